/**
 * 校准得分（入文件的整数）/ Adjusted scores as a document can hold them: whole hundredths, and the whole numbers they rest on.
 *
 * The estimates of a model are real numbers, found by a search that ends where the likelihood hardly moves; two machines
 * may end a hair apart. So the search settles two numbers alone, the ratios of the variances, and these are rounded to
 * whole millionths and recorded. At recorded ratios the scores are one linear system over the marks, solved with the
 * four operations and square roots, which every machine rounds alike; they are then rounded once, half up. The recorded
 * ratios are taken as they are wherever they are as likely as the best that the marks allow, so a document that was
 * made on one machine is checked on any other to the byte.
 *
 * Where the gate refuses (severity and quality cannot be told apart) there are no scores. A submission without a sheet
 * has none either. The result does not depend on the order of the input. Cost: one fit of the crossed model.
 */
import { gateDecision, type GateReason, type GateVerdict } from "#scoring/aggregation/adjustment-gate.ts";
import type { Fraction } from "#scoring/aggregation/fraction.ts";
import { robustBlup } from "#scoring/aggregation/robust-blup.ts";
import type { AdjustedMethod } from "#scoring/programme/programme.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import { fitCrossedModel } from "#scoring/statistics/crossed-model.ts";
import { ratingTable, type RatingTable } from "#scoring/statistics/rating-table.ts";

/** Changes whenever the same marks would give other figures. */
const VERSION = 1;

export interface AdjustedFigures {
  readonly method: AdjustedMethod;
  readonly version: number;
  readonly gate: {
    readonly verdict: GateVerdict["verdict"];
    readonly reasons: readonly GateReason["code"][];
  };
  /** Variance of submissions and of experts over the residual variance, in millionths; null where the gate refuses. */
  readonly ratios: VarianceMillionths | null;
  /** By submission id; empty where the gate refuses. */
  readonly scores: readonly AdjustedScore[];
}

export interface VarianceMillionths {
  readonly submission: number;
  readonly expert: number;
}

export interface AdjustedScore {
  readonly submissionId: string;
  readonly hundredths: number;
}

/** A ranked submission, as far as the model asks. */
export interface AdjustableSubmission {
  readonly submissionId: string;
  readonly field: string;
  readonly sheets: readonly { readonly expertId: string; readonly total: Fraction }[];
}

/** By so much −2 log likelihood may lie above the best found: far more than rounding, far less than anybody could use. */
const LIKELIHOOD_SLACK = 1e-5;
const MILLION = 1e6;

/**
 * @param submissions of one stage, with every valid sheet
 * @param recorded ratios of a document that is checked; taken where they are as likely as the best, else the best are
 */
export function adjustedFigures(
  method: AdjustedMethod,
  submissions: readonly AdjustableSubmission[],
  recorded: VarianceMillionths | null = null,
): AdjustedFigures {
  const { table, fieldOf } = adjustableTable(submissions);
  const { verdict, reasons } = gateDecision(table, fieldOf);
  const about = { method, version: VERSION, gate: { verdict, reasons } };
  if (verdict === "refused") return { ...about, ratios: null, scores: [] };
  const ratios = settledRatios(table, recorded);
  return { ...about, ratios, scores: scoresAt(method, table, ratios) };
}

/** The sheets as the gate and the model take them. */
export function adjustableTable(submissions: readonly AdjustableSubmission[]): {
  readonly table: RatingTable;
  readonly fieldOf: (submissionId: string) => string;
} {
  const fields = new Map(submissions.map(({ submissionId, field }) => [submissionId, field]));
  const table = ratingTable(
    submissions.flatMap(({ submissionId, sheets }) =>
      sheets.map(({ expertId, total }) => ({ submission: submissionId, expert: expertId, value: toNumber(total) })),
    ),
  );
  return { table, fieldOf: (id) => fields.get(id) ?? "" };
}

function settledRatios(table: RatingTable, recorded: VarianceMillionths | null): VarianceMillionths {
  const best = fitCrossedModel(table);
  const { ratios } = best.equations.system;
  const [submission, expert] = best.equations.innerIsSubmission
    ? [ratios.inner, ratios.outer]
    : [ratios.outer, ratios.inner];
  const found = { submission: Math.round(submission * MILLION), expert: Math.round(expert * MILLION) };
  if (recorded === null || (recorded.submission === found.submission && recorded.expert === found.expert)) return found;
  // Marks without any spread: every ratio is as good as none.
  if (!Number.isFinite(best.criterion)) return found;
  const isPossible = [recorded.submission, recorded.expert].every((ratio) => Number.isSafeInteger(ratio) && ratio >= 0);
  if (!isPossible) return found;
  return modelAt(table, recorded).criterion <= best.criterion + LIKELIHOOD_SLACK ? recorded : found;
}

function scoresAt(method: AdjustedMethod, table: RatingTable, ratios: VarianceMillionths): AdjustedScore[] {
  const plain = modelAt(table, ratios);
  const { intercept, submissions } = method === "robustBlup" ? robustBlup(plain) : plain;
  return table.submissions
    .map((submissionId, index) => ({
      submissionId,
      hundredths: roundedHundredths(intercept.estimate + submissions.estimates[index]!),
    }))
    .sort((a, b) => compareText(a.submissionId, b.submissionId));
}

function modelAt(table: RatingTable, { submission, expert }: VarianceMillionths) {
  return fitCrossedModel(table, {
    variances: { submission: submission / MILLION, expert: expert / MILLION, residual: 1 },
  });
}

/**
 * Half up, by way of whole billionths: scores that are equal but for the last digits of the arithmetic stay equal, also
 * where they lie in the middle between two hundredths.
 */
function roundedHundredths(score: number): number {
  const billionths = Math.round(score * 1e9);
  return Math.floor((billionths + 5e6) / 1e7);
}

/** The nearest number; numerator and denominator of a total are far below where that would lose digits. */
function toNumber({ numerator, denominator }: Fraction): number {
  return Number(numerator) / Number(denominator);
}
