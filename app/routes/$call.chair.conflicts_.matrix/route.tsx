import { useLoaderData } from "@remix-run/react";
import { ConflictMatrixPage } from "#app/components/conflicts/conflict-matrix.tsx";
import { conflictMatrixPage } from "#app/http/conflict-matrix-page.server.ts";
import { loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";

export const loader = loaderFor(["chair"], async (args) => conflictMatrixPage(args));

export const handle: PageHandle = { title: "conflicts.queue.toMatrix" };

export default function ChairConflictMatrixPage() {
  return <ConflictMatrixPage data={useLoaderData<typeof loader>()} />;
}
