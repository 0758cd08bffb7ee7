import type { ShortlistData } from "./stage-data.ts";

/** What a list waits for. A stale proposal cannot be confirmed: like one that was declined it has to be proposed again. */
export function nextStepOf({ state, isStale }: Pick<ShortlistData, "state" | "isStale">): ShortlistData["state"] {
  return isStale ? "declined" : state;
}
