import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { VersionsPage } from "#app/components/versions/versions-page.tsx";
import { textOf } from "#app/http/form.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import { stageOfAddress } from "#app/http/stage-page.server.ts";
import { versionPage } from "#app/http/version-page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { proposeVersion } from "#app/workflow/result-versions.server.ts";

export const loader = loaderFor(["chair"], async (args) => versionPage(args));

export const action = actionFor(["chair"], async ({ request, url, ctx, aside, call, params }) => {
  const { kind } = stageOfAddress({ call, params });
  const form = await request.formData();
  const drawn = await aside.askForAct("drawnVersion", { kind });
  await proposeVersion(ctx, kind, textOf(form, "note").trim(), drawn);
  return redirect(url.pathname, 303);
});

export const handle: PageHandle = { title: "versions.pageTitle" };

export default function ChairVersionsPage() {
  return <VersionsPage data={useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
