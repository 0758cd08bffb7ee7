import { redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { pick, usePick } from "#app/components/bilingual.ts";
import { useCodeName } from "#app/components/code-names.ts";
import { Field } from "#app/components/field.tsx";
import { instantText } from "#app/components/instant.ts";
import { placeText } from "#app/components/place-names.ts";
import { RecordEntries } from "#app/components/record-entries.tsx";
import { RefusalNotice } from "#app/components/refusal-notice.tsx";
import { StateLine } from "#app/components/state-line.tsx";
import { callWords } from "#app/http/call-words.server.ts";
import { textOf } from "#app/http/form.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { mapField, withdrawSubmission } from "#app/workflow/intake.server.ts";
import { ApplicantForm } from "./applicant-form.tsx";
import { CommitmentForm } from "./commitment-form.tsx";
import { loadDetails } from "./load-details.server.ts";
import { ResultForm } from "./result-form.tsx";
import { ReviewFacts } from "./review-facts.tsx";
import { RightsTable } from "./rights-table.tsx";

export const loader = loaderFor(["secretariat"], async ({ ctx, call, params }) => ({
  call: callWords(call),
  conflictRules: call.programme.conflictRules.map(({ code, name }) => ({ code, name })),
  submission: await loadDetails(ctx, params["submissionId"] ?? ""),
}));

export const action = actionFor(["secretariat"], async ({ ctx, request, params, url }) => {
  const form = await request.formData();
  const submissionId = params["submissionId"] ?? "";
  if (textOf(form, "intent") === "mapField") await mapField(ctx, submissionId, textOf(form, "field"));
  else await withdrawSubmission(ctx, submissionId, textOf(form, "reason"));
  return redirect(url.pathname);
});

export const handle: PageHandle = { title: "office.submission.pageTitle" };

export default function SubmissionPage() {
  const { t, i18n } = useTranslation();
  const choose = usePick();
  const { call, conflictRules, submission } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const fieldName = useCodeName(call.fields);
  const title = pick({ zh: submission.titleZh, en: submission.titleEn }, i18n.language);
  const isOver = submission.status === "rejected" || submission.status === "withdrawn";
  const field =
    submission.fieldCode === null
      ? `${fieldName(submission.declaredFieldCode)} ${t("office.submissions.notMapped")}`
      : fieldName(submission.fieldCode);
  return (
    <>
      <StateLine
        state={`${submission.serial} · ${t(`common.submissionStatus.${submission.status}`)}`}
        facts={[
          instantText(submission.statusAt, call.timeZone, i18n.language),
          ...(submission.statusNote === "" ? [] : [submission.statusNote]),
        ]}
        next={<Link to={`/${call.slug}/office/formal-check/${submission.id}`}>{t("office.submission.toCheck")}</Link>}
      />
      <main id="content" className="page">
        <h1 lang={title.lang}>{title.text}</h1>
        <RefusalNotice reply={reply} />
        <dl className="panel padded pairs">
          <dt>{t("office.submissions.field")}</dt>
          <dd>{field}</dd>
          <dt>{t("office.submissions.kind")}</dt>
          <dd>{t(`common.submissionKinds.${submission.kind}`)}</dd>
          <dt>{t("office.submissions.channel")}</dt>
          <dd>
            {t(`common.channels.${submission.channel}`)}
            {submission.recommender !== null && (
              <>
                {" · "}
                {t("common.noted", {
                  text: choose({ zh: submission.recommender.nameZh, en: submission.recommender.nameEn }),
                  note: t(
                    submission.recommender.isConfirmed
                      ? "office.submission.confirmed"
                      : "office.submission.unconfirmed",
                  ),
                })}
              </>
            )}
          </dd>
          <dt>{t("office.submissions.place")}</dt>
          <dd>{placeText(submission.country, submission.province, i18n.language)}</dd>
          <dt>{t("office.submissions.received")}</dt>
          <dd>
            {instantText(submission.receivedAt, call.timeZone, i18n.language)} {choose(call.timeZoneName)}
          </dd>
          <dt>{t("office.submission.paperCopies")}</dt>
          <dd>{submission.paperCopies}</dd>
        </dl>
        <ApplicantForm submission={submission} />
        <ResultForm submission={submission} slug={call.slug} />
        <RightsTable rights={submission.ipRights} />
        <CommitmentForm submission={submission} />
        <ReviewFacts submission={submission} call={call} conflictRules={conflictRules} />
        {!isOver && (
          <section aria-labelledby="acts">
            <h2 id="acts">{t("office.submission.acts")}</h2>
            <div className="grid-cards">
              <Form method="post" className="panel padded">
                <h3>{t("office.submission.mapField")}</h3>
                <input type="hidden" name="intent" value="mapField" />
                <Field label={t("office.submissions.field")} hint={t("office.submission.mapFieldHint")}>
                  <select name="field" defaultValue={submission.fieldCode ?? ""} required>
                    <option value="">{t("office.choose")}</option>
                    {call.fields
                      .filter((item) => item.code !== submission.declaredFieldCode || submission.fieldCode !== null)
                      .map((item) => (
                        <option key={item.code} value={item.code}>
                          {choose(item.name)}
                        </option>
                      ))}
                  </select>
                </Field>
                <button className="btn" type="submit">
                  {t("office.submission.mapField")}
                </button>
              </Form>
              <Form method="post" className="panel padded">
                <h3>{t("office.submission.withdraw")}</h3>
                <input type="hidden" name="intent" value="withdraw" />
                <Field label={t("office.submission.withdrawReason")} hint={t("office.submission.withdrawHint")}>
                  <input name="reason" required />
                </Field>
                <button className="btn bad" type="submit">
                  {t("office.submission.withdraw")}
                </button>
              </Form>
            </div>
          </section>
        )}
        <section aria-labelledby="record">
          <h2 id="record">{t("office.submission.record")}</h2>
          {submission.record.length === 0 ? (
            <p className="muted">{t("record.none")}</p>
          ) : (
            <RecordEntries entries={submission.record} zone={call.timeZone} />
          )}
        </section>
      </main>
    </>
  );
}
