import type { StageResult } from "#scoring/record/stage-result.ts";
import type { Database } from "../connection.ts";
import type { Row } from "../schema.ts";
import { independentDigest } from "./independent-digest.ts";
import type { Invariant } from "./invariant.ts";

export const resultChecks: readonly Invariant[] = [
  everyFrozenStageHasOneFrozenResult,
  everyFrozenResultHasTwoPeople,
  everyResultMatchesItsDigests,
  everyFrozenRowIsOfTheDocument,
];

async function everyFrozenStageHasOneFrozenResult(db: Database): Promise<string[]> {
  const stages = await db.selectFrom("stages").select(["id", "state"]).execute();
  const frozen = await db.selectFrom("stageResults").select("stageId").where("state", "=", "frozen").execute();
  return stages
    .filter((stage) => {
      const results = frozen.filter((result) => result.stageId === stage.id).length;
      return results !== (stage.state === "frozen" ? 1 : 0);
    })
    .map((stage) => `stage ${stage.id} is ${stage.state}, but its frozen results say otherwise`);
}

async function everyFrozenResultHasTwoPeople(db: Database): Promise<string[]> {
  const rows = await db.selectFrom("stageResults").selectAll().where("state", "=", "frozen").execute();
  return rows
    .filter((row) => row.confirmedBy === null || row.confirmedAt === null || row.confirmedBy === row.proposedBy)
    .map((row) => `result ${row.id} is frozen without two people`);
}

async function everyResultMatchesItsDigests(db: Database): Promise<string[]> {
  const rows = await db.selectFrom("stageResults").selectAll().execute();
  return rows
    .filter((row) => {
      const { resultDigest, ...rest } = documentOf(row);
      const isWhole = independentDigest(rest) === resultDigest && row.resultDigest === resultDigest;
      return !isWhole || independentDigest(rest.inputs) !== rest.inputDigest || row.inputDigest !== rest.inputDigest;
    })
    .map((row) => `result ${row.id} does not match its digests`);
}

async function everyFrozenRowIsOfTheDocument(db: Database): Promise<string[]> {
  const results = await db
    .selectFrom("stageResults")
    .selectAll()
    .where("state", "in", ["frozen", "superseded"])
    .execute();
  const broken: string[] = [];
  for (const result of results) {
    const rows = await db.selectFrom("stageResultRows").selectAll().where("resultId", "=", result.id).execute();
    const stored = rows.map(storedKey).sort();
    const recorded = documentKeys(documentOf(result)).sort();
    // A proposal that another one took over never had rows.
    if (result.state === "superseded" && stored.length === 0) continue;
    if (stored.join("\n") !== recorded.join("\n"))
      broken.push(`rows of result ${result.id} are not those of its document`);
  }
  return broken;
}

function documentOf(row: Row<"stageResults">): StageResult {
  return JSON.parse(row.document) as StageResult;
}

function storedKey(row: Row<"stageResultRows">): string {
  const { submissionId, fieldCode, overallRank, fieldRank, officialScore, rankingScore, passes, reason } = row;
  return [submissionId, fieldCode, overallRank, fieldRank, officialScore, rankingScore, passes, reason].join(" ");
}

function documentKeys({ ranking, outcomes }: StageResult): string[] {
  const outcomeOf = new Map(outcomes.map((item) => [item.submissionId, item]));
  return ranking.map(({ submissionId, field, overall, inField, official, rankingScore }) => {
    const outcome = outcomeOf.get(submissionId);
    const figures = [overall?.rank, inField?.rank, official?.exact, rankingScore?.exact];
    return [submissionId, field, ...figures, outcome?.passes === true ? 1 : 0, outcome?.reason].join(" ");
  });
}
