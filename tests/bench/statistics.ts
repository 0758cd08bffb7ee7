/** The statistics at scale: every method on a call's panel, and the heavy ones on twenty and fifty times as much. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { METHODS, type PanelMarks } from "#scoring/aggregation/by-method/method.ts";
import { rankByMethod } from "#scoring/aggregation/by-method/rank-by-method.ts";
import { crossedDraw } from "#scoring/shortlist/stability/posterior-draws.ts";
import { selectionChances } from "#scoring/shortlist/stability/selection-chances.ts";
import { fitCrossedModel } from "#scoring/statistics/crossed-model.ts";
import { completeSheets } from "#scoring/statistics/mark-table.ts";
import { fitManyFacetRasch } from "#scoring/statistics/rasch/many-facet-rasch.ts";
import { cpuMsPerCall, reportLine } from "./measure.ts";
import { PER_SUBMISSION, panelMarks, panelTable, type PanelSize } from "./statistics-panel.ts";

const ORDINARY = { submissions: 1000, experts: 100 };
const LARGE = { submissions: 20_000, experts: 300 };
const LARGEST = { submissions: 50_000, experts: 2000 };
const ORDINARY_MS = 100;
const LARGE_SECONDS = 1;
const LARGEST_SECONDS = 20;
const LARGEST_MB = 500;
const DRAWS = 1000;

export async function benchStatistics(): Promise<readonly string[]> {
  return [...(await ordinary()), ...(await large()), ...largest()];
}

/** From marks to scores, the gate and whatever the method reports included. */
async function ordinary(): Promise<string[]> {
  const table = panelTable(ORDINARY);
  const rows = panelMarks(table);
  const marks: PanelMarks = { rows, sheets: { ...completeSheets(rows), table }, weights: [1] };
  const lines: string[] = [];
  for (const method of METHODS) {
    const figure = await cpuMsPerCall(5, async () => rankByMethod(method, marks));
    lines.push(reportLine(`rank by ${method}, ${sizeOf(ORDINARY)}`, figure, ORDINARY_MS, "ms"));
  }
  const points = rows.map((row, index) => ({ ...row, mark: table.values[index]! }));
  const figure = await cpuMsPerCall(5, async () => fitManyFacetRasch(points));
  const places = new Set(table.values).size;
  lines.push(reportLine(`rank by mfrm, ${places} places, ${sizeOf(ORDINARY)}`, figure, ORDINARY_MS, "ms"));
  return lines;
}

async function large(): Promise<string[]> {
  const table = panelTable(LARGE);
  const blup = await cpuMsPerCall(2, async () => fitCrossedModel(table));
  const fit = fitCrossedModel(table);
  const rows = panelMarks(table);
  const rasch = await cpuMsPerCall(2, async () => fitManyFacetRasch(rows));
  const everybody = Array.from(table.submissions.keys());
  const lines = [{ members: everybody, places: everybody.length / 10 }];
  const draws = await cpuMsPerCall(1, async () =>
    selectionChances(crossedDraw(fit), fit.submissions.estimates, lines, "bench", DRAWS),
  );
  const size = sizeOf(LARGE);
  return [
    reportLine(`BLUP by REML, ${size}`, blup / 1000, LARGE_SECONDS, "s"),
    reportLine(`joint-ML Rasch, 7 places, ${size}`, rasch / 1000, LARGE_SECONDS, "s"),
    reportLine(`${DRAWS} draws of chances, ${size}`, draws / 1000, LARGE_SECONDS, "s"),
  ];
}

/** Cold, in a process of its own. */
function largest(): string[] {
  const program = join(import.meta.dirname, "statistics-fit.ts");
  const args = ["--import", "tsx", program, String(LARGEST.submissions), String(LARGEST.experts)];
  const timed = JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" })) as {
    seconds: number;
    peakMb: number;
  };
  const size = sizeOf(LARGEST);
  return [
    reportLine(`BLUP by REML, ${size}, cold`, timed.seconds, LARGEST_SECONDS, "s"),
    reportLine(`BLUP by REML, ${size}: peak memory`, timed.peakMb, LARGEST_MB, "MB"),
  ];
}

function sizeOf({ submissions, experts }: PanelSize): string {
  return `${submissions} x ${PER_SUBMISSION} of ${experts}`;
}
