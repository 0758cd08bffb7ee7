/**
 * 等级量表 / The rating scale of one observation: with measure η and thresholds τ, log(P_k / P_{k−1}) = η − τ_k.
 *
 * Source: Andrich 1978.
 */
export interface ScaleMoments {
  /** P(X = k). */
  readonly chances: Float64Array;
  /** P(X ≥ h) at index h; 1 at index 0. */
  readonly tails: Float64Array;
  /** Σ_{k ≥ h} k P(X = k) at index h. */
  readonly partial: Float64Array;
  expected: number;
  variance: number;
  /** log Σ exp(kη − τ₁ − … − τ_k). */
  logWeight: number;
}

/** Room for the moments of one observation, to be filled again and again. */
export function scaleMoments(places: number): ScaleMoments {
  const [chances, tails, partial] = [0, 1, 2].map(() => new Float64Array(places)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  return { chances, tails, partial, expected: 0, variance: 0, logWeight: 0 };
}

/** The thresholds as `observe` needs them: τ₁ + … + τ_k at index k, and exp of minus that. */
export interface Scale {
  readonly sums: Float64Array;
  readonly weights: Float64Array;
}

export function scaleOf(thresholds: Float64Array): Scale {
  const sums = new Float64Array(thresholds.length + 1);
  thresholds.forEach((threshold, index) => (sums[index + 1] = sums[index]! + threshold));
  return { sums, weights: sums.map((sum) => Math.exp(-sum)) };
}

/** Beyond this exponent the plain powers could overflow. */
const LARGEST_EXPONENT = 300;

/** Fills `moments` for one observation with measure η. Cost: one exponential, and one a place for a far-off η. */
export function observe(eta: number, scale: Scale, moments: ScaleMoments): void {
  const { chances, tails, partial } = moments;
  const top = chances.length - 1;
  const isFarOff = Math.abs(eta) * top > LARGEST_EXPONENT;
  const sum = isFarOff ? fillByLogs(eta, scale, moments) : fillByPowers(eta, scale, moments);
  let tail = 0;
  let expected = 0;
  let square = 0;
  for (let k = top; k >= 0; k -= 1) {
    const chance = chances[k]! / sum;
    chances[k] = chance;
    tail += chance;
    expected += k * chance;
    square += k * k * chance;
    tails[k] = tail;
    partial[k] = expected;
  }
  moments.expected = expected;
  moments.variance = square - expected * expected;
}

function fillByPowers(eta: number, { weights }: Scale, moments: ScaleMoments): number {
  const { chances } = moments;
  const factor = Math.exp(eta);
  let power = 1;
  let sum = 0;
  for (let k = 0; k < chances.length; k += 1) {
    const weight = power * weights[k]!;
    chances[k] = weight;
    sum += weight;
    power *= factor;
  }
  moments.logWeight = Math.log(sum);
  return sum;
}

function fillByLogs(eta: number, { sums }: Scale, moments: ScaleMoments): number {
  const { chances } = moments;
  const largest = chances.reduce((most, _, k) => Math.max(most, k * eta - sums[k]!), 0);
  let sum = 0;
  for (let k = 0; k < chances.length; k += 1) {
    chances[k] = Math.exp(k * eta - sums[k]! - largest);
    sum += chances[k]!;
  }
  moments.logWeight = largest + Math.log(sum);
  return sum;
}
