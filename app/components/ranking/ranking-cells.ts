/** The ranking table as cells of a file: what the page shows, line by line. */
import type { Translate } from "#app/i18n/use-translation.ts";
import type { AdjustmentMethod } from "#scoring/shortlist/adjustment-method.ts";
import type { AnalysedSubmission } from "#scoring/shortlist/stage-analysis.ts";
import type { Figure } from "#scoring/record/stage-result.ts";
import { formatHundredths } from "#scoring/aggregation/fraction.ts";
import { analysedById, type Computed, valueOf, type WholeAnalysis } from "./analysis-data.ts";
import { flagText, intervalText } from "./analysis-words.ts";
import { availableColumns, type RankingColumn, shownColumns } from "./ranking-columns.ts";
import type { RankingCall, RankingRow, RankingRule, RankingView } from "./ranking-data.ts";
import { rankingSort, sortedSections } from "./ranking-order.ts";
import { isCutByField, placeOf, rankingSections } from "./ranking-sections.ts";
import { rankingWords, type RankingWords } from "./ranking-words.ts";

export interface RankingFile {
  readonly call: RankingCall;
  readonly rule: RankingRule;
  readonly ranking: Pick<RankingView, "rows" | "lines">;
  readonly analysis: Computed<WholeAnalysis>;
}

/** A text, a whole number, nothing, or a figure in hundredths. */
export type RankingCell = string | number | null | { readonly hundredths: number };

export interface RankingCells {
  readonly header: readonly string[];
  readonly rows: readonly (readonly RankingCell[])[];
}

/**
 * Header and one row a submission, in the order of the page, with the columns the page shows; beside rank, serial, titles
 * and field always whether it goes on. A missing figure is empty.
 * @param search the page's address: field, order and columns; an unknown field is all
 */
export function rankingCells(
  t: Translate,
  language: string,
  { call, rule, ranking, analysis }: RankingFile,
  search: URLSearchParams,
): RankingCells {
  const words = rankingWords(t, language, rule, call);
  const isByField = isCutByField(ranking);
  const codes = call.fields.map((item) => item.code);
  const field = codes.find((code) => code === search.get("field")) ?? null;
  const known = valueOf(analysis);
  const analysed = analysedById(known);
  const available = availableColumns(rule.composite !== null, known);
  const sections = sortedSections(rankingSections(ranking, codes, field), rankingSort(search, available), analysed);
  const columns = shownColumns(search, available).map((column) =>
    columnOf(column, { t, words, isByField, method: known?.method }),
  );
  const toCells = (row: RankingRow): RankingCell[] => [
    placeOf(row, isByField)?.rank ?? null,
    row.serial,
    row.titleZh,
    row.titleEn,
    words.fieldName(row.field),
    ...columns.flatMap(({ cells }) => cells(row, analysed.get(row.submissionId))),
    t(row.passes ? "common.yes" : "common.no"),
  ];
  return {
    header: [
      t("ranking.columns.rank"),
      t("ranking.columns.serial"),
      t("ranking.columns.titleZh"),
      t("ranking.columns.titleEn"),
      t("ranking.columns.field"),
      ...columns.flatMap(({ header }) => header),
      t("ranking.columns.goesOn"),
    ],
    rows: sections.flatMap((section) => section.rows.map(toCells)),
  };
}

interface FileColumn {
  readonly header: readonly string[];
  readonly cells: (row: RankingRow, own: AnalysedSubmission | undefined) => readonly RankingCell[];
}

interface ColumnFacts {
  readonly t: Translate;
  readonly words: RankingWords;
  readonly isByField: boolean;
  /** Of the adjusted scores. */
  readonly method: AdjustmentMethod | undefined;
}

/** One column of the page may be several of a file. */
function columnOf(column: RankingColumn, { t, words, isByField, method }: ColumnFacts): FileColumn {
  // A file leaves the page behind on which the method is told.
  const byMethod = (name: string): string =>
    method === undefined ? name : t("ranking.byMethod", { column: name, method: t(`ranking.cut.methods.${method}`) });
  switch (column) {
    case "official":
      return { header: [t("ranking.columns.official")], cells: (row) => [figure(row.official)] };
    case "composite":
      return { header: [t("ranking.columns.composite")], cells: (row) => [figure(row.ranking)] };
    case "adjusted":
      return {
        header: [byMethod(t("ranking.columns.adjusted")), t("ranking.columns.adjustedError")],
        cells: (_row, own) => [
          own?.adjusted == null ? null : { hundredths: own.adjusted.score },
          own?.adjusted == null ? null : { hundredths: own.adjusted.standardError },
        ],
      };
    case "interval":
      return {
        header: [byMethod(t("ranking.columns.interval"))],
        cells: (_row, own) => [own?.adjusted == null ? null : intervalText(own.adjusted.interval)],
      };
    case "chance":
      return {
        header: [byMethod(t("ranking.columns.chance"))],
        // In per cent with one decimal: 933 of 1,000 are 93.30.
        cells: (_row, own) => [own?.chance == null ? null : { hundredths: own.chance * 10 }],
      };
    case "borda":
      return {
        header: [t("ranking.columns.borda"), t("ranking.columns.bordaRank")],
        // In per cent with one decimal, as the chance.
        cells: (_row, own) => [
          own?.borda == null ? null : { hundredths: own.borda.score * 10 },
          own?.borda == null ? null : own.borda.rank,
        ],
      };
    case "totals":
      return {
        header: [t("ranking.columns.range"), t("ranking.columns.totalsList")],
        cells: (row) => [figure(row.range), row.totals.map(totalText).join(t("common.groupSeparator"))],
      };
    case "notes":
      return {
        header: [t("ranking.columns.tieStep"), t("ranking.columns.outcome"), t("ranking.columns.notes")],
        cells: (row, own) => {
          const step = placeOf(row, isByField)?.tieStep ?? null;
          const flags = own?.flags.map((flag) => flagText(t, flag)) ?? [];
          return [
            step === null ? null : words.decidedBy(step),
            words.outcome(row),
            flags.join(t("common.groupSeparator")),
          ];
        },
      };
  }
}

function figure(value: Figure | null): RankingCell {
  return value === null ? null : { hundredths: value.hundredths };
}

function totalText({ expertCode, total }: RankingRow["totals"][number]): string {
  const text = formatHundredths(total.hundredths);
  return expertCode === null ? text : `${expertCode} ${text}`;
}
