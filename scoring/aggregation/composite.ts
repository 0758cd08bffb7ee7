/**
 * 综合得分 / Composite score: Σ weight × stage score ÷ Σ weight over the stages the programme names, exact.
 *
 * @example 40 × 80 + 60 × 90 over 100 is 86.
 */
import { add, divide, fraction, multiply, type Fraction } from "#scoring/aggregation/fraction.ts";
import type { StageKind } from "#scoring/programme/programme.ts";

/** Official scores of a submission by stage; a stage it did not stand in is left out. */
export type StageScores = Readonly<Partial<Record<StageKind, Fraction>>>;

export interface CompositePart {
  readonly stage: StageKind;
  readonly weight: number;
}

/**
 * The composite, or null when a stage's score is missing: the weights of the others are never stretched over it.
 * @throws Error when no part is named.
 */
export function compositeScore(parts: readonly CompositePart[], scores: StageScores): Fraction | null {
  if (parts.length === 0) throw new Error("compositeScore: no parts");
  let points = fraction(0);
  let weights = fraction(0);
  for (const { stage, weight } of parts) {
    const score = scores[stage];
    if (score === undefined) return null;
    points = add(points, multiply(fraction(weight), score));
    weights = add(weights, fraction(weight));
  }
  return divide(points, weights);
}
