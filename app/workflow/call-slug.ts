/** What a call may be named in its address: `/SLUG/…` must never be taken for a page of the installation. */

/** First parts of addresses that belong to the installation; a test compares them with the routes. */
export const FIXED_ADDRESSES: readonly string[] = [
  "assets",
  "demonstration",
  "health",
  "invite",
  "language",
  "sign-in",
  "sign-out",
];

/** @returns why the text cannot be a slug; null: it can */
export function slugProblem(slug: string): "slug_malformed" | "slug_reserved" | null {
  if (!/^[a-z][a-z0-9-]{1,39}$/.test(slug)) return "slug_malformed";
  return FIXED_ADDRESSES.includes(slug) ? "slug_reserved" : null;
}
