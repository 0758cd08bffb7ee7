/** Every address of the application, from its route manifest: a new route joins by itself. */
import type { ServerBuild } from "@remix-run/node";

/** What stands for a route's parameter; several values give several addresses. */
export type Parameters = Readonly<Record<string, readonly string[]>>;

/**
 * The addresses a browser can ask for with GET.
 * @throws Error naming a parameter for which there is no value, so that nobody adds a route this test leaves out
 */
export function addressesOf(routes: ServerBuild["routes"], parameters: Parameters): readonly string[] {
  const paths = Object.values(routes).flatMap((route) =>
    route.module.loader === undefined ? [] : pathsOf(routes, route.id, parameters),
  );
  return [...new Set(paths)].sort();
}

function pathsOf(routes: ServerBuild["routes"], id: string, parameters: Parameters): readonly string[] {
  let paths: readonly string[] = ["/"];
  for (const segment of segmentsOf(routes, id)) {
    const values = valuesOf(segment, id, parameters);
    paths = paths.flatMap((path) => values.map((value) => `${path === "/" ? "" : path}/${value}`));
  }
  return paths;
}

function segmentsOf(routes: ServerBuild["routes"], id: string): readonly string[] {
  const route = routes[id];
  if (route === undefined) return [];
  const own = route.path?.split("/") ?? [];
  return [...(route.parentId === undefined ? [] : segmentsOf(routes, route.parentId)), ...own].filter(
    (segment) => segment !== "",
  );
}

function valuesOf(segment: string, id: string, parameters: Parameters): readonly string[] {
  if (segment === "*") return ["no-such-page"];
  const name = /^:(\w+)/.exec(segment)?.[1];
  if (name === undefined) return [segment];
  const values = parameters[name];
  if (values === undefined) throw new Error(`addressesOf: say what :${name} of ${id} stands for`);
  return values.map((value) => segment.replace(`:${name}`, value));
}

/** So many addresses are tried of those that differ in the value of a parameter alone. */
const TRIED_OF_A_KIND = 4;
/** Each method of adjustment is a calculation of its own over the same rows; the rule's and one more stand for all. */
const TRIED_METHODS = 2;

/** What a page offers to ask for again: its own links with a query, its filters and its search, and its files. */
export function variantsOf(address: string, html: string, searches: readonly string[]): readonly string[] {
  const links = [...html.matchAll(/href="([^"]*)\?([^"]*)"/g)].flatMap(([, path = "", query = ""]) => {
    const to = path === "" ? address : pathFrom(address, path);
    return to === address || isFile(to) ? [`${to}?${query.replaceAll("&amp;", "&")}`] : [];
  });
  const forms = [...html.matchAll(/<form[^>]*method="get"[^>]*>(.*?)<\/form>/gs)].map(([, form = ""]) => form);
  const filters = forms.flatMap((form) =>
    [...form.matchAll(/<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs)].flatMap(([, name = "", options = ""]) =>
      [...options.matchAll(/<option[^>]*value="([^"]+)"/g)].map(([, value = ""]) => `${address}?${name}=${value}`),
    ),
  );
  const texts = forms.some((form) => /<input[^>]*name="q"/.test(form)) ? searches : [];
  const asked = [...new Set([...links, ...filters])].sort();
  return [...fewOfEachKind(asked), ...texts.map((text) => `${address}?q=${encodeURIComponent(text)}`)];
}

function pathFrom(address: string, path: string): string {
  return new URL(path, `http://127.0.0.1${address}`).pathname;
}

function isFile(path: string): boolean {
  return /\.(csv|json|xlsx)$/.test(path);
}

/** A sort key is a kind of its own, because each is another column; of a thousand rows a few stand for all. */
function fewOfEachKind(addresses: readonly string[]): readonly string[] {
  const tried = new Map<string, number>();
  return addresses.filter((address) => {
    const [path = "", query = ""] = address.split("?");
    const search = new URLSearchParams(query);
    const kind = JSON.stringify([path, [...search.keys()].sort(), search.get("sort")]);
    const count = (tried.get(kind) ?? 0) + 1;
    tried.set(kind, count);
    return count <= (search.has("method") ? TRIED_METHODS : TRIED_OF_A_KIND);
  });
}
