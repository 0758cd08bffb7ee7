import type { publicPages as source } from "../en/public-pages.ts";
import type { Texts } from "../texts.ts";

export const publicPages: Texts<typeof source> = {};
