import { redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { pick } from "#app/components/bilingual.ts";
import { useCodeName } from "#app/components/code-names.ts";
import { RefusalNotice } from "#app/components/refusal-notice.tsx";
import { StateLine } from "#app/components/state-line.tsx";
import { callWords } from "#app/http/call-words.server.ts";
import { textOf } from "#app/http/form.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { answerCorrection, lapseCorrection } from "#app/workflow/corrections.server.ts";
import { findFormalCheck } from "#app/workflow/formal-check-queue.server.ts";
import { confirmVerdict, decideFinding, proposeVerdict, runFormalCheck } from "#app/workflow/formal-checks.server.ts";
import { ADMISSION_VERDICTS } from "#scoring/formal-check/admission-verdict.ts";
import { CheckRound } from "./check-round.tsx";
import { loadAnswerForm, readAnswer } from "./correction-answer.server.ts";
import { CorrectionPanel } from "./correction-panel.tsx";

export const loader = loaderFor(["secretariat"], async ({ ctx, call, params }) => {
  const found = await findFormalCheck(ctx, params["submissionId"] ?? "");
  return {
    call: callWords(call),
    rules: call.programme.eligibility.rules.map(({ code, name }) => ({ code, name })),
    ...found,
    answerForm: await loadAnswerForm(ctx, found),
  };
});

export const action = actionFor(["secretariat"], async ({ ctx, request, params, url }) => {
  const form = await request.formData();
  const submissionId = params["submissionId"] ?? "";
  const checkId = textOf(form, "check");
  switch (textOf(form, "intent")) {
    case "run":
      await runFormalCheck(ctx, submissionId);
      break;
    case "decide": {
      const decision = textOf(form, "decision") === "failed" ? "failed" : "met";
      await decideFinding(ctx, checkId, Number(textOf(form, "position")), decision, textOf(form, "note"));
      break;
    }
    case "propose": {
      const verdict = ADMISSION_VERDICTS.find((item) => item === textOf(form, "verdict")) ?? "admit";
      await proposeVerdict(ctx, checkId, verdict, textOf(form, "note"));
      break;
    }
    case "confirm":
      await confirmVerdict(ctx, checkId);
      break;
    case "lapse":
      await lapseCorrection(ctx, submissionId);
      break;
    default:
      await answerCorrection(ctx, submissionId, await readAnswer(ctx, submissionId, form));
  }
  return redirect(url.pathname);
});

export const handle: PageHandle = { title: "formalCheck.title" };

export default function SubmissionCheckPage() {
  const { t, i18n } = useTranslation();
  const { call, rules, submission, checks, correction, answerForm } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const ruleName = useCodeName(rules);
  const fieldName = useCodeName(call.fields);
  const title = pick({ zh: submission.titleZh, en: submission.titleEn }, i18n.language);
  const current = checks.at(-1);
  const isAwaiting = correction?.state === "requested";
  return (
    <>
      <StateLine
        state={`${submission.serial} · ${t(`common.submissionStatus.${submission.status}`)}`}
        facts={[
          fieldName(submission.fieldCode ?? submission.declaredFieldCode),
          ...(current === undefined || isAwaiting
            ? []
            : [
                `${t("formalCheck.round", { round: current.round })} · ${t(`formalCheck.states.${current.state}`)}`,
                ...(current.openQuestions > 0 && current.state === "open"
                  ? [t("formalCheck.openQuestions", { count: current.openQuestions })]
                  : []),
              ]),
        ]}
        next={<Link to={`/${call.slug}/office/formal-check`}>{t("formalCheck.back")}</Link>}
      />
      <main id="content" className="page">
        <h1 lang={title.lang}>{title.text}</h1>
        <p>
          <Link to={`/${call.slug}/office/submissions/${submission.id}`}>{t("formalCheck.toSubmission")}</Link>
        </p>
        <RefusalNotice reply={reply} />
        {current === undefined && <p className="notice">{t("formalCheck.notChecked")}</p>}
        {(current === undefined || (current.state === "open" && !isAwaiting)) && (
          <Form method="post">
            <button className={current === undefined ? "btn primary" : "btn"} type="submit" name="intent" value="run">
              {t(current === undefined ? "formalCheck.run" : "formalCheck.runAgain")}
            </button>
          </Form>
        )}
        {correction !== null && <CorrectionPanel correction={correction} call={call} answerForm={answerForm} />}
        {[...checks].reverse().map((check) => (
          <CheckRound
            key={check.id}
            check={check}
            call={call}
            ruleName={ruleName}
            isCurrent={check === current && !isAwaiting}
          />
        ))}
      </main>
    </>
  );
}
