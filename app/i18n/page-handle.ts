import type { ParseKeys } from "i18next";

/** What a route exports as `handle`: the key of its title. */
export interface PageHandle {
  readonly title: ParseKeys;
}
