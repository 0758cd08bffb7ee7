import type { Database } from "../connection.ts";
import type { Invariant } from "./invariant.ts";

export const submissionChecks: readonly Invariant[] = [
  everyAdmittedSubmissionHasAField,
  everyVerdictHasTwoPeople,
  everyStatusFollowsTheLastCheck,
  everySecondCheckFollowsAnEndedCorrection,
  everyCorrectionWasAskedFor,
];

async function everyAdmittedSubmissionHasAField(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom("submissions")
    .select("serial")
    .where("status", "=", "admitted")
    .where("fieldCode", "is", null)
    .execute();
  return rows.map((row) => `submission ${row.serial} is admitted without a field`);
}

async function everyVerdictHasTwoPeople(db: Database): Promise<string[]> {
  const rows = await db.selectFrom("formalChecks").selectAll().execute();
  return rows
    .filter(({ state, verdict, proposedBy, confirmedBy }) => {
      if (state === "open") return verdict !== null || proposedBy !== null || confirmedBy !== null;
      if (verdict === null || proposedBy === null) return true;
      return state === "proposed" ? confirmedBy !== null : confirmedBy === null || confirmedBy === proposedBy;
    })
    .map((check) => `formal check ${check.id} is ${check.state} without the people for it`);
}

/** A submission that was imported admitted has no check; a withdrawn one may have stopped anywhere. */
async function everyStatusFollowsTheLastCheck(db: Database): Promise<string[]> {
  const checks = await db
    .selectFrom("formalChecks")
    .innerJoin("submissions", "submissions.id", "formalChecks.submissionId")
    .select([
      "submissions.serial",
      "submissions.status",
      "formalChecks.round",
      "formalChecks.state",
      "formalChecks.verdict",
    ])
    .where("submissions.status", "<>", "withdrawn")
    .orderBy("submissions.serial")
    .orderBy("formalChecks.round")
    .execute();
  const last = new Map(checks.map((check) => [check.serial, check]));
  return [...last.values()]
    .filter((check) => check.status !== statusAfter(check))
    .map((check) => `submission ${check.serial} is ${check.status}, but its check says otherwise`);
}

function statusAfter({ round, state, verdict }: { round: number; state: string; verdict: string | null }): string {
  if (state !== "decided") return round === 1 ? "received" : "correction";
  return { admit: "admitted", correct: "correction", reject: "rejected" }[verdict ?? ""] ?? "none";
}

async function everySecondCheckFollowsAnEndedCorrection(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom("formalChecks")
    .leftJoin("corrections", "corrections.submissionId", "formalChecks.submissionId")
    .select(["formalChecks.id", "corrections.state"])
    .where("formalChecks.round", "=", 2)
    .execute();
  return rows
    .filter((row) => row.state !== "answered" && row.state !== "lapsed")
    .map((row) => `formal check ${row.id} is a second one without an ended correction`);
}

async function everyCorrectionWasAskedFor(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom("corrections")
    .select("corrections.id")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("formalChecks")
            .select("formalChecks.id")
            .whereRef("formalChecks.submissionId", "=", "corrections.submissionId")
            .where("formalChecks.round", "=", 1)
            .where("formalChecks.state", "=", "decided")
            .where("formalChecks.verdict", "=", "correct"),
        ),
      ),
    )
    .execute();
  return rows.map((row) => `correction ${row.id} was never asked for`);
}
