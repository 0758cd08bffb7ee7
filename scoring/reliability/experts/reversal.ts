/**
 * 反向评分警示 / Reversal alarm: an expert who puts submissions in the opposite order of the panel.
 *
 * Rank correlation of the expert's totals with the mean of the others' totals of the same submissions. At −0.5 and below, on
 * five submissions or more, the scale was probably read upside down: ask the expert, do not correct. The bound is on the
 * figure, for so few submissions leave wide intervals; the interval is told with it. Advisory.
 */
import { spearman } from "#scoring/statistics/correlation.ts";
import { type Bounds, rankCorrelationInterval } from "#scoring/statistics/rank-correlation-interval.ts";
import { groupRows, type RatingTable } from "#scoring/statistics/rating-table.ts";

export interface Reversal {
  readonly expert: string;
  /** Submissions that others read as well. */
  readonly submissions: number;
  readonly correlation: number | null;
  /** 95 %; null with fewer than four submissions. */
  readonly interval: Bounds | null;
  readonly isAlarm: boolean;
}

const ALARM_AT = -0.5;
const FEWEST_SUBMISSIONS = 5;

/** One entry an expert, in the table's order. Cost: linear in Σ nᵢ². */
export function reversalsOfExperts(table: RatingTable): Reversal[] {
  const { submissions, experts, submissionOf, expertOf, values } = table;
  const bySubmission = groupRows(submissionOf, submissions.length);
  const byExpert = groupRows(expertOf, experts.length);
  return experts.map((expert, level) => {
    const pairs = Array.from(byExpert.rows.subarray(byExpert.start[level], byExpert.start[level + 1])).flatMap(
      (row) => {
        const submission = submissionOf[row]!;
        const all = bySubmission.rows.subarray(bySubmission.start[submission], bySubmission.start[submission + 1]);
        const others = all.filter((other) => expertOf[other] !== level);
        const mean = others.reduce((sum, other) => sum + values[other]!, 0) / others.length;
        return others.length === 0 ? [] : [{ own: values[row]!, mean }];
      },
    );
    const correlation = spearman(
      pairs.map(({ own }) => own),
      pairs.map(({ mean }) => mean),
    );
    const isAlarm = pairs.length >= FEWEST_SUBMISSIONS && correlation !== null && correlation <= ALARM_AT;
    const interval = correlation === null ? null : rankCorrelationInterval(correlation, pairs.length);
    return { expert, submissions: pairs.length, correlation, interval, isAlarm };
  });
}
