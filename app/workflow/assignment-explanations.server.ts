/**
 * Why an expert reads a submission, who would take over, and what each expert of a stage carries. Everything covers the
 * submissions the actor may know of: a load that counted a hidden one would tell who reads it.
 */
import { type AssignmentLine, listAssignmentLines } from "#db/assignments.ts";
import type { Expert } from "#db/experts.ts";
import type { StageSubmission } from "#db/stages.ts";
import { mixOf, rankReplacements, type ReplacementFacts } from "#scoring/assignment/best-replacement.ts";
import type { FitParts } from "#scoring/assignment/fit-score.ts";
import { pairPrice } from "#scoring/assignment/pair-price.ts";
import type { ExpertKind, StageKind } from "#scoring/programme/programme.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import {
  type AssignmentFacts,
  assignmentFacts,
  regionOf,
  toAssignmentExpert,
  visibleFacts,
} from "./assignment-facts.server.ts";
import { stageProblem } from "./assignment-plan.ts";
import type { Context } from "./context.ts";
import { isStaff, submissionScope } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { type PlannedStage, stageOf } from "./stage-plans.server.ts";

export interface ExpertOfPair {
  readonly expertId: string;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: ExpertKind;
  readonly fit: FitParts;
  readonly load: number;
  readonly capacity: number;
  readonly hasReadBefore: boolean;
}

export interface Candidate extends ExpertOfPair {
  readonly isFull: boolean;
  /** Places of the mix that would stay unmet with this expert in place of the one who is asked about. */
  readonly missed: number;
}

export interface PairExplanation {
  readonly line: AssignmentLine;
  /** The expert who is asked about; null: no longer active in the pool. */
  readonly expert: ExpertOfPair | null;
  /** The others who read it now. */
  readonly others: readonly ExpertOfPair[];
  /** Every rule on the make-up, kept by those who read it now. */
  readonly mix: readonly { readonly rule: string; readonly got: number; readonly wanted: number }[];
  /** Who could read it instead, the best first; those with room before those without. */
  readonly candidates: readonly Candidate[];
  /** Experts a conflict keeps away from it. */
  readonly keptAway: number;
  readonly isFirstStage: boolean;
  /** null: the assignment has ended, a panel reads the submission, or nothing could be assigned any more. */
  readonly price: PairPriceLine | null;
}

/** What the best assignment of today's facts loses without this pair, and what limits it. */
export interface PairPriceLine {
  readonly best: number;
  /** null: without the pair nothing could be assigned. */
  readonly without: number | null;
  /** True: without the pair a rule on the make-up, or the least fit of today's pairs, could not be kept everywhere. */
  readonly breaksRule: boolean;
  /** What one place more of the expert would add at most. */
  readonly place: number;
  /** Experts kept away by a conflict who would add something at most, the dearest first. */
  readonly keptAway: readonly { readonly code: string; readonly gain: number }[];
  readonly isProven: boolean;
}

export interface ExpertLoad {
  readonly expertId: string;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: ExpertKind;
  readonly capacity: number;
  readonly load: number;
  /** Submissions by the field's code, in the programme's order; fields without one are left out. */
  readonly byField: readonly { readonly fieldCode: string; readonly count: number }[];
  /** Submissions of the expert's own region; of the stage before. */
  readonly ownRegion: number;
  readonly readBefore: number;
  /** Mean fit, rounded; null without a submission. */
  readonly meanFit: number | null;
}

/** @throws Refusal not_found: not staff, no such assignment in the stage, or a submission hidden from the actor */
export async function explainAssignment(ctx: Context, kind: StageKind, assignmentId: string): Promise<PairExplanation> {
  const { planned, facts, lines } = await gather(ctx, kind);
  const line = lines.find((item) => item.id === assignmentId);
  const submission = facts.submissions.find((item) => item.id === line?.submissionId);
  if (line === undefined || submission === undefined) throw new Refusal("not_found");
  const loads = countBy(lines.filter(isActive), (item) => item.expertId);
  const ofPair = (expert: Expert) => toExpertOfPair(facts, expert, submission, loads);
  const had = new Set(lines.filter((item) => item.submissionId === submission.id).map((item) => item.expertId));
  const readers = new Set(
    lines.filter((item) => item.submissionId === submission.id && isActive(item)).map((item) => item.expertId),
  );
  const reading = facts.experts.filter((expert) => readers.has(expert.id));
  const others = reading.filter((expert) => expert.id !== line.expertId);
  const free = facts.experts.filter((expert) => !had.has(expert.id));
  const subject = facts.experts.find((expert) => expert.id === line.expertId);
  return {
    line,
    expert: subject === undefined ? null : ofPair(subject),
    others: others.map(ofPair),
    mix: mixOf(planned.plan.panel.mix, ...panelOf(planned, facts, submission, reading), facts.isFirstStage),
    candidates: rankCandidates(
      planned,
      facts,
      submission,
      others,
      free.filter((expert) => facts.mayRead(expert.id, submission.id)).map((expert) => ({ ...ofPair(expert), expert })),
    ),
    keptAway: facts.experts.filter((expert) => !facts.mayRead(expert.id, submission.id)).length,
    isFirstStage: facts.isFirstStage,
    price: isActive(line) ? priceOf(planned, await visibleFacts(ctx, facts), lines.filter(isActive), line) : null,
  };
}

/** Over today's facts of the submissions the actor may know of; no pair may fit worse than the worst of today's. */
function priceOf(
  { plan }: PlannedStage,
  facts: AssignmentFacts,
  active: readonly AssignmentLine[],
  { expertId, submissionId }: AssignmentLine,
): PairPriceLine | null {
  const expert = facts.experts.findIndex((item) => item.id === expertId);
  const submission = facts.submissions.findIndex((item) => item.id === submissionId);
  if (plan.panel.fieldGroups.length > 0 || expert < 0 || !facts.mayRead(expertId, submissionId)) return null;
  const worst = active.reduce((least, line) => Math.min(least, line.fit), Infinity);
  const found = pairPrice(stageProblem(plan, facts), expert * facts.submissions.length + submission, worst);
  if (found === null) return null;
  const { best, without, place, keptAway, isProven } = found;
  const codes = new Map(facts.experts.map((item) => [item.id, item.code]));
  return {
    best,
    without: without?.sum ?? null,
    breaksRule: without !== null && without.misses + without.below > 0,
    place,
    keptAway: keptAway
      .map((item) => ({ code: codes.get(item.expert)!, gain: item.gain }))
      .sort((one, other) => other.gain - one.gain || compareText(one.code, other.code)),
    isProven,
  };
}

/** Load and mix of every active expert of the pool in a stage, by code. @throws Refusal not_found */
export async function listExpertLoads(ctx: Context, kind: StageKind): Promise<readonly ExpertLoad[]> {
  const { planned, facts, lines } = await gather(ctx, kind);
  const submissions = new Map(facts.submissions.map((submission) => [submission.id, submission]));
  return facts.experts.map((expert) => {
    const own = lines.filter((line) => line.expertId === expert.id && isActive(line));
    const read = own.flatMap((line) => submissions.get(line.submissionId) ?? []);
    const fields = countBy(read, (submission) => submission.fieldCode ?? "");
    const region = toAssignmentExpert(facts, expert).region;
    const fits = read.map((submission) => facts.fit(expert, submission));
    const { id, code, nameZh, nameEn, kind: expertKind, capacity } = expert;
    return {
      expertId: id,
      code,
      nameZh,
      nameEn,
      kind: expertKind,
      capacity,
      load: own.length,
      byField: planned.call.programme.fields.flatMap((field) => {
        const count = fields.get(field.code) ?? 0;
        return count === 0 ? [] : [{ fieldCode: field.code, count }];
      }),
      ownRegion: read.filter((submission) => regionOf(submission) === region).length,
      readBefore: read.filter((submission) => facts.hasReadBefore(id, submission.id)).length,
      meanFit: fits.length === 0 ? null : Math.round(fits.reduce((sum, fit) => sum + fit, 0) / fits.length),
    };
  });
}

/** The facts of a stage and its assignments, as far as the actor may know of them. */
async function gather(ctx: Context, kind: StageKind) {
  if (!isStaff(ctx.actor)) throw new Refusal("not_found");
  const planned = await stageOf(ctx.db, ctx, kind);
  const facts = await assignmentFacts(ctx.db, planned);
  const lines = await listAssignmentLines(ctx.db, planned.stage.id, submissionScope(ctx.actor, "staff"), {});
  return { planned, facts, lines };
}

/** Those with room first; among them as a replacement is found. */
function rankCandidates(
  { plan }: PlannedStage,
  facts: AssignmentFacts,
  submission: StageSubmission,
  others: readonly Expert[],
  candidates: readonly (ExpertOfPair & { readonly expert: Expert })[],
): Candidate[] {
  const [asked, remaining] = panelOf({ plan }, facts, submission, others);
  const ranked = rankReplacements(
    plan.panel.mix,
    asked,
    remaining,
    candidates.map(({ expert, fit, load, hasReadBefore }) => ({
      ...toAssignmentExpert(facts, expert),
      hasReadBefore,
      fit: fit.score,
      load,
    })),
    facts.isFirstStage,
  );
  const found = ranked.flatMap(({ id, missed }) =>
    candidates
      .filter((candidate) => candidate.expertId === id)
      .map(({ expert: _expert, ...candidate }) => ({
        ...candidate,
        missed,
        isFull: candidate.load >= candidate.capacity,
      })),
  );
  return [...found.filter((candidate) => !candidate.isFull), ...found.filter((candidate) => candidate.isFull)];
}

function panelOf(
  { plan }: Pick<PlannedStage, "plan">,
  facts: AssignmentFacts,
  submission: StageSubmission,
  experts: readonly Expert[],
) {
  const asked = { id: submission.id, demand: plan.panel.size, region: regionOf(submission) };
  const panel = experts.map((expert): ReplacementFacts => ({
    ...toAssignmentExpert(facts, expert),
    hasReadBefore: facts.hasReadBefore(expert.id, submission.id),
  }));
  return [asked, panel] as const;
}

function toExpertOfPair(
  facts: AssignmentFacts,
  expert: Expert,
  submission: StageSubmission,
  loads: ReadonlyMap<string, number>,
): ExpertOfPair {
  const { id, code, nameZh, nameEn, kind, capacity } = expert;
  return {
    expertId: id,
    code,
    nameZh,
    nameEn,
    kind,
    capacity,
    fit: facts.fitParts(expert, submission),
    load: loads.get(id) ?? 0,
    hasReadBefore: facts.hasReadBefore(id, submission.id),
  };
}

function isActive(line: AssignmentLine): boolean {
  return line.state === "active";
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
