import type { ranking as source } from "../en/ranking.ts";
import type { Texts } from "../texts.ts";

export const ranking: Texts<typeof source> = {};
