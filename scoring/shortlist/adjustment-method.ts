/** 校准方法 / Methods of adjustment by name, and which of them is shown. */
import type { CutRule } from "#scoring/programme/programme.ts";

export const ADJUSTMENT_METHODS = ["blup", "robustBlup", "linearBayes", "twoWay"] as const;
export type AdjustmentMethod = (typeof ADJUSTMENT_METHODS)[number];

/** The method that is asked for by its name, else the one whose scores the rule counts, else BLUP. */
export function shownMethod(asked: string | null, { adjusted }: CutRule): AdjustmentMethod {
  return ADJUSTMENT_METHODS.find((method) => method === asked) ?? adjusted?.method ?? "blup";
}
