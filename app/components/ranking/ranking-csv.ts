/** The ranking table as rows of a file: what the page shows, line by line. */
import type { Translate } from "#app/i18n/use-translation.ts";
import { formatHundredths } from "#scoring/aggregation/fraction.ts";
import type { Figure } from "#scoring/record/stage-result.ts";
import type { RankingCall, RankingRow, RankingRule, RankingView } from "./ranking-data.ts";
import { isCutByField, placeOf, rankingSections } from "./ranking-sections.ts";
import { rankingWords } from "./ranking-words.ts";

export interface RankingFile {
  readonly call: RankingCall;
  readonly rule: RankingRule;
  readonly ranking: Pick<RankingView, "rows" | "lines">;
}

type Cell = string | number | null;

/**
 * Header and one row a submission, in the order of the page. Figures are texts with two decimals; a missing one is
 * empty.
 * @param wanted the field of the page's filter; null or an unknown one: all.
 */
export function rankingCsv(
  t: Translate,
  language: string,
  { call, rule, ranking }: RankingFile,
  wanted: string | null,
): { readonly header: readonly string[]; readonly rows: readonly (readonly Cell[])[] } {
  const words = rankingWords(t, language, rule, call);
  const isByField = isCutByField(ranking);
  const codes = call.fields.map((item) => item.code);
  const field = codes.find((code) => code === wanted) ?? null;
  const hasComposite = rule.composite !== null;
  const toCells = (row: RankingRow): Cell[] => {
    const place = placeOf(row, isByField);
    return [
      place?.rank ?? null,
      row.serial,
      row.titleZh,
      row.titleEn,
      words.fieldName(row.field),
      figureText(row.official),
      ...(hasComposite ? [figureText(row.ranking)] : []),
      figureText(row.range),
      row.totals.map(totalText).join("; "),
      place === null || place.tieStep === null ? null : words.decidedBy(place.tieStep),
      t(row.passes ? "common.yes" : "common.no"),
      words.outcome(row),
    ];
  };
  return {
    header: [
      t("ranking.columns.rank"),
      t("ranking.columns.serial"),
      t("ranking.columns.titleZh"),
      t("ranking.columns.titleEn"),
      t("ranking.columns.field"),
      t("ranking.columns.official"),
      ...(hasComposite ? [t("ranking.columns.composite")] : []),
      t("ranking.columns.range"),
      t("ranking.columns.totalsList"),
      t("ranking.columns.tieStep"),
      t("ranking.columns.goesOn"),
      t("ranking.columns.outcome"),
    ],
    rows: rankingSections(ranking, codes, field).flatMap((section) => section.rows.map(toCells)),
  };
}

function figureText(figure: Figure | null): string | null {
  return figure === null ? null : formatHundredths(figure.hundredths);
}

function totalText({ expertCode, total }: RankingRow["totals"][number]): string {
  const text = formatHundredths(total.hundredths);
  return expertCode === null ? text : `${expertCode} ${text}`;
}
