import { Link, useLoaderData } from "@remix-run/react";
import { usePick } from "#app/components/bilingual.ts";
import { useCodeName, useStageName } from "#app/components/code-names.ts";
import { StateLine } from "#app/components/state-line.tsx";
import { callWords } from "#app/http/call-words.server.ts";
import { loaderFor } from "#app/http/page.server.ts";
import { stageOfAddress } from "#app/http/stage-page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { type ExpertLoad, listExpertLoads } from "#app/workflow/assignment-explanations.server.ts";

export const loader = loaderFor(["secretariat"], async ({ ctx, call, params }) => {
  const { kind } = stageOfAddress({ call, params });
  return { call: callWords(call), kind, loads: await listExpertLoads(ctx, kind) };
});

export const handle: PageHandle = { title: "stages.loads.pageTitle" };

export default function LoadsPage() {
  const { t } = useTranslation();
  const { call, kind, loads } = useLoaderData<typeof loader>();
  const stageName = useStageName(call.stages);
  const figures = loads.map((expert) => expert.load);
  const total = figures.reduce((sum, load) => sum + load, 0);
  return (
    <>
      <StateLine
        state={t("stages.loads.pageTitle")}
        facts={[
          t("stages.loads.state", { experts: loads.length, total }),
          ...(loads.length === 0
            ? []
            : [t("stages.loads.range", { minimum: Math.min(...figures), maximum: Math.max(...figures) })]),
        ]}
        next={<Link to={`/${call.slug}/office/stages/${kind}/assignments`}>{t("stages.explain.back")}</Link>}
      />
      <main id="content" className="page wide">
        <h1>{t("stages.loads.title", { stage: stageName(kind) })}</h1>
        <p className="lead">{t("stages.loads.lead")}</p>
        {loads.length === 0 ? (
          <p className="panel padded muted">{t("stages.loads.none")}</p>
        ) : (
          <LoadsTable loads={loads} call={call} />
        )}
      </main>
    </>
  );
}

interface TableProps {
  readonly loads: readonly ExpertLoad[];
  readonly call: ReturnType<typeof useLoaderData<typeof loader>>["call"];
}

function LoadsTable({ loads, call }: TableProps) {
  const { t } = useTranslation();
  const pick = usePick();
  const fieldName = useCodeName(call.fields);
  return (
    <div className="panel scroll" role="region" aria-label={t("stages.loads.pageTitle")} tabIndex={0}>
      <table className="table">
        <caption className="hidden-visually">{t("stages.loads.pageTitle")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("stages.loads.expert")}</th>
            <th scope="col">{t("stages.loads.kind")}</th>
            <th scope="col">{t("stages.loads.load")}</th>
            <th scope="col">{t("stages.loads.fields")}</th>
            <th scope="col" className="num">
              {t("stages.loads.ownRegion")}
            </th>
            <th scope="col" className="num">
              {t("stages.loads.readBefore")}
            </th>
            <th scope="col" className="num">
              {t("stages.loads.meanFit")}
            </th>
          </tr>
        </thead>
        <tbody>
          {loads.map((expert) => (
            <tr key={expert.expertId}>
              <th scope="row" className="nowrap">
                <Link to={`/${call.slug}/office/experts/${expert.expertId}`}>{expert.code}</Link>{" "}
                {pick({ zh: expert.nameZh, en: expert.nameEn })}
              </th>
              <td className="nowrap">{t(`common.expertKinds.${expert.kind}`)}</td>
              <td className="nowrap">
                <span className="meter" aria-hidden="true">
                  <span style={{ width: `${Math.min(100, (expert.load / Math.max(1, expert.capacity)) * 100)}%` }} />
                </span>{" "}
                <span className="tabular">
                  {t("stages.explain.loadOf", { load: expert.load, capacity: expert.capacity })}
                </span>
              </td>
              <td className="sentence">
                {expert.byField.length === 0 && <span className="muted">{t("stages.loads.idle")}</span>}
                {expert.byField
                  .map(({ fieldCode, count }) => t("stages.loads.fieldCount", { field: fieldName(fieldCode), count }))
                  .join(t("common.listSeparator"))}
              </td>
              <td className="num">{expert.ownRegion}</td>
              <td className="num">{expert.readBefore}</td>
              <td className="num">{expert.meanFit ?? ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
