/** The matrix of one field: the same for every role of staff, so it is gathered once. The field is in the address. */
import type { Call } from "#app/workflow/calls.server.ts";
import { findConflictMatrix } from "#app/workflow/conflict-matrix.server.ts";
import type { Context } from "#app/workflow/context.ts";

interface MatrixArgs {
  readonly call: Call;
  readonly ctx: Context;
  readonly url: URL;
}

export async function conflictMatrixPage({ call, ctx, url }: MatrixArgs) {
  const fields = call.programme.fields.map(({ code, name }) => ({ code, name }));
  const field = fields.find(({ code }) => code === url.searchParams.get("field")) ?? fields[0]!;
  return {
    fields,
    field,
    rules: call.programme.conflictRules.map(({ code, name }) => ({ code, name })),
    matrix: await findConflictMatrix(ctx, field.code),
  };
}
