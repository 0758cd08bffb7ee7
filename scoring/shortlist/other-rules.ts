/**
 * 其他规则 / Other rules: what the list would be by each of the other usual rules, and so how much of it rests on the choice
 * of the rule. Everything else (floors, minimum, places, votes) stays as it is; nothing official changes.
 *
 * Cost: the result twice for each rule; see `whatIf`.
 */
import type { StageResultInputs } from "#scoring/record/stage-result.ts";
import { WHAT_IF_METHODS, whatIf, type WhatIfMethod } from "#scoring/shortlist/what-if.ts";

export interface OtherRule {
  readonly method: WhatIfMethod;
  /** Ids of submissions, in the order of the ranking as it is. */
  readonly leaves: readonly string[];
  readonly enters: readonly string[];
}

/** One for each rule that is not the stage's own, in a fixed order; the adjusted one is left out where the gate refuses it. */
export function otherRules(inputs: StageResultInputs): readonly OtherRule[] {
  const unchanged = { withoutExperts: [], places: null, minimumScore: null };
  return WHAT_IF_METHODS.filter((method) => method !== inputs.stage.aggregation.method).flatMap((method) => {
    const { rows, gate } = whatIf(inputs, { ...unchanged, method });
    if (gate?.verdict === "refused") return [];
    const idsWhere = (passesBefore: boolean) =>
      rows
        .filter(({ before, after }) => before.passes === passesBefore && after.passes !== passesBefore)
        .map((row) => row.submissionId);
    return [{ method, leaves: idsWhere(true), enters: idsWhere(false) }];
  });
}
