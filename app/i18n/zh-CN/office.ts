import type { office as source } from "../en/office.ts";
import type { Texts } from "../texts.ts";

export const office: Texts<typeof source> = {};
