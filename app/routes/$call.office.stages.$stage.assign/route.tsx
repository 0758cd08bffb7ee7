import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useCodeName, useStageName } from "#app/components/code-names.ts";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Field } from "#app/components/field.tsx";
import { RefusalNotice } from "#app/components/refusal-notice.tsx";
import { StateLine } from "#app/components/state-line.tsx";
import { typedIn } from "#app/components/typed.ts";
import { callWords } from "#app/http/call-words.server.ts";
import { textOf } from "#app/http/form.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import { stageOfAddress } from "#app/http/stage-page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { assignStage, previewAssignment } from "#app/workflow/assignments.server.ts";
import type { RunChoice } from "#app/workflow/assignment-plan.ts";
import { Refusal } from "#app/workflow/refusal.ts";
import { findStage } from "#app/workflow/stages.server.ts";
import { ChoiceForm } from "./choice-form.tsx";
import { Outcome } from "./outcome.tsx";
import { SupplyTable } from "./supply-table.tsx";

export const loader = loaderFor(["secretariat"], async ({ ctx, call, params, url }) => {
  const plan = stageOfAddress({ call, params });
  const { kind, state, assignedAt } = await findStage(ctx, plan.kind, "staff");
  const choice = choiceOf(url.searchParams);
  const dryRun = state === "planned" ? await tryPreview(previewAssignment(ctx, kind, choice)) : null;
  const isOneByOne = plan.panel.fieldGroups.length === 0;
  return { call: callWords(call), kind, state, isAssigned: assignedAt !== null, isOneByOne, choice, dryRun };
});

/** Before the stage before is confirmed there is nothing to look at yet: that is a state of this page, not an error. */
async function tryPreview<Preview>(preview: Promise<Preview>): Promise<Preview | "tooEarly"> {
  try {
    return await preview;
  } catch (error) {
    if (error instanceof Refusal && error.code === "earlier_stage_unfinished") return "tooEarly";
    throw error;
  }
}

export const action = actionFor(["secretariat"], async ({ ctx, call, request, params }) => {
  const { kind } = stageOfAddress({ call, params });
  const form = await request.formData();
  const { outcome } = await assignStage(ctx, kind, { seed: textOf(form, "seed"), ...choiceOf(form) });
  return { pairs: outcome.status === "assigned" ? outcome.pairs : 0 };
});

const MODES = ["fair", "max-sum", "capped"] as const;

/** What was chosen in the form, or in the address of the dry run. */
function choiceOf(values: FormData | URLSearchParams): RunChoice & { readonly cap: string } {
  const mode = MODES.find((item) => item === values.get("mode")) ?? "fair";
  const cap = values.get("cap");
  return { mode, cap: typeof cap === "string" ? cap : "0.5", sharedExperts: Number(values.get("shared") ?? 0) };
}

export const handle: PageHandle = { title: "stages.assign.pageTitle" };

export default function AssignPage() {
  const { t } = useTranslation();
  const { call, kind, state, isAssigned, isOneByOne, choice, dryRun } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const stageName = useStageName(call.stages);
  const fieldName = useCodeName(call.fields);
  const preview = dryRun === null || dryRun === "tooEarly" ? null : dryRun;
  return (
    <>
      <StateLine
        state={t("stages.stateOf", { stage: stageName(kind), state: t(`common.stageStates.${state}`) })}
        facts={
          preview === null ? [] : [t("stages.assign.state", { demand: preview.demand, capacity: preview.capacity })]
        }
        next={<Link to={`/${call.slug}/office/stages/${kind}`}>{t("stages.assign.back")}</Link>}
      />
      <main id="content" className="page">
        <h1>{t("stages.assign.title", { stage: stageName(kind) })}</h1>
        <p className="lead">{t("stages.assign.lead")}</p>
        <RefusalNotice reply={reply} />
        {reply !== undefined && "pairs" in reply && (
          <p className="notice good" role="status">
            {t("stages.assign.done", { count: reply.pairs })}
          </p>
        )}
        {dryRun === null && <p className="notice">{t("stages.assign.tooLate")}</p>}
        {dryRun === "tooEarly" && <p className="notice warm">{t("stages.assign.earlier")}</p>}
        {preview?.submissions === 0 && (
          <EmptyState title={t("stages.assign.empty")}>{t("stages.assign.emptyHint")}</EmptyState>
        )}
        {preview !== null && preview.submissions > 0 && (
          <>
            {preview.unmapped.length > 0 && (
              <p className="notice bad">
                {t("stages.assign.unmapped", { serials: preview.unmapped.join(t("common.listSeparator")) })}
              </p>
            )}
            <SupplyTable preview={preview} fieldName={fieldName} />
            {isOneByOne && <ChoiceForm choice={choice} />}
            <Outcome outcome={preview.outcome} isByLot={isOneByOne && choice.mode === "capped"} fieldName={fieldName} />
            <Form method="post" className="panel padded">
              <input type="hidden" name="mode" value={choice.mode} />
              <input type="hidden" name="cap" value={choice.cap} />
              <input type="hidden" name="shared" value={choice.sharedExperts} />
              <Field label={t("stages.assign.seed")} hint={t("stages.assign.seedHint")}>
                <input name="seed" defaultValue={typedIn(reply)("seed")} required autoComplete="off" />
              </Field>
              {isAssigned && <p className="small muted">{t("stages.assign.runAgainHint")}</p>}
              <button className={isAssigned ? "btn" : "btn primary"} type="submit">
                {t(isAssigned ? "stages.assign.runAgain" : "stages.assign.run")}
              </button>
            </Form>
          </>
        )}
      </main>
    </>
  );
}
