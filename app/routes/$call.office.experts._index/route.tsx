import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "#app/components/bilingual.ts";
import { useCodeName, useStageName } from "#app/components/code-names.ts";
import { type DataColumn, DataTable } from "#app/components/data-table/data-table.tsx";
import { sortOf } from "#app/components/data-table/table-state.ts";
import { TableTools } from "#app/components/data-table/table-tools.tsx";
import { placeText } from "#app/components/place-names.ts";
import { StateLine } from "#app/components/state-line.tsx";
import { callWords } from "#app/http/call-words.server.ts";
import { loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { EXPERT_KINDS } from "#scoring/programme/kinds.ts";
import { EXPERT_SORTS } from "./expert-sorts.ts";
import { type ExpertRow, loadExpertRows } from "./expert-rows.server.ts";

const FIRST = { key: "code", isDescending: false };

export const loader = loaderFor(["secretariat"], async ({ ctx, call, url, language }) => {
  const search = url.searchParams;
  const found = await loadExpertRows(ctx, {
    field: search.get("field") ?? "",
    kind: search.get("kind") ?? "",
    state: search.get("state") ?? "",
    text: search.get("q") ?? "",
    sort: sortOf(search, EXPERT_SORTS, FIRST),
    isChinese: language === "zh-CN",
  });
  return { call: callWords(call), ...found };
});

export const handle: PageHandle = { title: "office.experts.heading" };

export default function ExpertsPage() {
  const { t } = useTranslation();
  const { call, rows, total } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const columns = useExpertColumns(call);
  const fieldName = useCodeName(call.fields);
  const options = <Code extends string>(codes: readonly Code[], label: (code: Code) => string) =>
    codes.map((value) => ({ value, label: label(value) }));
  return (
    <>
      <StateLine
        state={t("office.experts.heading")}
        facts={[
          t("office.experts.count", { count: total }),
          t("office.experts.withAccount", { count: rows.filter((row) => row.access === "account").length }),
        ]}
      />
      <main id="content" className="page wide">
        <div className="row">
          <h1>{t("office.experts.heading")}</h1>
          <Link className="btn primary push" to="new">
            {t("office.experts.add")}
          </Link>
        </div>
        <TableTools
          searchLabel={t("office.experts.search")}
          filters={[
            {
              name: "field",
              label: t("office.submissions.field"),
              options: options(
                call.fields.map((field) => field.code),
                fieldName,
              ),
            },
            {
              name: "kind",
              label: t("office.experts.kind"),
              options: options(EXPERT_KINDS, (kind) => t(`common.expertKinds.${kind}`)),
            },
            {
              name: "state",
              label: t("office.experts.access"),
              options: options(["account", "invited", "none", "inactive"] as const, (state) =>
                t(`office.experts.states.${state}`),
              ),
            },
          ]}
          columns={columns}
        />
        <DataTable
          caption={t("office.experts.heading")}
          columns={columns}
          rows={rows}
          rowId={(row) => row.id}
          sort={sortOf(search, EXPERT_SORTS, FIRST)}
        />
      </main>
    </>
  );
}

function useExpertColumns(call: ReturnType<typeof callWords>): readonly DataColumn<ExpertRow>[] {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  const fieldName = useCodeName(call.fields);
  const stageName = useStageName(call.stages);
  return [
    { id: "code", header: t("office.experts.code"), sortKey: "code", cell: (row) => row.code },
    {
      id: "name",
      header: t("office.experts.name"),
      sortKey: "name",
      cell: (row) => (
        <Link className="t" to={row.id}>
          {pick({ zh: row.nameZh, en: row.nameEn })}
        </Link>
      ),
    },
    {
      id: "kind",
      header: t("office.experts.kind"),
      sortKey: "kind",
      cell: (row) => t(`common.expertKinds.${row.kind}`),
    },
    {
      id: "place",
      header: t("office.submissions.place"),
      cell: (row) => placeText(row.country, row.province, i18n.language),
    },
    {
      id: "organization",
      header: t("office.experts.organization"),
      cell: (row) => pick({ zh: row.organizationZh, en: row.organizationEn }),
    },
    {
      id: "fields",
      header: t("office.experts.fields"),
      cell: (row) => (
        <span className="tags">
          {row.fields.map((code) => (
            <span key={code} className="tag" title={fieldName(code)}>
              {code}
            </span>
          ))}
        </span>
      ),
    },
    {
      id: "capacity",
      header: t("office.experts.capacity"),
      sortKey: "capacity",
      isNumeric: true,
      cell: (row) => row.capacity,
    },
    ...call.stages.map(({ kind }): DataColumn<ExpertRow> => ({
      id: `load-${kind}`,
      header: t("office.experts.load", { stage: stageName(kind) }),
      isNumeric: true,
      cell: (row) => {
        const load = row.loads.find((item) => item.stageKind === kind);
        return load === undefined ? "" : t("common.progress", { done: load.submitted, total: load.assigned });
      },
    })),
    {
      id: "blocked",
      header: t("office.experts.blocked"),
      sortKey: "blocked",
      isNumeric: true,
      cell: (row) => row.blocked,
    },
    {
      id: "access",
      header: t("office.experts.access"),
      cell: (row) => (
        <>
          {t(`office.experts.states.${row.access}`)}
          {!row.isActive && <span className="tag bad">{t("office.experts.states.inactive")}</span>}
        </>
      ),
    },
  ];
}
