/**
 * 回避影响 / Recusal effect: whose rank would change if the experts who recused themselves had marked as the model expects.
 *
 * When a severe expert recuses, the submission gains points for nothing. For every submission that lacks experts of its panel
 * the missing totals are filled with what the crossed model expects (panel mean + submission + expert), the score is formed
 * by the same rule, and all are ranked again. A hint for the chair, who notes a decision; no score is changed by it.
 */
import { ranksOf } from "#scoring/shortlist/stability/selection-lines.ts";
import type { CrossedModel } from "#scoring/statistics/crossed-model.ts";

export interface RecusalEffect {
  readonly submission: string;
  /** Ids of the experts who are missing. */
  readonly missing: readonly string[];
  readonly score: number;
  readonly filledScore: number;
  readonly rank: number;
  readonly filledRank: number;
}

/**
 * Submissions whose rank would change, by number.
 * @param panelOf experts (by number) who should have marked a submission (by number)
 * @param combine the official rule in real numbers, for totals in any order
 * @param rank ranks of the scores, NaN for who has none; over all submissions when left out
 */
export function recusalEffects(
  model: CrossedModel,
  panelOf: (submission: number) => readonly number[],
  combine: (totals: readonly number[]) => number,
  rank: (scores: Float64Array) => Float64Array = ranksOf,
): RecusalEffect[] {
  const { table, intercept, submissions, experts } = model;
  const totals: number[][] = table.submissions.map(() => []);
  const present: Set<number>[] = table.submissions.map(() => new Set());
  table.values.forEach((value, row) => {
    totals[table.submissionOf[row]!]!.push(value);
    present[table.submissionOf[row]!]!.add(table.expertOf[row]!);
  });
  const missing = table.submissions.map((_, submission) =>
    panelOf(submission).filter((expert) => !present[submission]!.has(expert)),
  );
  const scores = Float64Array.from(totals, combine);
  const filled = Float64Array.from(totals, (own, submission) => {
    const expected = missing[submission]!.map(
      (expert) => intercept.estimate + submissions.estimates[submission]! + experts.estimates[expert]!,
    );
    return combine([...own, ...expected]);
  });
  const [ranks, filledRanks] = [rank(scores), rank(filled)];
  return table.submissions.flatMap((id, submission) =>
    Object.is(ranks[submission], filledRanks[submission])
      ? []
      : [
          {
            submission: id,
            missing: missing[submission]!.map((expert) => table.experts[expert]!),
            score: scores[submission]!,
            filledScore: filled[submission]!,
            rank: ranks[submission]!,
            filledRank: filledRanks[submission]!,
          },
        ],
  );
}
