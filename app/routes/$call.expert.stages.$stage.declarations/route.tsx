import { data, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "#app/components/bilingual.ts";
import { EmptyState } from "#app/components/empty-state.tsx";
import { instantText } from "#app/components/instant.ts";
import { RefusalNotice } from "#app/components/refusal-notice.tsx";
import { StateLine } from "#app/components/state-line.tsx";
import { useTimeLeft } from "#app/components/time-left.ts";
import { textOf } from "#app/http/form.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { declareConflict, declareNone, listDeclarationsDue, signPledge } from "#app/workflow/declarations.server.ts";
import { Refusal } from "#app/workflow/refusal.ts";
import { findStage } from "#app/workflow/stages.server.ts";
import { STAGE_KINDS } from "#scoring/programme/kinds.ts";
import type { StageKind } from "#scoring/programme/programme.ts";
import { answersOf } from "./answers.ts";
import { DeclarationItem } from "./declaration-item.tsx";
import { Pledge } from "./pledge.tsx";

export const loader = loaderFor(["expert"], async ({ params, ctx, call }) => {
  const kind = stageKind(params["stage"]);
  const stage = await findStage(ctx, kind, "expert");
  const { pledgedAt, due, rules, isApplicantHidden, closesAt, isOpen } = await listDeclarationsDue(ctx, kind);
  const { programme } = call;
  return {
    stage: { name: stage.name, closesAt, isOpen },
    isApplicantHidden,
    hasPledged: pledgedAt !== null,
    rules,
    due: due.map(({ fieldCode, ...item }) => ({
      ...item,
      fieldName: programme.fields.find((field) => field.code === fieldCode)?.name ?? null,
    })),
    callSlug: call.slug,
    zone: programme.timeZone,
    zoneName: programme.timeZoneName,
    now: ctx.now(),
  };
});

export const action = actionFor(["expert"], async ({ request, params, ctx, call }) => {
  const kind = stageKind(params["stage"]);
  const form = await request.formData();
  const here = `/${call.slug}/expert/stages/${kind}/declarations`;
  if (textOf(form, "intent") === "pledge") {
    await signPledge(ctx, kind);
    return redirect(here);
  }
  const { due } = await listDeclarationsDue(ctx, kind);
  const answers = answersOf(form, due);
  if (answers.problem !== undefined) return data({ answers, problem: answers.problem }, { status: 422 });
  for (const { assignmentId, ruleCode, statement } of answers.conflicts)
    await declareConflict(ctx, assignmentId, { ruleCode, statement });
  if (answers.none.length > 0) await declareNone(ctx, answers.none);
  return redirect(here);
});

function stageKind(value: string | undefined): StageKind {
  const kind = STAGE_KINDS.find((item) => item === value);
  if (kind === undefined) throw new Refusal("not_found");
  return kind;
}

export const handle: PageHandle = { title: "expert.titles.declarations" };

export default function DeclarationsPage() {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  const timeLeft = useTimeLeft();
  const { stage, due, hasPledged, isApplicantHidden, rules, callSlug, ...page } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const failed = reply !== undefined && "problem" in reply ? reply : undefined;
  const isDone = hasPledged && due.length === 0;
  return (
    <>
      <StateLine
        state={pick(stage.name)}
        facts={[
          isDone ? t("expert.declarations.doneState") : t("expert.declarations.due", { count: due.length }),
          t(stage.isOpen ? "expert.work.closes" : "expert.work.closed", {
            instant: instantText(stage.closesAt, page.zone, i18n.language),
            zone: pick(page.zoneName),
            left: timeLeft(page.now, stage.closesAt),
          }),
        ]}
        next={isDone ? undefined : t(hasPledged ? "expert.declarations.nextDeclare" : "expert.declarations.next")}
      />
      <main id="content" className="page reading">
        <h1>{t("expert.declarations.title")}</h1>
        <p className="lead">{t("expert.declarations.lead")}</p>
        <RefusalNotice reply={reply} />
        <Pledge stageName={pick(stage.name)} isSigned={hasPledged} />
        <section>
          <h2>{t("expert.declarations.listTitle")}</h2>
          {due.length === 0 && (
            <EmptyState title={t("expert.declarations.allDone")}>
              <Link className={hasPledged ? "btn primary" : "btn"} to={`/${callSlug}/expert`}>
                {t("expert.declarations.start")}
              </Link>
            </EmptyState>
          )}
          {due.length > 0 && !hasPledged && <p className="notice">{t("expert.declarations.signFirst")}</p>}
          {due.length > 0 && hasPledged && (
            <>
              {isApplicantHidden && <p className="notice">{t("expert.declarations.hidden")}</p>}
              {failed !== undefined && (
                <p className="notice bad" role="alert">
                  {failed.problem.serial === null
                    ? t("expert.declarations.answerMissing")
                    : t("expert.declarations.ruleMissing", { serial: failed.problem.serial })}
                </p>
              )}
              <Form method="post" className="panel">
                {due.map((item) => (
                  <DeclarationItem
                    key={item.assignmentId}
                    item={item}
                    rules={rules}
                    given={failed?.answers.given[item.assignmentId]}
                  />
                ))}
                <div className="declare-end">
                  <label className="choice">
                    <input type="checkbox" name="rest" value="none" />
                    {t("expert.declarations.rest")}
                  </label>
                  <p className="small muted">{t("expert.declarations.submitHint")}</p>
                  <button className="btn primary" type="submit" name="intent" value="declare">
                    {t("expert.declarations.submit")}
                  </button>
                </div>
              </Form>
            </>
          )}
        </section>
      </main>
    </>
  );
}
