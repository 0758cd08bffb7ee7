/** What each method makes of one simulated panel: how many of the truly best it finds, and what it says of its own list. */
import { bordaScores } from "#scoring/aggregation/borda.ts";
import { fraction } from "#scoring/aggregation/fraction.ts";
import { linearBayes } from "#scoring/aggregation/linear-bayes.ts";
import { type PlainMethod, plainScore } from "#scoring/aggregation/plain-score.ts";
import { robustBlup } from "#scoring/aggregation/robust-blup.ts";
import { twoWayLeastSquares } from "#scoring/aggregation/two-way.ts";
import { calibratedDraw, crossedDraw, type Draw } from "#scoring/shortlist/stability/posterior-draws.ts";
import { selectionChances } from "#scoring/shortlist/stability/selection-chances.ts";
import { fitCrossedModel } from "#scoring/statistics/crossed-model.ts";
import { ratingGraph } from "#scoring/statistics/rating-graph.ts";
import type { RatingTable } from "#scoring/statistics/rating-table.ts";
import { groupRows } from "#scoring/statistics/rating-table.ts";
import { SCALE, type SimulatedPanel } from "./panel.ts";

export const METHODS = ["mean", "trimmed", "median", "borda", "two-way", "blup", "robust", "lin"] as const;
export type SimulatedMethod = (typeof METHODS)[number];
/** The methods that state how sure their list is. */
export const STATING = ["blup", "robust", "lin"] as const;
export type StatingMethod = (typeof STATING)[number];

export interface Replicate {
  /** Share of the selected who are truly among the best; null where the method is not defined. */
  readonly precision: Readonly<Record<SimulatedMethod, number | null>>;
  readonly statements: Readonly<Record<StatingMethod, Statement>>;
}

interface Statement {
  readonly expectedPrecision: number;
  /** Of each submission: the chance stated, and whether it is truly among the best. */
  readonly cases: readonly { readonly chance: number; readonly isBest: boolean }[];
}

/** Ten per cent of the panel. */
const PLACES = 30;

export function replicate({ table, quality }: SimulatedPanel, seed: string): Replicate {
  const model = fitCrossedModel(table);
  const robust = robustBlup(model);
  const calibrated = linearBayes(model, SCALE);
  const lin = calibrated?.effects ?? model.submissions.estimates;
  const isConnected = ratingGraph(table).components === 1;
  const best = new Set(selected(quality));
  const precision = (scores: Float64Array): number =>
    selected(scores).filter((submission) => best.has(submission)).length / PLACES;
  const statement = (draw: Draw, scores: Float64Array): Statement => {
    const lines = [{ members: Array.from(scores.keys()), places: PLACES }];
    const { chances, expectedPrecision } = selectionChances(draw, scores, lines, seed);
    const cases = Array.from(chances, (chance, submission) => ({ chance, isBest: best.has(submission) }));
    return { expectedPrecision: expectedPrecision ?? 0, cases };
  };
  return {
    precision: {
      mean: precision(plainScores("mean", table)),
      trimmed: precision(plainScores("trimmedMean", table)),
      median: precision(plainScores("median", table)),
      borda: precision(bordaScores(table)),
      "two-way": isConnected ? precision(twoWayLeastSquares(table).submissions.estimates) : null,
      blup: precision(model.submissions.estimates),
      robust: precision(robust.submissions.estimates),
      lin: precision(lin),
    },
    statements: {
      blup: statement(crossedDraw(model), model.submissions.estimates),
      robust: statement(crossedDraw(robust), robust.submissions.estimates),
      lin: statement(calibrated === null ? crossedDraw(model) : calibratedDraw(calibrated), lin),
    },
  };
}

/** The best by score; equal scores by number, which has nothing to do with quality. */
function selected(scores: Float64Array): number[] {
  return Array.from(scores.keys())
    .sort((a, b) => scores[b]! - scores[a]! || a - b)
    .slice(0, PLACES);
}

function plainScores(method: PlainMethod, { submissions, submissionOf, values }: RatingTable): Float64Array {
  const { start, rows } = groupRows(submissionOf, submissions.length);
  return Float64Array.from(submissions, (_, submission) => {
    const own = rows.subarray(start[submission], start[submission + 1]);
    const { score } = plainScore(
      method,
      Array.from(own, (row) => fraction(values[row]!)),
    );
    return score === null ? Number.NaN : Number(score.numerator) / Number(score.denominator);
  });
}
