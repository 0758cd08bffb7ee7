import type { NewRow } from "#db/schema.ts";

/** The same words in Chinese and English. */
export type Pair = readonly [zh: string, en: string];

export interface Metric {
  readonly name: Pair;
  readonly unit: Pair;
  /** Figures as written, such as "6.4": of this result, of its peers abroad, on average at home. */
  readonly own: string;
  readonly peer: string;
  readonly average: string;
}

/**
 * What a result is about, as parts from which its texts are put together. `{scene}` in the title stands for one of
 * the scenes; one submission is written for each scene.
 */
export interface Technology {
  readonly kind: NewRow<"submissions">["kind"];
  readonly title: Pair;
  readonly scenes: readonly Pair[];
  /** What is hard today; a full sentence. */
  readonly problem: Pair;
  /** What the result does about it and on which principle; a full sentence. */
  readonly principle: Pair;
  /** Three inventive points, each a clause without a full stop. */
  readonly points: readonly [Pair, Pair, Pair];
  readonly metrics: readonly [Metric, Metric, Metric];
  /** What users gain; a full sentence. */
  readonly effect: Pair;
  /** What society gains; a full sentence. */
  readonly benefit: Pair;
}

/** A unit written alike in both languages, or as a pair. */
export function metric(name: Pair, unit: Pair | string, own: string, peer: string, average: string): Metric {
  return { name, unit: typeof unit === "string" ? [unit, unit] : unit, own, peer, average };
}
