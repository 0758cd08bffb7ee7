import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { pick } from "#app/components/bilingual.ts";
import { RefusalNotice } from "#app/components/refusal-notice.tsx";
import { StateLine } from "#app/components/state-line.tsx";
import { callTitle } from "#app/http/call-title.server.ts";
import { textOf } from "#app/http/form.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import { stageOfAddress } from "#app/http/stage-page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { explainAssignment } from "#app/workflow/assignment-explanations.server.ts";
import { carryOutRepair, previewRepair, repairKey } from "#app/workflow/assignment-repairs.server.ts";
import { reassign } from "#app/workflow/assignments.server.ts";
import { findStage } from "#app/workflow/stages.server.ts";
import { redirect } from "@remix-run/node";
import { CandidateTable } from "./candidate-table.tsx";
import { FitTable } from "./fit-table.tsx";
import { MixTable } from "./mix-table.tsx";
import { PairPrice } from "./pair-price.tsx";
import { ReaderTable } from "./reader-table.tsx";
import { RepairProposal } from "./repair-proposal.tsx";

export const loader = loaderFor(["secretariat"], async ({ ctx, call, params, url }) => {
  const { kind } = stageOfAddress({ call, params });
  const assignmentId = params["assignmentId"] ?? "";
  const chosen = url.searchParams.get("with");
  const explanation = await explainAssignment(ctx, kind, assignmentId);
  const { serial, titleZh, titleEn, expertCode, state, submissionId } = explanation.line;
  const repair = await previewRepair(ctx, kind, assignmentId, chosen);
  const shown = repair?.status === "repaired" ? repairKey(repair.comes) : "";
  const { state: stageState } = await findStage(ctx, kind, "staff");
  return {
    call: callTitle(call),
    kind,
    explanation: { ...explanation, line: { serial, titleZh, titleEn, expertCode, state, submissionId } },
    chosen,
    repair,
    shown,
    isChangeable: stageState === "planned" || stageState === "open",
  };
});

/** Carries out the repair that was shown, or takes the first of the candidates for an assignment that has ended. */
export const action = actionFor(["secretariat"], async ({ ctx, call, request, params }) => {
  const { kind } = stageOfAddress({ call, params });
  const assignmentId = params["assignmentId"] ?? "";
  const form = await request.formData();
  if (textOf(form, "intent") === "repair") {
    const chosen = textOf(form, "with");
    const expertId = chosen === "" ? null : chosen;
    const [expected, reason] = [textOf(form, "expected"), textOf(form, "reason")];
    await carryOutRepair(ctx, assignmentId, { expertId, expected, reason });
    return redirect(`/${call.slug}/office/stages/${kind}/assignments`);
  }
  const id = await reassign(ctx, assignmentId);
  return redirect(`/${call.slug}/office/stages/${kind}/assignments/${id}`);
});

export const handle: PageHandle = { title: "stages.explain.pageTitle" };

export default function ExplanationPage() {
  const { t, i18n } = useTranslation();
  const { call, kind, explanation, chosen, repair, shown, isChangeable } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { line, expert, others, mix, candidates, keptAway, isFirstStage, price } = explanation;
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
        {price !== null && <PairPrice price={price} code={line.expertCode} />}
        {repair !== null && (
          <RepairProposal repair={repair} shown={shown} chosen={chosen} isActive={line.state === "active"} />
        )}
        <section aria-labelledby="candidates">
          <h2 id="candidates">{t("stages.explain.candidates")}</h2>
          <p className="muted small">{t("stages.explain.candidatesLead")}</p>
          {candidates.length === 0 ? (
            <p className="panel padded muted">{t("stages.explain.nobody")}</p>
          ) : (
            <CandidateTable candidates={candidates} isFirstStage={isFirstStage} canPreview={repair !== null} />
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
