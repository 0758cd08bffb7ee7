/** The draw of a panel, replayed in another language by code that shares nothing with the first. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawPanel, PANEL_DRAW_ALGORITHM, poolDigest, termsDigest } from "#scoring/assignment/draw-panel.ts";
import { drawOutput } from "../../bin/draw.ts";
import { randomDraws } from "../scoring/assignment/draw-pools.ts";

const SCRIPT = new URL("draw.py", import.meta.url).pathname;
const CASES = 800;

function replay(input: string, ...options: string[]) {
  const run = spawnSync("python3", [SCRIPT, ...options], { input, encoding: "utf8", maxBuffer: 2 ** 28 });
  if (run.error !== undefined || (run.status !== 0 && run.status !== 3))
    throw new Error(`replay: ${run.error?.message ?? run.stderr}`);
  return run;
}

describe("a draw replayed in another language", () => {
  it("gives the same lots, panel, reserves and digests, and the same refusals", () => {
    const draws = fc.sample(randomDraws(24), { numRuns: CASES, seed: 2022 });
    const here = draws.map((random) => {
      const { pool, terms, reserves } = random;
      const digests = { pool: poolDigest(pool), terms: termsDigest(terms, reserves) };
      const result = drawPanel(random);
      if (result.status !== "drawn") return { ...digests, drawn: null };
      return { ...digests, drawn: { lots: result.lots, panel: result.panel, reserves: result.reserves } };
    });
    const { stdout } = replay(draws.map((random) => JSON.stringify(random)).join("\n"), "--cases");
    const there = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as unknown);
    expect(there).toEqual(here);
    expect(here.filter(({ drawn }) => drawn !== null).length).toBeGreaterThanOrEqual(200);
    expect(here.filter(({ drawn }) => drawn === null).length).toBeGreaterThanOrEqual(50);
    // Rules were in force: in some draws somebody at the top of the list was passed over.
    const passedOver = here.filter(({ drawn }) => drawn?.panel.some((id, place) => drawn.lots[place] !== id));
    expect(passedOver.length).toBeGreaterThanOrEqual(50);
  });

  it("gives the same bytes from the same files", () => {
    const folder = mkdtempSync(join(tmpdir(), "candela-redraw-"));
    try {
      const [pool, rules] = [join(folder, "pool.csv"), join(folder, "rules.json")];
      writeFileSync(
        pool,
        '\uFEFFkind,expert,field\r\nauthority,专家 3,F01;F02\r\nauthority,"Lee, 2",F02\r\ninvestor,E1,F01；F03\r\n' +
          "authority,E9,F03\r\ninvestor,E7,\r\nauthority,E4,F01\r\n",
      );
      const terms = {
        take: 3,
        rules: [
          { where: { kind: "authority" }, exactly: 2 },
          { each: ["field"], atLeast: 1 },
        ],
      };
      writeFileSync(rules, JSON.stringify(terms));
      const options = ["--pool", pool, "--strata", rules, "--reserves", "2", "--seed", "lantern,晨光"];
      const { table, proof } = drawOutput(options);
      const { stdout, stderr } = replay("", ...options);
      expect(stdout).toBe(table);
      for (const line of stderr.trimEnd().split("\n")) expect(proof).toContain(line.split(" ")[2]!);
      expect(replay("", "--pool", pool, "--take", "3", "--reserves", "4", "--seed", "a,b").status).toBe(3);
      expect(replay("", "--help").stdout).toContain(PANEL_DRAW_ALGORITHM);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
