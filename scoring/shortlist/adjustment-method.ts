/** 校准方法 / Methods of adjustment by name, and which of them is shown. */
import type { CutRule } from "#scoring/programme/programme.ts";

export const ADJUSTMENT_METHODS = ["blup", "robustBlup", "linearBayes", "twoWay"] as const;
export type AdjustmentMethod = (typeof ADJUSTMENT_METHODS)[number];

/** The method of this name; null for any other text. */
export function adjustmentMethodOf(name: string | null): AdjustmentMethod | null {
  return ADJUSTMENT_METHODS.find((method) => method === name) ?? null;
}

/** The method that is asked for, else the one whose scores the rule counts, else BLUP. */
export function shownMethod(asked: AdjustmentMethod | null, { adjusted }: CutRule): AdjustmentMethod {
  return asked ?? adjusted?.method ?? "blup";
}
