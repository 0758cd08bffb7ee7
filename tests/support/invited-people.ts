/** What the people whom a verb of the command line invited do with their links. */
import { actorFor } from "#app/workflow/accounts.server.ts";
import { findCallBySlug } from "#app/workflow/calls.server.ts";
import { contextFor, type Context, type Runtime } from "#app/workflow/context.ts";
import { acceptInvitation } from "#app/workflow/invitations.server.ts";
import { confirmShortlist, findShortlist, proposeShortlist } from "#app/workflow/shortlists.server.ts";
import type { StageKind } from "#db/stages.ts";

const TOKEN_LENGTH = 64;

/** Accepts the invitation a printed line ends with. @returns the person in the call */
export async function acceptPrinted(runtime: Runtime, line: string): Promise<Context> {
  const { accountId, callSlug } = await acceptInvitation(runtime, line.slice(-TOKEN_LENGTH), "a long password");
  const call = await findCallBySlug(runtime, callSlug);
  const actor = call && (await actorFor(runtime, accountId, call.id));
  if (actor === undefined) throw new Error("acceptPrinted: the invitation gave no role");
  return contextFor(runtime, actor);
}

/** The chair proposes what the marks say and the supervisor confirms it. @returns the supervisor */
export async function freezeAsInvited(
  runtime: Runtime,
  kind: StageKind,
  lines: { readonly chair: string; readonly supervisor: string },
): Promise<Context> {
  const chair = await acceptPrinted(runtime, lines.chair);
  const supervisor = await acceptPrinted(runtime, lines.supervisor);
  await proposeShortlist(chair, kind, "as the marks say");
  const { resultDigest } = await findShortlist(supervisor, kind);
  await confirmShortlist(supervisor, kind, { confirmation: resultDigest?.slice(0, 8) ?? "" });
  return supervisor;
}
