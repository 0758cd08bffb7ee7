/**
 * `npm run bench`: prints each figure with its target and their ratio. Never part of the tests: time is not a rule.
 * `npm run bench -- statistics sheet-save` runs only the benches of those names.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { benchAssignmentEngine } from "./assignment-engine.ts";
import { benchAssignmentRepair } from "./assignment-repair.ts";
import { benchCappedDraws } from "./capped-draws.ts";
import { benchConflictLabels } from "./conflict-labels.ts";
import { benchConflictScan } from "./conflict-scan.ts";
import { benchRankingPage } from "./ranking-page.ts";
import { benchSimulatedPanels } from "./simulated-panels.ts";
import { benchSheetSave } from "./sheet-save.ts";
import { benchStatistics } from "./statistics.ts";
import { benchSubmissionsTable } from "./submissions-table.ts";

type Bench = (directory: string) => readonly string[] | Promise<readonly string[]>;

/** In the order in which they run. */
const BENCHES = new Map<string, Bench>([
  ["submissions-table", benchSubmissionsTable],
  ["ranking-page", benchRankingPage],
  ["sheet-save", benchSheetSave],
  ["conflict-scan", benchConflictScan],
  ["conflict-labels", benchConflictLabels],
  ["assignment-engine", benchAssignmentEngine],
  ["assignment-repair", benchAssignmentRepair],
  ["capped-draws", benchCappedDraws],
  ["statistics", benchStatistics],
  ["simulated-panels", benchSimulatedPanels],
]);

/** @param names of the benches to run; all when empty */
async function runBenches(names: readonly string[]): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "candela-bench-"));
  try {
    for (const [name, bench] of BENCHES)
      if (names.length === 0 || names.includes(name)) for (const line of await bench(directory)) console.log(line);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const names = process.argv.slice(2);
const unknown = names.filter((name) => !BENCHES.has(name));
if (unknown.length > 0) {
  console.error(`no bench is called ${unknown.join(", ")}; there are ${[...BENCHES.keys()].join(", ")}`);
  process.exitCode = 2;
} else {
  process.env["NODE_ENV"] = "production";
  await runBenches(names);
}
