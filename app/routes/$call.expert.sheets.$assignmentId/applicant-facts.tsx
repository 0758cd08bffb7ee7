import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "#app/components/bilingual.ts";
import type { SubmissionView } from "./submission-view.ts";

export interface Props {
  readonly applicant: NonNullable<SubmissionView["applicant"]>;
}

/** Who is behind a submission, in a stage that shows it. */
export function ApplicantFacts({ applicant }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const recommender = pick({ zh: applicant.recommenderNameZh, en: applicant.recommenderNameEn });
  const facts: readonly (readonly [string, string])[] = [
    [t("expert.applicant.name"), pick({ zh: applicant.nameZh, en: applicant.nameEn })],
    [t("expert.applicant.unitType"), t(`expert.unitTypes.${applicant.unitType}`)],
    [t("expert.applicant.level"), applicant.zjtxLevel === null ? "" : t(`expert.levels.${applicant.zjtxLevel}`)],
    [t("expert.applicant.owner"), applicant.ownerName],
    [t("expert.applicant.channel"), t(`common.channels.${applicant.channel}`)],
    [t("expert.applicant.recommender"), recommender],
  ];
  return (
    <>
      <dl className="pairs">
        {facts
          .filter(([, value]) => value !== "")
          .map(([label, value]) => (
            <div key={label} className="pair">
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {applicant.recommendingExperts.length > 0 && (
        <>
          <h3>{t("expert.applicant.recommendingExperts")}</h3>
          <ul className="plain">
            {applicant.recommendingExperts.map((person) => (
              <li key={person.name}>
                {[person.name, person.title, person.organization].filter((part) => part !== "").join(" · ")}
                {person.reason !== "" && <p className="small muted">{person.reason}</p>}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
