import { useLoaderData } from "@remix-run/react";
import { ConsoleOverview } from "#app/components/console-overview.tsx";
import { loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { callOverview } from "#app/workflow/overview.server.ts";

export const loader = loaderFor(["supervisor"], async ({ ctx }) => {
  const overview = await callOverview(ctx);
  return { overview, isReceiving: ctx.now() < overview.callClosesAt };
});

export const handle: PageHandle = { title: "overview.title" };

export default function SupervisorOverviewPage() {
  return <ConsoleOverview {...useLoaderData<typeof loader>()} role="supervisor" />;
}
