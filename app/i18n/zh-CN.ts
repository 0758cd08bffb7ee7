import { common } from "./zh-CN/common.ts";
import { refusals } from "./zh-CN/refusals.ts";
import { start } from "./zh-CN/start.ts";
import { office } from "./zh-CN/office.ts";
import { expert } from "./zh-CN/expert.ts";
import { ranking } from "./zh-CN/ranking.ts";
import { publicPages } from "./zh-CN/public-pages.ts";
import { consoleTexts } from "./zh-CN/console.ts";
import { problems } from "./zh-CN/problems.ts";
import { overview } from "./zh-CN/overview.ts";
import { record } from "./zh-CN/record.ts";
import { formalCheck } from "./zh-CN/formal-check.ts";
import { stages } from "./zh-CN/stages.ts";
import { programme } from "./zh-CN/programme.ts";
import { conflicts } from "./zh-CN/conflicts.ts";
import { versions } from "./zh-CN/versions.ts";
import { draws } from "./zh-CN/draws.ts";
import { reports } from "./zh-CN/reports.ts";

export const texts = {
  common,
  refusals,
  start,
  office,
  expert,
  ranking,
  publicPages,
  console: consoleTexts,
  problems,
  overview,
  record,
  formalCheck,
  stages,
  programme,
  conflicts,
  versions,
  draws,
  reports,
};
