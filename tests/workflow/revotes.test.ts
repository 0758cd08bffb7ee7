import { expect, it } from "vitest";
import { listRecord } from "#app/workflow/record.server.ts";
import { findRanking } from "#app/workflow/results.server.ts";
import {
  castRevoteBallot,
  closeRevote,
  listMyRevotes,
  listRevotes,
  openRevote,
  setRevoteAttendance,
} from "#app/workflow/revotes.server.ts";
import { exportResult, proposeShortlist } from "#app/workflow/shortlists.server.ts";
import { castBallot, closeVote, openVote, setAttendance } from "#app/workflow/votes.server.ts";
import type { Database } from "#db/connection.ts";
import { isRecomputable } from "#scoring/record/stage-result.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { codeOf } from "../support/refusals.ts";
import {
  DEFENSE,
  EXPERT_CODES,
  type ExpertCode,
  INITIAL,
  resultsWorld,
  type ResultsWorld,
  twoStageDocument,
} from "../support/results-world.ts";

const MEMBERS = EXPERT_CODES.slice(0, 7);
const TIED = ["S-002", "S-005"];

/** Two places in the defense; S-001 takes one, S-002 and S-005 tie for the other until a re-vote is held. */
async function tiedWorld(db: Database, isVoted = true): Promise<ResultsWorld> {
  const document = twoStageDocument();
  const stages = document.stages.map((stage) =>
    stage.kind === "defense" ? { ...stage, cut: { ...stage.cut, maximum: 2 }, tieChain: [{ by: "revote" }] } : stage,
  );
  const world = await resultsWorld(db, { ...document, stages } as typeof document);
  await world.score("initial", { ...INITIAL, "S-005": INITIAL["S-002"]! });
  await world.freeze("initial");
  await db.updateTable("stages").set({ assignedAt: world.runtime.now() }).where("kind", "=", "defense").execute();
  await world.score("defense", { ...DEFENSE, "S-005": DEFENSE["S-002"]! });
  if (isVoted) await vote(world);
  return world;
}

/** The ordinary vote: all three pass. */
async function vote(world: ResultsWorld): Promise<void> {
  const voteId = await openVote(world.chair, world.panelId);
  for (const code of MEMBERS) await setAttendance(world.chair, voteId, world.expertId(code), true);
  for (const code of MEMBERS)
    for (const serial of Object.keys(DEFENSE))
      await castBallot(world.as(code), voteId, world.idOf(serial), "yes").catch(() => undefined);
  await closeVote(world.chair, voteId);
}

async function gather(world: ResultsWorld, present: readonly ExpertCode[] = MEMBERS): Promise<string> {
  const revoteId = await openRevote(world.chair, world.idOf("S-005"));
  for (const code of present) await setRevoteAttendance(world.chair, revoteId, world.expertId(code), true);
  return revoteId;
}

async function castFor(world: ResultsWorld, revoteId: string, choices: Partial<Record<ExpertCode, string>>) {
  for (const [code, serial] of Object.entries(choices))
    await castRevoteBallot(world.as(code as ExpertCode), revoteId, world.idOf(serial));
}

const placesOf = async (world: ResultsWorld) =>
  (await findRanking(world.chair, "defense")).rows.map(({ serial, overall, reason }) => [
    serial,
    overall?.rank,
    overall?.tieStep,
    reason,
  ]);

const serialsOf = (groups: readonly (readonly { serial: string }[])[]) =>
  groups.map((group) => group.map((item) => item.serial));

describeOnEachDatabase("the re-vote on a tie", (open) => {
  it("is due where the rule calls for it; its counts are the tie step that decides, and stand in the record", async () => {
    const { db } = await open();
    const world = await tiedWorld(db);
    expect(serialsOf((await listRevotes(world.chair)).due)).toEqual([TIED]);
    expect(await placesOf(world)).toEqual([
      ["S-001", 1, null, "in_quota"],
      ["S-002", 2, null, "tied_at_line"],
      ["S-005", 2, null, "tied_at_line"],
    ]);
    const revoteId = await gather(world);
    await castFor(world, revoteId, { "E-01": "S-005", "E-02": "S-005", "E-03": "S-002", "E-04": "S-005" });
    await closeRevote(world.chair, revoteId);
    const { due, revotes } = await listRevotes(world.chair);
    expect(due).toEqual([]);
    expect(revotes).toMatchObject([{ number: 1, state: "closed", isCounted: true, members: 7, present: 7, cast: 4 }]);
    expect(revotes[0]?.items.map(({ serial, yes }) => [serial, yes])).toEqual([
      ["S-002", 1],
      ["S-005", 3],
    ]);
    expect(await placesOf(world)).toEqual([
      ["S-001", 1, null, "in_quota"],
      ["S-005", 2, 0, "in_quota"],
      ["S-002", 3, 0, "below_line"],
    ]);
    expect((await findRanking(world.chair, "defense")).revotesDue).toEqual([]);
    await world.freeze("defense");
    const document = await exportResult(world.supervisor, "defense");
    expect(document.inputs.revotes.map(({ yes }) => yes).sort()).toEqual([1, 3]);
    expect(isRecomputable(document)).toBe(true);
    expect((await listRevotes(world.supervisor)).mayRun).toBe(false);
  });

  it("everybody present casts one ballot, which may be changed until the close; nobody sees for what", async () => {
    const { db } = await open();
    const world = await tiedWorld(db);
    const revoteId = await gather(world);
    const mine = () => listMyRevotes(world.as("E-01"));
    expect((await mine()).map(({ items, choice }) => [items.map((item) => item.serial), choice])).toEqual([
      [TIED, null],
    ]);
    await castFor(world, revoteId, { "E-01": "S-002" });
    await castFor(world, revoteId, { "E-01": "S-005" });
    expect((await mine())[0]?.choice).toBe(world.idOf("S-005"));
    const view = (await listRevotes(world.supervisor)).revotes[0];
    expect(view).toMatchObject({ state: "open", cast: 1 });
    expect(view?.items.map((item) => item.yes)).toEqual([null, null]);
    const trail = await db.selectFrom("auditEntries").selectAll().where("verb", "=", "revote.cast").execute();
    expect(trail.map((entry) => JSON.parse(entry.details) as unknown)).toEqual([{}, {}]);
    await closeRevote(world.chair, revoteId);
    expect(await mine()).toEqual([]);
    expect((await listRevotes(world.chair)).revotes[0]?.items.map((item) => item.yes)).toEqual([0, 1]);
  });

  it("who has a conflict with either of them is not on the roll and is told of nothing", async () => {
    const { db } = await open();
    const world = await tiedWorld(db, false);
    await world.conflict({ expert: "E-01" }, "S-002");
    await vote(world);
    // Without the sheet of E-01 the totals are the same, so the tie stands.
    const revoteId = await openRevote(world.chair, world.idOf("S-002"));
    const { revotes } = await listRevotes(world.chair);
    expect(revotes[0]?.attendance.map((seat) => seat.expertCode)).not.toContain("E-01");
    expect(revotes[0]?.members).toBe(6);
    expect(await codeOf(setRevoteAttendance(world.chair, revoteId, world.expertId("E-01"), true))).toBe("not_found");
    expect(await listMyRevotes(world.as("E-01"))).toEqual([]);
    expect(await codeOf(castRevoteBallot(world.as("E-01"), revoteId, world.idOf("S-005")))).toBe("not_found");
  });

  it("without a quorum nothing is counted, and the tie waits for another re-vote", async () => {
    const { db } = await open();
    const world = await tiedWorld(db);
    const first = await gather(world, ["E-01", "E-02", "E-03"]);
    await castFor(world, first, { "E-01": "S-005", "E-02": "S-005" });
    await closeRevote(world.chair, first);
    expect((await listRevotes(world.chair)).revotes).toMatchObject([{ isCounted: false, hasQuorum: false }]);
    expect(serialsOf((await listRevotes(world.chair)).due)).toEqual([TIED]);
    expect((await placesOf(world))[1]).toEqual(["S-002", 2, null, "tied_at_line"]);
    const second = await gather(world);
    await castFor(world, second, { "E-03": "S-002" });
    await closeRevote(world.chair, second);
    expect((await placesOf(world))[1]).toEqual(["S-002", 2, 0, "in_quota"]);
  });

  it("a reserve who is there votes where a member is missing, and not otherwise", async () => {
    const { db } = await open();
    const world = await tiedWorld(db);
    const revoteId = await gather(world, ["E-01", "E-02", "E-03", "E-04", "E-08"]);
    expect((await listRevotes(world.chair)).revotes[0]).toMatchObject({ members: 7, present: 5, hasQuorum: true });
    await castFor(world, revoteId, { "E-08": "S-005" });
    await setRevoteAttendance(world.chair, revoteId, world.expertId("E-05"), true);
    expect((await listRevotes(world.chair)).revotes[0]?.cast).toBe(0);
    expect(await codeOf(castRevoteBallot(world.as("E-08"), revoteId, world.idOf("S-005")))).toBe("not_present");
  });

  it("a re-vote that leaves them level is held: they share the rank and go on together", async () => {
    const { db } = await open();
    const world = await tiedWorld(db);
    const revoteId = await gather(world);
    await castFor(world, revoteId, { "E-01": "S-005", "E-02": "S-002" });
    await closeRevote(world.chair, revoteId);
    expect((await listRevotes(world.chair)).due).toEqual([]);
    expect((await placesOf(world)).slice(1).map((row) => row[3])).toEqual(["tied_at_line", "tied_at_line"]);
    expect(await codeOf(openRevote(world.chair, world.idOf("S-002")))).toBe("revote_not_due");
  });

  it("a conflict found after the close voids it, and another is due", async () => {
    const { db } = await open();
    const world = await tiedWorld(db);
    const revoteId = await gather(world);
    await castFor(world, revoteId, { "E-03": "S-005", "E-04": "S-005" });
    await closeRevote(world.chair, revoteId);
    await world.conflict({ expert: "E-03" }, "S-002");
    await vote(world);
    expect((await listRevotes(world.chair)).revotes[0]).toMatchObject({ isCounted: false });
    expect(serialsOf((await listRevotes(world.chair)).due)).toEqual([TIED]);
  });

  it("each verb is refused to the wrong person and in the wrong state", async () => {
    const { db } = await open();
    const world = await tiedWorld(db, false);
    const { chair, supervisor, office, idOf, expertId } = world;
    expect(await codeOf(openRevote(chair, idOf("S-002")))).toBe("vote_missing");
    const voteId = await openVote(chair, world.panelId);
    expect(await codeOf(openRevote(chair, idOf("S-002")))).toBe("vote_open");
    await closeVote(chair, voteId);
    await vote(world);
    for (const ctx of [supervisor, office, world.as("E-01")])
      expect(await codeOf(openRevote(ctx, idOf("S-002")))).toBe("not_found");
    expect(await codeOf(openRevote(chair, idOf("S-001")))).toBe("revote_not_due");
    const revoteId = await openRevote(chair, idOf("S-002"));
    expect(await codeOf(openRevote(chair, idOf("S-002")))).toBe("vote_open");
    expect(await codeOf(proposeShortlist(chair, "defense", ""))).toBe("vote_open");
    expect(await codeOf(castRevoteBallot(world.as("E-01"), revoteId, idOf("S-002")))).toBe("not_present");
    await setRevoteAttendance(chair, revoteId, expertId("E-01"), true);
    for (const code of MEMBERS) await setRevoteAttendance(chair, revoteId, expertId(code), true);
    expect(await codeOf(castRevoteBallot(world.as("E-01"), revoteId, idOf("S-001")))).toBe("not_found");
    expect(await codeOf(castRevoteBallot(chair, revoteId, idOf("S-002")))).toBe("not_found");
    expect(await codeOf(setRevoteAttendance(supervisor, revoteId, expertId("E-01"), true))).toBe("not_found");
    expect(await codeOf(closeRevote(office, revoteId))).toBe("not_found");
    expect(await codeOf(closeRevote(chair, "no-such-revote"))).toBe("not_found");
    for (const ctx of [world.outsider, world.as("E-02")]) expect(await codeOf(listRevotes(ctx))).toBe("not_found");
    expect(await codeOf(listMyRevotes(chair))).toBe("not_found");
    await closeRevote(chair, revoteId);
    expect(await codeOf(closeRevote(chair, revoteId))).toBe("vote_closed");
    expect(await codeOf(castRevoteBallot(world.as("E-01"), revoteId, idOf("S-002")))).toBe("vote_closed");
    expect(await codeOf(setRevoteAttendance(chair, revoteId, expertId("E-01"), false))).toBe("vote_closed");
    await world.freeze("defense");
    expect(await codeOf(openRevote(chair, idOf("S-002")))).toBe("stage_frozen");
  });

  it("a chair with a conflict with any submission of the stage is told of no re-vote, and its record is hidden", async () => {
    const { db } = await open();
    const world = await tiedWorld(db);
    const walled = await world.person("walled", "chair");
    await world.conflict({ account: walled }, "S-002");
    const nothing = { due: [], revotes: [], mayRun: false };
    expect(await listRevotes(walled)).toEqual(nothing);
    expect(await codeOf(openRevote(walled, world.idOf("S-005")))).toBe("not_found");
    const revoteId = await gather(world);
    await castFor(world, revoteId, { "E-01": "S-005" });
    expect(await listRevotes(walled)).toEqual(nothing);
    expect(await codeOf(closeRevote(walled, revoteId))).toBe("not_found");
    await closeRevote(world.chair, revoteId);
    expect((await findRanking(walled, "defense")).rows.map((row) => [row.serial, row.overall])).toEqual([
      ["S-001", { rank: 1, tieStep: null, isTied: false }],
      ["S-005", { rank: 2, tieStep: null, isTied: false }],
    ]);
    const verbs = async (ctx: typeof walled) => (await listRecord(ctx, 1)).entries.map((entry) => entry.verb);
    expect(await verbs(world.chair)).toContain("revote.closed");
    expect((await verbs(walled)).filter((verb) => verb.startsWith("revote."))).toEqual([]);
  });
});
