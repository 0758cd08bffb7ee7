import { Link } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "../bilingual.ts";
import { StateLine } from "../state-line.tsx";
import { CurveSection } from "./curve-section.tsx";
import { FairnessSection } from "./fairness-section.tsx";
import { ObjectivitySection } from "./objectivity-section.tsx";
import { NotReady } from "./not-ready.tsx";
import type { ComputedReports, Fields, ReportsData } from "./report-data.ts";
import { StandOutList } from "./stand-out-list.tsx";
import { StatisticHelp } from "./statistic-help.tsx";

/** Fairness, objectivity and reliability of a closed stage, for chair and supervisor. */
export function ReportsPage({ data }: { readonly data: ReportsData }) {
  const { t } = useTranslation();
  const pick = usePick();
  const { call, stage, computed } = data;
  const name = pick(stage.name);
  const whatIfHref = `../stages/${stage.kind}/what-if`;
  return (
    <>
      <StateLine
        state={t("reports.state", { stage: name, state: t(`common.stageStates.${stage.state}`) })}
        facts={
          computed.state === "ready" ? [t("reports.sheets", { count: computed.value.reports.objectivity.sheets })] : []
        }
        next={t("reports.next")}
      />
      <main id="content" className="page reports">
        <h1>{t("reports.title", { stage: name })}</h1>
        <p className="lead">{t("reports.lead")}</p>
        <p className="row">
          <Link to={`../stages/${stage.kind}`}>{t("reports.links.ranking")}</Link>
          <Link to={whatIfHref}>{t("reports.links.whatIf")}</Link>
          <a href="#fairness">{t("reports.sections.fairness")}</a>
          <a href="#objectivity">{t("reports.sections.objectivity")}</a>
          <a href="#curve">{t("reports.sections.curve")}</a>
          {computed.state === "ready" && (
            <a className="btn push no-print" href="reports.xlsx">
              {t("reports.files.all")}
            </a>
          )}
        </p>
        <p className="notice">{t("reports.advisory")}</p>
        {computed.state === "ready" ? (
          <Reports call={call} stage={stage} computed={computed.value} whatIfHref={whatIfHref} />
        ) : (
          <NotReady state={computed.state} href="" />
        )}
        <section aria-labelledby="of-the-ranking">
          <h2 id="of-the-ranking">{t("reports.sections.ranking")}</h2>
          <StatisticHelp
            statistics={[
              "officialScore",
              "contributions",
              "tieStep",
              "composite",
              "criterionFloor",
              "largestRemainder",
              "smallestChange",
              "adjustedScore",
              "blup",
              "robustBlup",
              "linearBayes",
              "twoWay",
              "rankInterval",
              "selectionChance",
              "expectedPrecision",
              "greyZone",
              "cutMargin",
              "leaveOneOut",
              "otherRules",
              "gate",
              "borda",
            ]}
          />
        </section>
      </main>
    </>
  );
}

interface ReportsProps {
  readonly call: Fields;
  readonly stage: ReportsData["stage"];
  readonly computed: ComputedReports;
  readonly whatIfHref: string;
}

function Reports({ call, stage, computed, whatIfHref }: ReportsProps) {
  const { t } = useTranslation();
  const { reports, standOuts } = computed;
  const { obstacle } = reports.fairness;
  return (
    <>
      {obstacle !== null && <p className="notice warm">{t(`reports.obstacles.${obstacle}`)}</p>}
      <section aria-labelledby="stand-outs">
        <h2 id="stand-outs">{t("reports.sections.standOuts")}</h2>
        <StandOutList standOuts={standOuts} />
      </section>
      <FairnessSection call={call} fairness={reports.fairness} whatIfHref={whatIfHref} />
      <ObjectivitySection report={reports.objectivity} criteria={stage.criteria} />
      <CurveSection curve={reports.curve} />
    </>
  );
}
