import { useTranslation } from "#app/i18n/use-translation.ts";
import { dateText } from "#app/components/instant.ts";
import type { SubmissionDetails } from "./load-details.server.ts";

/** Annex 1: the applicant, who is behind the result, and who recommends it. */
export function ApplicantForm({ submission }: { readonly submission: SubmissionDetails }) {
  const { t } = useTranslation();
  const { applicant, people } = submission;
  return (
    <section aria-labelledby="applicant">
      <h2 id="applicant">{t("office.submission.annex1")}</h2>
      {applicant === null ? (
        <p className="notice">{t("office.submission.applicantHidden")}</p>
      ) : (
        <ApplicantFacts applicant={applicant} />
      )}
      {people.length > 0 && (
        <dl className="panel padded pairs">
          {people.map((person) => (
            <PersonLine key={person.id} role={person.role} name={person.name} />
          ))}
        </dl>
      )}
      <RecommendingExperts experts={submission.recommendingExperts} />
    </section>
  );
}

function ApplicantFacts({ applicant }: { readonly applicant: NonNullable<SubmissionDetails["applicant"]> }) {
  const { t } = useTranslation();
  const contact = [applicant.contactName, applicant.contactPost, applicant.contactPhone, applicant.contactEmail];
  const facts: readonly (readonly [label: string, value: string])[] = [
    [t("office.submission.nameZh"), applicant.nameZh],
    [t("office.submission.nameEn"), applicant.nameEn],
    [t("office.submission.creditCode"), applicant.creditCode ?? applicant.registerNo ?? ""],
    [
      t("office.submission.unitType"),
      t(`office.unitTypes.${applicant.unitType}`) +
        (applicant.hasLinkedSme ? ` · ${t("office.submission.linkedSme")}` : ""),
    ],
    [t("office.submission.employees"), applicant.employees === null ? "" : String(applicant.employees)],
    [
      t("office.submissions.level"),
      applicant.zjtxLevel === null ? t("common.none") : t(`office.levels.${applicant.zjtxLevel}`),
    ],
    [t("office.submission.owner"), applicant.ownerName],
    [t("office.submission.legalRepresentative"), applicant.legalRepresentative],
    [t("office.submission.contact"), contact.filter((part) => part !== "").join(" · ")],
    [t("office.submission.address"), applicant.contactAddress],
  ];
  return (
    <dl className="panel padded pairs">
      {facts.map(([label, value]) => (
        <Pair key={label} label={label} value={value} />
      ))}
    </dl>
  );
}

function Pair({ label, value }: { readonly label: string; readonly value: string }) {
  const { t } = useTranslation();
  return (
    <>
      <dt>{label}</dt>
      <dd>{value === "" ? <span className="muted">{t("office.submission.blank")}</span> : value}</dd>
    </>
  );
}

function PersonLine({
  role,
  name,
}: {
  readonly role: SubmissionDetails["people"][number]["role"];
  readonly name: string;
}) {
  const { t } = useTranslation();
  return <Pair label={t(`office.people.${role}`)} value={name} />;
}

function RecommendingExperts({ experts }: { readonly experts: SubmissionDetails["recommendingExperts"] }) {
  const { t, i18n } = useTranslation();
  if (experts.length === 0) return null;
  const caption = t("office.submission.recommendingExperts");
  return (
    <div className="panel scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("office.submission.expertName")}</th>
            <th scope="col">{t("office.submission.expertTitle")}</th>
            <th scope="col">{t("office.submission.expertOrganization")}</th>
            <th scope="col">{t("office.submission.phone")}</th>
            <th scope="col">{t("office.submission.reason")}</th>
            <th scope="col">{t("office.submission.signedOn")}</th>
          </tr>
        </thead>
        <tbody>
          {experts.map((expert) => (
            <tr key={expert.position}>
              <th scope="row">{expert.name}</th>
              <td>{expert.title}</td>
              <td>{expert.organization}</td>
              <td>{expert.phone}</td>
              <td>{expert.reason}</td>
              <td>{expert.signedOn === null ? "" : dateText(expert.signedOn, i18n.language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
