import type { DraftAnswer } from "#app/components/score-sheet/draft-answer.ts";
import type { SaveReply } from "./draft-keeper.ts";
import { fieldsOf, type TypedSheet } from "#app/components/score-sheet/typed-sheet.ts";

/** Posts a draft in the background. A page that is being left may finish it. */
export async function sendDraft(address: string, content: TypedSheet, revision: number): Promise<SaveReply> {
  const body = new URLSearchParams(fieldsOf(content).map(([name, value]) => [name, value]));
  body.set("revision", String(revision));
  try {
    // A redirect leads to the sign-in page and means that the session has ended.
    const response = await fetch(address, { method: "POST", body, redirect: "manual", keepalive: true });
    if (response.type === "opaqueredirect") return { kind: "signedOut" };
    return replyOf((await response.json()) as DraftAnswer);
  } catch {
    // No network, or an answer that is not one: the words stay here and are sent again.
    return { kind: "unreachable" };
  }
}

function replyOf({ saved, refused, other }: DraftAnswer): SaveReply {
  if (saved !== undefined) return { kind: "saved", ...saved };
  if (other !== undefined) return { kind: "changedMeanwhile", saved: other };
  return refused === undefined ? { kind: "unreachable" } : { kind: "refused", code: refused.code };
}
