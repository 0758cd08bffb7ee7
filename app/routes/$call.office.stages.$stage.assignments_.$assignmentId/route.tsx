import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { pick } from "#app/components/bilingual.ts";
import { RefusalNotice } from "#app/components/refusal-notice.tsx";
import { StateLine } from "#app/components/state-line.tsx";
import { callTitle } from "#app/http/call-title.server.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import { stageOfAddress } from "#app/http/stage-page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { explainAssignment } from "#app/workflow/assignment-explanations.server.ts";
import { reassign } from "#app/workflow/assignments.server.ts";
import { findStage } from "#app/workflow/stages.server.ts";
import { redirect } from "@remix-run/node";
import { CandidateTable } from "./candidate-table.tsx";
import { FitTable } from "./fit-table.tsx";
import { MixTable } from "./mix-table.tsx";
import { ReaderTable } from "./reader-table.tsx";

export const loader = loaderFor(["secretariat"], async ({ ctx, call, params }) => {
  const { kind } = stageOfAddress({ call, params });
  const explanation = await explainAssignment(ctx, kind, params["assignmentId"] ?? "");
  const { serial, titleZh, titleEn, expertCode, state, submissionId } = explanation.line;
  const { state: stageState } = await findStage(ctx, kind, "staff");
  return {
    call: callTitle(call),
    kind,
    explanation: { ...explanation, line: { serial, titleZh, titleEn, expertCode, state, submissionId } },
    isChangeable: stageState === "planned" || stageState === "open",
  };
});

/** Takes the first of the candidates for an assignment that has ended. */
export const action = actionFor(["secretariat"], async ({ ctx, call, params }) => {
  const { kind } = stageOfAddress({ call, params });
  const id = await reassign(ctx, params["assignmentId"] ?? "");
  return redirect(`/${call.slug}/office/stages/${kind}/assignments/${id}`);
});

export const handle: PageHandle = { title: "stages.explain.pageTitle" };

export default function ExplanationPage() {
  const { t, i18n } = useTranslation();
  const { call, kind, explanation, isChangeable } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { line, expert, others, mix, candidates, keptAway, isFirstStage } = explanation;
  const title = pick({ zh: line.titleZh, en: line.titleEn }, i18n.language);
  const readers = [...(expert !== null && line.state === "active" ? [expert] : []), ...others];
  return (
    <>
      <StateLine
        state={t("stages.explain.pageTitle")}
        facts={[
          t(`stages.assignmentStates.${line.state}`),
          ...(expert === null ? [] : [t("stages.explain.fit", { score: expert.fit.score })]),
        ]}
        next={<Link to={`/${call.slug}/office/stages/${kind}/assignments`}>{t("stages.explain.back")}</Link>}
      />
      <main id="content" className="page">
        <h1>{t("stages.explain.title", { code: line.expertCode, serial: line.serial })}</h1>
        <p>
          <Link className="t" to={`/${call.slug}/office/submissions/${line.submissionId}`} lang={title.lang}>
            {title.text}
          </Link>
        </p>
        <p className="lead">{t("stages.explain.lead")}</p>
        <RefusalNotice reply={reply} />
        {expert === null ? <p className="notice warm">{t("stages.explain.gone")}</p> : <FitTable fit={expert.fit} />}
        <ReaderTable readers={readers} isFirstStage={isFirstStage} />
        <MixTable mix={mix} />
        <section aria-labelledby="candidates">
          <h2 id="candidates">{t("stages.explain.candidates")}</h2>
          <p className="muted small">{t("stages.explain.candidatesLead")}</p>
          {candidates.length === 0 ? (
            <p className="panel padded muted">{t("stages.explain.nobody")}</p>
          ) : (
            <CandidateTable candidates={candidates} isFirstStage={isFirstStage} />
          )}
          {keptAway > 0 && <p className="xs muted">{t("stages.explain.keptAway", { count: keptAway })}</p>}
          {isChangeable && line.state !== "active" && (
            <Form method="post">
              <button className="btn primary" type="submit">
                {t("stages.list.replace")}
              </button>
            </Form>
          )}
        </section>
      </main>
    </>
  );
}
