import { common } from "./en/common.ts";
import { refusals } from "./en/refusals.ts";
import { start } from "./en/start.ts";
import { office } from "./en/office.ts";
import { expert } from "./en/expert.ts";
import { ranking } from "./en/ranking.ts";
import { publicPages } from "./en/public-pages.ts";
import { consoleTexts } from "./en/console.ts";
import { problems } from "./en/problems.ts";
import { overview } from "./en/overview.ts";
import { record } from "./en/record.ts";
import { formalCheck } from "./en/formal-check.ts";
import { stages } from "./en/stages.ts";
import { programme } from "./en/programme.ts";
import { conflicts } from "./en/conflicts.ts";
import { versions } from "./en/versions.ts";
import { draws } from "./en/draws.ts";
import { reports } from "./en/reports.ts";

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
} as const;
