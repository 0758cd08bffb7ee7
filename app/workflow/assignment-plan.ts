/**
 * From facts to a plan: which pairs, which panels, what could not be kept. Pure; a dry run and the real run share it,
 * so that a preview shows what a run would do. A part of the desk of assignments.
 */
import type { Expert } from "#db/experts.ts";
import type { StageSubmission } from "#db/stages.ts";
import type {
  AssignedPair,
  AssignmentCertificate,
  AssignmentLoads,
  AssignmentMode,
  AssignmentObjective,
  AssignmentProblem,
  AssignmentResult,
  BlockingSet,
  UnmetRule,
} from "#scoring/assignment/assignment-problem.ts";
import { assignExperts } from "#scoring/assignment/assign-experts.ts";
import { type Bridges, buildBridges } from "#scoring/assignment/bridges.ts";
import { solveCapped } from "#scoring/assignment/capped-assignment.ts";
import { capParts } from "#scoring/assignment/capped-chances.ts";
import { checkAssignment } from "#scoring/assignment/check-assignment.ts";
import { choosePanels, type ChosenPanel } from "#scoring/assignment/choose-panels.ts";
import { mixGroups } from "#scoring/assignment/mix-groups.ts";
import type { StagePlan } from "#scoring/programme/programme.ts";
import { digest } from "#scoring/record/digest.ts";
import { type StoredInputs, toStoredInputs } from "./assignment-inputs.ts";
import { type AssignmentFacts, regionOf, toAssignmentExpert } from "./assignment-facts.server.ts";

export interface PlannedPair {
  readonly expertId: string;
  readonly submissionId: string;
  readonly fit: number;
  /** null: experts are assigned one by one. */
  readonly panelCode: string | null;
}

/** A rule of the engine, or a lot in which no pair is more likely than a cap. */
export type RunMode = AssignmentMode | "capped";

/** What the office chooses for a run. */
export interface RunChoice {
  readonly mode: RunMode;
  /** The highest chance of a pair, a decimal such as 0.5; only with `capped`. */
  readonly cap?: string;
  /** Experts that each field is to share with others, so that scores can be compared; 0: as it comes. */
  readonly sharedExperts: number;
}

/** What anybody needs, beside the inputs, to draw the same pairs again. */
export interface DrawnLot {
  /** Parts of 1024. */
  readonly cap: number;
  readonly seedParts: readonly string[];
  readonly algorithm: string;
  /** Sum of fit × 1024 that was to be expected, the highest under the cap. */
  readonly expectedSum: number;
}

export type AssignmentPlan =
  | {
      readonly status: "assigned";
      readonly pairs: readonly PlannedPair[];
      readonly panels: readonly ChosenPanel[];
      /** null for panels, which are chosen as a whole. */
      readonly objective: AssignmentObjective | null;
      readonly certificate: AssignmentCertificate | null;
      readonly inputs: StoredInputs | null;
      /** null: no lot was drawn. */
      readonly lot: DrawnLot | null;
      /** null: nobody asked for them. */
      readonly bridges: Omit<Bridges, "pairs"> | null;
      readonly loads: AssignmentLoads;
      /** `submission` is a submission's id, or a panel's code for the mix of a panel. */
      readonly unmet: readonly UnmetRule[];
    }
  | { readonly status: "infeasible"; readonly blocking: BlockingSet };

/**
 * Submissions without a field cannot be planned for and must have been sorted out before.
 * @param seed of the lot, where one is drawn
 */
export function planAssignment(
  plan: StagePlan,
  facts: AssignmentFacts,
  choice: RunChoice,
  seed: string,
): AssignmentPlan {
  if (plan.panel.fieldGroups.length > 0) return planPanels(plan, facts);
  return choice.mode === "capped"
    ? planByLot(plan, facts, capParts(choice.cap ?? "") ?? 0, seed)
    : planOneByOne(plan, facts, { ...choice, mode: choice.mode });
}

/**
 * Everything that decided a plan, as one hash: the same facts give the same digest on every machine.
 * @param choice null: the pairs came from elsewhere
 */
export function inputDigest(plan: StagePlan, facts: AssignmentFacts, choice: RunChoice | null): string {
  const row = (value: (expert: Expert, submission: StageSubmission) => number) =>
    facts.experts.map((expert) => facts.submissions.map((submission) => value(expert, submission)).join(","));
  return digest({
    choice: choice && {
      ...{ mode: choice.mode, sharedExperts: choice.sharedExperts },
      ...(choice.mode === "capped" ? { cap: choice.cap } : {}),
    },
    panel: plan.panel,
    experts: facts.experts.map(({ code, kind, country, province, capacity, fields }) => ({
      code,
      kind,
      country,
      province,
      capacity,
      fields: [...fields],
    })),
    submissions: facts.submissions.map(({ serial, fieldCode, country, province }) => ({
      serial,
      fieldCode,
      country,
      province,
    })),
    fit: row((expert, submission) => facts.fit(expert, submission)),
    mayRead: row((expert, submission) => (facts.mayRead(expert.id, submission.id) ? 1 : 0)),
    readBefore: row((expert, submission) => (facts.hasReadBefore(expert.id, submission.id) ? 1 : 0)),
  });
}

function planOneByOne(
  plan: StagePlan,
  facts: AssignmentFacts,
  choice: RunChoice & { readonly mode: AssignmentMode },
): AssignmentPlan {
  const problem = stageProblem(plan, facts);
  const result = assignExperts(problem, { mode: choice.mode, allowsShort: false, evensLoads: true });
  if (result.status === "infeasible") return result;
  const { pairs: assigned, bridges } = withBridges(problem, facts, result, choice);
  const pairs = assigned.map(({ expert, submission, fit }) => ({
    expertId: expert,
    submissionId: submission,
    fit,
    panelCode: null,
  }));
  return {
    status: "assigned",
    pairs,
    panels: [],
    objective: { ...result.objective, ...worthOf(assigned) },
    certificate: result.certificate,
    inputs: toStoredInputs(problem),
    lot: null,
    bridges,
    loads: loadsOf(facts, pairs),
    unmet: unmetOf(problem, assigned),
  };
}

/** Pairs by lot: the expected sum is the highest under the cap, and what was drawn is one draw. */
function planByLot(plan: StagePlan, facts: AssignmentFacts, cap: number, seed: string): AssignmentPlan {
  const problem = stageProblem(plan, facts);
  const drawn = solveCapped(problem, cap, [seed]);
  if (drawn.status === "infeasible") return drawn;
  const assigned = pairsAt(problem, drawn.pairs);
  const pairs = assigned.map(({ expert, submission, fit }) => ({
    ...{ expertId: expert, submissionId: submission, fit },
    panelCode: null,
  }));
  const worth = worthOf(assigned);
  return {
    status: "assigned",
    pairs,
    panels: [],
    objective: { ...worth, isProven: false, sumBound: null, sumBeforeTotals: worth.sum },
    certificate: null,
    inputs: toStoredInputs(problem),
    lot: { cap, seedParts: [seed], algorithm: drawn.algorithm, expectedSum: drawn.expectedSum },
    bridges: null,
    loads: loadsOf(facts, pairs),
    unmet: unmetOf(problem, assigned),
  };
}

/** Pairs named by `expert * submissions + submission`, by submission, then expert, in the order of the problem. */
export function pairsAt({ experts, submissions, fit }: AssignmentProblem, places: Int32Array): AssignedPair[] {
  const width = submissions.length;
  return [...places]
    .sort((one, other) => (one % width) - (other % width) || one - other)
    .map((pair) => ({
      expert: experts[Math.floor(pair / width)]!.id,
      submission: submissions[pair % width]!.id,
      fit: fit[pair]!,
    }));
}

type Assigned = Extract<AssignmentResult, { readonly status: "assigned" }>;

function withBridges(
  problem: AssignmentProblem,
  facts: AssignmentFacts,
  { pairs, certificate }: Assigned,
  { sharedExperts }: RunChoice,
) {
  if (sharedExperts === 0) return { pairs, bridges: null };
  const { pairs: bridged, ...bridges } = buildBridges(problem, pairs, {
    fields: facts.submissions.map((submission) => submission.fieldCode ?? ""),
    atLeast: sharedExperts,
    prices: certificate.prices.experts,
  });
  return { pairs: bridged, bridges };
}

function worthOf(pairs: readonly AssignedPair[]): Pick<AssignmentObjective, "sum" | "worstPair" | "worstSubmission"> {
  const totals = new Map<string, number>();
  for (const { submission, fit } of pairs) totals.set(submission, (totals.get(submission) ?? 0) + fit);
  const lowest = (values: readonly number[]) =>
    values.length === 0 ? null : values.reduce((least, value) => Math.min(least, value));
  return {
    sum: pairs.reduce((sum, pair) => sum + pair.fit, 0),
    worstPair: lowest(pairs.map((pair) => pair.fit)),
    worstSubmission: lowest([...totals.values()]),
  };
}

function unmetOf(problem: AssignmentProblem, pairs: readonly AssignedPair[]): UnmetRule[] {
  return checkAssignment(problem, pairs).flatMap((found): UnmetRule[] => {
    if (found.kind !== "groupBelow" && found.kind !== "groupAbove") return [];
    const { submission, rule, got, wanted } = found;
    return [{ submission, rule, got, wanted, bound: found.kind === "groupBelow" ? "atLeast" : "atMost" }];
  });
}

/** The stage as the engine sees it; experts by code, submissions by serial. */
export function stageProblem(plan: StagePlan, facts: AssignmentFacts): AssignmentProblem {
  const experts = facts.experts.map((expert) => toAssignmentExpert(facts, expert));
  const submissions = facts.submissions.map((submission) => ({
    id: submission.id,
    demand: plan.panel.size,
    region: regionOf(submission),
  }));
  const perPair = (value: (expert: Expert, submission: StageSubmission) => number) =>
    facts.experts.flatMap((expert) => facts.submissions.map((submission) => value(expert, submission)));
  const readBefore = facts.isFirstStage
    ? null
    : Uint8Array.from(perPair((expert, submission) => (facts.hasReadBefore(expert.id, submission.id) ? 1 : 0)));
  return {
    experts,
    submissions,
    fit: Int32Array.from(perPair((expert, submission) => facts.fit(expert, submission))),
    forbidden: Uint8Array.from(perPair((expert, submission) => (facts.mayRead(expert.id, submission.id) ? 0 : 1))),
    locked: [],
    groups: mixGroups(plan.panel.mix, experts, submissions, readBefore),
  };
}

function planPanels(plan: StagePlan, facts: AssignmentFacts): AssignmentPlan {
  const { fieldGroups, size, reserves, mix, minimumValidSheets } = plan.panel;
  const read = fieldGroups.map((group) =>
    facts.submissions.filter((submission) => group.fields.includes(submission.fieldCode ?? "")),
  );
  const chosen = choosePanels({
    experts: facts.experts.map((expert) => toAssignmentExpert(facts, expert)),
    panels: fieldGroups.map(({ code }) => ({ code, size, reserves })),
    mix,
    fit: Int32Array.from(facts.experts.flatMap((expert) => read.map((list) => meanFit(facts, expert, list)))),
    conflicts: Int32Array.from(
      facts.experts.flatMap((expert) =>
        read.map((list) => list.filter((submission) => !facts.mayRead(expert.id, submission.id)).length),
      ),
    ),
  });
  if (chosen.status === "infeasible") return chosen;
  const pairs: PlannedPair[] = [];
  const unmet: UnmetRule[] = [...chosen.unmet];
  for (const [index, panel] of chosen.panels.entries())
    for (const submission of read[index]!) {
      const readers = readersOf(facts, panel, submission, minimumValidSheets);
      if (readers.length < minimumValidSheets)
        unmet.push({
          submission: submission.id,
          rule: "minimumValidSheets",
          bound: "atLeast",
          got: readers.length,
          wanted: minimumValidSheets,
        });
      pairs.push(...readers.map((expert) => toPair(facts, expert, submission, panel.code)));
    }
  for (const { id } of facts.submissions.filter((submission) => !read.some((list) => list.includes(submission))))
    unmet.push({ submission: id, rule: "panel", bound: "atLeast", got: 0, wanted: 1 });
  const loads = loadsOf(facts, pairs);
  return {
    status: "assigned",
    pairs,
    panels: chosen.panels,
    objective: null,
    lot: null,
    certificate: null,
    inputs: null,
    bridges: null,
    loads,
    unmet,
  };
}

/** Every member without a conflict; a reserve steps in for a submission only where too few are left. */
function readersOf(
  facts: AssignmentFacts,
  panel: ChosenPanel,
  submission: StageSubmission,
  minimumValidSheets: number,
): string[] {
  const mayRead = (expertId: string) => facts.mayRead(expertId, submission.id);
  const members = panel.members.filter(mayRead);
  const missing = Math.max(0, minimumValidSheets - members.length);
  return [...members, ...panel.reserves.filter(mayRead).slice(0, missing)];
}

function toPair(facts: AssignmentFacts, expertId: string, submission: StageSubmission, panelCode: string): PlannedPair {
  const expert = facts.experts.find((item) => item.id === expertId)!;
  return { expertId, submissionId: submission.id, fit: facts.fit(expert, submission), panelCode };
}

function meanFit(facts: AssignmentFacts, expert: Expert, submissions: readonly StageSubmission[]): number {
  if (submissions.length === 0) return 0;
  return Math.floor(submissions.reduce((sum, item) => sum + facts.fit(expert, item), 0) / submissions.length);
}

/** Loads of all active experts under some pairs. */
export function loadsOf(facts: AssignmentFacts, pairs: readonly PlannedPair[]): AssignmentLoads {
  const loads = facts.experts.map((expert) => pairs.filter((pair) => pair.expertId === expert.id).length);
  const maximum = loads.reduce((most, load) => Math.max(most, load), 0);
  const histogram = Array.from({ length: maximum + 1 }, (_, load) => loads.filter((item) => item === load).length);
  return { minimum: loads.reduce((least, load) => Math.min(least, load), maximum), maximum, histogram };
}
