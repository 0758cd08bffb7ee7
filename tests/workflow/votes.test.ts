import { expect, it } from "vitest";
import { findRanking } from "#app/workflow/results.server.ts";
import { findShortlist, proposeShortlist } from "#app/workflow/shortlists.server.ts";
import {
  castBallot,
  closeVote,
  findVote,
  listMyBallots,
  listVotes,
  openVote,
  seatReserve,
  setAttendance,
  type BallotChoice,
} from "#app/workflow/votes.server.ts";
import type { Database } from "#db/connection.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { codeOf, problemsOf } from "../support/refusals.ts";
import { DEFENSE, defenseWorld, EXPERT_CODES, type ResultsWorld } from "../support/results-world.ts";

const MEMBERS = EXPERT_CODES.slice(0, 7);

/** The defense is closed with three submissions that reach 75. */
async function votingWorld(db: Database, totals = DEFENSE): Promise<ResultsWorld> {
  const world = await defenseWorld(db);
  await world.score("defense", totals);
  return world;
}

async function gather(world: ResultsWorld, present: readonly string[] = MEMBERS): Promise<string> {
  const voteId = await openVote(world.chair, world.panelId);
  for (const code of present) await setAttendance(world.chair, voteId, world.expertId(code), true);
  return voteId;
}

async function cast(world: ResultsWorld, voteId: string, serial: string, choices: readonly (BallotChoice | null)[]) {
  for (const [index, choice] of choices.entries())
    if (choice !== null) await castBallot(world.as(EXPERT_CODES[index]!), voteId, world.idOf(serial), choice);
}

const item = async (world: ResultsWorld, serial: string) =>
  (await findVote(world.chair, world.panelId)).items.find((row) => row.serial === serial);

const yes = (count: number): BallotChoice[] => Array.from({ length: count }, () => "yes");

describeOnEachDatabase("the vote of a panel", (open) => {
  it("five of seven pass and four fail, though the composite is 75 or more", async () => {
    const { db } = await open();
    const world = await votingWorld(db);
    const voteId = await gather(world);
    await cast(world, voteId, "S-001", yes(7));
    await cast(world, voteId, "S-002", [...yes(5), "no", "abstain"]);
    await cast(world, voteId, "S-005", [...yes(4), "no", "no", "no"]);
    expect((await findShortlist(world.chair, "defense")).votesMissing).toBe(3);
    await closeVote(world.chair, voteId);
    const view = await findVote(world.chair, world.panelId);
    expect(view).toMatchObject({ state: "closed", number: 1, due: 0 });
    expect(view.items.map(({ serial, rankingHundredths, result }) => [serial, rankingHundredths, result])).toEqual([
      [
        "S-001",
        8800,
        {
          members: 7,
          present: 7,
          yes: 7,
          no: 0,
          abstain: 0,
          hasQuorum: true,
          passed: true,
          needed: 5,
          quorumNeeded: 5,
        },
      ],
      [
        "S-002",
        8160,
        {
          members: 7,
          present: 7,
          yes: 5,
          no: 1,
          abstain: 1,
          hasQuorum: true,
          passed: true,
          needed: 5,
          quorumNeeded: 5,
        },
      ],
      [
        "S-005",
        7880,
        {
          members: 7,
          present: 7,
          yes: 4,
          no: 3,
          abstain: 0,
          hasQuorum: true,
          passed: false,
          needed: 5,
          quorumNeeded: 5,
        },
      ],
    ]);
    const ranking = await findRanking(world.chair, "defense");
    expect(ranking.rows.map((row) => [row.serial, row.passes, row.reason])).toEqual([
      ["S-001", true, "in_quota"],
      ["S-002", true, "in_quota"],
      ["S-005", false, "vote_failed"],
    ]);
    await world.freeze("defense");
    expect((await findShortlist(world.chair, "defense")).rows.map((row) => row.serial)).toEqual(["S-001", "S-002"]);
  });

  it("only what reaches the minimum of the composite is voted on", async () => {
    const { db } = await open();
    // 0.4 × 80 + 0.6 × 60 = 68.
    const world = await votingWorld(db, { ...DEFENSE, "S-005": [60, 60, 60, 60, 60, 60, 60] });
    const voteId = await gather(world);
    expect((await findVote(world.chair, world.panelId)).items.map((row) => row.serial)).toEqual(["S-001", "S-002"]);
    expect(await codeOf(castBallot(world.as("E-01"), voteId, world.idOf("S-005"), "yes"))).toBe("not_found");
  });

  it("before the close it is known how many have voted, and not how", async () => {
    const { db } = await open();
    const world = await votingWorld(db);
    const voteId = await gather(world);
    await cast(world, voteId, "S-001", ["yes", "no", "abstain"]);
    expect(await item(world, "S-001")).toMatchObject({ cast: 3, result: null });
    expect(JSON.stringify(await findVote(world.chair, world.panelId))).not.toMatch(/"(yes|no|abstain)"/);
  });

  it("a ballot may be changed until the close, and the last one counts", async () => {
    const { db } = await open();
    const world = await votingWorld(db);
    const voteId = await gather(world);
    const ballots = () => listMyBallots(world.as("E-01"));
    expect((await ballots()).map((ballot) => [ballot.serial, ballot.choice])).toEqual([
      ["S-001", null],
      ["S-002", null],
      ["S-005", null],
    ]);
    await castBallot(world.as("E-01"), voteId, world.idOf("S-001"), "no");
    await castBallot(world.as("E-01"), voteId, world.idOf("S-001"), "yes");
    expect((await ballots())[0]).toMatchObject({ serial: "S-001", choice: "yes", panelCode: "P1" });
    await closeVote(world.chair, voteId);
    expect(await item(world, "S-001")).toMatchObject({ cast: 1, result: { yes: 1, no: 0 } });
    expect(await ballots()).toEqual([]);
    expect(await codeOf(castBallot(world.as("E-01"), voteId, world.idOf("S-001"), "no"))).toBe("vote_closed");
  });

  it("a member with a conflict leaves both counts and is told of no such vote", async () => {
    const { db } = await open();
    const world = await votingWorld(db);
    await world.conflict({ expert: "E-01" }, "S-005");
    const voteId = await gather(world);
    expect(await item(world, "S-005")).toMatchObject({ members: 6, present: 6, quorumNeeded: 5, hasQuorum: true });
    expect(await item(world, "S-001")).toMatchObject({ members: 7, present: 7 });
    expect((await listMyBallots(world.as("E-01"))).map((ballot) => ballot.serial)).toEqual(["S-001", "S-002"]);
    expect(await codeOf(castBallot(world.as("E-01"), voteId, world.idOf("S-005"), "yes"))).toBe("not_found");
    // Four of the six others are two thirds.
    await cast(world, voteId, "S-005", [null, ...yes(4), "no", "no"]);
    await closeVote(world.chair, voteId);
    expect((await item(world, "S-005"))?.result).toMatchObject({ members: 6, needed: 4, yes: 4, passed: true });
  });

  it("where two recuse and one is absent the quorum is lost, and a reserve steps in for that submission alone", async () => {
    const { db } = await open();
    const world = await votingWorld(db);
    for (const code of ["E-01", "E-02"]) await world.conflict({ expert: code }, "S-005");
    const voteId = await gather(world, ["E-01", "E-02", "E-04", "E-05", "E-06", "E-07"]);
    expect(await item(world, "S-005")).toMatchObject({ members: 5, present: 4, hasQuorum: false });
    expect(await item(world, "S-001")).toMatchObject({ members: 7, present: 6, hasQuorum: true });
    await seatReserve(world.chair, voteId, world.expertId("E-08"));
    expect(await item(world, "S-005")).toMatchObject({ members: 5, present: 5, quorumNeeded: 5, hasQuorum: true });
    expect(await item(world, "S-001")).toMatchObject({ members: 7, present: 6 });
    expect((await listMyBallots(world.as("E-08"))).map((ballot) => ballot.serial)).toEqual(["S-005"]);
    expect(await codeOf(castBallot(world.as("E-08"), voteId, world.idOf("S-001"), "yes"))).toBe("not_present");
    await castBallot(world.as("E-08"), voteId, world.idOf("S-005"), "yes");
    await cast(world, voteId, "S-005", [null, null, null, ...yes(3), "no"]);
    // The absent member comes: the reserve is not needed any more, and its ballot is taken out.
    await setAttendance(world.chair, voteId, world.expertId("E-03"), true);
    expect(await item(world, "S-005")).toMatchObject({ present: 5, cast: 4 });
    await setAttendance(world.chair, voteId, world.expertId("E-03"), false);
    await castBallot(world.as("E-08"), voteId, world.idOf("S-005"), "yes");
    await closeVote(world.chair, voteId);
    expect((await item(world, "S-005"))?.result).toMatchObject({ present: 5, yes: 4, needed: 4, passed: true });
  });

  it("a reserve takes no seat while every quorum holds", async () => {
    const { db } = await open();
    const world = await votingWorld(db);
    const voteId = await gather(world);
    expect(await codeOf(seatReserve(world.chair, voteId, world.expertId("E-08")))).toBe("quorum_holds");
    for (const code of ["E-01", "E-02", "E-03"]) await setAttendance(world.chair, voteId, world.expertId(code), false);
    expect(await codeOf(seatReserve(world.chair, voteId, world.expertId("E-01")))).toBe("not_found");
    await seatReserve(world.chair, voteId, world.expertId("E-08"));
    expect(await codeOf(seatReserve(world.chair, voteId, world.expertId("E-08")))).toBe("already_decided");
    const view = await findVote(world.chair, world.panelId);
    expect(view.attendance.filter((seat) => seat.isPresent).map((seat) => [seat.expertCode, seat.seat])).toEqual([
      ["E-04", "member"],
      ["E-05", "member"],
      ["E-06", "member"],
      ["E-07", "member"],
      ["E-08", "reserve"],
    ]);
    expect(view.reserves.map((seat) => seat.expertCode)).toEqual(["E-09"]);
  });

  it("a second vote is about what lost its quorum in the first, and then nothing is left to vote on", async () => {
    const { db } = await open();
    const world = await votingWorld(db);
    for (const code of ["E-01", "E-02"]) await world.conflict({ expert: code }, "S-005");
    const first = await gather(world, ["E-01", "E-02", "E-04", "E-05", "E-06", "E-07"]);
    for (const serial of ["S-001", "S-002"]) await cast(world, first, serial, [...yes(2), null, ...yes(4)]);
    await closeVote(world.chair, first);
    expect((await item(world, "S-005"))?.result).toMatchObject({ hasQuorum: false, passed: false });
    expect((await findVote(world.chair, world.panelId)).due).toBe(1);
    expect(await codeOf(proposeShortlist(world.chair, "defense", ""))).toBe("vote_missing");

    const second = await gather(world);
    expect(await codeOf(proposeShortlist(world.chair, "defense", ""))).toBe("vote_open");
    const view = await findVote(world.chair, world.panelId);
    expect(view).toMatchObject({ number: 2, state: "open", due: 0 });
    expect(view.items.map((row) => row.serial)).toEqual(["S-005"]);
    await cast(world, second, "S-005", [null, null, ...yes(5)]);
    await closeVote(world.chair, second);
    expect(await codeOf(openVote(world.chair, world.panelId))).toBe("already_decided");
    const ranking = await findRanking(world.chair, "defense");
    expect(ranking.rows.map((row) => row.vote?.yes)).toEqual([6, 6, 5]);
    await proposeShortlist(world.chair, "defense", "");
  });

  it("a conflict found after the close voids the vote on that submission, which is then voted on again", async () => {
    const { db } = await open();
    const world = await votingWorld(db);
    const first = await gather(world);
    for (const serial of Object.keys(DEFENSE)) await cast(world, first, serial, yes(7));
    await closeVote(world.chair, first);
    await world.conflict({ expert: "E-03" }, "S-002");
    expect((await findVote(world.chair, world.panelId)).due).toBe(1);
    expect(await codeOf(proposeShortlist(world.chair, "defense", ""))).toBe("vote_missing");
    const second = await gather(world);
    expect((await listMyBallots(world.as("E-03"))).map((ballot) => ballot.serial)).toEqual([]);
    await cast(world, second, "S-002", [...yes(2), null, ...yes(2)]);
    await closeVote(world.chair, second);
    expect((await item(world, "S-002"))?.result).toMatchObject({ members: 6, present: 6, yes: 4, passed: true });
    await proposeShortlist(world.chair, "defense", "");
  });

  it("a ballot of somebody who is marked absent afterwards does not count", async () => {
    const { db } = await open();
    const world = await votingWorld(db);
    const voteId = await gather(world);
    await cast(world, voteId, "S-001", yes(7));
    await setAttendance(world.chair, voteId, world.expertId("E-07"), false);
    expect(await item(world, "S-001")).toMatchObject({ cast: 6, present: 6 });
    expect(await codeOf(castBallot(world.as("E-07"), voteId, world.idOf("S-001"), "yes"))).toBe("not_present");
  });

  it("each verb is refused to the wrong person and in the wrong state", async () => {
    const { db } = await open();
    const world = await defenseWorld(db);
    const { chair, supervisor, office, panelId, expertId, idOf } = world;
    expect(await codeOf(openVote(chair, panelId))).toBe("stage_not_closed");
    expect(await codeOf(findVote(chair, panelId))).toBe("stage_not_closed");
    expect(await listVotes(chair)).toEqual([]);
    await world.score("defense", DEFENSE);
    for (const ctx of [supervisor, office, world.as("E-01")])
      expect(await codeOf(openVote(ctx, panelId))).toBe("not_found");
    expect(await codeOf(openVote(chair, "no-such-panel"))).toBe("not_found");
    expect(await codeOf(findVote(world.as("E-01"), panelId))).toBe("not_found");
    expect(await codeOf(proposeShortlist(chair, "defense", ""))).toBe("vote_missing");
    const voteId = await openVote(chair, panelId);
    expect(await codeOf(openVote(chair, panelId))).toBe("vote_open");
    expect(await codeOf(castBallot(world.as("E-01"), voteId, idOf("S-001"), "yes"))).toBe("not_present");
    expect(await codeOf(castBallot(world.as("E-08"), voteId, idOf("S-001"), "yes"))).toBe("not_found");
    expect(await codeOf(castBallot(chair, voteId, idOf("S-001"), "yes"))).toBe("not_found");
    expect(await codeOf(setAttendance(chair, voteId, expertId("E-08"), true))).toBe("not_found");
    expect(await codeOf(setAttendance(office, voteId, expertId("E-01"), true))).toBe("not_found");
    expect(await codeOf(listMyBallots(chair))).toBe("not_found");
    await setAttendance(chair, voteId, expertId("E-01"), true);
    for (const code of MEMBERS) await setAttendance(chair, voteId, expertId(code), true);
    const choice = "maybe" as BallotChoice;
    expect(await problemsOf(castBallot(world.as("E-01"), voteId, idOf("S-001"), choice))).toEqual([
      "choice: unknown_value",
    ]);
    await closeVote(chair, voteId);
    expect(await codeOf(closeVote(chair, voteId))).toBe("vote_closed");
    expect(await codeOf(setAttendance(chair, voteId, expertId("E-01"), false))).toBe("vote_closed");
    expect(await codeOf(seatReserve(chair, voteId, expertId("E-08")))).toBe("vote_closed");
  });

  it("a chair with a conflict follows the vote on the others and does not run it", async () => {
    const { db } = await open();
    const world = await votingWorld(db);
    const walled = await world.person("walled", "chair");
    await world.conflict({ account: walled }, "S-001");
    expect(await codeOf(openVote(walled, world.panelId))).toBe("not_found");
    const voteId = await gather(world);
    const view = await findVote(walled, world.panelId);
    expect(view.items.map((row) => row.serial)).toEqual(["S-002", "S-005"]);
    expect(view.mayRun).toBe(false);
    expect(await listVotes(walled)).toEqual([view]);
    expect(await codeOf(closeVote(walled, voteId))).toBe("not_found");
    expect(await codeOf(setAttendance(walled, voteId, world.expertId("E-01"), false))).toBe("not_found");
  });
});
