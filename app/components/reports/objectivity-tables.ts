/** The tables of the objectivity report, but for the Rasch measures. */
import type { Translate } from "#app/i18n/use-translation.ts";
import { isApproximateFor } from "#scoring/reliability/kendall-w.ts";
import type {
  BlockAgreement,
  ObjectivityOfExpert,
  ObjectivityReport,
  OutlyingTotal,
} from "#scoring/reliability/objectivity-report.ts";
import { reportColumns } from "./report-columns.ts";
import type { ReportTableData } from "./report-tables.ts";

/** Agreement of experts who read the same submissions. */
export function blockTable(t: Translate, blocks: readonly BlockAgreement[]) {
  const column = reportColumns<BlockAgreement>(t);
  const list = (items: readonly string[]): string => items.join(t("common.listSeparator"));
  return {
    name: "blocks",
    caption: t("reports.sections.blocks"),
    rows: blocks,
    rowId: ({ serials }) => serials[0] ?? "",
    columns: {
      experts: column.text(t("reports.columns.experts"), ({ experts }) => list(experts)),
      submissions: column.text(t("reports.columns.submissions"), ({ serials }) => list(serials)),
      icc: column.estimate(t("reports.columns.icc"), 2, ({ single }) => single),
      iccMean: column.estimate(t("reports.columns.iccMean"), 2, ({ averaged }) => averaged),
      kendallW: column.decimal(t("reports.columns.kendallW"), 2, ({ W }) => W),
      chance: column.chance(
        t("reports.columns.chance"),
        ({ p }) => p,
        ({ serials }) => isApproximateFor(serials.length),
      ),
      kappa: column.decimal(t("reports.columns.kappa"), 2, ({ kappa }) => kappa),
    },
  } satisfies ReportTableData<BlockAgreement>;
}

export function outlierTable(t: Translate, outliers: readonly OutlyingTotal[]) {
  const column = reportColumns<OutlyingTotal>(t);
  return {
    name: "outliers",
    caption: t("reports.sections.outliers"),
    rows: outliers,
    rowId: ({ serial, code }) => `${serial} ${code}`,
    columns: {
      submission: column.text(t("reports.columns.submission"), ({ serial }) => serial),
      expert: column.text(t("reports.columns.expert"), ({ code }) => code),
      total: column.decimal(t("reports.columns.total"), 2, ({ total }) => total),
      expected: column.decimal(t("reports.columns.expected"), 1, ({ expected }) => expected),
      standardised: column.signed(t("reports.columns.standardised"), 1, ({ standardised }) => standardised),
    },
  } satisfies ReportTableData<OutlyingTotal>;
}

/** Fit, halo and habits of each expert. */
export function habitTable(t: Translate, experts: readonly ObjectivityOfExpert[]) {
  const column = reportColumns<ObjectivityOfExpert>(t);
  return {
    name: "habits",
    caption: t("reports.sections.habits"),
    rows: experts,
    rowId: ({ code }) => code,
    columns: {
      expert: column.text(t("reports.columns.expert"), ({ code }) => code),
      counted: column.count(t("reports.columns.counted"), ({ sheets }) => sheets),
      outfit: column.estimateOrTooFew(t("reports.columns.outfit"), 2, ({ outfit }) => outfit),
      infit: column.estimateOrTooFew(t("reports.columns.infit"), 2, ({ infit }) => infit),
      halo: column.estimateOrTooFew(t("reports.columns.halo"), 2, ({ haloExcess }) => haloExcess),
      alike: column.percent(t("reports.columns.alike"), ({ alikeShare }) => alikeShare),
      repeated: column.percent(t("reports.columns.repeated"), ({ repeatedShare }) => repeatedShare),
      drift: column.estimate(t("reports.columns.drift"), 2, ({ drift }) => drift),
      pace: column.time(t("reports.columns.pace"), ({ medianSeconds }) => medianSeconds),
      order: column.tagged(
        column.estimateOrTooFew(t("reports.columns.order"), 2, ({ orderCorrelation }) => orderCorrelation),
        { word: t("reports.columns.reversal"), isWarm: true, holds: ({ isReversalAlarm }) => isReversalAlarm },
      ),
      comment: column.decimal(t("reports.columns.comment"), 0, ({ commentCharacters }) => commentCharacters),
      repeatedComment: column.percent(
        t("reports.columns.repeatedComment"),
        ({ repeatedCommentShare }) => repeatedCommentShare,
      ),
      evidence: column.percent(t("reports.columns.evidence"), ({ evidenceShare }) => evidenceShare),
    },
  } satisfies ReportTableData<ObjectivityOfExpert>;
}

type EvidenceOfCriterion = ObjectivityReport["evidence"]["criteria"][number];

export function evidenceTable(
  t: Translate,
  criteria: readonly EvidenceOfCriterion[],
  criterionName: (code: string) => string,
) {
  const column = reportColumns<EvidenceOfCriterion>(t);
  return {
    name: "evidence",
    caption: t("reports.sections.evidence"),
    rows: criteria,
    rowId: ({ code }) => code,
    columns: {
      criterion: column.text(t("reports.columns.criterion"), ({ code }) => criterionName(code)),
      evidence: column.percent(t("reports.columns.evidence"), ({ share }) => share),
    },
  } satisfies ReportTableData<EvidenceOfCriterion>;
}
