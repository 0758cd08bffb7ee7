import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { tablePage } from "#app/components/data-table/table-state.ts";
import { ConflictsPage } from "#app/components/conflicts/conflicts-page.tsx";
import { conflictsPage } from "#app/http/conflicts-page.server.ts";
import { textOf } from "#app/http/form.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { confirmVerdict, declineVerdict } from "#app/workflow/conflict-verdicts.server.ts";

export const loader = loaderFor(["supervisor"], async (args) =>
  conflictsPage(args, "supervisor", tablePage(args.url.searchParams)),
);

export const action = actionFor(["supervisor"], async ({ request, url, ctx }) => {
  const form = await request.formData();
  const conflictId = textOf(form, "conflictId");
  if (textOf(form, "intent") === "decline") await declineVerdict(ctx, conflictId, textOf(form, "reason"));
  else await confirmVerdict(ctx, conflictId);
  return redirect(url.pathname, 303);
});

export const handle: PageHandle = { title: "console.conflicts.title" };

export default function SupervisorConflictsPage() {
  return (
    <ConflictsPage data={useLoaderData<typeof loader>()} role="supervisor" reply={useActionData<typeof action>()} />
  );
}
