/**
 * 评审报告的依据 / What the reports on a stage are made of: the sheets that count with what is known of how each came
 * about, who was asked and did not answer, and the places of each field. Plain data of whole numbers and texts, so that it
 * has a digest and can be sent to a worker.
 *
 * Everything in it belongs to submissions the reader may know of; a report adds nothing from elsewhere.
 */
import type { ScaleEnds } from "#scoring/aggregation/linear-bayes.ts";
import type { AggregationRule } from "#scoring/programme/programme.ts";
import { fitCrossedModel, modelObstacle } from "#scoring/statistics/crossed-model.ts";
import type { CrossedModel, ModelObstacle } from "#scoring/statistics/crossed-model.ts";
import { type CompleteSheets, completeSheets } from "#scoring/statistics/mark-table.ts";

export interface ReportInput {
  readonly aggregation: AggregationRule;
  /** Sheets the plan wants of each submission. */
  readonly panelSize: number;
  readonly criteria: readonly { readonly code: string; readonly weight: number }[];
  /** Of the rubric: marks, and so totals, end there. */
  readonly scale: ScaleEnds;
  /** Bands of the rubric by their lowest mark, ascending. */
  readonly bandsFrom: readonly number[];
  readonly submissions: readonly ReportSubmission[];
  readonly experts: readonly { readonly id: string; readonly code: string }[];
  readonly sheets: readonly ReportSheet[];
  /** Who was asked to read what, those included of whom there is no sheet that counts. */
  readonly asked: readonly AskedReading[];
  /** By field, or one with field null over all. */
  readonly lines: readonly { readonly field: string | null; readonly quota: number }[];
}

export interface ReportSubmission {
  readonly id: string;
  readonly serial: string;
  readonly field: string;
  readonly isScored: boolean;
  readonly passes: boolean;
}

export interface ReportSheet {
  readonly submission: string;
  readonly expert: string;
  readonly marks: readonly { readonly criterion: string; readonly mark: number }[];
  /** Codes of the criteria for which evidence is named. */
  readonly evidenceFor: readonly string[];
  /** Place among the expert's own sheets, in the order in which they were begun. */
  readonly order: number;
  /** From the first save to handing in; null where that was one step. */
  readonly seconds: number | null;
  readonly isSameProvince: boolean;
  readonly isSameCountry: boolean;
  readonly commentCharacters: number;
  /** The expert wrote the same comment on another sheet of the stage. */
  readonly isCommentRepeated: boolean;
}

export interface AskedReading {
  readonly submission: string;
  readonly expert: string;
  /** active: still asked; ended: recused, declined or void, so that the sheet, if there is one, does not count. */
  readonly state: "active" | "ended";
}

export interface ReportModel {
  readonly input: ReportInput;
  readonly sheets: CompleteSheets;
  /** Null where the marks do not suffice, and why. */
  readonly model: CrossedModel | null;
  readonly obstacle: ModelObstacle | null;
  /** By row of the table. */
  readonly sheetOf: readonly ReportSheet[];
  codeOf(expert: string): string;
  serialOf(submission: string): string;
}

/** The model all reports rest on, fitted once. Cost: as fitCrossedModel. */
export function reportModel(input: ReportInput): ReportModel {
  const weights = new Map(input.criteria.map(({ code, weight }) => [code, weight]));
  const rows = input.sheets.flatMap(({ submission, expert, marks }) =>
    marks.map(({ criterion, mark }) => ({ submission, expert, criterion, mark })),
  );
  const sheets = completeSheets(rows, (criterion) => weights.get(criterion) ?? 1);
  const { table } = sheets;
  const obstacle = modelObstacle(table);
  const byPair = new Map(input.sheets.map((sheet) => [`${sheet.submission} ${sheet.expert}`, sheet]));
  const codes = new Map(input.experts.map(({ id, code }) => [id, code]));
  const serials = new Map(input.submissions.map(({ id, serial }) => [id, serial]));
  return {
    input,
    sheets,
    model: obstacle === null ? fitCrossedModel(table) : null,
    obstacle,
    sheetOf: Array.from(table.values, (_, row) => {
      const pair = `${table.submissions[table.submissionOf[row]!]!} ${table.experts[table.expertOf[row]!]!}`;
      return byPair.get(pair)!;
    }),
    codeOf: (expert) => codes.get(expert) ?? expert,
    serialOf: (submission) => serials.get(submission) ?? submission,
  };
}
