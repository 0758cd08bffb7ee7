import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { useCodeName } from "#app/components/code-names.ts";
import { pageOf, tableAddress } from "#app/components/data-table/table-state.ts";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Pages } from "#app/components/pages.tsx";
import { RefusalNotice } from "#app/components/refusal-notice.tsx";
import { Field } from "#app/components/field.tsx";
import { StateLine } from "#app/components/state-line.tsx";
import { callWords } from "#app/http/call-words.server.ts";
import { textOf, textsOf } from "#app/http/form.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { listFormalChecks } from "#app/workflow/formal-check-queue.server.ts";
import { confirmProposed, proposeCleanAdmissions, runAllFormalChecks } from "#app/workflow/formal-checks.server.ts";
import { QUEUE_TABS, QueueTable, type QueueTab } from "./queue-table.tsx";

export const loader = loaderFor(["secretariat"], async ({ ctx, call, url }) => {
  const tab = QUEUE_TABS.find((state) => state === url.searchParams.get("state"));
  const ruleCode = url.searchParams.get("rule") ?? "";
  const queue = await listFormalChecks(ctx, {
    ...(tab === undefined || tab === "all" ? {} : { state: tab }),
    ...(ruleCode === "" ? {} : { ruleCode }),
    page: pageOf(url.searchParams),
  });
  return {
    call: callWords(call),
    rules: call.programme.eligibility.rules.map(({ code, name }) => ({ code, name })),
    tab: tab ?? ("all" as const),
    counts: queue.counts,
    total: queue.total,
    page: queue.page,
    rows: queue.rows.map(({ proposedBy, ...row }) => ({ ...row, isOwnProposal: proposedBy === ctx.actor.id })),
  };
});

export const action = actionFor(["secretariat"], async ({ ctx, request }) => {
  const form = await request.formData();
  switch (textOf(form, "intent")) {
    case "runAll":
      return { done: "checkedCount" as const, count: await runAllFormalChecks(ctx) };
    case "proposeClean":
      return { done: "proposedCount" as const, count: (await proposeCleanAdmissions(ctx)).length };
    default: {
      const checkIds = textsOf(form, "check");
      await confirmProposed(ctx, checkIds);
      return { done: "confirmedCount" as const, count: checkIds.length };
    }
  }
});

export const handle: PageHandle = { title: "formalCheck.title" };

export default function FormalCheckPage() {
  const { t } = useTranslation();
  const { call, rules, tab, counts, total, page, rows } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const [search] = useSearchParams();
  const ruleName = useCodeName(rules);
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const countOf = (state: QueueTab) => (state === "all" ? all : counts[state]);
  return (
    <>
      <StateLine
        state={t("formalCheck.title")}
        facts={[
          t("overview.decided", { decided: counts.decided, total: all }),
          t("overview.correcting", { count: counts.correction }),
        ]}
      />
      <main id="content" className="page">
        <h1>{t("formalCheck.title")}</h1>
        <p className="lead">{t("formalCheck.lead")}</p>
        <RefusalNotice reply={reply} />
        {reply !== undefined && "done" in reply && (
          <p className="notice good" role="status">
            {reply.count === 0 && reply.done === "confirmedCount"
              ? t("formalCheck.nothingSelected")
              : t(`formalCheck.${reply.done}`, { count: reply.count })}
          </p>
        )}
        <BulkForm unchecked={counts.unchecked} open={counts.open} isNext={!rows.some((row) => row.mayConfirm)} />
        <nav className="tabs" aria-label={t("formalCheck.tabs.label")}>
          {QUEUE_TABS.map((state) => (
            <Link
              key={state}
              to={tableAddress(search, { state: state === "all" ? null : state, page: null })}
              aria-current={state === tab ? "page" : undefined}
            >
              {t("formalCheck.tab", { name: t(`formalCheck.tabs.${state}`), count: countOf(state) })}
            </Link>
          ))}
        </nav>
        <Form method="get" className="tools">
          {tab !== "all" && <input type="hidden" name="state" value={tab} />}
          <Field label={t("formalCheck.rule")}>
            <select name="rule" defaultValue={search.get("rule") ?? ""}>
              <option value="">{t("formalCheck.anyRule")}</option>
              {rules.map((rule) => (
                <option key={rule.code} value={rule.code}>
                  {rule.code} {ruleName(rule.code)}
                </option>
              ))}
            </select>
          </Field>
          <button className="btn" type="submit">
            {t("common.actions.apply")}
          </button>
        </Form>
        {rows.length === 0 ? (
          <EmptyState title={t(`formalCheck.empty.${tab}`)} />
        ) : (
          <>
            <QueueTable rows={rows} call={call} ruleName={ruleName} />
            <Pages page={page} total={total} search={search} />
          </>
        )}
      </main>
    </>
  );
}

interface BulkProps {
  readonly unchecked: number;
  readonly open: number;
  /** False while verdicts below wait for this reader. */
  readonly isNext: boolean;
}

/** What can be done for many at once; the amber one is what is due next. */
function BulkForm({ unchecked, open, isNext }: BulkProps) {
  const { t } = useTranslation();
  if (unchecked === 0 && open === 0) return null;
  return (
    <Form method="post" className="panel padded">
      <p className="muted small">{t(unchecked > 0 ? "formalCheck.runAllHint" : "formalCheck.proposeCleanHint")}</p>
      <p className="row">
        {unchecked > 0 && (
          <button className={isNext ? "btn primary" : "btn"} type="submit" name="intent" value="runAll">
            {t("formalCheck.runAll", { count: unchecked })}
          </button>
        )}
        {open > 0 && (
          <button
            className={isNext && unchecked === 0 ? "btn primary" : "btn"}
            type="submit"
            name="intent"
            value="proposeClean"
          >
            {t("formalCheck.proposeClean")}
          </button>
        )}
      </p>
    </Form>
  );
}
