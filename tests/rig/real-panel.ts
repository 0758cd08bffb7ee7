/**
 * A real panel's marks go through the whole house – imported, ranked, cut, frozen by two people – and
 * the frozen document must say what its own inputs give. Never part of the tests: the marks are not in the project.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findRanking } from "#app/workflow/results.server.ts";
import { exportResult } from "#app/workflow/shortlists.server.ts";
import { openDataFolder } from "#db/data-folder.ts";
import { findBrokenInvariants } from "#db/invariants.ts";
import type { Database } from "#db/connection.ts";
import { isRecomputable } from "#scoring/record/stage-result.ts";
import { readImport, runImport } from "../../bin/import.ts";
import { testRuntime } from "../support/context.ts";
import { freezeAsInvited } from "../support/invited-people.ts";

/** A fixed moment and seeded ids, so that the same marks give the same digest in every run. */
const NOW = "2023-01-09T00:00:00.000Z";

/** @returns what was found, a line each, and whether all of it holds */
async function importAndFreeze(db: Database, marks: string): Promise<{ lines: readonly string[]; isGood: boolean }> {
  const runtime = testRuntime(db, { startsAt: NOW, seed: "rig" });
  const people = ["--invite", "chair=chair@panel.example", "--invite", "supervisor=supervisor@panel.example"];
  const [done = "", chair = "", supervisor = ""] = await runImport(
    runtime,
    readImport(["--call", "p04", "--marks", marks, ...people], NOW),
    "",
  );
  const reader = await freezeAsInvited(runtime, "initial", { chair, supervisor });
  const { counts } = await findRanking(reader, "initial");
  const document = await exportResult(reader, "initial");
  const isSame = isRecomputable(document);
  const broken = await findBrokenInvariants(db);
  const lines = [
    done,
    `frozen: ${Object.entries(counts)
      .map(([name, count]) => `${name} ${String(count)}`)
      .join(", ")}`,
    `result digest ${document.resultDigest}`,
    isSame ? "the frozen document is recomputed byte for byte" : "WRONG: the frozen document says something else",
    broken.length === 0 ? "every invariant of the database holds" : `WRONG: ${broken.join("; ")}`,
  ];
  return { lines, isGood: isSame && broken.length === 0 };
}

/** @param marks file of the marks. @returns the report, a line each, and whether all of it holds */
export async function rigRealPanel(marks: string): Promise<{ lines: readonly string[]; isGood: boolean }> {
  const directory = mkdtempSync(join(tmpdir(), "candela-rig-"));
  const folder = await openDataFolder(directory, { isDurable: false });
  try {
    return await importAndFreeze(folder.db, marks);
  } finally {
    await folder.close();
    rmSync(directory, { recursive: true });
  }
}
