import { useTranslation } from "#app/i18n/use-translation.ts";
import { dateText } from "#app/components/instant.ts";
import type { SubmissionDetails } from "./load-details.server.ts";

/** Annex 4: the commitment letter and what the applicant declared. */
export function CommitmentForm({ submission: { commitment } }: { readonly submission: SubmissionDetails }) {
  const { t, i18n } = useTranslation();
  const yesNo = (value: boolean) => t(value ? "common.yes" : "common.no");
  return (
    <section aria-labelledby="commitment">
      <h2 id="commitment">{t("office.submission.annex4")}</h2>
      <dl className="panel padded pairs">
        <dt>{t("office.submission.isPresent")}</dt>
        <dd>{yesNo(commitment.isPresent)}</dd>
        <dt>{t("office.submission.isSigned")}</dt>
        <dd>
          {yesNo(commitment.isSigned)}
          {commitment.signedOn !== null && ` · ${dateText(commitment.signedOn, i18n.language)}`}
        </dd>
        <dt>{t("office.submission.isSealed")}</dt>
        <dd>{yesNo(commitment.isSealed)}</dd>
        <dt>{t("office.submission.hasAccidentRecord")}</dt>
        <dd>{yesNo(commitment.hasAccidentRecord)}</dd>
        <dt>{t("office.submission.hasBadRecord")}</dt>
        <dd>{yesNo(commitment.hasBadRecord)}</dd>
      </dl>
    </section>
  );
}
