import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { AppShell } from "#app/components/app-shell.tsx";
import { usePick } from "#app/components/bilingual.ts";
import { EmptyState } from "#app/components/empty-state.tsx";
import { loaderFor } from "#app/http/page.server.ts";
import { roleBase } from "#app/http/role-base.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { listRoles } from "#app/workflow/accounts.server.ts";
import { findCallBySlug, listCalls } from "#app/workflow/calls.server.ts";
import { demonstrationDesk } from "#app/workflow/demonstration/desk.server.ts";
import { findPublicList, findPublicNotice } from "#app/workflow/notices.server.ts";
import type { ServerRuntime } from "#app/http/server-runtime.ts";
import { DemonstrationDesk } from "./demonstration-desk.tsx";

export const loader = loaderFor("public", async ({ runtime, account, url }) => {
  const calls = await Promise.all((await listCalls(runtime)).map((call) => callSummary(runtime, call.slug)));
  const roles = account === undefined ? null : await listRoles(runtime, account.id);
  return {
    calls: calls.flatMap((call) => call ?? []),
    roles: roles?.map(({ callSlug, role }) => ({ callSlug, role })) ?? null,
    demonstration: runtime.demonstration === null ? null : await demonstrationDesk(runtime),
    played: url.searchParams.get("played"),
  };
});

async function callSummary(runtime: ServerRuntime, slug: string) {
  const call = await findCallBySlug(runtime, slug);
  if (call === undefined) return undefined;
  const [notice, list] = await Promise.all([findPublicNotice(runtime, slug), findPublicList(runtime, slug)]);
  return {
    slug,
    name: call.programme.name,
    edition: call.programme.edition.name,
    hasNotice: notice !== undefined,
    hasList: list !== undefined,
  };
}

export const handle: PageHandle = { title: "start.pageTitle" };

export default function StartPage() {
  const { t } = useTranslation();
  const pick = usePick();
  const { calls, roles, demonstration, played } = useLoaderData<typeof loader>();
  return (
    <AppShell>
      <main id="content" className="page reading">
        <h1>{t("start.title")}</h1>
        <p className="lead">{t("start.lead")}</p>
        {calls.length === 0 && <EmptyState title={t("start.noCalls")}>{t("start.noCallsHint")}</EmptyState>}
        {calls.map((call) => (
          <section key={call.slug} className="panel padded">
            <h2>{pick(call.name)}</h2>
            <p className="muted small">{pick(call.edition)}</p>
            <p className="row">
              {roles
                ?.filter((held) => held.callSlug === call.slug)
                .map((held) => (
                  <Link key={held.role} className="btn primary" to={`/${call.slug}/${roleBase(held.role)}`}>
                    {t("start.continueAs", { role: t(`common.roles.${held.role}`) })}
                  </Link>
                ))}
              <Link className="btn" to={`/${call.slug}`}>
                {t("start.rules")}
              </Link>
              {call.hasNotice && (
                <Link className="btn" to={`/${call.slug}/notice`}>
                  {t("start.notice")}
                </Link>
              )}
              {call.hasList && (
                <Link className="btn" to={`/${call.slug}/list`}>
                  {t("start.list")}
                </Link>
              )}
            </p>
          </section>
        ))}
        {roles?.length === 0 && <p className="notice">{t("start.noRole")}</p>}
        {demonstration !== null && <DemonstrationDesk desk={demonstration} played={played} />}
      </main>
    </AppShell>
  );
}
