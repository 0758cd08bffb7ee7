import { useLoaderData } from "@remix-run/react";
import { stageOnPage } from "#app/components/ranking/ranking-page.ts";
import { StagePage } from "#app/components/ranking/stage-page.tsx";
import { loaderFor } from "#app/http/page.server.ts";
import { stagePage } from "#app/http/stage-page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";

export const loader = loaderFor(["supervisor"], async (args) =>
  stageOnPage(await stagePage(args), args.url.searchParams),
);

export const handle: PageHandle = { title: "ranking.pageTitle" };

export default function SupervisorStagePage() {
  return <StagePage data={useLoaderData<typeof loader>()} role="supervisor" reply={undefined} />;
}
