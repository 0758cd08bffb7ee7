/** The official result, counted a second time in another language by code that shares nothing with the first. */
import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openDatabase } from "#db/connection.ts";
import { migrateToLatest } from "#db/migrations.ts";
import { canonicalJson } from "#scoring/record/digest.ts";
import { buildStageResult } from "#scoring/record/stage-result.ts";
import { playInto } from "../../bin/demo.ts";
import { memoryFiles } from "../support/context.ts";
import { randomStage } from "./random-stages.ts";

const SCRIPT = new URL("recount.py", import.meta.url).pathname;
const CASES = 1000;

function recount(documents: readonly string[], ...options: string[]): { lines: string[]; status: number | null } {
  const { stdout, stderr, status, error } = spawnSync("python3", [SCRIPT, ...options], {
    input: documents.join("\n"),
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  if (error !== undefined || (status !== 0 && status !== 1)) throw new Error(`recount: ${error?.message ?? stderr}`);
  return { lines: stdout.split("\n").filter((line) => line !== ""), status };
}

describe("a recount in another language", () => {
  it(`gives the same bytes on ${String(CASES)} random stages`, () => {
    const stages = fc.sample(randomStage, { numRuns: CASES, seed: 2022 });
    const documents = stages.map((stage) => canonicalJson(buildStageResult(stage)));
    const { lines } = recount(documents);
    expect(lines).toHaveLength(CASES);
    const differing = documents.filter((document, index) => document !== lines[index]);
    expect(differing).toEqual([]);
  });

  it("meets ties, floors, full lines, votes, composites and adjusted scores on the way", () => {
    const stages = fc.sample(randomStage, { numRuns: CASES, seed: 2022 });
    const results = stages.map((stage) => buildStageResult(stage));
    const reasons = new Set(results.flatMap((result) => result.outcomes.map((outcome) => outcome.reason)));
    expect([...reasons].sort()).toEqual([
      "below_line",
      "below_minimum",
      "floor",
      "in_quota",
      "in_quota_adjusted",
      "tied_at_line",
      "unscored",
      "vote_failed",
      "vote_missing",
    ]);
    const steps = new Set(results.flatMap((result) => result.ranking.map((row) => row.overall?.tieStep)));
    expect(steps.size).toBeGreaterThan(5);
    const verdicts = new Set(results.map((result) => result.inputs.adjusted?.gate.verdict));
    expect([...verdicts].sort()).toEqual(["labelled", "offered", "refused", undefined]);
    expect(results.some((result) => result.ranking.some((row) => row.unscored === "missing_stage_score"))).toBe(true);
  });

  it("gives the same bytes on every frozen result of the demonstration, and finds one figure that was changed", async () => {
    const folder = await mkdtemp(join(tmpdir(), "candela-recount-"));
    const open = await openDatabase({ kind: "sqlite", file: join(folder, "played.sqlite"), isDurable: false });
    try {
      await migrateToLatest(open.db);
      await playInto({ db: open.db, files: memoryFiles() }, "published");
      const results = await open.db.selectFrom("stageResults").select("document").orderBy("id").execute();
      const documents = results.map((row) => canonicalJson(JSON.parse(row.document)));
      expect(documents.length).toBeGreaterThanOrEqual(3);
      expect(recount(documents).lines).toEqual(documents);
      expect(recount(documents, "--check").status).toBe(0);
      const changed = (documents[0] ?? "").replace(
        /"hundredths":(\d+)/,
        (_, digits) => `"hundredths":${Number(digits) + 1}`,
      );
      expect(recount([changed], "--check")).toEqual({ lines: ["1: DIFFERS"], status: 1 });
    } finally {
      await open.close();
      await rm(folder, { recursive: true });
    }
  }, 600_000);
});
