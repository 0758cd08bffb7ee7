/**
 * Whether an unsafe request comes from our own pages. Browsers send `Sec-Fetch-Site` and, with every unsafe request,
 * `Origin`; a request that carries neither cannot come from a browser's form and is refused as well.
 */
export function comesFromOwnSite({ headers, url }: Pick<Request, "headers" | "url">): boolean {
  const site = headers.get("Sec-Fetch-Site");
  if (site !== null && site !== "same-origin") return false;
  const origin = headers.get("Origin");
  if (origin === null) return site === "same-origin";
  return URL.canParse(origin) && new URL(origin).host === (headers.get("Host") ?? new URL(url).host);
}
