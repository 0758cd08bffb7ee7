import type { expert as source } from "../en/expert.ts";
import type { Texts } from "../texts.ts";

export const expert: Texts<typeof source> = {};
