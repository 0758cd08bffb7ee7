import { expect, it } from "vitest";
import { exportResult, findShortlist } from "#app/workflow/shortlists.server.ts";
import { findRanking } from "#app/workflow/results.server.ts";
import { isRecomputable } from "#scoring/record/stage-result.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { codeOf } from "../support/refusals.ts";
import {
  adjustedDocument,
  INITIAL,
  LEANING,
  resultsWorld,
  scoredWorld,
  type Totals,
  twoStageDocument,
} from "../support/results-world.ts";

const serialsOf = (rows: readonly { serial: string }[]) => rows.map((row) => row.serial);

describeOnEachDatabase("the ranking of a stage", (open) => {
  it("ranks by the published rule, over all and in each field, and cuts each field", async () => {
    const { db } = await open();
    const { chair } = await scoredWorld(db);
    const view = await findRanking(chair, "initial");
    expect(
      view.rows.map(({ serial, official, overall, inField, passes, reason }) => [
        serial,
        official?.exact,
        overall?.rank,
        inField?.rank,
        passes,
        reason,
      ]),
    ).toEqual([
      ["S-001", "88/1", 1, 1, true, "in_quota"],
      ["S-002", "84/1", 2, 2, true, "in_quota"],
      ["S-005", "80/1", 3, 1, true, "in_quota"],
      ["S-003", "75/1", 4, 3, false, "below_line"],
      ["S-006", "70/1", 5, 2, false, "below_line"],
      ["S-004", "190/3", 6, 4, false, "below_line"],
    ]);
    expect(
      view.lines.map(({ field, quota, places, lastScore, nextScore }) => [
        field,
        quota,
        places,
        lastScore?.exact,
        nextScore?.exact,
      ]),
    ).toEqual([
      ["F1", 2, 2, "84/1", "75/1"],
      ["F2", 1, 1, "80/1", "70/1"],
    ]);
    expect(view).toMatchObject({ kind: "initial", state: "closed", frozenAt: null });
    expect(view.counts).toEqual({
      submissions: 6,
      sheets: 30,
      passing: 3,
      held: 0,
      split: 0,
      unscored: 0,
      voteMissing: 0,
    });
  });

  it("names the ties for which the rule calls for a re-vote, among what the reader may know of", async () => {
    const { db } = await open();
    const document = twoStageDocument();
    const [initial, ...others] = document.stages;
    const stages = [{ ...initial!, tieChain: [{ by: "medianTotal" }, { by: "revote" }] }, ...others];
    const world = await resultsWorld(db, { ...document, stages } as typeof document);
    await world.score("initial", { ...INITIAL, "S-003": INITIAL["S-002"]! });
    expect((await findRanking(world.chair, "initial")).revotesDue).toEqual([["S-002", "S-003"]]);
    const walled = await world.person("walled", "chair");
    await world.conflict({ account: walled }, "S-003");
    expect((await findRanking(walled, "initial")).revotesDue).toEqual([]);
    await world.freeze("initial");
    expect((await findRanking(world.supervisor, "initial")).revotesDue).toEqual([["S-002", "S-003"]]);
  });

  it("where the rule counts adjusted scores, who is in the cut by them alone goes on and the row says so", async () => {
    const { db } = await open();
    const world = await scoredWorld(db, LEANING, adjustedDocument());
    const read = async () => {
      const { rows, lines } = await findRanking(world.chair, "initial");
      return { row: rows.find((row) => row.serial === "S-003"), line: lines[0] };
    };
    const { row, line } = await read();
    expect(row).toMatchObject({ official: { exact: "161/2" }, inField: { rank: 3 }, reason: "in_quota_adjusted" });
    expect(row?.passes).toBe(true);
    expect(row?.adjustedHundredths).toBeGreaterThan(8100);
    expect(line).toMatchObject({ quota: 2, places: 2, adjusted: { passing: 1 } });
    await world.freeze("initial");
    expect(await read()).toEqual({ row, line });
    const shortlist = await findShortlist(world.supervisor, "initial");
    expect(shortlist.rows.map((item) => [item.serial, item.reason])).toEqual([
      ["S-001", "in_quota"],
      ["S-002", "in_quota"],
      ["S-003", "in_quota_adjusted"],
      ["S-005", "in_quota"],
    ]);
    expect(await exportResult(world.supervisor, "initial")).toSatisfy(isRecomputable);
  });

  it("chair and supervisor see whose a total is, the secretariat sees the totals alone", async () => {
    const { db } = await open();
    const { chair, supervisor, office } = await scoredWorld(db);
    const totalsFor = async (ctx: typeof chair) =>
      (await findRanking(ctx, "initial")).rows[0]?.totals.map(({ expertCode, total }) => [
        expertCode,
        total.hundredths,
      ]);
    const named = [
      ["E-01", 9000],
      ["E-02", 8800],
      ["E-03", 8600],
      ["E-04", 9200],
      ["E-05", 7000],
    ];
    expect(await totalsFor(chair)).toEqual(named);
    expect(await totalsFor(supervisor)).toEqual(named);
    expect(await totalsFor(office)).toEqual([9200, 9000, 8800, 8600, 7000].map((total) => [null, total]));
  });

  it("a submission held by a floor takes no place, a wide range is marked, too few sheets are no score", async () => {
    const { db } = await open();
    const totals: Record<string, Totals> = {
      ...INITIAL,
      "S-001": [90, 88, 86, 92, 55],
      "S-002": [
        [95, 50],
        [95, 50],
        [95, 50],
        [95, 50],
        [95, 50],
      ],
      "S-006": [70, 71, null, null, null],
    };
    const { chair } = await scoredWorld(db, totals);
    const { rows, counts } = await findRanking(chair, "initial");
    const row = (serial: string) => rows.find((item) => item.serial === serial);
    expect(row("S-002")).toMatchObject({ passes: false, reason: "floor", criterion: "cre" });
    expect(row("S-003")).toMatchObject({ passes: true, reason: "in_quota" });
    expect(row("S-001")).toMatchObject({ isSplit: true, range: { exact: "37/1", hundredths: 3700 } });
    expect(row("S-006")).toMatchObject({
      unscored: "too_few_sheets",
      official: null,
      overall: null,
      reason: "unscored",
    });
    expect(counts).toMatchObject({ sheets: 27, held: 1, split: 1, unscored: 1 });
  });

  it("the sheet of an expert who was recused is left out of the score", async () => {
    const { db } = await open();
    const { chair, idOf, expertId } = await scoredWorld(db);
    const pair = { submissionId: idOf("S-001"), expertId: expertId("E-05") };
    const when = "2023-01-26T00:00:00.000Z";
    const where = (table: "assignments" | "scoreSheets") =>
      db
        .selectFrom(table)
        .select("id")
        .where("submissionId", "=", pair.submissionId)
        .where("expertId", "=", pair.expertId);
    await db
      .updateTable("assignments")
      .set({ state: "recused", endedAt: when })
      .where("id", "in", where("assignments"))
      .execute();
    await db
      .updateTable("scoreSheets")
      .set({ state: "void", voidAt: when })
      .where("id", "in", where("scoreSheets"))
      .execute();
    const row = (await findRanking(chair, "initial")).rows[0];
    expect(row).toMatchObject({ serial: "S-001", official: { exact: "89/1" }, used: "mean", kept: 4 });
    expect(row?.totals.map((item) => item.expertCode)).toEqual(["E-01", "E-02", "E-03", "E-04"]);
  });

  it("a frozen ranking is read from what was frozen, whatever happens to the sheets", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const before = await findRanking(world.chair, "initial");
    await world.freeze("initial");
    const frozen = await findRanking(world.chair, "initial");
    expect(frozen).toEqual({ ...before, state: "frozen", frozenAt: world.runtime.now() });
    await db.updateTable("marks").set({ mark: 61 }).execute();
    expect(await findRanking(world.chair, "initial")).toEqual(frozen);
  });

  it("is refused before the close, and to anybody but staff", async () => {
    const { db } = await open();
    const world = await resultsWorld(db);
    expect(await codeOf(findRanking(world.chair, "initial"))).toBe("stage_not_closed");
    await world.score("initial", INITIAL, "open");
    expect(await codeOf(findRanking(world.supervisor, "initial"))).toBe("stage_not_closed");
    expect(await codeOf(findRanking(world.outsider, "initial"))).toBe("not_found");
    expect(await codeOf(findRanking(world.as("E-01"), "initial"))).toBe("not_found");
    expect(await codeOf(findRanking(world.chair, "secondary"))).toBe("not_found");
  });
});

describeOnEachDatabase("the conflict wall in a ranking", (open) => {
  /** What a chair with a conflict with S-001 reads, in a world where S-001 has these totals. */
  async function readBehindWall(
    hidden: Totals,
    isFrozen: boolean,
    totals = INITIAL,
    document: ReturnType<typeof twoStageDocument> = twoStageDocument(),
  ) {
    const { db } = await open();
    const world = await scoredWorld(db, { ...totals, "S-001": hidden }, document);
    const walled = await world.person("walled", "chair");
    await world.conflict({ account: walled }, "S-001");
    if (isFrozen) await world.freeze("initial");
    return await findRanking(walled, "initial");
  }

  it("a conflicted chair reads the same bytes whatever the marks of the hidden submission", async () => {
    const high = await readBehindWall([95, 95, 95, 95, 95], false);
    const low = await readBehindWall([30, 40, 20, 99, 61], false);
    expect(JSON.stringify(low)).toBe(JSON.stringify(high));
    expect(serialsOf(high.rows)).toEqual(["S-002", "S-005", "S-003", "S-006", "S-004"]);
    expect(high.rows.map((row) => row.overall?.rank)).toEqual([1, 2, 3, 4, 5]);
    expect(high.rows.filter((row) => row.field === "F1").map((row) => row.inField?.rank)).toEqual([1, 2, 3]);
    // Half of the three that are visible, and not half of the four there are.
    expect(high.lines[0]).toMatchObject({ field: "F1", quota: 2, places: 2 });
    expect(high.counts).toMatchObject({ submissions: 5, sheets: 25 });
  });

  it("also after the freeze, as long as the others' outcome is the same", async () => {
    const high = await readBehindWall([95, 95, 95, 95, 95], true);
    const low = await readBehindWall([90, 89, 88, 99, 91], true);
    expect(JSON.stringify(low)).toBe(JSON.stringify(high));
    expect(high.rows.map((row) => row.overall?.rank)).toEqual([1, 2, 3, 4, 5]);
  });

  it.each([false, true])(
    "adjusted scores and their line tell nothing of hidden marks either (frozen: %s)",
    async (isFrozen) => {
      const read = async (hidden: Totals) => await readBehindWall(hidden, isFrozen, LEANING, adjustedDocument());
      // In the first world S-003 goes on by its adjusted score, in the second it takes a place that the hidden one left;
      // that it goes on is a fact in both.
      const [one, other] = [await read([90, 91, 89, 90, 77]), await read([52, 51, 53, 52, 50])];
      expect(JSON.stringify(other)).toBe(JSON.stringify(one));
      expect(one.rows.some((row) => row.adjustedHundredths !== null)).toBe(true);
      expect(one.lines.every((line) => line.adjusted !== undefined)).toBe(true);
    },
  );

  it("after the freeze a visible row keeps the outcome it really had", async () => {
    const view = await readBehindWall([95, 95, 95, 95, 95], true);
    // With S-001 in the list, F1 had one more place: S-002; S-003 stays below.
    expect(view.rows.filter((row) => row.passes).map((row) => row.serial)).toEqual(["S-002", "S-005"]);
    expect(view.lines[0]).toMatchObject({ field: "F1", quota: 1, places: 1, lastScore: { exact: "84/1" } });
  });
});
