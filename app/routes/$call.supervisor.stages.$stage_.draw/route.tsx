import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SeedPage } from "#app/components/draws/seed-page.tsx";
import { drawPage, giveSeed } from "#app/http/draw-page.server.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";

export const loader = loaderFor(["supervisor"], async (args) => drawPage(args));

export const action = actionFor(["supervisor"], async (args) => {
  await giveSeed(args, "supervisor");
  return redirect(args.url.pathname, 303);
});

export const handle: PageHandle = { title: "draws.pageTitle" };

export default function SupervisorDrawPage() {
  return <SeedPage data={useLoaderData<typeof loader>()} role="supervisor" reply={useActionData<typeof action>()} />;
}
