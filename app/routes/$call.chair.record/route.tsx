import { useLoaderData } from "@remix-run/react";
import { RecordPage } from "#app/components/record-page.tsx";
import { loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { listRecord } from "#app/workflow/record.server.ts";

export const loader = loaderFor(["chair"], async ({ ctx, call, url }) => ({
  record: await listRecord(ctx, Number(url.searchParams.get("page") ?? "1")),
  zone: call.programme.timeZone,
}));

export const handle: PageHandle = { title: "record.title" };

export default function ChairRecordPage() {
  const { record, zone } = useLoaderData<typeof loader>();
  return <RecordPage {...record} zone={zone} />;
}
