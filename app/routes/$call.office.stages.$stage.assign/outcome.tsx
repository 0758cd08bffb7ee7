import { mixRuleText } from "#app/components/mix-rule-text.ts";
import { PanelSeats } from "#app/components/panel-seats.tsx";
import { type Translate, useTranslation } from "#app/i18n/use-translation.ts";
import type { AssignmentOutcome } from "#app/workflow/assignment-outcome.ts";
import { Bridges } from "./bridges.tsx";

export interface Props {
  readonly outcome: AssignmentOutcome;
  /** The pairs are one lot of many. */
  readonly isByLot: boolean;
  readonly fieldName: (code: string) => string;
}

type Assigned = Extract<AssignmentOutcome, { readonly status: "assigned" }>;
type Infeasible = Extract<AssignmentOutcome, { readonly status: "infeasible" }>;

/** What a run would do, or in a sentence why it cannot. */
export function Outcome({ outcome, isByLot, fieldName }: Props) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="dry-run">
      <h2 id="dry-run">{t("stages.assign.dryRun")}</h2>
      {outcome.status === "infeasible" ? (
        <WhyNot blocking={outcome.blocking} />
      ) : (
        <>
          <p className="muted small">{t("stages.assign.dryRunNote")}</p>
          <Figures outcome={outcome} isByLot={isByLot} />
          <Unmet unmet={outcome.unmet} />
          {outcome.bridges !== null && <Bridges bridges={outcome.bridges} fieldName={fieldName} />}
          {outcome.panels.length > 0 && <PanelSeats panels={outcome.panels} fieldName={fieldName} />}
        </>
      )}
    </section>
  );
}

function WhyNot({ blocking }: { readonly blocking: Infeasible["blocking"] }) {
  const { t } = useTranslation();
  const { reason, serials, expertCodes, wanted, canGive } = blocking;
  const words = { serials: shortList(serials, t), experts: shortList(expertCodes, t), wanted, canGive };
  return (
    <div className="notice bad">
      <strong>{t("stages.assign.infeasible")}</strong>
      <p>
        {t(`stages.assign.reasons.${reason}`, words)}
        {t("common.sentenceGap")}
        {reason === "tooFewExperts" && expertCodes.length > 0 && t("stages.assign.reasons.tooFewExpertsFull", words)}
      </p>
    </div>
  );
}

interface FiguresProps {
  readonly outcome: Assigned;
  readonly isByLot: boolean;
}

function Figures({ outcome: { pairs, objective, loads, bridges }, isByLot }: FiguresProps) {
  const { t } = useTranslation();
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{t("stages.list.pageTitle")}</dt>
          <dd>{t("stages.assign.pairs", { count: pairs })}</dd>
        </div>
        <div>
          <dt>{t("stages.assign.loads")}</dt>
          <dd>{t("stages.assign.loadsNote", { minimum: loads.minimum, maximum: loads.maximum })}</dd>
        </div>
        {objective !== null && pairs > 0 && (
          <div>
            <dt>{t("stages.assign.objective")}</dt>
            <dd>
              {t("stages.assign.meanFit", { fit: Math.round(objective.sum / pairs) })}
              <span className="xs">{t("stages.assign.worstPair", { fit: objective.worstPair ?? 0 })}</span>
              <span className="xs">{t("stages.assign.worstTotalLine", { fit: objective.worstSubmission ?? 0 })}</span>
              {onTotals(objective, bridges) > 0 && (
                <span className="xs">{t("stages.assign.onTotals", { cost: onTotals(objective, bridges) })}</span>
              )}
              <span className="xs">
                {isByLot ? t("stages.assign.objectiveLot") : standingText(objective, bridges, t)}
              </span>
            </dd>
          </div>
        )}
      </dl>
      <Loads histogram={loads.histogram} />
    </>
  );
}

/** What is proven is said of the assignment before experts were shared. */
function standingText(
  { isProven }: NonNullable<Assigned["objective"]>,
  bridges: Assigned["bridges"],
  t: Translate,
): string {
  if (!isProven) return t("stages.assign.objectiveOpen");
  return t(bridges === null ? "stages.assign.objectiveProven" : "stages.assign.objectiveProvenBefore");
}

/** What raising the lowest totals cost; what shared experts cost is said beside them. */
function onTotals({ sum, sumBeforeTotals }: NonNullable<Assigned["objective"]>, bridges: Assigned["bridges"]): number {
  return sumBeforeTotals - (bridges?.sumBefore ?? sum);
}

/** How many experts get how many submissions: the figures, with a bar beside each. */
function Loads({ histogram }: { readonly histogram: readonly number[] }) {
  const { t } = useTranslation();
  const most = Math.max(1, ...histogram);
  return (
    <div className="panel scroll narrow-table" role="region" aria-label={t("stages.assign.loads")} tabIndex={0}>
      <table className="table">
        <caption>{t("stages.assign.loads")}</caption>
        <thead>
          <tr>
            <th scope="col" className="num">
              {t("stages.assign.load")}
            </th>
            <th scope="col" className="num">
              {t("stages.assign.loadExperts")}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {histogram.map(
            (experts, load) =>
              experts > 0 && (
                <tr key={load}>
                  <th scope="row" className="num">
                    {load}
                  </th>
                  <td className="num">{experts}</td>
                  <td>
                    <span className="meter wide" aria-hidden="true">
                      <span style={{ width: `${(experts / most) * 100}%` }} />
                    </span>
                  </td>
                </tr>
              ),
          )}
        </tbody>
      </table>
    </div>
  );
}

const MOST_SHOWN = 20;

function Unmet({ unmet }: { readonly unmet: Assigned["unmet"] }) {
  const { t } = useTranslation();
  if (unmet.length === 0) return <p className="notice good">{t("stages.assign.noUnmet")}</p>;
  return (
    <div className="notice warm">
      <strong>{t("stages.assign.unmet")}</strong>
      <ul>
        {unmet.slice(0, MOST_SHOWN).map(({ serial, panelCode, rule, got, wanted }) => (
          <li key={`${serial} ${panelCode} ${rule}`}>
            {t("stages.assign.unmetLine", {
              about: serial ?? t("stages.assign.panelAbout", { code: panelCode ?? "" }),
              rule: mixRuleText(rule, t),
              got,
              wanted,
            })}
          </li>
        ))}
      </ul>
      {unmet.length > MOST_SHOWN && (
        <p>{t("stages.assign.manySerials", { serials: "…", count: unmet.length - MOST_SHOWN })}</p>
      )}
    </div>
  );
}

/** The first ten of a long list, and how many more there are. */
function shortList(items: readonly string[], t: Translate): string {
  const shown = items.slice(0, 10).join(t("common.listSeparator"));
  return items.length <= 10 ? shown : t("stages.assign.manySerials", { serials: shown, count: items.length - 10 });
}
