/** The report of `candela assign`: what was reached, the proof of it, and what came short, with the reason. */
import { z } from "zod";
import type {
  AssignedPair,
  AssignmentCertificate,
  AssignmentProblem,
  AssignmentResult,
} from "#scoring/assignment/assignment-problem.ts";
import type { AssignmentPrices } from "#scoring/assignment/assignment-prices.ts";
import { assignExperts } from "#scoring/assignment/assign-experts.ts";
import type { CappedAssignment } from "#scoring/assignment/capped-assignment.ts";
import { checkChances } from "#scoring/assignment/check-chances.ts";
import { checkCertificate, isProvenBy } from "#scoring/assignment/check-certificate.ts";
import { PARTS } from "#scoring/assignment/round-flow.ts";
import type { AssignInputs } from "./assign-inputs.ts";
import { BadInput } from "./bad-input.ts";
import { blockingSentence } from "./blocking-sentence.ts";

/** Changes whenever the same input may give another answer. */
export const ASSIGN_VERSION = "candela-assign-1";

const prices = z.strictObject({
  floor: z.int().nullable(),
  weights: z.strictObject({ below: z.int().min(0), empty: z.int().min(0), miss: z.int().min(0) }),
  submissions: z.record(z.string(), z.int()),
  experts: z.record(z.string(), z.int()),
  groups: z.array(z.strictObject({ submission: z.string(), rule: z.string(), price: z.int() })),
});
type NamedPrices = z.infer<typeof prices>;

/** What `check-assignment` reads of a report; the rest is for people. */
export const reportSchema = z.looseObject({
  version: z.string(),
  mode: z.enum(["fair", "max-sum", "capped"]),
  inputDigest: z.string(),
  seed: z.array(z.string()).nullable(),
  objective: z.looseObject({ sum: z.int(), expectedSum: z.number().optional() }),
  /** Only of a lottery, in parts of 1024. */
  chances: z.array(z.strictObject({ submission: z.string(), expert: z.string(), parts: z.int() })).optional(),
  certificate: z.looseObject({
    dualSum: z.int().nullable(),
    gap: z.int().nullable(),
    prices: prices.nullable(),
    higher: z.strictObject({ floor: z.int(), prices }).nullable(),
  }),
});

type DrawnResult = Extract<CappedAssignment, { status: "assigned" }>;
export type AssignedResult = Extract<AssignmentResult, { status: "assigned" }>;

/** @param effort CPU milliseconds and peak megabytes, the only figures that differ from run to run */
export function assignReport(
  { problem, mode, allowsShort, digest }: AssignInputs,
  result: AssignedResult,
  effort: { readonly cpuMs: number; readonly peakMb: number },
): object {
  const { objective, certificate, unmet, loads } = result;
  const checked = checkCertificate(problem, result.pairs, certificate);
  return {
    mode,
    objective: { sum: objective.sum, worstPair: objective.worstPair, worstSubmission: objective.worstSubmission },
    // What a search alone proved is not claimed: whoever reads the report could not check it.
    optimal: isProvenBy(checked, mode === "fair" ? "fair" : "max-sum"),
    certificate: {
      dualSum: checked.dualSum,
      gap: checked.gap,
      floorProven: mode === "fair" ? checked.isFloorShown : null,
      prices: named(problem, certificate.prices),
      higher: certificate.higher && {
        floor: certificate.higher.floor,
        prices: named(problem, certificate.higher.prices),
      },
    },
    submissions: {
      full: problem.submissions.length - result.short.length,
      short: shortWithReason(problem, result, allowsShort),
    },
    unmet,
    loads: { min: loads.minimum, max: loads.maximum, histogram: loads.histogram },
    seed: null,
    inputDigest: digest,
    version: ASSIGN_VERSION,
    ...effort,
  };
}

/** The chances with the prices that prove them, and the seed with which anybody can draw from them again. */
export function cappedReport(
  { problem, cap, seedParts, digest }: AssignInputs,
  drawn: Omit<DrawnResult, "pairs"> & { readonly pairs: readonly AssignedPair[] },
  effort: { readonly cpuMs: number; readonly peakMb: number },
): object {
  const checked = checkChances(problem, cap, drawn.chances, drawn.prices);
  const width = problem.submissions.length;
  const totals = new Map(problem.submissions.map(({ id }) => [id, 0]));
  const load = new Map(problem.experts.map(({ id }) => [id, 0]));
  for (const { expert, submission, fit } of drawn.pairs) {
    totals.set(submission, totals.get(submission)! + fit);
    load.set(expert, load.get(expert)! + 1);
  }
  const loads = [...load.values()];
  const maximum = Math.max(0, ...loads);
  return {
    mode: "capped",
    objective: {
      sum: [...totals.values()].reduce((sum, total) => sum + total, 0),
      expectedSum: drawn.expectedSum / PARTS,
      worstPair: lowest(drawn.pairs.map((pair) => pair.fit)),
      worstSubmission: lowest(problem.submissions.filter(({ demand }) => demand > 0).map(({ id }) => totals.get(id)!)),
    },
    optimal: checked.gap === 0,
    cap: cap / PARTS,
    certificate: {
      dualSum: null,
      dualExpectedSum: checked.highestSum / PARTS,
      gap: null,
      prices: named(problem, drawn.prices),
      higher: null,
    },
    submissions: { full: problem.submissions.length, short: [] },
    loads: {
      min: loads.length === 0 ? 0 : Math.min(...loads),
      max: maximum,
      histogram: Array.from({ length: maximum + 1 }, (_, item) => loads.filter((value) => value === item).length),
    },
    seed: seedParts,
    drawAlgorithm: drawn.algorithm,
    chances: [...drawn.chances].map(([pair, parts]) => ({
      submission: problem.submissions[pair % width]!.id,
      expert: problem.experts[Math.floor(pair / width)]!.id,
      parts,
    })),
    inputDigest: digest,
    version: ASSIGN_VERSION,
    ...effort,
  };
}

const lowest = (values: readonly number[]): number | null => (values.length === 0 ? null : Math.min(...values));

/** Each short submission with the shortage it is part of: the smallest cut of the supply, or its share of the rest. */
function shortWithReason(problem: AssignmentProblem, { short }: AssignedResult, allowsShort: boolean) {
  if (!allowsShort || short.length === 0) return short.map((item) => ({ ...item, because: "" }));
  const strict = assignExperts(problem, { mode: "max-sum", allowsShort: false, evensLoads: false });
  if (strict.status === "assigned") return short.map((item) => ({ ...item, because: "" }));
  const sentence = blockingSentence(strict.blocking, problem.submissions.length);
  const blocked = new Set(strict.blocking.submissions);
  return short.map((item) => ({
    ...item,
    because: blocked.has(item.submission) ? sentence : `gives way so that the shortage is even: ${sentence}`,
  }));
}

function named(problem: AssignmentProblem, found: AssignmentPrices): NamedPrices {
  return {
    floor: found.floor,
    weights: found.weights,
    submissions: Object.fromEntries(problem.submissions.map(({ id }, index) => [id, found.submissions[index]!])),
    experts: Object.fromEntries(problem.experts.map(({ id }, index) => [id, found.experts[index]!])),
    groups: found.groups.map(({ submission, group, price }) => ({
      submission: problem.submissions[submission]!.id,
      rule: problem.groups[group]!.rule,
      price,
    })),
  };
}

/** Chances by pair. @throws BadInput when the report has none, or names what the problem does not have */
export function chancesOf(problem: AssignmentProblem, report: z.infer<typeof reportSchema>): Map<number, number> {
  if (report.chances === undefined) throw new BadInput("report: chances: missing");
  const expertAt = new Map(problem.experts.map(({ id }, index) => [id, index]));
  const submissionAt = new Map(problem.submissions.map(({ id }, index) => [id, index]));
  return new Map(
    report.chances.map(({ submission, expert, parts }) => {
      const [row, column] = [expertAt.get(expert), submissionAt.get(submission)];
      if (row === undefined || column === undefined)
        throw new BadInput(`report: chances: ${expert} or ${submission} is not there`);
      return [row * problem.submissions.length + column, parts];
    }),
  );
}

/** @throws BadInput when a price is missing or names what the problem does not have */
export function certificateOf(
  problem: AssignmentProblem,
  report: z.infer<typeof reportSchema>,
): AssignmentCertificate | null {
  const { prices: found, higher } = report.certificate;
  if (found === null) return null;
  return {
    prices: unnamed(problem, found),
    higher: higher && { floor: higher.floor, prices: unnamed(problem, higher.prices) },
  };
}

function unnamed(problem: AssignmentProblem, found: NamedPrices): AssignmentPrices {
  const priceIn = (list: Readonly<Record<string, number>>) => (item: { readonly id: string }) => {
    const price = list[item.id];
    if (price === undefined) throw new BadInput(`the report has no price of ${item.id}`);
    return price;
  };
  const submissionAt = new Map(problem.submissions.map(({ id }, index) => [id, index]));
  return {
    floor: found.floor,
    weights: found.weights,
    submissions: problem.submissions.map(priceIn(found.submissions)),
    experts: problem.experts.map(priceIn(found.experts)),
    groups: found.groups.map(({ submission, rule, price }) => {
      const group = problem.groups.findIndex((item) => item.rule === rule);
      const at = submissionAt.get(submission);
      if (at === undefined || group < 0)
        throw new BadInput(`the report names ${rule} on ${submission}, which is not there`);
      return { submission: at, group, price };
    }),
  };
}
