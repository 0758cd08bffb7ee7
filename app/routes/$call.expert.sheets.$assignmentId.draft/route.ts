/** Where a sheet's draft is saved in the background: same desk as the page, without reading the page anew. */
import { data } from "@remix-run/node";
import type { DraftAnswer } from "#app/components/score-sheet/draft-answer.ts";
import { readMarks, typedFrom, typedSheetOf } from "#app/components/score-sheet/typed-sheet.ts";
import { textOf } from "#app/http/form.ts";
import { actionFor } from "#app/http/page.server.ts";
import { Refusal } from "#app/workflow/refusal.ts";
import { compareWithSaved, saveDraft } from "#app/workflow/score-sheets.server.ts";

export const action = actionFor(["expert"], async ({ request, params, ctx }) => {
  const form = await request.formData();
  const sheetId = params["assignmentId"] ?? "";
  const typed = typedSheetOf(form);
  const { marks, problems } = readMarks(typed);
  if (problems.length > 0) throw new Refusal("invalid", problems);
  try {
    const { comment, flags } = typed;
    const saved = await saveDraft(ctx, sheetId, { revision: Number(textOf(form, "revision")), marks, comment, flags });
    return data<DraftAnswer>({ saved });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "changed_meanwhile") throw error;
    const { revision, savedAt, ...parts } = await compareWithSaved(ctx, sheetId);
    const other = { revision, savedAt, content: typedFrom(parts) };
    return data<DraftAnswer>({ refused: { code: error.code }, other }, { status: 409 });
  }
});
