/** 名单稳健性 / How sure a list of the best N is: chances, grey zone, and who would come and go without each expert. */
import type { MethodScores } from "#scoring/aggregation/by-method/method.ts";
import { leaveOneExpertOut } from "#scoring/shortlist/stability/leave-one-expert-out.ts";
import { selectionChances } from "#scoring/shortlist/stability/selection-chances.ts";

export interface ListStability {
  /** P(truly among the best), by submission; NaN for one without a score. Null where no model tells. */
  readonly chances: Float64Array | null;
  readonly expectedPrecision: number | null;
  readonly greyZone: readonly string[];
  readonly leaveOneOut: readonly {
    readonly expert: string;
    readonly leaves: readonly string[];
    readonly enters: readonly string[];
  }[];
}

/** @param places how many are selected; ties at the line all go on. Cost: 1,000 draws, and the scores without each expert. */
export function listStability(scores: MethodScores, places: number, seed: string): ListStability {
  const members = Array.from(scores.scores.keys()).filter((level) => !Number.isNaN(scores.scores[level]));
  const lines = [{ members, places }];
  const ids = (levels: readonly number[]) => levels.map((level) => scores.submissions[level]!);
  const drawn = scores.draw === null ? null : selectionChances(scores.draw, scores.scores, lines, seed);
  const isMember = new Set(members);
  return {
    chances: drawn === null ? null : drawn.chances.map((chance, level) => (isMember.has(level) ? chance : Number.NaN)),
    expectedPrecision: drawn?.expectedPrecision ?? null,
    greyZone: drawn === null ? [] : ids(drawn.greyZone),
    leaveOneOut: leaveOneExpertOut(scores.experts.length, scores.scores, lines, scores.scoresWithout).map((change) => ({
      expert: scores.experts[change.expert]!.expert,
      leaves: ids(change.leaves),
      enters: ids(change.enters),
    })),
  };
}
