import { useLoaderData } from "@remix-run/react";
import { WhatIfPage } from "#app/components/reports/what-if-page.tsx";
import { loaderFor } from "#app/http/page.server.ts";
import { whatIfPage } from "#app/http/what-if-page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";

export const loader = loaderFor(["supervisor"], async (args) => whatIfPage(args));

export const handle: PageHandle = { title: "reports.whatIf.pageTitle" };

export default function SupervisorWhatIfPage() {
  return <WhatIfPage data={useLoaderData<typeof loader>()} />;
}
