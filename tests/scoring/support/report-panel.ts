/** A panel for tests of the reports: twenty submissions, six experts, two criteria; what a test changes of it. */
import type { ReportInput, ReportSheet } from "#scoring/reliability/report-input.ts";

export interface PanelChange {
  /** Added to both marks. */
  readonly leaning?: (expert: number, submission: number) => number;
  readonly hasSheet?: (expert: number, submission: number) => boolean;
  readonly sheet?: (expert: number, submission: number) => Partial<ReportSheet>;
}

export const submissionId = (i: number): string => `id-${String(i).padStart(2, "0")}`;
export const serialOf = (i: number): string => `S-${String(i).padStart(2, "0")}`;

/** Everybody is asked for everything; `hasSheet` says of what there is a sheet. The first half is field F1. */
export function reportPanel({ leaning, hasSheet, sheet }: PanelChange = {}): ReportInput {
  const pairs = Array.from({ length: 20 }, (_, i) => i).flatMap((i) => [0, 1, 2, 3, 4, 5].map((j) => [i, j] as const));
  const noise = (i: number, j: number, c: number): number => ((i * 31 + j * 17 + i * j * 13 + c * 7) % 9) - 4;
  return {
    aggregation: { method: "mean" },
    panelSize: 6,
    criteria: [
      { code: "adv", weight: 3 },
      { code: "cre", weight: 1 },
    ],
    scale: { minimum: 0, maximum: 100 },
    bandsFrom: [0, 60, 70, 80, 90],
    submissions: Array.from({ length: 20 }, (_, i) => ({
      id: submissionId(i),
      serial: serialOf(i),
      field: i < 10 ? "F1" : "F2",
      isScored: true,
      passes: i % 2 === 0,
    })),
    experts: [0, 1, 2, 3, 4, 5].map((j) => ({ id: `expert-${String(j)}`, code: `E-0${String(j)}` })),
    sheets: pairs
      .filter(([i, j]) => hasSheet?.(j, i) ?? true)
      .map(([i, j]) => {
        const base = 50 + ((i * 7) % 20) * 1.5 + (leaning?.(j, i) ?? 0);
        return {
          submission: submissionId(i),
          expert: `expert-${String(j)}`,
          marks: [
            { criterion: "adv", mark: Math.round(base + noise(i, j, 0)) },
            { criterion: "cre", mark: Math.round(base + noise(i, j, 1)) },
          ],
          evidenceFor: ["adv"],
          order: i + 1,
          seconds: 600 + 10 * ((i * j) % 7),
          isSameProvince: false,
          isSameCountry: true,
          commentCharacters: 40,
          isCommentRepeated: false,
          ...sheet?.(j, i),
        };
      }),
    asked: pairs.map(([i, j]) => ({
      submission: submissionId(i),
      expert: `expert-${String(j)}`,
      state: "active" as const,
    })),
    lines: [
      { field: "F1", quota: 5 },
      { field: "F2", quota: 5 },
    ],
  };
}
