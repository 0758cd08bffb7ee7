/**
 * The state of a table lives in the address, so that a view can be sent to a colleague and works without JavaScript:
 * `sort=serial` or `sort=-serial`, `columns=serial,title`, `page=2`, and one parameter a filter.
 */
export interface TableSort {
  readonly key: string;
  readonly isDescending: boolean;
}

export const ROWS_PER_PAGE = 50;

/** The sort named in the address, if it is one the table knows. */
export function sortOf(search: URLSearchParams, known: readonly string[], fallback: TableSort): TableSort {
  const value = search.get("sort") ?? "";
  const key = value.replace(/^-/, "");
  return known.includes(key) ? { key, isDescending: value.startsWith("-") } : fallback;
}

/** The page named in the address, counted from 1; anything else is the first. */
export function pageOf(search: URLSearchParams): number {
  const page = Number(search.get("page"));
  return Number.isSafeInteger(page) && page >= 1 ? page : 1;
}

/** The same with how many rows a page holds, for those who cut the page out. */
export function tablePage(search: URLSearchParams): { readonly page: number; readonly size: number } {
  return { page: pageOf(search), size: ROWS_PER_PAGE };
}

/** The columns named in the address; undefined when the table's own choice stands. */
export function columnsOf(search: URLSearchParams): readonly string[] | undefined {
  const values = search.getAll("columns").flatMap((value) => value.split(","));
  const chosen = values.filter((value) => value !== "");
  return chosen.length === 0 ? undefined : chosen;
}

/** The address of the same table with some parameters changed; null takes one out. */
export function tableAddress(search: URLSearchParams, changes: Readonly<Record<string, string | null>>): string {
  const next = new URLSearchParams(search);
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) next.delete(key);
    else next.set(key, value);
  }
  return `?${next.toString()}`;
}

/** The address after choosing a column to sort by: a second choice turns the order round. */
export function sortAddress(search: URLSearchParams, sort: TableSort, key: string, isDescendingFirst: boolean): string {
  const isDescending = sort.key === key ? !sort.isDescending : isDescendingFirst;
  return tableAddress(search, { sort: `${isDescending ? "-" : ""}${key}`, page: null });
}
