import type { stages as source } from "../en/stages.ts";
import type { Texts } from "../texts.ts";

export const stages: Texts<typeof source> = {};
