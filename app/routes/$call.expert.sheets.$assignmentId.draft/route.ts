/** Where a sheet's draft is saved in the background: same desk as the page, without reading the page anew. */
import type { DraftAnswer } from "#app/components/score-sheet/draft-answer.ts";
import { readSheet, typedFrom, typedSheetOf } from "#app/components/score-sheet/typed-sheet.ts";
import { textOf } from "#app/http/form.ts";
import { actionFor } from "#app/http/page.server.ts";
import { statusOf } from "#app/http/refusals.ts";
import type { Context } from "#app/workflow/context.ts";
import { Refusal } from "#app/workflow/refusal.ts";
import { compareWithSaved, saveDraft } from "#app/workflow/score-sheets.server.ts";

export const action = actionFor(["expert"], async ({ request, params, ctx }) => {
  const sheetId = params["assignmentId"] ?? "";
  try {
    return Response.json(await save(ctx, sheetId, await request.formData()));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return Response.json(await refusedAnswer(ctx, sheetId, error), { status: statusOf(error.code) });
  }
});

async function save(ctx: Context, sheetId: string, form: FormData): Promise<DraftAnswer> {
  const typed = typedSheetOf(form);
  const { problems, ...parts } = readSheet(typed);
  if (problems.length > 0) throw new Refusal("invalid", problems);
  const { comment, flags } = typed;
  const revision = Number(textOf(form, "revision"));
  return { saved: await saveDraft(ctx, sheetId, { revision, ...parts, comment, flags }) };
}

async function refusedAnswer(ctx: Context, sheetId: string, { code }: Refusal): Promise<DraftAnswer> {
  if (code !== "changed_meanwhile") return { refused: { code } };
  const { revision, savedAt, ...parts } = await compareWithSaved(ctx, sheetId);
  return { refused: { code }, other: { revision, savedAt, content: typedFrom(parts) } };
}
