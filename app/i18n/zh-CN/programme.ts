import type { programme as source } from "../en/programme.ts";
import type { Texts } from "../texts.ts";

export const programme: Texts<typeof source> = {};
