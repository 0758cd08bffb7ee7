/** What can be done on the page of a sheet: each intent of its forms is one act of a desk. */
import { data, redirect } from "@remix-run/node";
import type { SavedVersion } from "#app/components/score-sheet/draft-answer.ts";
import {
  mergedSheetOf,
  readSheet,
  typedFrom,
  typedSheetOf,
  type TypedSheet,
} from "#app/components/score-sheet/typed-sheet.ts";
import { textOf } from "#app/http/form.ts";
import type { CallArgs } from "#app/http/page.server.ts";
import { statusOf } from "#app/http/refusals.ts";
import type { Context } from "#app/workflow/context.ts";
import { decline, recuse } from "#app/workflow/recusals.server.ts";
import { type Problem, Refusal, type RefusalCode } from "#app/workflow/refusal.ts";
import {
  compareWithSaved,
  listMySheets,
  openSheet,
  reopenOwnSheet,
  saveDraft,
  skipSheet,
  submitScoreSheet,
} from "#app/workflow/score-sheets.server.ts";
import { listStages } from "#app/workflow/stages.server.ts";

/** A refused save: why, and everything that was typed. */
export interface SheetReply {
  readonly refused: { readonly code: RefusalCode; readonly problems: readonly Problem[] };
  readonly typed?: TypedSheet;
  /** The version saved elsewhere, beside which the typed one is shown. */
  readonly other?: SavedVersion;
}

export async function actOnSheet({ request, params, ctx, call }: CallArgs) {
  const form = await request.formData();
  const sheetId = params["assignmentId"] ?? "";
  const desk = `/${call.slug}/expert`;
  switch (textOf(form, "intent")) {
    case "save":
      return await keep(ctx, sheetId, form, typedSheetOf(form), saveDraft, `${desk}/sheets/${sheetId}`);
    case "merge":
      return await keep(ctx, sheetId, form, mergedSheetOf(form), saveDraft, `${desk}/sheets/${sheetId}`);
    case "submit":
      return await keep(ctx, sheetId, form, typedSheetOf(form), submitScoreSheet, desk, true);
    case "skip":
      await skipSheet(ctx, sheetId);
      return redirect(await nextAddress(ctx, sheetId, desk, "skipped"));
    case "reopen":
      await reopenOwnSheet(ctx, sheetId);
      return redirect(`${desk}/sheets/${sheetId}`);
    case "decline":
      await decline(ctx, sheetId, textOf(form, "reason"));
      return redirect(`${desk}?did=declined`);
    case "recuse":
      await recuse(ctx, sheetId, { ruleCode: textOf(form, "ruleCode"), statement: textOf(form, "statement") });
      return redirect(`${desk}?did=recused`);
    default:
      throw new Refusal("not_found");
  }
}

/** Saves or submits what was typed; a refusal gives it back. */
async function keep(
  ctx: Context,
  sheetId: string,
  form: FormData,
  typed: TypedSheet,
  act: typeof saveDraft,
  address: string,
  isLeading = false,
) {
  const { problems, ...parts } = readSheet(typed);
  try {
    if (problems.length > 0) throw new Refusal("invalid", problems);
    const { comment, flags } = typed;
    await act(ctx, sheetId, { revision: Number(textOf(form, "revision")), ...parts, comment, flags });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === "not_found") throw error;
    const refused = { code: error.code, problems: error.problems };
    const other = error.code === "changed_meanwhile" ? { other: await otherVersion(ctx, sheetId) } : {};
    return data<SheetReply>({ refused, typed, ...other }, { status: statusOf(error.code) });
  }
  return redirect(isLeading ? await nextAddress(ctx, sheetId, address, "submitted") : address);
}

async function otherVersion(ctx: Context, sheetId: string): Promise<SavedVersion> {
  const { revision, savedAt, ...parts } = await compareWithSaved(ctx, sheetId);
  return { revision, savedAt, content: typedFrom(parts) };
}

/** The next sheet that is not submitted, with a word on the one before; or the desk when there is none. */
async function nextAddress(ctx: Context, sheetId: string, desk: string, did: "submitted" | "skipped"): Promise<string> {
  const { nextUnfinishedId, submission } = await openSheet(ctx, sheetId);
  const after = new URLSearchParams({ did, serial: submission.serial });
  return `${desk}${nextUnfinishedId === null ? "" : `/sheets/${nextUnfinishedId}`}?${after.toString()}`;
}

/** Where the pledge and the declaration of a sheet's stage are signed. */
export async function declarationsAddress(ctx: Context, sheetId: string, desk: string): Promise<string> {
  for (const { kind } of await listStages(ctx, "expert"))
    if ((await listMySheets(ctx, kind)).some((sheet) => sheet.sheetId === sheetId))
      return `${desk}/stages/${kind}/declarations`;
  return desk;
}
