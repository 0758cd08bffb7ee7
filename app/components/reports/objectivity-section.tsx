import { useTranslation } from "#app/i18n/use-translation.ts";
import { isApproximateFor } from "#scoring/reliability/kendall-w.ts";
import type { ObjectivityOfExpert, ObjectivityReport } from "#scoring/reliability/objectivity-report.ts";
import { OUTLYING_FROM } from "#scoring/reliability/outlying-marks.ts";
import { useCodeName } from "../code-names.ts";
import { FactList, type ReportFact } from "./fact-list.tsx";
import { useFigures } from "./figures.ts";
import { RaschSection } from "./rasch-section.tsx";
import { ReportTable } from "./report-table.tsx";
import { StatisticHelp } from "./statistic-help.tsx";

export interface Props {
  readonly report: ObjectivityReport;
  /** Of the stage's rubric. */
  readonly criteria: Parameters<typeof useCodeName>[0];
}

/** How far the marks tell of the submissions and not of who gave them. */
export function ObjectivitySection({ report, criteria }: Props) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="objectivity">
      <h2 id="objectivity">{t("reports.sections.objectivity")}</h2>
      <Agreement report={report} />
      <h3>{t("reports.sections.blocks")}</h3>
      <Blocks report={report} />
      <h3>{t("reports.sections.outliers")}</h3>
      <Outliers report={report} />
      <h3>{t("reports.sections.habits")}</h3>
      <Habits experts={report.experts} />
      <StatisticHelp
        statistics={["fit", "halo", "repeatedMarks", "drift", "pace", "reversal", "comments", "evidence", "interval"]}
      />
      <h3>{t("reports.sections.rasch")}</h3>
      <RaschSection report={report.rasch} criteria={criteria} />
      <h3>{t("reports.sections.evidence")}</h3>
      <Evidence evidence={report.evidence} criteria={criteria} />
    </section>
  );
}

function Agreement({ report: { alpha, reliability } }: Pick<Props, "report">) {
  const { t } = useTranslation();
  const figures = useFigures();
  const intervalOf = (estimate: ObjectivityReport["alpha"]["interval"]): string =>
    estimate?.lower == null || estimate.upper === null
      ? ""
      : t("reports.facts.interval", {
          lower: figures.decimal(estimate.lower, 2),
          upper: figures.decimal(estimate.upper, 2),
        });
  const facts: ReportFact[] = [
    {
      label: t("reports.facts.alphaInterval"),
      figure: figures.decimal(alpha.interval?.value ?? null, 2),
      detail: intervalOf(alpha.interval),
      about: "alpha",
    },
    {
      label: t("reports.facts.alphaOrdinal"),
      figure: figures.decimal(alpha.ordinal?.value ?? null, 2),
      detail: intervalOf(alpha.ordinal),
      about: "alpha",
    },
  ];
  if (reliability !== null) {
    const { single, averaged, adjusted, sheetsEach, shares } = reliability;
    facts.push({
      label: t("reports.facts.averaged"),
      figure: figures.decimal(averaged.value, 2),
      detail: [
        intervalOf(averaged),
        t("reports.facts.averagedOf", { count: figures.decimal(sheetsEach, 1) }),
        `${t("reports.facts.single")} ${figures.estimate(single, 2)}`,
        `${t("reports.facts.adjusted")} ${figures.estimate(adjusted, 2)}`,
        t("reports.facts.sharesOf", {
          submission: figures.percent(shares.submission),
          expert: figures.percent(shares.expert),
          residual: figures.percent(shares.residual),
        }),
      ]
        .filter((part) => part !== "")
        .join(t("common.clauseSeparator")),
      about: "reliability",
    });
  }
  return <FactList facts={facts} />;
}

function Blocks({ report: { blocks } }: Pick<Props, "report">) {
  const { t } = useTranslation();
  const figures = useFigures();
  if (blocks.length === 0) return <p className="muted">{t("reports.blocks.none")}</p>;
  const list = (items: readonly string[]): string => items.join(t("common.listSeparator"));
  return (
    <>
      <p>{t("reports.blocks.lead")}</p>
      <ReportTable
        caption={t("reports.sections.blocks")}
        rows={blocks}
        rowId={({ serials }) => serials[0] ?? ""}
        columns={[
          { header: t("reports.columns.experts"), cell: ({ experts }) => list(experts) },
          { header: t("reports.columns.submissions"), cell: ({ serials }) => list(serials) },
          { header: t("reports.columns.icc"), cell: ({ single }) => figures.estimate(single, 2), isNumeric: true },
          {
            header: t("reports.columns.iccMean"),
            cell: ({ averaged }) => figures.estimate(averaged, 2),
            isNumeric: true,
          },
          { header: t("reports.columns.kendallW"), cell: ({ W }) => figures.decimal(W, 2), isNumeric: true },
          {
            header: t("reports.columns.chance"),
            cell: ({ p, serials }) =>
              p !== null && isApproximateFor(serials.length)
                ? t("reports.approximate", { value: figures.chance(p) })
                : figures.chance(p),
            isNumeric: true,
          },
          { header: t("reports.columns.kappa"), cell: ({ kappa }) => figures.decimal(kappa, 2), isNumeric: true },
        ]}
      />
      <StatisticHelp statistics={["icc", "kendallW", "kappa", "weightedKappa"]} />
    </>
  );
}

/** P(|z| > 2.5) of a normal distribution. */
const CHANCE_SHARE = 0.0124;

function Outliers({ report: { outliers, sheets } }: Pick<Props, "report">) {
  const { t } = useTranslation();
  const figures = useFigures();
  const from = figures.decimal(OUTLYING_FROM, 1);
  return (
    <>
      {outliers.length === 0 ? (
        <p className="muted">{t("reports.outliers.none", { from })}</p>
      ) : (
        <>
          <p>
            {t("reports.outliers.count", {
              count: outliers.length,
              from,
              chance: figures.decimal(sheets * CHANCE_SHARE, 0),
            })}
          </p>
          <ReportTable
            caption={t("reports.sections.outliers")}
            rows={outliers}
            rowId={({ serial, code }) => `${serial} ${code}`}
            columns={[
              { header: t("reports.columns.submission"), cell: ({ serial }) => serial },
              { header: t("reports.columns.expert"), cell: ({ code }) => code },
              { header: t("reports.columns.total"), cell: ({ total }) => figures.decimal(total, 2), isNumeric: true },
              {
                header: t("reports.columns.expected"),
                cell: ({ expected }) => figures.decimal(expected, 1),
                isNumeric: true,
              },
              {
                header: t("reports.columns.standardised"),
                cell: ({ standardised }) => figures.signed(standardised, 1),
                isNumeric: true,
              },
            ]}
          />
        </>
      )}
      <StatisticHelp statistics={["outlyingTotal"]} />
    </>
  );
}

function Habits({ experts }: { readonly experts: readonly ObjectivityOfExpert[] }) {
  const { t } = useTranslation();
  const figures = useFigures();
  return (
    <ReportTable
      caption={t("reports.sections.habits")}
      rows={experts}
      rowId={({ code }) => code}
      columns={[
        { header: t("reports.columns.expert"), cell: ({ code }) => code },
        { header: t("reports.columns.counted"), cell: ({ sheets }) => sheets, isNumeric: true },
        {
          header: t("reports.columns.outfit"),
          cell: ({ outfit }) => figures.estimateOrTooFew(outfit, 2),
          isNumeric: true,
        },
        {
          header: t("reports.columns.infit"),
          cell: ({ infit }) => figures.estimateOrTooFew(infit, 2),
          isNumeric: true,
        },
        {
          header: t("reports.columns.halo"),
          cell: ({ haloExcess }) => figures.estimateOrTooFew(haloExcess, 2),
          isNumeric: true,
        },
        { header: t("reports.columns.alike"), cell: ({ alikeShare }) => figures.percent(alikeShare), isNumeric: true },
        {
          header: t("reports.columns.repeated"),
          cell: ({ repeatedShare }) => figures.percent(repeatedShare),
          isNumeric: true,
        },
        { header: t("reports.columns.drift"), cell: ({ drift }) => figures.estimate(drift, 2), isNumeric: true },
        {
          header: t("reports.columns.pace"),
          cell: ({ medianSeconds }) => figures.time(medianSeconds),
          isNumeric: true,
        },
        {
          header: t("reports.columns.order"),
          cell: ({ orderCorrelation, isReversalAlarm }) => (
            <>
              {figures.estimateOrTooFew(orderCorrelation, 2)}
              {isReversalAlarm && <span className="tag warm">{t("reports.columns.reversal")}</span>}
            </>
          ),
          isNumeric: true,
        },
        {
          header: t("reports.columns.comment"),
          cell: ({ commentCharacters }) => figures.decimal(commentCharacters, 0),
          isNumeric: true,
        },
        {
          header: t("reports.columns.repeatedComment"),
          cell: ({ repeatedCommentShare }) => figures.percent(repeatedCommentShare),
          isNumeric: true,
        },
        {
          header: t("reports.columns.evidence"),
          cell: ({ evidenceShare }) => figures.percent(evidenceShare),
          isNumeric: true,
        },
      ]}
    />
  );
}

interface EvidenceProps {
  readonly evidence: ObjectivityReport["evidence"];
  readonly criteria: Props["criteria"];
}

/** For how many marks evidence is named, over the panel: in all, and in each criterion. */
function Evidence({ evidence, criteria }: EvidenceProps) {
  const { t } = useTranslation();
  const figures = useFigures();
  const nameOf = useCodeName(criteria);
  return (
    <>
      <FactList
        facts={[
          {
            label: t("reports.facts.evidence"),
            figure: figures.percent(evidence.share),
            detail: t("reports.facts.evidenceOf", { count: evidence.marks }),
            about: "evidence",
          },
        ]}
      />
      <ReportTable
        caption={t("reports.sections.evidence")}
        rows={evidence.criteria}
        rowId={({ code }) => code}
        columns={[
          { header: t("reports.columns.criterion"), cell: ({ code }) => nameOf(code) },
          { header: t("reports.columns.evidence"), cell: ({ share }) => figures.percent(share), isNumeric: true },
        ]}
      />
    </>
  );
}
