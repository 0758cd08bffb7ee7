import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { stageOnPage } from "#app/components/ranking/ranking-page.ts";
import { StagePage } from "#app/components/ranking/stage-page.tsx";
import { textOf } from "#app/http/form.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import { stageOfAddress, stagePage } from "#app/http/stage-page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { proposeShortlist } from "#app/workflow/shortlists.server.ts";

export const loader = loaderFor(["chair"], async (args) => stageOnPage(await stagePage(args), args.url.searchParams));

export const action = actionFor(["chair"], async ({ request, url, ctx, aside, call, params }) => {
  const { kind } = stageOfAddress({ call, params });
  const form = await request.formData();
  await proposeShortlist(ctx, kind, textOf(form, "note").trim(), await aside.askForAct("drawn", { kind }));
  return redirect(url.pathname, 303);
});

export const handle: PageHandle = { title: "ranking.pageTitle" };

export default function ChairStagePage() {
  return <StagePage data={useLoaderData<typeof loader>()} role="chair" reply={useActionData<typeof action>()} />;
}
