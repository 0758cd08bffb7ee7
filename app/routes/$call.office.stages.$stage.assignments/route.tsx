import { redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { usePick } from "#app/components/bilingual.ts";
import { useCodeName, useStageName } from "#app/components/code-names.ts";
import { pageOf, ROWS_PER_PAGE } from "#app/components/data-table/table-state.ts";
import { TableTools } from "#app/components/data-table/table-tools.tsx";
import { Field } from "#app/components/field.tsx";
import { Pages } from "#app/components/pages.tsx";
import { RefusalNotice } from "#app/components/refusal-notice.tsx";
import { StateLine } from "#app/components/state-line.tsx";
import { callWords } from "#app/http/call-words.server.ts";
import { submissionIdOf } from "#app/http/find-serial.server.ts";
import { textOf } from "#app/http/form.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import { stageOfAddress } from "#app/http/stage-page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { addAssignment, endAssignment, listAssignments, reassign } from "#app/workflow/assignments.server.ts";
import { findRunProof } from "#app/workflow/assignment-proof.server.ts";
import { listExperts } from "#app/workflow/experts.server.ts";
import { findStage } from "#app/workflow/stages.server.ts";
import { AssignmentTable } from "./assignment-table.tsx";
import { RunProofPanel } from "./run-proof.tsx";

const STATES = ["active", "recused", "declined", "void"] as const;

export const loader = loaderFor(["secretariat"], async ({ ctx, call, params, url }) => {
  const { kind } = stageOfAddress({ call, params });
  const search = url.searchParams;
  const field = search.get("field") ?? "";
  const state = STATES.find((item) => item === search.get("state"));
  const needle = (search.get("q") ?? "").trim().toLowerCase();
  const filter = { ...(field === "" ? {} : { fieldCode: field }), ...(state === undefined ? {} : { state }) };
  const lines = (await listAssignments(ctx, kind, filter)).filter(
    (line) => needle === "" || `${line.serial} ${line.expertCode}`.toLowerCase().includes(needle),
  );
  const page = pageOf(search);
  return {
    call: callWords(call),
    kind,
    stageState: (await findStage(ctx, kind, "staff")).state,
    proof: (await findRunProof(ctx, kind)) ?? null,
    total: lines.length,
    active: lines.filter((line) => line.state === "active").length,
    page,
    lines: lines
      .slice((page - 1) * ROWS_PER_PAGE, page * ROWS_PER_PAGE)
      .map(({ createdAt: _createdAt, endedAt: _endedAt, ...line }) => line),
    experts: (await listExperts(ctx))
      .filter((expert) => expert.isActive === 1)
      .map(({ id, code, nameZh, nameEn }) => ({ id, code, nameZh, nameEn })),
  };
});

export type AssignmentRow = Awaited<ReturnType<typeof loader>>["lines"][number];

export const action = actionFor(["secretariat"], async ({ ctx, call, request, params, url }) => {
  const { kind } = stageOfAddress({ call, params });
  const form = await request.formData();
  switch (textOf(form, "intent")) {
    case "end":
      await endAssignment(ctx, textOf(form, "assignment"), textOf(form, "reason"));
      break;
    case "replace":
      await reassign(ctx, textOf(form, "assignment"));
      break;
    default:
      await addAssignment(ctx, kind, {
        submissionId: await submissionIdOf(ctx, textOf(form, "serial")),
        expertId: textOf(form, "expert"),
      });
  }
  return redirect(url.pathname + url.search);
});

export const handle: PageHandle = { title: "stages.list.pageTitle" };

export default function AssignmentsPage() {
  const { t } = useTranslation();
  const pick = usePick();
  const { call, kind, stageState, proof, total, active, page, lines, experts } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const [search] = useSearchParams();
  const stageName = useStageName(call.stages);
  const fieldName = useCodeName(call.fields);
  const isChangeable = stageState === "planned" || stageState === "open";
  return (
    <>
      <StateLine
        state={t("stages.stateOf", { stage: stageName(kind), state: t(`common.stageStates.${stageState}`) })}
        facts={[t("stages.list.count", { count: total }), t("stages.list.active", { count: active })]}
        next={<Link to={`/${call.slug}/office/stages/${kind}`}>{t("stages.assign.back")}</Link>}
      />
      <main id="content" className="page">
        <h1>{t("stages.list.title", { stage: stageName(kind) })}</h1>
        <p>
          <Link to={`/${call.slug}/office/stages/${kind}/loads`}>{t("stages.loads.link")}</Link>
        </p>
        <RefusalNotice reply={reply} />
        <TableTools
          searchLabel={t("stages.list.search")}
          filters={[
            {
              name: "field",
              label: t("stages.list.field"),
              options: call.fields.map(({ code }) => ({ value: code, label: fieldName(code) })),
            },
            {
              name: "state",
              label: t("stages.list.state"),
              options: STATES.map((state) => ({ value: state, label: t(`stages.assignmentStates.${state}`) })),
            },
          ]}
          columns={[]}
        />
        {lines.length === 0 ? (
          <p className="panel padded muted">{t("stages.list.none")}</p>
        ) : (
          <AssignmentTable lines={lines} slug={call.slug} isChangeable={isChangeable} />
        )}
        <Pages page={page} total={total} search={search} />
        {proof !== null && <RunProofPanel proof={proof} />}
        {isChangeable && (
          <section aria-labelledby="add">
            <h2 id="add">{t("stages.list.add")}</h2>
            <Form method="post" className="tools">
              <input type="hidden" name="intent" value="add" />
              <Field label={t("office.conflicts.serial")}>
                <input name="serial" required autoComplete="off" />
              </Field>
              <Field label={t("stages.list.expert")}>
                <select name="expert" required>
                  <option value="">{t("office.choose")}</option>
                  {experts.map((expert) => (
                    <option key={expert.id} value={expert.id}>
                      {expert.code} {pick({ zh: expert.nameZh, en: expert.nameEn })}
                    </option>
                  ))}
                </select>
              </Field>
              <button className="btn" type="submit">
                {t("stages.list.add")}
              </button>
            </Form>
            <p className="xs muted">{t("stages.list.addHint")}</p>
          </section>
        )}
      </main>
    </>
  );
}
