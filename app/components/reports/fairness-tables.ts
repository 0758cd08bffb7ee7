/** The tables of the fairness report. */
import type { Translate } from "#app/i18n/use-translation.ts";
import type { FairnessOfExpert, FairnessOfField } from "#scoring/reliability/fairness-report.ts";
import type { MissingExperts, MovedByMissing } from "#scoring/reliability/missing-experts.ts";
import { reportColumns } from "./report-columns.ts";
import type { ReportTableData } from "./report-tables.ts";

/** The most severe first: that is what is looked for. Without a figure last. */
export function expertTable(t: Translate, experts: readonly FairnessOfExpert[]) {
  const column = reportColumns<FairnessOfExpert>(t);
  return {
    name: "experts",
    caption: t("reports.sections.experts"),
    rows: [...experts].sort((a, b) => (a.severity?.value ?? Infinity) - (b.severity?.value ?? Infinity)),
    rowId: ({ code }) => code,
    columns: {
      expert: column.text(t("reports.columns.expert"), ({ code }) => code),
      // Drawn as an interval, which begins on the left.
      severity: {
        ...column.signedEstimate(t("reports.columns.severity"), 1, ({ severity }) => severity),
        isNumeric: false,
      },
      spread: column.estimate(t("reports.columns.spread"), 2, ({ spread }) => spread),
      ownProvince: column.estimate(t("reports.columns.ownProvince"), 1, ({ ownProvince }) =>
        ownProvince === null ? null : { ...ownProvince, value: ownProvince.points },
      ),
      asked: column.count(t("reports.columns.asked"), ({ asked }) => asked),
      counted: column.count(t("reports.columns.counted"), ({ counted }) => counted),
      unanswered: column.count(t("reports.columns.unanswered"), ({ unanswered }) => unanswered),
      ended: column.count(t("reports.columns.ended"), ({ ended }) => ended),
    },
  } satisfies ReportTableData<FairnessOfExpert>;
}

/** Whose rank would be another if nobody were missing. */
export function missingTable(t: Translate, { moved }: Pick<MissingExperts, "moved">) {
  const column = reportColumns<MovedByMissing>(t);
  return {
    name: "missing",
    caption: t("reports.sections.missing"),
    rows: moved,
    rowId: ({ serial }) => serial,
    columns: {
      submission: column.text(t("reports.columns.submission"), ({ serial }) => serial),
      missing: column.text(t("reports.columns.missing"), ({ experts }) => experts.join(t("common.listSeparator"))),
      score: column.decimal(t("reports.columns.score"), 2, ({ score }) => score),
      filledScore: column.decimal(t("reports.columns.filledScore"), 2, ({ filledScore }) => filledScore),
      rank: column.countChange(t("reports.columns.rankOverAll"), ({ rank, filledRank }) => ({
        before: rank,
        after: filledRank,
      })),
    },
  } satisfies ReportTableData<MovedByMissing>;
}

export function fieldTable(t: Translate, fields: readonly FairnessOfField[], fieldName: (code: string) => string) {
  const column = reportColumns<FairnessOfField>(t);
  return {
    name: "fields",
    caption: t("reports.sections.fields"),
    rows: fields,
    rowId: ({ field }) => field,
    columns: {
      field: column.text(t("reports.columns.field"), ({ field }) => fieldName(field)),
      submissions: column.count(t("reports.columns.submissions"), ({ submissions }) => submissions),
      places: column.count(t("reports.columns.places"), ({ quota }) => quota),
      passing: column.count(t("reports.columns.passing"), ({ passing }) => passing),
      experts: column.count(t("reports.columns.experts"), ({ experts }) => experts),
      leaning: column.signed(t("reports.columns.leaning"), 1, ({ meanLeaning }) => meanLeaning),
    },
  } satisfies ReportTableData<FairnessOfField>;
}
