import { useCodeName } from "#app/components/code-names.ts";
import { instantText } from "#app/components/instant.ts";
import { useRankingWords } from "#app/components/ranking/ranking-words.ts";
import { usePick } from "#app/components/bilingual.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ProgrammeData } from "./route.tsx";

/** Dates, fields, stages and the weights of their rubrics. */
export function ProgrammeStages({ data }: { readonly data: ProgrammeData }) {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  const { call, dates, stages } = data;
  const at = (instant: string) => instantText(instant, call.timeZone, i18n.language);
  const fieldName = useCodeName(call.fields);
  return (
    <>
      <section aria-labelledby="dates">
        <h2 id="dates">{t("programme.dates", { zone: pick(call.timeZoneName) })}</h2>
        <dl className="panel padded pairs">
          <dt>{t("overview.call")}</dt>
          <dd>{t("overview.span", { from: at(dates.callOpensAt), to: at(dates.callClosesAt) })}</dd>
          <dt>{t("formalCheck.correction")}</dt>
          <dd>{t("programme.workingDays", { count: data.correctionWorkingDays })}</dd>
          <dt>{t("overview.notice")}</dt>
          <dd>{t("programme.workingDays", { count: data.noticeWorkingDays })}</dd>
          <dt>{t("programme.fields")}</dt>
          <dd>{call.fields.map(({ code }) => `${code} ${fieldName(code)}`).join(t("common.listSeparator"))}</dd>
        </dl>
      </section>
      <section aria-labelledby="stages">
        <h2 id="stages">{t("stages.title")}</h2>
        <div className="grid-cards">
          {stages.map((stage) => (
            <StageCard key={stage.kind} stage={stage} data={data} />
          ))}
        </div>
      </section>
      <Weights data={data} />
    </>
  );
}

interface StageProps {
  readonly stage: ProgrammeData["stages"][number];
  readonly data: ProgrammeData;
}

function StageCard({ stage, data }: StageProps) {
  const { t, i18n } = useTranslation();
  const { call } = data;
  const words = useRankingWords(stage.rule, call);
  const at = (instant: string) => instantText(instant, call.timeZone, i18n.language);
  return (
    <div className="panel padded">
      <h3>{words.stageName(stage.kind)}</h3>
      <p className="small muted">{t("overview.span", { from: at(stage.opensAt), to: at(stage.closesAt) })}</p>
      <ul className="plain small">
        <li>{t("programme.panelSize", { count: stage.panelSize })}</li>
        <li>{t(`stages.blindness.${stage.blindness}`)}</li>
        <li>{words.aggregation()}</li>
        {words.composite() !== "" && <li>{words.composite()}</li>}
        <li>{[words.cutRule(), ...words.floors()].join(t("common.listSeparator"))}</li>
      </ul>
    </div>
  );
}

/** Criteria against stages: one look tells how the weights move. */
function Weights({ data: { call, stages } }: { readonly data: ProgrammeData }) {
  const { t } = useTranslation();
  const pick = usePick();
  const criteria = new Map(stages.flatMap((stage) => stage.rule.criteria.map((item) => [item.code, item.name])));
  return (
    <section aria-labelledby="weights">
      <h2 id="weights">{t("programme.weights")}</h2>
      <div className="panel scroll" role="region" aria-labelledby="weights" tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("programme.criterion")}</th>
              {call.stages.map((stage) => (
                <th key={stage.kind} scope="col" className="num">
                  {pick(stage.name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...criteria].map(([code, name]) => (
              <tr key={code}>
                <th scope="row">
                  <span className="xs muted">{code}</span> {pick(name)}
                </th>
                {stages.map((stage) => (
                  <td key={stage.kind} className="num">
                    {stage.rule.criteria.find((item) => item.code === code)?.weight ?? "–"}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
