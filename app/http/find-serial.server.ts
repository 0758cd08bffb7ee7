import type { Context } from "#app/workflow/context.ts";
import { Refusal } from "#app/workflow/refusal.ts";
import { listSubmissions } from "#app/workflow/submissions.server.ts";

/**
 * The submission a person named by its serial, among those the person may know of.
 * @throws Refusal invalid: field serial, `unknown_submission`
 */
export async function submissionIdOf(ctx: Context, serial: string): Promise<string> {
  const wanted = serial.trim().toUpperCase();
  const { rows } = wanted === "" ? { rows: [] } : await listSubmissions(ctx, { text: wanted });
  const found = rows.find((row) => row.serial.toUpperCase() === wanted);
  if (found === undefined)
    throw new Refusal("invalid", [{ field: "serial", code: "unknown_submission", params: { value: serial } }]);
  return found.id;
}
