/**
 * From facts to a plan: which pairs, which panels, what could not be kept. Pure; a dry run and the real run share it,
 * so that a preview shows what a run would do. A part of the desk of assignments.
 */
import type { Expert } from "#db/experts.ts";
import type { StageSubmission } from "#db/stages.ts";
import type {
  AssignmentCertificate,
  AssignmentLoads,
  AssignmentMode,
  AssignmentObjective,
  AssignmentProblem,
  BlockingSet,
  UnmetRule,
} from "#scoring/assignment/assignment-problem.ts";
import { assignExperts } from "#scoring/assignment/assign-experts.ts";
import { choosePanels, type ChosenPanel } from "#scoring/assignment/choose-panels.ts";
import { mixGroups } from "#scoring/assignment/mix-groups.ts";
import type { StagePlan } from "#scoring/programme/programme.ts";
import { digest } from "#scoring/record/digest.ts";
import { type AssignmentFacts, regionOf, toAssignmentExpert } from "./assignment-facts.server.ts";

export interface PlannedPair {
  readonly expertId: string;
  readonly submissionId: string;
  readonly fit: number;
  /** null: experts are assigned one by one. */
  readonly panelCode: string | null;
}

/** What the office chooses for a run. */
export interface RunChoice {
  readonly mode: AssignmentMode;
}

export type AssignmentPlan =
  | {
      readonly status: "assigned";
      readonly pairs: readonly PlannedPair[];
      readonly panels: readonly ChosenPanel[];
      /** null for panels, which are chosen as a whole. */
      readonly objective: AssignmentObjective | null;
      readonly certificate: AssignmentCertificate | null;
      readonly loads: AssignmentLoads;
      /** `submission` is a submission's id, or a panel's code for the mix of a panel. */
      readonly unmet: readonly UnmetRule[];
    }
  | { readonly status: "infeasible"; readonly blocking: BlockingSet };

/** Submissions without a field cannot be planned for and must have been sorted out before. */
export function planAssignment(plan: StagePlan, facts: AssignmentFacts, choice: RunChoice): AssignmentPlan {
  return plan.panel.fieldGroups.length > 0 ? planPanels(plan, facts) : planOneByOne(plan, facts, choice);
}

/**
 * Everything that decided a plan, as one hash: the same facts give the same digest on every machine.
 * @param choice null: the pairs came from elsewhere
 */
export function inputDigest(plan: StagePlan, facts: AssignmentFacts, choice: RunChoice | null): string {
  const row = (value: (expert: Expert, submission: StageSubmission) => number) =>
    facts.experts.map((expert) => facts.submissions.map((submission) => value(expert, submission)).join(","));
  return digest({
    choice: choice && { mode: choice.mode },
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

function planOneByOne(plan: StagePlan, facts: AssignmentFacts, { mode }: RunChoice): AssignmentPlan {
  const result = assignExperts(stageProblem(plan, facts), { mode, allowsShort: false, evensLoads: true });
  if (result.status === "infeasible") return result;
  const { objective, certificate, loads, unmet } = result;
  const pairs = result.pairs.map(({ expert, submission, fit }) => ({
    expertId: expert,
    submissionId: submission,
    fit,
    panelCode: null,
  }));
  return { status: "assigned", pairs, panels: [], objective, certificate, loads, unmet };
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
  return { status: "assigned", pairs, panels: chosen.panels, objective: null, certificate: null, loads, unmet };
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
