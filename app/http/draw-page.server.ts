/** The draw of a stage's experts as its pages need it, and what chair and supervisor send. */
import type { Call } from "#app/workflow/calls.server.ts";
import type { Context } from "#app/workflow/context.ts";
import { commitSeed, exportDraw, findDraw, revealSeed, type SeedRole } from "#app/workflow/draws.server.ts";
import { findStage } from "#app/workflow/stages.server.ts";
import { callWords } from "./call-words.server.ts";
import { textOf } from "./form.ts";
import { jsonFileReply } from "./json-file.server.ts";
import { stageOfAddress } from "./stage-page.server.ts";

interface Args {
  readonly call: Call;
  readonly ctx: Context;
  readonly params: Readonly<Record<string, string | undefined>>;
}

export async function drawPage({ call, ctx, params }: Args) {
  const { kind, name } = stageOfAddress({ call, params });
  const { state, assignedAt } = await findStage(ctx, kind, "staff");
  return {
    call: callWords(call),
    stage: { kind, name, state, isAssigned: assignedAt !== null },
    draw: (await findDraw(ctx, kind)) ?? null,
  };
}

/** Pool, terms, seed and result for everybody who draws again. */
export async function drawFile({ call, ctx, params }: Args): Promise<Response> {
  const { kind } = stageOfAddress({ call, params });
  return jsonFileReply(`${call.slug}-${kind}-draw`, await exportDraw(ctx, kind));
}

/** Fixes or gives the own part of the seed. */
export async function giveSeed({ call, ctx, params, request }: Args & { readonly request: Request }, role: SeedRole) {
  const { kind } = stageOfAddress({ call, params });
  const form = await request.formData();
  const [secret, digest] = [textOf(form, "secret"), textOf(form, "digest")];
  if (textOf(form, "intent") === "reveal") await revealSeed(ctx, kind, role, secret);
  else await commitSeed(ctx, kind, role, secret === "" && digest !== "" ? { digest } : { secret });
}
