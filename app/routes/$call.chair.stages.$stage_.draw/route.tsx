import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SeedPage } from "#app/components/draws/seed-page.tsx";
import { drawPage, giveSeed } from "#app/http/draw-page.server.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";

export const loader = loaderFor(["chair"], async (args) => drawPage(args));

export const action = actionFor(["chair"], async (args) => {
  await giveSeed(args, "chair");
  return redirect(args.url.pathname, 303);
});

export const handle: PageHandle = { title: "draws.pageTitle" };

export default function ChairDrawPage() {
  return <SeedPage data={useLoaderData<typeof loader>()} role="chair" reply={useActionData<typeof action>()} />;
}
