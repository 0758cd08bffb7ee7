import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "../bilingual.ts";
import { EmptyState } from "../empty-state.tsx";
import { instantText } from "../instant.ts";
import { Progress } from "../progress.tsx";
import type { RankingWords } from "./ranking-words.ts";
import type { StageProgressData } from "./stage-data.ts";

export interface Props {
  readonly progress: StageProgressData;
  readonly zone: string;
  readonly words: RankingWords;
}

/** How far the sheets of a stage are, by field and by expert. No mark is part of it. */
export function StageProgress({ progress, zone, words }: Props) {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  const { byField, byExpert } = progress;
  if (byExpert.length === 0)
    return <EmptyState title={t("ranking.progress.none")}>{t("ranking.progress.noneHint")}</EmptyState>;
  return (
    <>
      <section aria-labelledby="by-field">
        <h2 id="by-field">{t("ranking.progress.byField")}</h2>
        <div className="panel scroll" role="region" aria-labelledby="by-field" tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t("ranking.columns.field")}</th>
                <th scope="col" className="num">
                  {t("ranking.progress.submissions")}
                </th>
                <th scope="col">{t("ranking.progress.sheets")}</th>
              </tr>
            </thead>
            <tbody>
              {byField.map((item) => (
                <tr key={item.fieldCode ?? ""}>
                  <th scope="row">
                    {item.fieldCode === null ? t("ranking.progress.noField") : words.fieldName(item.fieldCode)}
                  </th>
                  <td className="num">{item.submissions}</td>
                  <td>
                    <Progress done={item.submitted} total={item.expected} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section aria-labelledby="by-expert">
        <h2 id="by-expert">{t("ranking.progress.byExpert")}</h2>
        <div className="panel scroll" role="region" aria-labelledby="by-expert" tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t("ranking.progress.expert")}</th>
                <th scope="col">{t("ranking.progress.kind")}</th>
                <th scope="col">{t("ranking.progress.pledge")}</th>
                <th scope="col" className="num">
                  {t("ranking.progress.declared")}
                </th>
                <th scope="col" className="num">
                  {t("ranking.progress.started")}
                </th>
                <th scope="col">{t("ranking.progress.sheets")}</th>
                <th scope="col">{t("ranking.progress.lastSaved")}</th>
              </tr>
            </thead>
            <tbody>
              {byExpert.map((expert) => (
                <tr key={expert.code}>
                  <th scope="row">
                    <span className="xs muted">{expert.code}</span> {pick({ zh: expert.nameZh, en: expert.nameEn })}
                  </th>
                  <td>{t(`common.expertKinds.${expert.kind}`)}</td>
                  <td>{t(expert.hasPledged ? "ranking.progress.signed" : "ranking.progress.notSigned")}</td>
                  <td className="num">{expert.declared}</td>
                  <td className="num">{expert.started}</td>
                  <td>
                    <Progress done={expert.submitted} total={expert.expected} />
                  </td>
                  <td className="nowrap">
                    {expert.lastSavedAt === null ? "–" : instantText(expert.lastSavedAt, zone, i18n.language)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  );
}
