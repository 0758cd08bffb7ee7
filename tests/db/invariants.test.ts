import { beforeAll, expect, it } from "vitest";
import { findBrokenInvariants } from "#db/invariants.ts";
import type { Database } from "#db/connection.ts";
import { prepareNotice, publishList, publishNotice, signNotice } from "#app/workflow/notices.server.ts";
import { castBallot, closeVote, openVote, setAttendance } from "#app/workflow/votes.server.ts";
import { runFormalCheck } from "#app/workflow/formal-checks.server.ts";
import { registerRoster } from "#app/workflow/intake.server.ts";
import { contextFor, systemActor } from "#app/workflow/context.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { rosterOf, submission } from "../support/intake-world.ts";
import { DEFENSE, defenseWorld, EXPERT_CODES, type ResultsWorld } from "../support/results-world.ts";

/** A call from its first sheet to its published list, and one submission that came later and is being checked. */
async function publishedWorld(db: Database): Promise<ResultsWorld> {
  const world = await defenseWorld(db);
  await world.score("defense", DEFENSE);
  const voteId = await openVote(world.chair, world.panelId);
  for (const code of EXPERT_CODES.slice(0, 7)) {
    await setAttendance(world.chair, voteId, world.expertId(code), true);
    for (const serial of Object.keys(DEFENSE)) await castBallot(world.as(code), voteId, world.idOf(serial), "yes");
  }
  await closeVote(world.chair, voteId);
  await world.freeze("defense");
  world.runtime.moveTo("2023-03-30T03:00:00Z");
  const noticeId = await prepareNotice(world.office, { publishedOn: "2023-03-31" });
  await signNotice(world.supervisor, noticeId);
  world.runtime.moveTo("2023-03-31T01:00:00Z");
  await publishNotice(world.office, noticeId);
  world.runtime.moveTo("2023-04-12T16:00:00Z");
  await publishList(world.office);
  const system = contextFor(world.runtime, systemActor(world.callId));
  const { submissions } = await registerRoster(system, rosterOf([submission(7)]));
  await runFormalCheck(world.office, submissions.get("S-007")!);
  return world;
}

class RolledBack extends Error {}

/** What is found after the damage; the damage is undone. Ids are replaced, so that the sentence can be compared. */
async function foundAfter(db: Database, damage: (trx: Database) => Promise<unknown>): Promise<string[]> {
  let found: string[] = [];
  const act = db.transaction().execute(async (trx) => {
    await damage(trx);
    found = await findBrokenInvariants(trx);
    throw new RolledBack();
  });
  await act.catch((error: unknown) => {
    if (!(error instanceof RolledBack)) throw error;
  });
  return [...new Set(found.map((sentence) => sentence.replaceAll(/\b[0-9a-f]{32}\b/g, "…")))];
}

/** The damage done to a sound database, and every sentence that is said about it. */
const DAMAGES: readonly [title: string, damage: (db: Database) => Promise<unknown>, sentences: readonly string[]][] = [
  [
    "a mark of a criterion that the rubric does not have",
    (db) => db.updateTable("marks").set({ criterionCode: "xyz" }).where("criterionCode", "=", "cre").execute(),
    ["mark xyz of sheet … is not of its rubric"],
  ],
  [
    "a mark outside the scale",
    (db) => db.updateTable("marks").set({ mark: 101 }).where("criterionCode", "=", "cre").execute(),
    ["mark cre of sheet … is not of its rubric"],
  ],
  [
    "evidence for a criterion that the rubric does not have, and a file of another submission",
    async (db) => {
      const sheets = db.selectFrom("scoreSheets").select("scoreSheets.id as sheetId").limit(1);
      const named = (criterionCode: string, fileId: string | null) => ({
        ...{ criterionCode, fileId, page: null },
        source: fileId === null ? ("summary" as const) : ("file" as const),
      });
      const { sheetId } = await sheets.executeTakeFirstOrThrow();
      const foreign = await db
        .selectFrom("submissionFiles")
        .innerJoin("scoreSheets", (join) => join.on("scoreSheets.id", "=", sheetId))
        .select("submissionFiles.id")
        .whereRef("submissionFiles.submissionId", "<>", "scoreSheets.submissionId")
        .orderBy("submissionFiles.id")
        .executeTakeFirstOrThrow();
      const evidence = [named("xyz", null), named("cre", foreign.id)].map((item) => ({ ...item, sheetId }));
      await db.insertInto("markEvidence").values(evidence).execute();
    },
    [
      "evidence for cre on sheet … is not of its rubric and submission",
      "evidence for xyz on sheet … is not of its rubric and submission",
    ],
  ],
  [
    "a reason without a mark beside the mark, and for a criterion that the rubric does not have",
    async (db) => {
      const { sheetId } = await db.selectFrom("marks").select("sheetId").limit(1).executeTakeFirstOrThrow();
      const reasons = ["cre", "xyz"].map((criterionCode) => ({ sheetId, criterionCode, reason: "…" }));
      await db.insertInto("reasonsWithoutMark").values(reasons).execute();
    },
    [
      "the reason for cre on sheet … has a mark, or is not of its rubric",
      "the reason for xyz on sheet … has a mark, or is not of its rubric",
    ],
  ],
  [
    "a submitted sheet without one of its marks",
    (db) => db.deleteFrom("marks").where("criterionCode", "=", "cre").execute(),
    ["sheet … is submitted, but not complete"],
  ],
  [
    "a sheet that outlives its assignment",
    (db) => db.updateTable("assignments").set({ state: "recused" }).execute(),
    ["sheet … is submitted under an assignment that is recused"],
  ],
  [
    "a sheet without a declaration before it",
    (db) => db.deleteFrom("declarations").execute(),
    ["sheet … has no declaration before it"],
  ],
  [
    "sheets under a rubric that is not frozen",
    (db) => db.updateTable("rubricVersions").set({ frozenAt: null }).execute(),
    ["sheet … is not scored by the frozen rubric of its stage"],
  ],
  [
    "a rubric that was edited",
    (db) =>
      db
        .updateTable("rubricVersions")
        .set((eb) => ({ document: eb.fn<string>("replace", ["document", eb.val('"weight":3'), eb.val('"weight":4')]) }))
        .execute(),
    ["rubric version … does not match its hash"],
  ],
  [
    "a stage whose state and instants disagree",
    (db) => db.updateTable("stages").set({ closedAt: null }).where("kind", "=", "initial").execute(),
    ["stage … is frozen, but its instants say otherwise"],
  ],
  [
    "a stage that runs before the one before it is frozen",
    (db) => db.updateTable("stages").set({ state: "closed", frozenAt: null }).where("kind", "=", "initial").execute(),
    [
      "stage … has begun before the one before it was frozen",
      "stage … is closed, but its frozen results say otherwise",
    ],
  ],
  [
    "a submission in a stage that the stage before did not pass on",
    (db) => db.updateTable("stageResultRows").set({ passes: 0 }).where("fieldCode", "=", "F1").execute(),
    [
      "assignment … is of a submission that is not in the stage",
      "rows of result … are not those of its document",
      "notice … lists S-001, which was not selected",
      "notice … lists S-002, which was not selected",
    ],
  ],
  [
    "a result that was edited",
    (db) =>
      db
        .updateTable("stageResults")
        .set({ resultDigest: "0".repeat(64) })
        .execute(),
    ["result … does not match its digests"],
  ],
  [
    "a ballot of somebody who was not there",
    (db) => db.updateTable("voteAttendance").set({ isPresent: 0 }).execute(),
    ["ballot of … on … in vote … is of somebody not present"],
  ],
  [
    "a vote that was counted wrong",
    (db) => db.updateTable("voteResults").set({ yes: 6, no: 1 }).execute(),
    ["result of vote … on … does not count its ballots"],
  ],
  [
    "a notice with another list than the digest says",
    (db) =>
      db
        .updateTable("notices")
        .set({ listDigest: "0".repeat(64) })
        .execute(),
    ["list … does not match its digest"],
  ],
  [
    "a list published before the notice had run its time",
    (db) => db.updateTable("publications").set({ publishedAt: "2023-04-12T15:59:59.999Z" }).execute(),
    ["publication … does not rest on a notice that ran its time"],
  ],
  [
    "an admitted submission without a field",
    (db) => db.updateTable("submissions").set({ fieldCode: null }).where("serial", "=", "S-001").execute(),
    ["submission S-001 is admitted without a field"],
  ],
  [
    "a status that does not follow from the formal check",
    (db) => db.updateTable("submissions").set({ status: "admitted" }).where("serial", "=", "S-007").execute(),
    ["submission S-007 is admitted, but its check says otherwise"],
  ],
  [
    "a verdict without a second person",
    (db) => db.updateTable("formalChecks").set({ state: "decided", verdict: "admit" }).execute(),
    [
      "formal check … is decided without the people for it",
      "submission S-007 is received, but its check says otherwise",
    ],
  ],
  [
    "a correction nobody asked for",
    async (db) => {
      const { id } = await db
        .selectFrom("submissions")
        .select("id")
        .where("serial", "=", "S-007")
        .executeTakeFirstOrThrow();
      await db
        .insertInto("corrections")
        .values({
          id: "0".repeat(32),
          submissionId: id,
          requestedAt: "2023-01-01",
          dueAt: "2023-01-08",
          state: "requested",
          answeredAt: null,
        })
        .execute();
    },
    ["correction … was never asked for"],
  ],
  [
    "a programme that was edited",
    (db) =>
      db
        .updateTable("programmeVersions")
        .set({ hash: "0".repeat(64) })
        .execute(),
    ["programme version … does not match its hash"],
  ],
  [
    "an audit entry that was edited",
    (db) => db.updateTable("auditEntries").set({ verb: "nothing.happened" }).where("seq", "=", 3).execute(),
    ["audit entry 3 was changed"],
  ],
  [
    "an audit entry that was taken out",
    (db) => db.deleteFrom("auditEntries").where("seq", "=", 3).execute(),
    ["audit entry 3 is missing"],
  ],
];

describeOnEachDatabase("the invariants", (open) => {
  let db: Database;
  beforeAll(async () => {
    db = (await open()).db;
    await publishedWorld(db);
  });

  it("hold for a call that was played from its first sheet to its published list", async () => {
    expect(await findBrokenInvariants(db)).toEqual([]);
  });

  for (const [title, damage, sentences] of DAMAGES)
    it(`find ${title}`, async () => {
      expect(await foundAfter(db, damage)).toEqual(sentences);
    });

  it("find an expert who reads in spite of a blocking conflict, while the stage is not frozen", async () => {
    const damage = async (trx: Database) => {
      await trx.deleteFrom("publications").execute();
      await trx.deleteFrom("notices").execute();
      await trx.updateTable("stageResults").set({ state: "superseded" }).execute();
      await trx.updateTable("stages").set({ state: "closed", frozenAt: null }).where("kind", "=", "defense").execute();
      const assignment = await trx
        .selectFrom("assignments")
        .innerJoin("stages", "stages.id", "assignments.stageId")
        .select(["stages.callId", "assignments.expertId", "assignments.submissionId"])
        .where("stages.kind", "=", "defense")
        .executeTakeFirstOrThrow();
      await trx
        .insertInto("conflicts")
        .values({
          ...assignment,
          id: "0".repeat(32),
          accountId: null,
          ruleCode: "KIN",
          severity: "block",
          source: "import",
          endedOn: null,
          foundAt: "2023-01-01",
          isBlocking: 1,
          verdict: null,
          verdictBy: null,
          verdictSecondBy: null,
          verdictAt: null,
        })
        .execute();
    };
    expect(await foundAfter(db, damage)).toEqual(
      expect.arrayContaining([
        "assignment … is active in spite of a blocking conflict",
        "ballot of … on … in vote … has a conflict behind it",
      ]),
    );
  });
});
