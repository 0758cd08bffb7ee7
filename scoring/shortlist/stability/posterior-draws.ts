/**
 * 后验抽样 / Draws of what the submissions' true scores may be, given the marks and a model of them.
 *
 * Joint draws: an expert whose leaning is drawn too lenient lowers all of that expert's submissions in the same draw. Draws of
 * submissions one by one would miss that they rise and fall together. A constant common to all is left out: it moves nobody.
 */
import type { LinearBayes } from "#scoring/aggregation/linear-bayes.ts";
import type { TwoWay } from "#scoring/aggregation/two-way.ts";
import type { CrossedModel } from "#scoring/statistics/crossed-model.ts";
import type { RandomNumbers } from "#scoring/statistics/random-numbers.ts";
import { countRows } from "#scoring/statistics/rating-table.ts";
import { solveUpper } from "#scoring/statistics/symmetric-matrix.ts";

/** Fills `scores` with one draw, one value a submission. */
export type Draw = (random: RandomNumbers, scores: Float64Array) => void;

/** From the posterior of the crossed model with its variances as estimated. Cost a draw: ratings + R²/2 for R experts. */
export function crossedDraw({ equations, submissions, variances }: CrossedModel): Draw {
  const { system, innerIsSubmission } = equations;
  const { design, ratios, pivots, factor } = system;
  const deviation = Math.sqrt(variances.residual);
  const outer = new Float64Array(design.outer.levels);
  const drawOuter = (random: RandomNumbers) => {
    for (let level = 0; level < outer.length; level += 1) outer[level] = deviation * random.normal();
    solveUpper(factor, outer);
  };
  const [rootInner, rootOuter] = [Math.sqrt(ratios.inner), Math.sqrt(ratios.outer)];
  if (!innerIsSubmission)
    return (random, scores) => {
      drawOuter(random);
      for (let level = 0; level < scores.length; level += 1)
        scores[level] = submissions.estimates[level]! + rootOuter * outer[level]!;
    };
  const spread = pivots.map((pivot) => (rootInner * deviation) / Math.sqrt(pivot));
  // What a draw of the experts takes from a submission, by rating.
  const shares = design.weights.map(
    (weight, row) => (ratios.inner * rootOuter * weight) / pivots[design.inner.of[row]!]!,
  );
  const outerOf = design.outer.of;
  const { start } = design.grouping;
  return (random, scores) => {
    drawOuter(random);
    for (let level = 0; level < scores.length; level += 1) {
      let score = submissions.estimates[level]! + spread[level]! * random.normal();
      // A table's ratings come by submission, so those of a level stand together.
      for (let row = start[level]!; row < start[level + 1]!; row += 1) score -= shares[row]! * outer[outerOf[row]!]!;
      scores[level] = score;
    }
  };
}

/** From the sampling distribution of the least squares estimates. Cost a draw: ratings + R²/2. */
export function twoWayDraw({ table, equations, submissions, residualDeviation }: TwoWay): Draw {
  const counts = countRows(table.submissionOf, table.submissions.length);
  const leanings = new Float64Array(table.experts.length);
  return (random, scores) => {
    for (let expert = 0; expert < leanings.length; expert += 1) leanings[expert] = residualDeviation * random.normal();
    solveUpper(equations.factor, leanings);
    for (let level = 0; level < scores.length; level += 1)
      scores[level] = submissions.estimates[level]! + (residualDeviation / Math.sqrt(counts[level]!)) * random.normal();
    for (let row = 0; row < table.submissionOf.length; row += 1) {
      const submission = table.submissionOf[row]!;
      scores[submission]! -= leanings[table.expertOf[row]!]! / counts[submission]!;
    }
  };
}

/** Independent normal draws around estimates with the errors given. */
export function independentDraw({ estimates, standardErrors }: Estimates): Draw {
  return (random, scores) => {
    for (let level = 0; level < scores.length; level += 1)
      scores[level] = estimates[level]! + standardErrors[level]! * random.normal();
  };
}

/** From the calibration's posterior, whose errors hold the experts' uncertainty already. */
export function calibratedDraw({ effects, standardErrors }: Pick<LinearBayes, "effects" | "standardErrors">): Draw {
  return independentDraw({ estimates: effects, standardErrors });
}

interface Estimates {
  readonly estimates: Float64Array;
  readonly standardErrors: Float64Array;
}
