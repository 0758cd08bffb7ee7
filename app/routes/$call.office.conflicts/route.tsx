import { redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { pick, usePick } from "#app/components/bilingual.ts";
import { useCodeName } from "#app/components/code-names.ts";
import { type DataColumn, DataTable } from "#app/components/data-table/data-table.tsx";
import { pageOf } from "#app/components/data-table/table-state.ts";
import { TableTools } from "#app/components/data-table/table-tools.tsx";
import { dateText, instantText } from "#app/components/instant.tsx";
import { RefusalNotice } from "#app/components/refusal-notice.tsx";
import { StateLine } from "#app/components/state-line.tsx";
import { type CallWords, callWords } from "#app/http/call-words.server.ts";
import { submissionIdOf } from "#app/http/find-serial.server.ts";
import { textOf } from "#app/http/form.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { addConflict } from "#app/workflow/conflicts.server.ts";
import { AddConflict } from "./add-conflict.tsx";
import { type ConflictRow, loadConflictRows, loadPersons } from "./conflict-rows.server.ts";

export const loader = loaderFor(["secretariat"], async ({ ctx, call, url }) => {
  const search = url.searchParams;
  return {
    call: callWords(call),
    rules: call.programme.conflictRules.map(({ code, name, severity }) => ({ code, name, severity })),
    persons: await loadPersons(ctx),
    ...(await loadConflictRows(ctx, {
      ruleCode: search.get("rule") ?? "",
      state: search.get("state") ?? "",
      text: search.get("q") ?? "",
      page: pageOf(search),
    })),
  };
});

const SOURCES = ["register", "applicant", "supervisor"] as const;

export const action = actionFor(["secretariat"], async ({ ctx, request, url }) => {
  const form = await request.formData();
  const [kind, personId = ""] = textOf(form, "person").split(" ");
  await addConflict(ctx, {
    expertId: kind === "expert" ? personId : null,
    accountId: kind === "account" ? personId : null,
    submissionId: await submissionIdOf(ctx, textOf(form, "serial")),
    ruleCode: textOf(form, "rule"),
    source: SOURCES.find((source) => source === textOf(form, "source")) ?? "register",
    evidenceZh: textOf(form, "evidenceZh"),
    evidenceEn: textOf(form, "evidenceEn"),
    endedOn: textOf(form, "endedOn") || null,
  });
  return redirect(url.pathname);
});

export const handle: PageHandle = { title: "office.conflicts.heading" };

export default function ConflictsPage() {
  const { t } = useTranslation();
  const { call, rules, persons, rows, total, page, counts } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const [search] = useSearchParams();
  const ruleName = useCodeName(rules);
  const columns = useConflictColumns(call, ruleName);
  return (
    <>
      <StateLine
        state={t("office.conflicts.heading")}
        facts={[
          t("office.conflicts.count", { count: counts.all }),
          t("office.conflicts.blockingCount", { count: counts.blocking }),
        ]}
        next={
          counts.waiting > 0
            ? t("office.conflicts.waitingCount", { count: counts.waiting })
            : t("office.conflicts.nothingWaits")
        }
      />
      <main id="content" className="page wide">
        <h1>{t("office.conflicts.heading")}</h1>
        <p className="lead">{t("office.conflicts.lead")}</p>
        <RefusalNotice reply={reply} />
        <TableTools
          searchLabel={t("office.conflicts.search")}
          filters={[
            {
              name: "rule",
              label: t("office.conflicts.rule"),
              options: rules.map(({ code }) => ({ value: code, label: `${code} ${ruleName(code)}` })),
            },
            {
              name: "state",
              label: t("office.conflicts.state"),
              options: (["waiting", "blocking", "allowed"] as const).map((state) => ({
                value: state,
                label: t(`office.conflicts.states.${state}`),
              })),
            },
          ]}
          columns={columns}
        />
        <DataTable
          caption={t("office.conflicts.heading")}
          columns={columns}
          rows={rows}
          rowId={(row) => row.id}
          paging={{ page, total }}
          {...(search.size === 0 ? { empty: t("office.conflicts.none") } : {})}
        />
        <AddConflict reply={reply} rules={rules} persons={persons} />
      </main>
    </>
  );
}

function useConflictColumns(call: CallWords, ruleName: (code: string) => string): readonly DataColumn<ConflictRow>[] {
  const { t, i18n } = useTranslation();
  const choose = usePick();
  return [
    {
      id: "person",
      header: t("office.conflicts.person"),
      cell: (row) => {
        const name = choose({ zh: row.nameZh, en: row.nameEn });
        return row.expertId === null ? (
          name
        ) : (
          <Link className="t" to={`/${call.slug}/office/experts/${row.expertId}`}>
            {row.expertCode} {name}
          </Link>
        );
      },
    },
    {
      id: "submission",
      header: t("formalCheck.submission"),
      cell: (row) => {
        const title = pick({ zh: row.titleZh, en: row.titleEn }, i18n.language);
        return (
          <>
            <span className="xs muted">{row.serial}</span>
            <Link className="t block" to={`/${call.slug}/office/submissions/${row.submissionId}`} lang={title.lang}>
              {title.text}
            </Link>
          </>
        );
      },
    },
    {
      id: "rule",
      header: t("office.conflicts.rule"),
      cell: (row) => (
        <>
          <span className="tag">{row.ruleCode}</span>
          <span className="block xs muted">{ruleName(row.ruleCode)}</span>
        </>
      ),
    },
    {
      id: "severity",
      isTight: true,
      header: t("office.conflicts.severity"),
      cell: (row) => t(`office.severities.${row.severity}`),
    },
    {
      id: "evidence",
      header: t("office.conflicts.evidence"),
      cell: (row) => {
        const evidence = pick({ zh: row.evidenceZh, en: row.evidenceEn }, i18n.language);
        return (
          <>
            <span lang={evidence.lang}>{evidence.text}</span>
            <span className="block xs muted">
              {t(`office.conflicts.sources.${row.source}`)} ·{" "}
              {instantText(row.foundAt, call.timeZone, i18n.language, false)}
              {row.endedOn !== null &&
                ` · ${t("office.conflicts.ended", { date: dateText(row.endedOn, i18n.language) })}`}
            </span>
          </>
        );
      },
    },
    {
      id: "state",
      isTight: true,
      header: t("office.conflicts.state"),
      cell: (row) => (
        <>
          <span className={row.isBlocking ? "tag bad" : "tag good"}>
            {t(row.isBlocking ? "office.conflicts.blocks" : "office.conflicts.allowed")}
          </span>
          {row.awaits !== null && <span className="block xs muted">{t(`office.conflicts.awaits.${row.awaits}`)}</span>}
          {row.verdictReason !== "" && <span className="block xs muted">{row.verdictReason}</span>}
        </>
      ),
    },
  ];
}
