/** Large panels of marks for benchmarks of the statistics: seeded, so that every run measures the same work. */
import type { MarkRow } from "#scoring/statistics/mark-table.ts";
import { randomNumbers } from "#scoring/statistics/random-numbers.ts";
import type { RatingTable } from "#scoring/statistics/rating-table.ts";

export interface PanelSize {
  readonly submissions: number;
  readonly experts: number;
}

export const PER_SUBMISSION = 5;

/** Each submission read by five of the experts at random; marks round(75 + 8 · (quality + severity + noise)). */
export function panelTable({ submissions, experts }: PanelSize): RatingTable {
  const random = randomNumbers(`bench ${submissions} ${experts}`);
  const severity = Float64Array.from({ length: experts }, () => 0.6 * random.normal());
  const [submissionOf, expertOf, values]: [number[], number[], number[]] = [[], [], []];
  for (let submission = 0; submission < submissions; submission += 1) {
    const quality = random.normal();
    const panel = new Set<number>();
    while (panel.size < PER_SUBMISSION) panel.add(random.below(experts));
    for (const expert of [...panel].sort((a, b) => a - b)) {
      submissionOf.push(submission);
      expertOf.push(expert);
      const mark = Math.round(75 + 8 * (quality + severity[expert]! + 0.7 * random.normal()));
      values.push(Math.min(100, Math.max(0, mark)));
    }
  }
  return {
    submissions: ids(submissions, "S"),
    experts: ids(experts, "E"),
    submissionOf: Int32Array.from(submissionOf),
    expertOf: Int32Array.from(expertOf),
    values: Float64Array.from(values),
  };
}

/** The same marks on seven places, as the Rasch model needs a short scale. */
export function panelMarks({ submissions, experts, submissionOf, expertOf, values }: RatingTable): MarkRow[] {
  return Array.from(values, (value, row) => ({
    submission: submissions[submissionOf[row]!]!,
    expert: experts[expertOf[row]!]!,
    criterion: "",
    mark: Math.min(6, Math.max(0, Math.round((value - 51) / 8))),
  }));
}

function ids(count: number, letter: string): string[] {
  return Array.from({ length: count }, (_, index) => letter + String(index).padStart(6, "0"));
}
