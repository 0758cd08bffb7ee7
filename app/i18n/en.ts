import { common } from "./en/common.ts";
import { refusals } from "./en/refusals.ts";
import { start } from "./en/start.ts";
import { office } from "./en/office.ts";
import { expert } from "./en/expert.ts";
import { ranking } from "./en/ranking.ts";
import { publicPages } from "./en/public-pages.ts";
import { problems } from "./en/problems.ts";

export const texts = { common, refusals, start, office, expert, ranking, publicPages, problems } as const;
