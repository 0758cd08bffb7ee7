/**
 * 等级量表 / The rating scale of one observation: with measure η and thresholds τ, log(P_k / P_{k−1}) = η − τ_k.
 *
 * Source: Andrich 1978.
 */
export interface ScaleMoments {
  /** In proportion to P(X = k); `share` of it is P(X = k). */
  readonly weights: Float64Array;
  share: number;
  expected: number;
  variance: number;
  /** log Σ exp(kη − τ₁ − … − τ_k). */
  logWeight: number;
}

/** Room for the moments of one observation, to be filled again and again. */
export function scaleMoments(places: number): ScaleMoments {
  return { weights: new Float64Array(places), share: 0, expected: 0, variance: 0, logWeight: 0 };
}

/** The thresholds as `observe` needs them: τ₁ + … + τ_k at index k, and exp of minus that. */
export interface Scale {
  readonly sums: Float64Array;
  readonly weights: Float64Array;
}

export function scaleOf(thresholds: Float64Array): Scale {
  const sums = new Float64Array(thresholds.length + 1);
  for (let index = 0; index < thresholds.length; index += 1) sums[index + 1] = sums[index]! + thresholds[index]!;
  const weights = new Float64Array(sums.length);
  for (let place = 0; place < sums.length; place += 1) weights[place] = Math.exp(-sums[place]!);
  return { sums, weights };
}

/** Beyond this exponent the plain powers could overflow. */
const LARGEST_EXPONENT = 300;

/** Fills `moments` for one observation with measure η. Cost: one exponential, and one a place for a far-off η. */
export function observe(eta: number, scale: Scale, moments: ScaleMoments): void {
  const { weights } = moments;
  const isFarOff = Math.abs(eta) * (weights.length - 1) > LARGEST_EXPONENT;
  const largest = isFarOff ? fillByLogs(eta, scale, weights) : fillByPowers(eta, scale, weights);
  let [sum, first, second] = [0, 0, 0];
  for (let k = 0; k < weights.length; k += 1) {
    const weight = weights[k]!;
    sum += weight;
    first += k * weight;
    second += k * k * weight;
  }
  moments.share = 1 / sum;
  moments.expected = first / sum;
  moments.variance = second / sum - moments.expected * moments.expected;
  moments.logWeight = largest + Math.log(sum);
}

/** @returns the logarithm of what the weights must be multiplied by */
function fillByPowers(eta: number, scale: Scale, weights: Float64Array): number {
  const factor = Math.exp(eta);
  const square = factor * factor;
  // Even and odd places apart, so that one product need not wait for the one before.
  let [even, odd] = [1, factor];
  for (let k = 0; k < weights.length; k += 2) {
    weights[k] = even * scale.weights[k]!;
    if (k + 1 < weights.length) weights[k + 1] = odd * scale.weights[k + 1]!;
    even *= square;
    odd *= square;
  }
  return 0;
}

function fillByLogs(eta: number, { sums }: Scale, weights: Float64Array): number {
  const largest = sums.reduce((most, sum, k) => Math.max(most, k * eta - sum), 0);
  for (let k = 0; k < weights.length; k += 1) weights[k] = Math.exp(k * eta - sums[k]! - largest);
  return largest;
}
