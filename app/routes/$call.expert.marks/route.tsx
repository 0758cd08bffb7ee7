import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "#app/components/bilingual.ts";
import { EmptyState } from "#app/components/empty-state.tsx";
import { StateLine } from "#app/components/state-line.tsx";
import { loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { myMarksTable } from "#app/workflow/score-sheets.server.ts";
import { listStages } from "#app/workflow/stages.server.ts";
import { Distribution } from "./distribution.tsx";
import { MarksTable } from "./marks-table.tsx";

export const loader = loaderFor(["expert"], async ({ ctx, call, url }) => {
  const begun = (await listStages(ctx, "expert")).filter((stage) => stage.state !== "planned");
  const named = url.searchParams.get("stage");
  const stage = begun.find(({ kind }) => kind === named) ?? begun.at(-1);
  const table = stage === undefined ? null : await myMarksTable(ctx, stage.kind);
  return {
    stages: begun.map(({ kind, name }) => ({ kind, name })),
    stage: stage === undefined ? null : { kind: stage.kind, name: stage.name, state: stage.state },
    isTakingSheets: stage?.isTakingSheets ?? false,
    table,
    callSlug: call.slug,
  };
});

export const handle: PageHandle = { title: "expert.titles.marks" };

/** The own marks side by side, to compare and even out before the stage closes. */
export default function MarksPage() {
  const { t } = useTranslation();
  const pick = usePick();
  const { stages, stage, table, isTakingSheets, callSlug } = useLoaderData<typeof loader>();
  const marked = table?.rows.filter((row) => row.total.scored > 0) ?? [];
  return (
    <>
      <StateLine
        state={
          stage === null ? t("expert.work.nothing") : `${pick(stage.name)} · ${t(`common.stageStates.${stage.state}`)}`
        }
        facts={table === null ? [] : [t("expert.marks.scored", { count: marked.length, of: table.rows.length })]}
        next={stage === null ? undefined : t(isTakingSheets ? "expert.marks.mayChange" : "expert.marks.mayNotChange")}
      />
      <main id="content" className="page">
        <h1>{t("expert.marks.title")}</h1>
        <p className="lead">{t("expert.marks.lead")}</p>
        {stages.length > 1 && (
          <nav className="desk-tabs" aria-label={t("expert.marks.stages")}>
            {stages.map(({ kind, name }) => (
              <Link key={kind} to={`?stage=${kind}`} aria-current={kind === stage?.kind ? "page" : undefined}>
                {pick(name)}
              </Link>
            ))}
          </nav>
        )}
        {table === null || marked.length === 0 ? (
          <EmptyState title={t("expert.marks.empty")}>{t("expert.marks.emptyHint")}</EmptyState>
        ) : (
          <>
            <MarksTable table={table} rows={marked} base={`/${callSlug}/expert/sheets`} />
            <section>
              <h2>{t("expert.marks.distribution")}</h2>
              <p className="lead small">{t("expert.marks.distributionHint")}</p>
              <Distribution table={table} />
            </section>
          </>
        )}
      </main>
    </>
  );
}
