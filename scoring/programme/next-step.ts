/**
 * 下一步 / Next step: what a call waits for, and who has to do it.
 *
 * The phases follow each other: formal check, then each stage (assign, open, score, close, vote, propose, confirm),
 * then notice and list. The first thing that is not done is the next step, so there is exactly one. A frozen stage of
 * which a new version is made comes before what follows it.
 */
import type { StageKind } from "#scoring/programme/programme.ts";

export const NEXT_STEP_CODES = [
  "wait_for_call_end",
  "check_forms",
  "wait_for_corrections",
  "assign_stage",
  "plan_defense",
  "draw_running_order",
  "open_stage",
  "score_stage",
  "read_again",
  "close_stage",
  "open_vote",
  "close_vote",
  "propose_shortlist",
  "confirm_shortlist",
  "propose_version",
  "confirm_version",
  "prepare_notice",
  "sign_notice",
  "publish_notice",
  "wait_for_notice_end",
  "publish_list",
  "done",
] as const;
export type NextStepCode = (typeof NEXT_STEP_CODES)[number];

export type StepRole = "secretariat" | "chair" | "supervisor" | "expert";

export interface NextStep {
  readonly code: NextStepCode;
  /** Any one of these may do it; empty: nobody, time has to pass. */
  readonly roles: readonly StepRole[];
  /** The stage it is about. */
  readonly stage: StageKind | null;
  /** When it ends (scoring, readings, corrections, notice) or may begin; ISO-8601 instant or YYYY-MM-DD, null when no date is set. */
  readonly at: string | null;
}

export interface StageFacts {
  readonly kind: StageKind;
  readonly state: "planned" | "open" | "closed" | "frozen";
  readonly isAssigned: boolean;
  readonly opensAt: string;
  readonly closesAt: string;
  /** Sheets that are still asked for. */
  readonly missingSheets: number;
  /** The list, or in a frozen stage a new version of it, waits for a second person. */
  readonly isProposed: boolean;
  /** When the last reading is due that was asked for again after the stage closed; null when none is open. */
  readonly rereadingDueAt: string | null;
  /** Frozen, and waiting for a new version after a late conflict. */
  readonly isReopened: boolean;
  /** Null in a stage without hearings. */
  readonly hearing: { readonly panels: number; readonly planned: number; readonly drawn: number } | null;
  /** Null in a stage without a vote. */
  readonly vote: { readonly due: number; readonly open: number } | null;
}

export interface CallFacts {
  readonly now: string;
  readonly callClosesAt: string;
  /** Submissions still without a verdict, those under correction apart. */
  readonly unchecked: number;
  readonly correcting: number;
  /** When the last open correction round ends. */
  readonly correctionsDueAt: string | null;
  /** In the order in which they are held. */
  readonly stages: readonly StageFacts[];
  readonly notice: {
    readonly state: "none" | "prepared" | "signed" | "published";
    readonly publishedOn: string | null;
    readonly endsAt: string | null;
    /** Published, and the list it rests on has changed since. */
    readonly isOutdated: boolean;
  };
  readonly isPublished: boolean;
}

/** The one next step of a call. Pure in its facts: the same facts give the same step. */
export function nextStep(facts: CallFacts): NextStep {
  if (facts.now < facts.callClosesAt && facts.stages.every((stage) => stage.state === "planned"))
    return step("wait_for_call_end", [], null, facts.callClosesAt);
  const begun = facts.stages.some((stage) => stage.state !== "planned");
  if (!begun && facts.unchecked > 0) return step("check_forms", ["secretariat"]);
  if (!begun && facts.correcting > 0)
    return step("wait_for_corrections", ["secretariat"], null, facts.correctionsDueAt);
  for (const stage of facts.stages) {
    const next = stepOfStage(stage, facts.now);
    if (next !== null) return next;
  }
  return stepOfNotice(facts);
}

function stepOfStage(stage: StageFacts, now: string): NextStep | null {
  const { kind, opensAt, closesAt, hearing } = stage;
  switch (stage.state) {
    case "planned":
      if (!stage.isAssigned) return step("assign_stage", ["secretariat", "chair"], kind);
      if (hearing !== null && hearing.planned < hearing.panels)
        return step("plan_defense", ["secretariat"], kind, opensAt);
      if (hearing !== null && hearing.drawn < hearing.panels)
        return step("draw_running_order", ["secretariat"], kind, opensAt);
      return step("open_stage", ["secretariat"], kind, opensAt);
    case "open":
      if (stage.missingSheets === 0 || now >= closesAt) return step("close_stage", ["secretariat"], kind, closesAt);
      return step("score_stage", ["expert"], kind, closesAt);
    case "closed":
      return (
        stepBeforeList(stage, now) ??
        (stage.isProposed
          ? step("confirm_shortlist", ["supervisor"], kind)
          : step("propose_shortlist", ["chair"], kind))
      );
    case "frozen":
      if (!stage.isReopened) return null;
      return (
        stepBeforeList(stage, now) ??
        (stage.isProposed ? step("confirm_version", ["supervisor"], kind) : step("propose_version", ["chair"], kind))
      );
  }
}

/** What a list rests on and is still missing: readings asked for again, votes. */
function stepBeforeList({ kind, rereadingDueAt, vote }: StageFacts, now: string): NextStep | null {
  if (rereadingDueAt !== null && now < rereadingDueAt) return step("read_again", ["expert"], kind, rereadingDueAt);
  if (vote !== null && vote.open > 0) return step("close_vote", ["chair"], kind);
  if (vote !== null && vote.due > 0) return step("open_vote", ["chair"], kind);
  return null;
}

function stepOfNotice({ notice, isPublished, now }: CallFacts): NextStep {
  if (isPublished) return step("done", []);
  switch (notice.state) {
    case "none":
      return step("prepare_notice", ["secretariat"]);
    case "prepared":
      return step("sign_notice", ["supervisor"]);
    case "signed":
      return step("publish_notice", ["secretariat"], null, notice.publishedOn);
    case "published":
      if (notice.isOutdated) return step("prepare_notice", ["secretariat"]);
      if (notice.endsAt !== null && now < notice.endsAt) return step("wait_for_notice_end", [], null, notice.endsAt);
      return step("publish_list", ["secretariat"]);
  }
}

function step(
  code: NextStepCode,
  roles: readonly StepRole[],
  stage: StageKind | null = null,
  at: string | null = null,
): NextStep {
  return { code, roles, stage, at };
}
