/** What of an assignment a person may be told: lines for pages, made from a plan. A part of the desk of assignments. */
import type { AssignmentLoads, AssignmentObjective, BlockingSet } from "#scoring/assignment/assignment-problem.ts";
import type { ExpertKind, StageKind } from "#scoring/programme/programme.ts";
import type { AssignmentFacts } from "./assignment-facts.server.ts";
import { type AssignmentPlan, loadsOf } from "./assignment-plan.ts";
import { Refusal } from "./refusal.ts";
import type { PlannedStage } from "./stage-plans.server.ts";

/** Supply against demand of one field, before anything is assigned. */
export interface FieldSupply {
  readonly fieldCode: string;
  readonly submissions: number;
  /** Sheets needed: submissions × experts for each. */
  readonly demand: number;
  /** Active experts who name the field, and what they can read in all; an expert of three fields counts in each. */
  readonly ableExperts: number;
  readonly capacity: number;
  /** Pairs of an able expert and a submission of the field that a conflict rules out. */
  readonly conflicts: number;
}

export interface UnmetLine {
  /** The submission's serial; null for a rule on a whole panel. */
  readonly serial: string | null;
  readonly panelCode: string | null;
  /** `kinds:authority`, `kinds:entrepreneur+investor`, `foreign`, `outsideRegion`, `newSinceLastStage`, `panel`, `minimumValidSheets` */
  readonly rule: string;
  readonly got: number;
  readonly wanted: number;
}

export interface PanelLine {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly fieldCodes: readonly string[];
  readonly members: readonly PanelSeat[];
  readonly reserves: readonly PanelSeat[];
}

export interface PanelSeat {
  readonly expertId: string;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: ExpertKind;
}

/** What stands in the way, with every figure needed to say it in a sentence. */
export interface InfeasibleLine {
  readonly reason: "tooFewExperts" | "minimumLoads" | "lockedPairs";
  readonly serials: readonly string[];
  readonly expertCodes: readonly string[];
  readonly wanted: number;
  readonly canGive: number;
}

/** What it cost that fields share experts: chains of exchanges, each with its price in fit. */
export interface BridgeLines {
  readonly sumBefore: number;
  readonly sumAfter: number;
  readonly shared: readonly { readonly fieldCode: string; readonly experts: number }[];
  /** 1: all fields hang together. */
  readonly parts: number;
  readonly chains: readonly {
    readonly expertCode: string;
    readonly cost: number;
    readonly changes: readonly { readonly serial: string; readonly leaves: string; readonly comes: string }[];
  }[];
}

export type AssignmentOutcome =
  | {
      readonly status: "assigned";
      readonly pairs: number;
      /** null for panels, which are chosen as a whole, and where something is hidden from the actor. */
      readonly objective: AssignmentObjective | null;
      readonly loads: AssignmentLoads;
      readonly unmet: readonly UnmetLine[];
      readonly panels: readonly PanelLine[];
      /** null: nobody asked for shared experts, or something is hidden from the actor. */
      readonly bridges: BridgeLines | null;
    }
  | { readonly status: "infeasible"; readonly blocking: InfeasibleLine };

export interface AssignmentPreview {
  readonly stageKind: StageKind;
  readonly submissions: number;
  readonly experts: number;
  readonly demand: number;
  readonly capacity: number;
  readonly byField: readonly FieldSupply[];
  /** Serials that have no field yet; nothing can be assigned before they do. */
  readonly unmapped: readonly string[];
  readonly outcome: AssignmentOutcome;
}

/** Demand of each field of the programme against who could read it. */
export function supplyByField({ call, plan }: PlannedStage, facts: AssignmentFacts): FieldSupply[] {
  return call.programme.fields.map(({ code }) => {
    const submissions = facts.submissions.filter((submission) => submission.fieldCode === code);
    const able = facts.experts.filter((expert) => expert.fields.includes(code));
    return {
      fieldCode: code,
      submissions: submissions.length,
      demand: submissions.length * plan.panel.size,
      ableExperts: able.length,
      capacity: able.reduce((sum, expert) => sum + expert.capacity, 0),
      conflicts: able.reduce(
        (sum, expert) => sum + submissions.filter((submission) => !facts.mayRead(expert.id, submission.id)).length,
        0,
      ),
    };
  });
}

/** What of a plan the actor may know: every figure covers the visible submissions alone. */
export function toOutcome(planned: PlannedStage, visible: AssignmentFacts, plan: AssignmentPlan): AssignmentOutcome {
  const serials = new Map(visible.submissions.map((submission) => [submission.id, submission.serial]));
  const codes = new Map(visible.experts.map((expert) => [expert.id, expert.code]));
  if (plan.status === "infeasible") {
    return { status: "infeasible", blocking: toInfeasibleLine(visible, plan.blocking) };
  }
  const panelCodes = new Set(plan.panels.map((panel) => panel.code));
  const pairs = plan.pairs.filter((pair) => serials.has(pair.submissionId));
  return {
    status: "assigned",
    pairs: pairs.length,
    objective: pairs.length === plan.pairs.length ? plan.objective : null,
    bridges: pairs.length === plan.pairs.length ? bridgeLines(plan.bridges, serials, codes) : null,
    loads: loadsOf(visible, pairs),
    unmet: plan.unmet
      .filter(({ submission }) => serials.has(submission) || panelCodes.has(submission))
      .map(({ submission, rule, got, wanted }) => ({
        serial: serials.get(submission) ?? null,
        panelCode: panelCodes.has(submission) ? submission : null,
        rule,
        got,
        wanted,
      })),
    panels: plan.panels.map((panel) => {
      const group = planned.plan.panel.fieldGroups.find((item) => item.code === panel.code)!;
      return {
        code: panel.code,
        nameZh: group.name.zh,
        nameEn: group.name.en,
        fieldCodes: group.fields,
        members: panel.members.flatMap((id) => toSeat(visible.experts, id)),
        reserves: panel.reserves.flatMap((id) => toSeat(visible.experts, id)),
      };
    }),
  };
}

/** The blocking set by serials and codes; what is hidden from the actor is left out. */
export function toInfeasibleLine(
  { submissions, experts }: AssignmentFacts,
  { reason, submissions: blocked, experts: full, wanted, canGive }: BlockingSet,
): InfeasibleLine {
  const serials = new Map(submissions.map((submission) => [submission.id, submission.serial]));
  const codes = new Map(experts.map((expert) => [expert.id, expert.code]));
  return {
    reason,
    serials: blocked.flatMap((id) => serials.get(id) ?? []),
    expertCodes: full.flatMap((id) => codes.get(id) ?? []),
    wanted,
    canGive,
  };
}

function bridgeLines(
  bridges: Extract<AssignmentPlan, { readonly status: "assigned" }>["bridges"],
  serials: ReadonlyMap<string, string>,
  codes: ReadonlyMap<string, string>,
): BridgeLines | null {
  if (bridges === null) return null;
  return {
    sumBefore: bridges.sumBefore,
    sumAfter: bridges.sumAfter,
    shared: bridges.shared.map(({ field, experts }) => ({ fieldCode: field, experts })),
    parts: bridges.parts,
    chains: bridges.chains.map(({ expert, cost, leaves, comes }) => ({
      expertCode: codes.get(expert)!,
      cost,
      changes: leaves.map((left, index) => ({
        serial: serials.get(left.submission)!,
        leaves: codes.get(left.expert)!,
        comes: codes.get(comes[index]!.expert)!,
      })),
    })),
  };
}

export function toSeat(experts: AssignmentFacts["experts"], expertId: string): PanelSeat[] {
  return experts
    .filter((expert) => expert.id === expertId)
    .map(({ id, code, nameZh, nameEn, kind }) => ({ expertId: id, code, nameZh, nameEn, kind }));
}

const INFEASIBLE_CODES = {
  tooFewExperts: "too_few_experts",
  minimumLoads: "minimum_loads",
  lockedPairs: "locked_pairs",
} as const;

export function infeasible(outcome: AssignmentOutcome): Refusal {
  if (outcome.status === "assigned") throw new Error("infeasible: the outcome is an assignment");
  const { reason, serials, expertCodes, wanted, canGive } = outcome.blocking;
  const params = { serials: serials.join(", "), experts: expertCodes.join(", "), wanted, canGive };
  return new Refusal("assignment_infeasible", [{ code: INFEASIBLE_CODES[reason], params }]);
}
