/**
 * 线性贝叶斯校准 / Linear Bayesian calibration: every expert has a leaning, a spread and a noise of their own.
 *
 *   rating = μ + b_j + a_j θ_i + ε,  ε ~ N(0, s_j²),  θ_i ~ N(0, 1),  b_j ~ N(0, σ_b²),  a_j ~ N(σ_e, (σ_e / 5)²),
 *   s_j² inverse gamma around the residual variance with twelve ratings' weight
 *
 * A mark at an end of the scale says only that the rating would lie there or beyond: it is taken as a normal rating cut off
 * at that end, so that two submissions who both got the highest mark from one expert may still differ.
 *
 * An expert who uses half the scale is stretched, one whose marks scatter counts less; with few ratings both stay near the
 * panel's. Starts from the crossed random-effects model and climbs the variational bound by coordinates until it settles
 * (blocks: each θ_i, each pair b_j, a_j, each s_j). Both constants were chosen by the simulation in tests/bench. Needs about ten ratings an expert to gain anything over BLUP.
 *
 * Cost: linear in the ratings for each round. Sources: Paul 1981 (Bayesian calibration of judges); Bishop 2006, ch. 10.
 */
import type { CrossedModel } from "#scoring/statistics/crossed-model.ts";
import { normalHazard } from "#scoring/statistics/distributions.ts";
import { groupRows, type RatingTable } from "#scoring/statistics/rating-table.ts";

export interface LinearBayes {
  readonly table: RatingTable;
  /** Posterior mean and deviation of each submission, in points of the scale beside the intercept. */
  readonly effects: Float64Array;
  readonly standardErrors: Float64Array;
  readonly intercept: number;
  readonly experts: {
    /** b_j: positive is lenient. */
    readonly leanings: Float64Array;
    readonly leaningErrors: Float64Array;
    /** a_j over the panel's: below one uses less of the scale. */
    readonly spreads: Float64Array;
    readonly spreadErrors: Float64Array;
    /** s_j, in points. */
    readonly noises: Float64Array;
    /** Covariance of leaning and spread. */
    readonly shared: Float64Array;
  };
  /** σ_e, in points: what a spread of one stands for. */
  readonly panelSpread: number;
  /** The ratings the calibration goes by: as given, but for those at an end of the scale, which lie beyond it. */
  readonly values: Float64Array;
  readonly rounds: number;
}

/** Lowest and highest rating that can be given. */
export interface ScaleEnds {
  readonly minimum: number;
  readonly maximum: number;
}

const NO_ENDS: ScaleEnds = { minimum: -Infinity, maximum: Infinity };

const MOST_ROUNDS = 150;
const SETTLED = 1e-9;
/** Standard deviation of an expert's spread, as a share of the panel's. */
const SPREAD_SHARE = 0.2;
/** Weight of the panel's residual variance in an expert's own, in ratings. */
const NOISE_WEIGHT = 12;

/**
 * @param model the crossed random-effects model of the same table
 * @param ends of the scale; without them no rating counts as cut off
 * @returns null where the model found no differences between submissions, or no residual: there is nothing to calibrate
 */
export function linearBayes(model: CrossedModel, ends: ScaleEnds = NO_ENDS): LinearBayes | null {
  const { table, variances } = model;
  if (!(variances.submission > 0 && variances.residual > 0)) return null;
  const state = startOf(model, ends);
  let rounds = 0;
  // The first round changes experts only: submissions start where BLUP, a fixed point of equal experts, puts them.
  for (let moved = Infinity; (moved > SETTLED || rounds < 2) && rounds < MOST_ROUNDS; rounds += 1) {
    moved = updateSubmissions(table, state);
    updateExperts(table, state);
    updateCutOff(table, state);
  }
  const { panelSpread } = state;
  return {
    table,
    effects: state.quality.map((value) => value * panelSpread),
    standardErrors: wholeVariances(table, state).map((value) => Math.sqrt(value) * panelSpread),
    intercept: state.mean,
    experts: {
      leanings: state.leaning,
      leaningErrors: state.leaningVariance.map(Math.sqrt),
      spreads: state.spread.map((value) => value / panelSpread),
      spreadErrors: state.spreadVariance.map((value) => Math.sqrt(value) / panelSpread),
      noises: state.noise.map(Math.sqrt),
      shared: state.shared.slice(),
    },
    panelSpread,
    values: state.values,
    rounds,
  };
}

/**
 * Effects when some ratings are left out, everything known of the experts held: one pass over the ratings.
 * @returns one value a submission, in points beside the intercept; NaN for one without a rating left
 */
export function calibratedQuality(
  { table, intercept, experts, panelSpread, values }: LinearBayes,
  isLeftOut: (row: number) => boolean,
): Float64Array {
  const { submissions, submissionOf, expertOf } = table;
  const [precision, pull] = [new Float64Array(submissions.length), new Float64Array(submissions.length)];
  for (let row = 0; row < values.length; row += 1) {
    if (isLeftOut(row)) continue;
    const [submission, expert] = [submissionOf[row]!, expertOf[row]!];
    const distance = values[row]! - intercept - experts.leanings[expert]!;
    const [spread, error] = [experts.spreads[expert]! * panelSpread, experts.spreadErrors[expert]! * panelSpread];
    const noise = experts.noises[expert]! ** 2;
    precision[submission]! += (spread ** 2 + error ** 2) / noise;
    pull[submission]! += (spread * distance - experts.shared[expert]!) / noise;
  }
  return pull.map((sum, level) =>
    precision[level] === 0 ? Number.NaN : (panelSpread * sum) / (1 + precision[level]!),
  );
}

interface CutOff {
  readonly row: number;
  /** The end of the scale, and on which side of it the rating lies: 1 above, −1 below. */
  readonly end: number;
  readonly side: 1 | -1;
}

interface State {
  readonly mean: number;
  readonly panelSpread: number;
  readonly leaningPrior: number;
  readonly noisePrior: number;
  readonly byExpert: ReturnType<typeof groupRows>;
  /** Ratings, those that are cut off where they are expected beyond the end, with the variance of that. */
  readonly values: Float64Array;
  readonly valueVariance: Float64Array;
  readonly cutOff: readonly CutOff[];
  /** θ_i: mean and variance. */
  readonly quality: Float64Array;
  readonly qualityVariance: Float64Array;
  readonly leaning: Float64Array;
  readonly leaningVariance: Float64Array;
  readonly spread: Float64Array;
  readonly spreadVariance: Float64Array;
  /** Covariance of leaning and spread. */
  readonly shared: Float64Array;
  /** s_j². */
  readonly noise: Float64Array;
}

function startOf({ table, variances, intercept, submissions, experts }: CrossedModel, ends: ScaleEnds): State {
  const panelSpread = Math.sqrt(variances.submission);
  const count = table.experts.length;
  return {
    mean: intercept.estimate,
    panelSpread,
    leaningPrior: variances.expert,
    noisePrior: variances.residual,
    byExpert: groupRows(table.expertOf, count),
    values: table.values.slice(),
    valueVariance: new Float64Array(table.values.length),
    cutOff: cutOffRows(table, ends),
    quality: submissions.estimates.map((effect) => effect / panelSpread),
    qualityVariance: submissions.standardErrors.map((error) => (error / panelSpread) ** 2),
    leaning: experts.estimates.slice(),
    leaningVariance: new Float64Array(count),
    spread: new Float64Array(count).fill(panelSpread),
    spreadVariance: new Float64Array(count),
    shared: new Float64Array(count),
    noise: new Float64Array(count).fill(variances.residual),
  };
}

function cutOffRows({ values }: RatingTable, { minimum, maximum }: ScaleEnds): CutOff[] {
  return Array.from(values.keys()).flatMap((row): CutOff[] => {
    if (values[row]! >= maximum) return [{ row, end: maximum, side: 1 }];
    return values[row]! <= minimum ? [{ row, end: minimum, side: -1 }] : [];
  });
}

/** Mean and variance of a normal rating of which only the side of the end is known. */
function updateCutOff({ submissionOf, expertOf }: RatingTable, state: State): void {
  for (const { row, end, side } of state.cutOff) {
    const expert = expertOf[row]!;
    const expected = state.mean + state.leaning[expert]! + state.spread[expert]! * state.quality[submissionOf[row]!]!;
    const deviation = Math.sqrt(state.noise[expert]!);
    const distance = (side * (end - expected)) / deviation;
    const hazard = normalHazard(distance);
    state.values[row] = expected + side * deviation * hazard;
    state.valueVariance[row] = state.noise[expert]! * Math.max(0, 1 - hazard * (hazard - distance));
  }
}

/** @returns the largest change of a quality */
function updateSubmissions({ submissions, submissionOf, expertOf }: RatingTable, state: State): number {
  const { values, mean, leaning, spread, spreadVariance, shared, noise } = state;
  const precision = new Float64Array(submissions.length).fill(1);
  const pull = new Float64Array(submissions.length);
  for (let row = 0; row < values.length; row += 1) {
    const [submission, expert] = [submissionOf[row]!, expertOf[row]!];
    const distance = values[row]! - mean - leaning[expert]!;
    precision[submission]! += (spread[expert]! ** 2 + spreadVariance[expert]!) / noise[expert]!;
    pull[submission]! += (spread[expert]! * distance - shared[expert]!) / noise[expert]!;
  }
  let moved = 0;
  for (let submission = 0; submission < submissions.length; submission += 1) {
    const next = pull[submission]! / precision[submission]!;
    moved = Math.max(moved, Math.abs(next - state.quality[submission]!));
    state.quality[submission] = next;
    state.qualityVariance[submission] = 1 / precision[submission]!;
  }
  return moved;
}

/** Variance of each quality: its own, and what the uncertainty of its experts adds through their pull on it. */
function wholeVariances({ submissionOf, expertOf }: RatingTable, state: State): Float64Array {
  const variances = state.qualityVariance.slice();
  for (let row = 0; row < submissionOf.length; row += 1) {
    const [submission, expert] = [submissionOf[row]!, expertOf[row]!];
    const theta = state.quality[submission]!;
    const pull = (state.spread[expert]! * state.qualityVariance[submission]!) / state.noise[expert]!;
    const uncertainty =
      state.leaningVariance[expert]! + 2 * theta * state.shared[expert]! + theta ** 2 * state.spreadVariance[expert]!;
    variances[submission]! += pull ** 2 * uncertainty;
  }
  return variances;
}

/** Leaning and spread of each expert together, then the noise. */
function updateExperts({ experts, submissionOf }: RatingTable, state: State): void {
  const { values } = state;
  const { start, rows } = state.byExpert;
  const leaningPrecision = state.leaningPrior > 0 ? 1 / state.leaningPrior : Infinity;
  const spreadPrecision = 1 / (SPREAD_SHARE * state.panelSpread) ** 2;
  for (let expert = 0; expert < experts.length; expert += 1) {
    const noise = state.noise[expert]!;
    let [ones, quality, square, distance, product] = [0, 0, 0, 0, 0];
    for (let place = start[expert]!; place < start[expert + 1]!; place += 1) {
      const row = rows[place]!;
      const submission = submissionOf[row]!;
      const theta = state.quality[submission]!;
      ones += 1;
      quality += theta;
      square += theta * theta + state.qualityVariance[submission]!;
      distance += values[row]! - state.mean;
      product += theta * (values[row]! - state.mean);
    }
    const spreadInformation = square / noise + spreadPrecision;
    const spreadPull = product / noise + state.panelSpread * spreadPrecision;
    if (leaningPrecision === Infinity) {
      state.spread[expert] = spreadPull / spreadInformation;
      state.spreadVariance[expert] = 1 / spreadInformation;
    } else {
      const leaningInformation = ones / noise + leaningPrecision;
      const cross = quality / noise;
      const determinant = leaningInformation * spreadInformation - cross * cross;
      state.leaning[expert] = (spreadInformation * (distance / noise) - cross * spreadPull) / determinant;
      state.spread[expert] = (leaningInformation * spreadPull - cross * (distance / noise)) / determinant;
      state.leaningVariance[expert] = spreadInformation / determinant;
      state.spreadVariance[expert] = leaningInformation / determinant;
      state.shared[expert] = -cross / determinant;
    }
    state.noise[expert] = noiseOf(expert, submissionOf, state);
  }
}

function noiseOf(expert: number, submissionOf: Int32Array, state: State): number {
  const { values, valueVariance } = state;
  const { start, rows } = state.byExpert;
  const [leaning, spread] = [state.leaning[expert]!, state.spread[expert]!];
  let sum = NOISE_WEIGHT * state.noisePrior;
  for (let place = start[expert]!; place < start[expert + 1]!; place += 1) {
    const row = rows[place]!;
    const submission = submissionOf[row]!;
    const [theta, variance] = [state.quality[submission]!, state.qualityVariance[submission]!];
    const residual = values[row]! - state.mean - leaning - spread * theta;
    // What is not known of rating, leaning, spread and quality adds to the expected square.
    sum +=
      residual * residual +
      valueVariance[row]! +
      state.leaningVariance[expert]! +
      2 * theta * state.shared[expert]! +
      (theta * theta + variance) * state.spreadVariance[expert]! +
      spread * spread * variance;
  }
  return sum / (NOISE_WEIGHT + start[expert + 1]! - start[expert]!);
}
