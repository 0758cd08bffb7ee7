import type { TextKey } from "./use-translation.ts";

/** What a route exports as `handle`: the key of its title. */
export interface PageHandle {
  readonly title: TextKey;
}
