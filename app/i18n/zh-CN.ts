import { common } from "./zh-CN/common.ts";
import { refusals } from "./zh-CN/refusals.ts";
import { start } from "./zh-CN/start.ts";
import { office } from "./zh-CN/office.ts";
import { expert } from "./zh-CN/expert.ts";
import { ranking } from "./zh-CN/ranking.ts";
import { publicPages } from "./zh-CN/public-pages.ts";
import { problems } from "./zh-CN/problems.ts";

export const texts = { common, refusals, start, office, expert, ranking, publicPages, problems };
