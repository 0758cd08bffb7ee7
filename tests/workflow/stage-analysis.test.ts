import { expect, it } from "vitest";
import { recordAudit } from "#app/workflow/audit.server.ts";
import type { Computed } from "#app/workflow/calculations.ts";
import type { SideContext } from "#app/workflow/context.ts";
import { withdrawSubmission } from "#app/workflow/intake.server.ts";
import { awaitAnalysedRanking, findAnalysedRanking } from "#app/workflow/stage-analysis.server.ts";
import { findRanking } from "#app/workflow/results.server.ts";
import { ADJUSTMENT_METHODS } from "#scoring/shortlist/adjustment-method.ts";
import type { StageAnalysis } from "#scoring/shortlist/stage-analysis.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { codeOf } from "../support/refusals.ts";
import {
  adjustedDocument,
  INITIAL,
  LEANING,
  resultsWorld,
  type ResultsWorld,
  scoredWorld,
  type Totals,
  twoStageDocument,
} from "../support/results-world.ts";

async function analysisOf(ctx: SideContext): Promise<StageAnalysis> {
  return valueOf((await findAnalysedRanking(ctx, "initial")).analysis);
}

function valueOf(analysis: Computed<StageAnalysis>): StageAnalysis {
  if (analysis.state !== "ready") throw new Error(`the analysis is ${analysis.state}`);
  return analysis.value;
}

/** The same actor, and the keys under which calculations are begun. */
function observed(ctx: SideContext): { readonly ctx: SideContext; readonly keys: string[] } {
  const keys: string[] = [];
  const { calculations } = ctx;
  return {
    keys,
    ctx: {
      ...ctx,
      calculations: { begin: (name, key, input) => (keys.push(key), calculations.begin(name, key, input)) },
    },
  };
}

async function raiseMark(world: ResultsWorld, serial: string, mark: number): Promise<void> {
  const sheet = await world.db
    .selectFrom("scoreSheets")
    .select("id")
    .where("submissionId", "=", world.idOf(serial))
    .where("expertId", "=", world.expertId("E-01"))
    .executeTakeFirstOrThrow();
  await world.db.updateTable("marks").set({ mark }).where("sheetId", "=", sheet.id).execute();
  await recordAudit(world.db, world.office, "sheet.changed", { type: "scoreSheet", id: sheet.id });
}

describeOnEachDatabase("the analysis of a stage", (open) => {
  it("chair and supervisor read it with the experts' codes, nobody else, and nobody before the stage is closed", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const analysis = await analysisOf(world.chair);
    expect(analysis.experts.map(({ expertId }) => expertId)).toEqual(["E-01", "E-02", "E-03", "E-04", "E-05"]);
    expect(analysis.flips.map(({ expertId }) => expertId)).toEqual(["E-01", "E-02", "E-03", "E-04", "E-05"]);
    expect(analysis.submissions).toHaveLength(6);
    expect(analysis.list?.size).toBe(3);
    expect(await analysisOf(world.supervisor)).toEqual(analysis);
    expect(await awaitAnalysedRanking(world.chair, "initial")).toEqual({
      ranking: await findRanking(world.chair, "initial"),
      analysis: { state: "ready", value: analysis },
    });
    for (const ctx of [world.office, world.outsider, world.as("E-01")])
      expect(await codeOf(findAnalysedRanking(ctx, "initial"))).toBe("not_found");
    expect(await codeOf(findAnalysedRanking(world.chair, "defense"))).toBe("stage_not_closed");
  });

  it("is never stale: a mark, a conflict or a reopening asks for another calculation, an unchanged stage for the same", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const { ctx, keys } = observed(world.chair);
    const ask = async () => {
      await findAnalysedRanking(ctx, "initial");
      return keys.at(-1);
    };
    const first = await ask();
    expect(await ask()).toBe(first);
    await raiseMark(world, "S-004", 90);
    const marked = await ask();
    expect(marked).not.toBe(first);
    await world.conflict({ expert: "E-02" }, "S-003");
    const recused = await ask();
    expect(recused).not.toBe(marked);
    await world.freeze("initial");
    const frozen = await ask();
    await raiseMark(world, "S-004", 20);
    expect(await ask()).toBe(frozen);
  });

  it("by another method nothing but the analysis is another, also where the rule counts adjusted scores", async () => {
    const { db } = await open();
    const world = await scoredWorld(db, LEANING, adjustedDocument());
    for (const isFrozen of [false, true]) {
      if (isFrozen) await world.freeze("initial");
      const { ctx, keys } = observed(world.supervisor);
      const byRule = await findAnalysedRanking(ctx, "initial");
      expect(byRule.ranking.rows.map(({ reason }) => reason)).toContain("in_quota_adjusted");
      for (const method of ADJUSTMENT_METHODS) {
        const { ranking, analysis, readable } = await findAnalysedRanking(ctx, "initial", null, method);
        expect(ranking).toEqual(byRule.ranking);
        expect(readable.result.resultDigest).toBe(byRule.readable.result.resultDigest);
        expect(valueOf(analysis).method).toBe(method);
        expect(await awaitAnalysedRanking(ctx, "initial", method)).toEqual({ ranking, analysis });
        const scores = ({ submissions }: StageAnalysis) => submissions.map(({ adjusted }) => adjusted?.score);
        if (method === "blup") expect(analysis).toEqual(byRule.analysis);
        else expect(scores(valueOf(analysis))).not.toEqual(scores(valueOf(byRule.analysis)));
      }
      // Asked for by name or not, the rule's own is one and the same calculation; every other is another.
      expect(new Set(keys).size).toBe(ADJUSTMENT_METHODS.length);
    }
  });

  it("a submission withdrawn from a closed stage leaves its place to the next in line, and another calculation is asked for", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const { ctx, keys } = observed(world.chair);
    const passing = async () => {
      const { ranking } = await findAnalysedRanking(ctx, "initial");
      return ranking.rows.filter((row) => row.passes).map(({ serial }) => serial);
    };
    expect(await passing()).toEqual(["S-001", "S-002", "S-005"]);
    await withdrawSubmission(world.office, world.idOf("S-001"), "the applicant's letter");
    expect(await passing()).toEqual(["S-002", "S-005", "S-003"]);
    expect(new Set(keys).size).toBe(2);
    const analysis = await analysisOf(world.chair);
    expect(analysis.submissions.map(({ submissionId }) => submissionId)).not.toContain(world.idOf("S-001"));
  });

  it("a frozen stage is analysed from what was frozen", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const before = await analysisOf(world.chair);
    await world.freeze("initial");
    await raiseMark(world, "S-001", 0);
    expect(await analysisOf(world.chair)).toEqual(before);
  });

  it("a seat left empty by a recusal is told where it changes a rank", async () => {
    const { db } = await open();
    const world = await scoredWorld(db, { ...INITIAL, "S-003": [84, 84, 84, 84, 60], "S-002": [85, 84, 86, 82, 61] });
    await world.conflict({ expert: "E-05" }, "S-002");
    await db.updateTable("assignments").set({ state: "recused" }).where("state", "<>", "active").execute();
    const { submissions } = await analysisOf(world.chair);
    const flags = submissions.find(({ submissionId }) => submissionId === world.idOf("S-002"))!.flags;
    // One sheet fewer than the others have.
    expect(flags).toContainEqual({ code: "fewSheets", sheets: 4, usual: 5 });
    expect(flags).toContainEqual(expect.objectContaining({ code: "recusal", experts: ["E-05"] }));
  });

  async function readBehindWall(hidden: Totals, isFrozen: boolean) {
    const { db } = await open();
    const world = await scoredWorld(db, { ...INITIAL, "S-001": hidden });
    const walled = await world.person("walled", "chair");
    await world.conflict({ account: walled }, "S-001");
    if (isFrozen) await world.freeze("initial");
    const { ctx, keys } = observed(walled);
    return { world, analysis: await analysisOf(ctx), keys };
  }

  it("a conflicted chair reads the same bytes whatever the marks of the hidden submission", async () => {
    for (const isFrozen of [false, true]) {
      const high = await readBehindWall([99, 98, 97, 98, 99], isFrozen);
      const low = await readBehindWall([86, 87, 86, 85, 86], isFrozen);
      expect(JSON.stringify(low.analysis)).toBe(JSON.stringify(high.analysis));
      expect(low.keys).toEqual(high.keys);
      expect(JSON.stringify(low.analysis)).not.toContain(low.world.idOf("S-001"));
      expect(low.analysis.submissions).toHaveLength(5);
    }
  });

  it("why a submission has its rank: points that add up, and the experts of the change and of what is left out by code", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const { explanation } = await findAnalysedRanking(world.chair, "initial", world.idOf("S-003"));
    if (explanation?.state !== "ready") throw new Error("not ready");
    const { parts, smallestChange } = explanation.value;
    const points = parts!.contributions.reduce((sum, item) => sum + item.points.hundredths, 0);
    expect(points).toBe(parts!.score.hundredths);
    expect(parts!.leftOut).toEqual(["E-04", "E-05"]);
    expect(smallestChange).toMatchObject({ passes: false });
    const { change } = smallestChange;
    if (change?.kind === "oneMark") expect(change.expertId).toMatch(/^E-0\d$/);
    else expect(change).toMatchObject({ kind: "everyMark" });
    const walled = await world.person("walled", "chair");
    await world.conflict({ account: walled }, "S-003");
    const behind = await findAnalysedRanking(walled, "initial", world.idOf("S-003"));
    expect(behind.explanation).toBeNull();
    expect(behind.ranking.rows).toHaveLength(5);
  });

  it("parts of a panel that share no expert are named by the experts' codes where they lie in one field", async () => {
    const { db } = await open();
    const world = await resultsWorld(db, twoStageDocument());
    const [first, second] = [
      [90, 88, null, null],
      [null, null, 75, 76],
    ];
    await world.score("initial", { "S-001": first, "S-002": first, "S-003": second, "S-004": second });
    const { gate } = await analysisOf(world.chair);
    const [a, b] = [
      ["E-01", "E-02"],
      ["E-03", "E-04"],
    ].map((experts) => ({ fields: [], experts }));
    const [reason] = gate.reasons;
    const help = reason?.code === "not_connected" ? reason.help[0]! : null;
    expect([help?.a, help?.b].sort((one, other) => (one!.experts[0]! < other!.experts[0]! ? -1 : 1))).toEqual([a, b]);
  });

  it("a stage in which nobody has a sheet is refused, and is no error", async () => {
    const { db } = await open();
    const world = await resultsWorld(db, twoStageDocument());
    await world.score("initial", {});
    const analysis = await analysisOf(world.chair);
    expect(analysis).toMatchObject({ gate: { verdict: "refused" }, list: null, flips: [] });
  });
});
