/** `npm run bench`: prints each figure with its target and their ratio. Never part of the tests: time is not a rule. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { benchAssignmentEngine } from "./assignment-engine.ts";
import { benchAssignmentRepair } from "./assignment-repair.ts";
import { benchCappedDraws } from "./capped-draws.ts";
import { benchConflictLabels } from "./conflict-labels.ts";
import { benchConflictScan } from "./conflict-scan.ts";
import { benchSheetSave } from "./sheet-save.ts";
import { benchStatistics } from "./statistics.ts";
import { benchSubmissionsTable } from "./submissions-table.ts";

const BENCHES = [
  benchSubmissionsTable,
  benchSheetSave,
  benchConflictScan,
  benchConflictLabels,
  benchAssignmentEngine,
  benchAssignmentRepair,
  benchCappedDraws,
  benchStatistics,
];

process.env["NODE_ENV"] = "production";
const directory = mkdtempSync(join(tmpdir(), "candela-bench-"));
try {
  for (const bench of BENCHES) for (const line of await bench(directory)) console.log(line);
} finally {
  rmSync(directory, { recursive: true });
}
