/**
 * 逐一剔除专家（官方规则）/ Leave one expert out of the official result: who leaves the list and who enters it without each
 * expert's sheets.
 *
 * By the published rule itself, exactly: totals, minimum of valid sheets, ties, floors, quotas and votes are those of the
 * stage. A list that hangs on one person says so before it is signed. Cost: one ranking of the stage for each expert.
 */
import { compareText } from "#scoring/record/compare-text.ts";
import type { StageResultInput } from "#scoring/record/stage-result.ts";
import { passesOf } from "#scoring/shortlist/smallest-change.ts";

export interface OfficialFlip {
  readonly expertId: string;
  readonly sheets: number;
  /** Ids of submissions, in order. */
  readonly leaves: readonly string[];
  readonly enters: readonly string[];
}

/** One entry an expert with a sheet, by id; empty lists where nothing changes. */
export function officialFlips(input: StageResultInput): OfficialFlip[] {
  const sheets = new Map<string, number>();
  for (const { expertId } of input.submissions.flatMap((item) => item.sheets))
    sheets.set(expertId, (sheets.get(expertId) ?? 0) + 1);
  const whole = new Set(passesOf(input));
  return [...sheets]
    .sort(([a], [b]) => compareText(a, b))
    .map(([expertId, count]) => {
      const rest = new Set(passesOf(withoutExpert(input, expertId)));
      return {
        expertId,
        sheets: count,
        leaves: [...whole].filter((id) => !rest.has(id)).sort(compareText),
        enters: [...rest].filter((id) => !whole.has(id)).sort(compareText),
      };
    });
}

function withoutExpert(input: StageResultInput, expertId: string): StageResultInput {
  const submissions = input.submissions.map((submission) => ({
    ...submission,
    sheets: submission.sheets.filter((sheet) => sheet.expertId !== expertId),
  }));
  return { ...input, submissions };
}
