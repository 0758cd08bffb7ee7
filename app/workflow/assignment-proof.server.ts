/**
 * What a run achieved, and whether its certificate holds: the proof is added up anew from the stored inputs whenever
 * somebody asks, by code that shares nothing with the engine. A part of the desk of assignments.
 *
 * Figures cover the submissions the actor may know of; the proof speaks of all of them, so it is shown to those alone
 * from whom nothing is hidden.
 */
import { type Assignment, findLastAssignmentRun, listAssignments } from "#db/assignments.ts";
import { listIdsInScope } from "#db/results.ts";
import type { AssignedPair, AssignmentCertificate, AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import type { BridgeChain } from "#scoring/assignment/bridges.ts";
import { solveCapped } from "#scoring/assignment/capped-assignment.ts";
import { checkAssignment } from "#scoring/assignment/check-assignment.ts";
import { checkCertificate, isProvenBy } from "#scoring/assignment/check-certificate.ts";
import { PARTS } from "#scoring/assignment/round-flow.ts";
import type { StageKind } from "#scoring/programme/programme.ts";
import { fromStoredInputs } from "./assignment-inputs.ts";
import { type DrawnLot, pairsAt, type RunMode } from "./assignment-plan.ts";
import type { RunReport } from "./assignment-storage.server.ts";
import type { Context } from "./context.ts";
import { isStaff, submissionScope } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { stageOf } from "./stage-plans.server.ts";

export interface RunProof {
  readonly mode: RunMode;
  readonly pairs: number;
  readonly sum: number;
  readonly worstPair: number | null;
  /** Lowest sum of a submission's fits. */
  readonly worstSubmission: number | null;
  readonly loads: { readonly minimum: number; readonly maximum: number };
  /** null: something is hidden from the actor. */
  readonly check: RunCheck | null;
}

export interface RunCheck {
  /**
   * - `proven`: adding up the prices shows that nothing better exists, apart from what raising the lowest totals cost.
   * - `drawn`: the lot, drawn again from the stored inputs and the seed, gives the same pairs.
   * - `open`: nothing better was found; the prices leave room for it.
   * - `broken`: the stored pairs do not keep the rules they were made by.
   */
  readonly verdict: "proven" | "drawn" | "open" | "broken";
  /** The highest sum there can be; of a lot, the highest that could be expected. */
  readonly sumBound: number;
  /** What the sum falls short of the bound: for raised totals (or what is not proven), and for shared experts. */
  readonly onTotals: number;
  readonly onBridges: number;
  /** Places of the mix that no panel has. */
  readonly unmet: number;
}

type AssignedReport = Extract<RunReport, { readonly status: "assigned" }>;

/**
 * The last run of a stage, as it was made; undefined before one, and where a round was held elsewhere or panels were
 * chosen as a whole. Cost: O(pairs × groups).
 * @throws Refusal not_found
 */
export async function findRunProof(ctx: Context, kind: StageKind): Promise<RunProof | undefined> {
  if (!isStaff(ctx.actor)) throw new Refusal("not_found");
  const { stage } = await stageOf(ctx.db, ctx, kind);
  const run = await findLastAssignmentRun(ctx.db, stage.id);
  const report = run === undefined ? undefined : (JSON.parse(run.report) as RunReport);
  if (run === undefined || report?.status !== "assigned" || report.inputs === null) return undefined;
  const problem = fromStoredInputs(report.inputs);
  const made = (await listAssignments(ctx.db, stage.id)).filter((assignment) => assignment.runId === run.id);
  const visible = await listIdsInScope(ctx.db, submissionScope(ctx.actor, "staff"));
  const isWhole = problem.submissions.every((submission) => visible.has(submission.id));
  const pairs = made.filter((assignment) => visible.has(assignment.submissionId)).map(toPair);
  return {
    mode: report.choice.mode,
    ...figuresOf(
      pairs,
      problem.experts.map((expert) => expert.id),
    ),
    check: isWhole ? checkOfRun(problem, pairs, report) : null,
  };
}

function checkOfRun(problem: AssignmentProblem, pairs: readonly AssignedPair[], report: AssignedReport) {
  const { certificate, lot } = report;
  if (certificate !== null) return checkOf(problem, pairs, certificate, report);
  return lot === null ? null : checkOfLot(problem, pairs, lot);
}

/** Draws the lot again. */
function checkOfLot(problem: AssignmentProblem, pairs: readonly AssignedPair[], lot: DrawnLot): RunCheck {
  const again = solveCapped(problem, lot.cap, lot.seedParts);
  const textOf = (list: readonly AssignedPair[]) =>
    list
      .map(({ expert, submission, fit }) => `${submission} ${expert} ${fit}`)
      .sort()
      .join("\n");
  const isSame = again.status === "assigned" && textOf(pairsAt(problem, again.pairs)) === textOf(pairs);
  const unmet = checkAssignment(problem, pairs).filter(({ kind }) => kind === "groupBelow" || kind === "groupAbove");
  return {
    verdict: isSame ? "drawn" : "broken",
    sumBound: Math.round(lot.expectedSum / PARTS),
    ...{ onTotals: 0, onBridges: 0 },
    unmet: unmet.reduce((total, item) => total + ("got" in item ? Math.abs(item.wanted - item.got) : 0), 0),
  };
}

function checkOf(
  problem: AssignmentProblem,
  pairs: readonly AssignedPair[],
  certificate: AssignmentCertificate,
  { choice: { mode }, bridges }: AssignedReport,
): RunCheck {
  const violations = checkAssignment(problem, pairs);
  const unmet = violations.filter((item) => item.kind === "groupBelow" || item.kind === "groupAbove");
  const before = beforeBridges(pairs, bridges?.chains ?? []);
  const checked = checkCertificate(problem, before, certificate);
  const { sum, dualSum, gap } = checked;
  return {
    verdict:
      violations.length > unmet.length
        ? "broken"
        : isProvenBy(checked, mode === "fair" ? "fair" : "max-sum")
          ? "proven"
          : "open",
    sumBound: dualSum,
    onTotals: gap,
    onBridges: sum - pairs.reduce((total, pair) => total + pair.fit, 0),
    unmet: unmet.reduce((total, item) => total + ("got" in item ? Math.abs(item.wanted - item.got) : 0), 0),
  };
}

/** The pairs that the certificate is about: what was exchanged for shared experts is taken back, the last chain first. */
function beforeBridges(pairs: readonly AssignedPair[], chains: readonly BridgeChain[]): AssignedPair[] {
  const key = ({ expert, submission }: AssignedPair) => `${expert} ${submission}`;
  const before = new Map(pairs.map((pair) => [key(pair), pair]));
  for (const { leaves, comes } of [...chains].reverse()) {
    for (const pair of comes) before.delete(key(pair));
    for (const pair of leaves) before.set(key(pair), pair);
  }
  return [...before.values()];
}

function figuresOf(pairs: readonly AssignedPair[], experts: readonly string[]) {
  const totals = new Map<string, number>();
  const loads = new Map(experts.map((id) => [id, 0]));
  for (const { expert, submission, fit } of pairs) {
    totals.set(submission, (totals.get(submission) ?? 0) + fit);
    loads.set(expert, (loads.get(expert) ?? 0) + 1);
  }
  const lowest = (values: readonly number[]) => values.reduce((least, value) => Math.min(least, value), Infinity);
  const carried = [...loads.values()];
  return {
    pairs: pairs.length,
    sum: pairs.reduce((sum, pair) => sum + pair.fit, 0),
    worstPair: pairs.length === 0 ? null : lowest(pairs.map((pair) => pair.fit)),
    worstSubmission: pairs.length === 0 ? null : lowest([...totals.values()]),
    loads: { minimum: lowest(carried), maximum: carried.reduce((most, load) => Math.max(most, load), 0) },
  };
}

function toPair({ expertId, submissionId, fit }: Assignment): AssignedPair {
  return { expert: expertId, submission: submissionId, fit };
}
