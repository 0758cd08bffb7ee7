import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { tablePage } from "#app/components/data-table/table-state.ts";
import { ConflictsPage } from "#app/components/conflicts/conflicts-page.tsx";
import { conflictsPage } from "#app/http/conflicts-page.server.ts";
import { textOf } from "#app/http/form.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { proposeVerdict } from "#app/workflow/conflict-verdicts.server.ts";

export const loader = loaderFor(["chair"], async (args) =>
  conflictsPage(args, "chair", tablePage(args.url.searchParams)),
);

export const action = actionFor(["chair"], async ({ request, url, ctx }) => {
  const form = await request.formData();
  const verdict = textOf(form, "verdict") === "cleared" ? "cleared" : "conflict";
  const clearedUntil = textOf(form, "clearedUntil");
  await proposeVerdict(ctx, textOf(form, "conflictId"), {
    verdict,
    reason: textOf(form, "reason"),
    ...(clearedUntil === "" ? {} : { clearedUntil }),
  });
  return redirect(url.pathname, 303);
});

export const handle: PageHandle = { title: "console.conflicts.title" };

export default function ChairConflictsPage() {
  return <ConflictsPage data={useLoaderData<typeof loader>()} role="chair" reply={useActionData<typeof action>()} />;
}
