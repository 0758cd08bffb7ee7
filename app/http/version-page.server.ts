/** The versions of a stage's result as chair and supervisor read them, and what each may do about a new one. */
import type { Call } from "#app/workflow/calls.server.ts";
import type { Context } from "#app/workflow/context.ts";
import { CONFIRMATION_LENGTH } from "#app/workflow/result-proposals.server.ts";
import { findVersionHistory } from "#app/workflow/version-history.server.ts";
import { callWords } from "./call-words.server.ts";
import { stageOfAddress } from "./stage-page.server.ts";

interface VersionArgs {
  readonly call: Call;
  readonly ctx: Context;
  readonly params: Readonly<Record<string, string | undefined>>;
}

export async function versionPage({ call, ctx, params }: VersionArgs) {
  const { kind, name } = stageOfAddress({ call, params });
  const { versions, pending } = await findVersionHistory(ctx, kind);
  return {
    call: callWords(call),
    stage: { kind, name },
    rules: call.programme.conflictRules.map(({ code, name: ruleName }) => ({ code, name: ruleName })),
    versions,
    pending,
    confirmationLength: CONFIRMATION_LENGTH,
  };
}
