import { actionFor, loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { Refusal } from "#app/workflow/refusal.ts";

/**
 * An address where nothing is. Without a route of its own the root's loader would not run, and the page would lack
 * what it gives: the language, the account and the nonce without which a browser runs none of the scripts.
 */
export const loader = loaderFor("public", nothingHere);
export const action = actionFor("public", nothingHere);

export const handle: PageHandle = { title: "refusals.notFoundTitle" };

/** A route without a page would answer with data alone; this one is never shown, since its loader refuses. */
export default function NothingHere() {
  return null;
}

async function nothingHere(): Promise<null> {
  return Promise.reject(new Refusal("not_found"));
}
