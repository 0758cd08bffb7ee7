import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ObjectivityReport } from "#scoring/reliability/objectivity-report.ts";
import { OUTLYING_FROM } from "#scoring/reliability/outlying-marks.ts";
import { useCodeName } from "../code-names.ts";
import { FactList, type ReportFact } from "./fact-list.tsx";
import { useFigures } from "./figures.ts";
import { blockTable, evidenceTable, habitTable, outlierTable } from "./objectivity-tables.ts";
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
      <ReportTable table={habitTable(t, report.experts)} />
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
  if (blocks.length === 0) return <p className="muted">{t("reports.blocks.none")}</p>;
  return (
    <>
      <p>{t("reports.blocks.lead")}</p>
      <ReportTable table={blockTable(t, blocks)} />
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
          <ReportTable table={outlierTable(t, outliers)} />
        </>
      )}
      <StatisticHelp statistics={["outlyingTotal"]} />
    </>
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
      <ReportTable table={evidenceTable(t, evidence.criteria, nameOf)} />
    </>
  );
}
