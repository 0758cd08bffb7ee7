/** The state of a call and its next step, for the start pages of staff. */
import { inTransaction } from "#db/connection.ts";
import { listDefenseSessions } from "#db/defense.ts";
import { findLastNotice, findLastPublication } from "#db/notices.ts";
import { countByStatus, countPassing, findLastCorrectionDue, isStageWithin } from "#db/overview.ts";
import { listPanels } from "#db/panels.ts";
import { findLastRereadingDue } from "#db/rereadings.ts";
import { findFrozenResult, findLastResult, listIdsInScope } from "#db/results.ts";
import { countStageSubmissions, listSheetCountsByField, listStages } from "#db/stages.ts";
import type { Stage, StageKind } from "#db/stages.ts";
import type { SubmissionScope } from "#db/scope.ts";
import { nextStep } from "#scoring/programme/next-step.ts";
import type { CallFacts, NextStep, StageFacts } from "#scoring/programme/next-step.ts";
import type { Bilingual, StagePlan } from "#scoring/programme/programme.ts";
import { callOf } from "./calls.server.ts";
import type { Call } from "./calls.server.ts";
import { within } from "./context.ts";
import type { Context } from "./context.ts";
import { isNoticeOutdated } from "./notice-standing.server.ts";
import { isStaff, submissionScope } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { listRevotes, type StageRevotes } from "./revotes.server.ts";
import { listVotes } from "./votes.server.ts";
import type { VoteView } from "./votes.server.ts";

export interface StagePhase {
  readonly kind: StageKind;
  readonly name: Bilingual;
  readonly state: "planned" | "assigned" | "open" | "closed" | "proposed" | "frozen";
  readonly opensAt: string;
  readonly closesAt: string;
  readonly frozenAt: string | null;
  /** Submissions of the stage; null before the stage before is frozen. */
  readonly submissions: number | null;
  readonly sheets: { readonly submitted: number; readonly expected: number };
  readonly passing: number | null;
}

export interface CallOverview {
  readonly slug: string;
  readonly mode: "live" | "demo";
  readonly name: Bilingual;
  readonly edition: Bilingual;
  readonly timeZone: string;
  readonly timeZoneName: Bilingual;
  readonly callOpensAt: string;
  readonly callClosesAt: string;
  readonly formalCheck: {
    readonly submissions: number;
    readonly decided: number;
    readonly admitted: number;
    readonly rejected: number;
    readonly withdrawn: number;
    readonly correcting: number;
  };
  readonly stages: readonly StagePhase[];
  readonly notice: {
    readonly state: "none" | "prepared" | "signed" | "published";
    readonly publishedOn: string | null;
    readonly endsAt: string | null;
    /** Published, and the list it rests on has changed since. */
    readonly isOutdated: boolean;
  };
  readonly publishedAt: string | null;
  readonly next: NextStep;
}

/**
 * Where the call stands. Counts cover what the actor may know of.
 * @throws Refusal not_found
 */
export async function callOverview(ctx: Context): Promise<CallOverview> {
  return await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    if (!isStaff(ctx.actor)) throw new Refusal("not_found");
    const call = await callOf(inside);
    const scope = submissionScope(ctx.actor, "staff");
    const formalCheck = await formalCheckOf(inside, scope);
    const votes = await listVotes(inside);
    const revotes = await listRevotes(inside);
    const stages = await listStages(trx, call.id);
    const readings: StageReading[] = [];
    for (const [index, stage] of stages.entries()) {
      const plan = call.programme.stages.find((item) => item.kind === stage.kind);
      const isReached = index === 0 || stages[index - 1]?.state === "frozen";
      if (plan !== undefined) readings.push(await readStage(inside, { stage, plan, scope, votes, revotes, isReached }));
    }
    const notice = await noticeOf(inside, await listIdsInScope(trx, scope));
    const publication = await findLastPublication(trx, call.id);
    const facts: CallFacts = {
      now: ctx.now(),
      callClosesAt: new Date(call.programme.callClosesAt).toISOString(),
      unchecked: formalCheck.submissions - formalCheck.decided - formalCheck.correcting,
      correcting: formalCheck.correcting,
      correctionsDueAt: await findLastCorrectionDue(trx, scope),
      stages: readings.map((item) => item.facts),
      notice,
      isPublished: publication !== undefined,
    };
    return {
      ...namesOf(call),
      formalCheck,
      stages: readings.map((item) => item.phase),
      notice,
      publishedAt: publication?.publishedAt ?? null,
      next: nextStep(facts),
    };
  });
}

interface StageReading {
  readonly phase: StagePhase;
  readonly facts: StageFacts;
}

interface StageToRead {
  readonly stage: Stage;
  readonly plan: StagePlan;
  readonly scope: SubmissionScope;
  readonly votes: readonly VoteView[];
  readonly revotes: StageRevotes;
  /** The stage before is frozen, so it is known which submissions stand in this one. */
  readonly isReached: boolean;
}

async function readStage(
  ctx: Context,
  { stage, plan, scope, votes, revotes, isReached }: StageToRead,
): Promise<StageReading> {
  const { kind, state, opensAt, closesAt, frozenAt } = stage;
  const counts = await listSheetCountsByField(ctx.db, stage.id, scope);
  const expected = counts.reduce((sum, row) => sum + row.expected, 0);
  const submitted = counts.reduce((sum, row) => sum + row.submitted, 0);
  const last = await findLastResult(ctx.db, stage.id);
  const frozen = state === "frozen" ? await findFrozenResult(ctx.db, stage.id) : undefined;
  const correction = await correctionOf(ctx, stage, frozen?.id, scope);
  const isAssigned = stage.assignedAt !== null;
  const isProposed = state === "closed" && last?.state === "proposed";
  const panels = await listPanels(ctx.db, stage.id);
  const sessions = plan.hearing === null ? [] : await listDefenseSessions(ctx.db, stage.id);
  const own = votes.filter((vote) => panels.some((panel) => panel.id === vote.panelId));
  const ties = plan.tieChain.some((step) => step.by === "revote")
    ? { due: revotes.due.length, open: revotes.revotes.filter((revote) => revote.state === "open").length }
    : { due: 0, open: 0 };
  const fields = isReached ? await countStageSubmissions(ctx.db, stage.id, scope) : null;
  return {
    phase: {
      kind,
      name: plan.name,
      state: isProposed ? "proposed" : state === "planned" && isAssigned ? "assigned" : state,
      opensAt,
      closesAt,
      frozenAt,
      submissions: fields?.reduce((sum, row) => sum + row.submissions, 0) ?? null,
      sheets: { submitted, expected },
      passing: frozen === undefined ? null : await countPassing(ctx.db, frozen.id, scope),
    },
    facts: {
      kind,
      state,
      isAssigned,
      opensAt,
      closesAt,
      missingSheets: expected - submitted,
      isProposed: isProposed || (correction.isReopened && last?.state === "proposed"),
      ...correction,
      hearing:
        plan.hearing === null
          ? null
          : {
              panels: panels.length,
              planned: sessions.length,
              drawn: sessions.filter((session) => session.drawnAt !== null).length,
            },
      vote:
        plan.vote === null
          ? null
          : {
              due: own.reduce((sum, vote) => sum + vote.due, 0) + ties.due,
              open: own.filter((vote) => vote.state === "open").length + ties.open,
            },
    },
  };
}

/**
 * What is being corrected in a closed or frozen stage, of what the scope lets be known. That a frozen result is being
 * corrected at all is told to those alone who may know everything that ever stood in it.
 */
async function correctionOf(
  ctx: Context,
  { id, state, reopenedAt }: Stage,
  resultId: string | undefined,
  scope: SubmissionScope,
): Promise<Pick<StageFacts, "rereadingDueAt" | "isReopened">> {
  const isWhole = resultId !== undefined && (await isStageWithin(ctx.db, id, scope));
  const isReopened = reopenedAt !== null && isWhole;
  if (state !== "closed" && !isReopened) return { rereadingDueAt: null, isReopened: false };
  return { rereadingDueAt: await findLastRereadingDue(ctx.db, id, scope, ctx.now()), isReopened };
}

async function formalCheckOf(ctx: Context, scope: SubmissionScope): Promise<CallOverview["formalCheck"]> {
  const counts = new Map((await countByStatus(ctx.db, scope)).map((row) => [row.status, row.submissions]));
  const [admitted, rejected, withdrawn] = [
    counts.get("admitted") ?? 0,
    counts.get("rejected") ?? 0,
    counts.get("withdrawn") ?? 0,
  ];
  const correcting = counts.get("correction") ?? 0;
  const decided = admitted + rejected + withdrawn;
  const submissions = decided + correcting + (counts.get("received") ?? 0);
  return { submissions, decided, admitted, rejected, withdrawn, correcting };
}

async function noticeOf(ctx: Context, visible: ReadonlySet<string>): Promise<CallOverview["notice"]> {
  const notice = await findLastNotice(ctx.db, ctx.actor.callId);
  if (notice === undefined) return { state: "none", publishedOn: null, endsAt: null, isOutdated: false };
  const { publishedOn, endsAt } = notice;
  const isSigned = notice.signedBy !== null;
  const state = notice.state === "published" ? "published" : isSigned ? "signed" : "prepared";
  const isOutdated = state === "published" && (await isNoticeOutdated(ctx, notice, visible));
  return { state, publishedOn, endsAt, isOutdated };
}

function namesOf({
  slug,
  mode,
  programme,
}: Call): Pick<
  CallOverview,
  "slug" | "mode" | "name" | "edition" | "timeZone" | "timeZoneName" | "callOpensAt" | "callClosesAt"
> {
  const { name, edition, timeZone, timeZoneName, callOpensAt, callClosesAt } = programme;
  return { slug, mode, name, edition: edition.name, timeZone, timeZoneName, callOpensAt, callClosesAt };
}
