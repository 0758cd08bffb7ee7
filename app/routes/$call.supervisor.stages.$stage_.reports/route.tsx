import { useLoaderData } from "@remix-run/react";
import { ReportsPage } from "#app/components/reports/reports-page.tsx";
import { loaderFor } from "#app/http/page.server.ts";
import { reportsPage } from "#app/http/reports-page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";

export const loader = loaderFor(["supervisor"], async (args) => reportsPage(args));

export const handle: PageHandle = { title: "reports.pageTitle" };

export default function SupervisorReportsPage() {
  return <ReportsPage data={useLoaderData<typeof loader>()} />;
}
