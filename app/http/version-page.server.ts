/** The versions of a stage's result as chair and supervisor read them, and what each may do about a new one. */
import type { Call } from "#app/workflow/calls.server.ts";
import { CONFIRMATION_LENGTH } from "#app/workflow/result-proposals.server.ts";
import type { Aside } from "./aside.server.ts";
import { callWords } from "./call-words.server.ts";
import { ruleNames, stageOfAddress } from "./stage-page.server.ts";

interface VersionArgs {
  readonly call: Call;
  readonly aside: Aside;
  readonly params: Readonly<Record<string, string | undefined>>;
}

export async function versionPage({ call, aside, params }: VersionArgs) {
  const { kind, name } = stageOfAddress({ call, params });
  const { versions, pending } = await aside.ask("versions", { kind });
  return {
    call: callWords(call),
    stage: { kind, name },
    rules: ruleNames(call),
    versions,
    pending,
    confirmationLength: CONFIRMATION_LENGTH,
  };
}
