import type { formalCheck as source } from "../en/formal-check.ts";
import type { Texts } from "../texts.ts";

export const formalCheck: Texts<typeof source> = {};
