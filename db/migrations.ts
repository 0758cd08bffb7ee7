import { Migrator, type Migration } from "kysely";
import type { Database } from "./connection.ts";
import * as callsAndAccounts from "./migrations/0001-calls-and-accounts.ts";
import * as submissions from "./migrations/0002-submissions.ts";
import * as stagesAndSheets from "./migrations/0003-stages-and-sheets.ts";
import * as resultsAndPublication from "./migrations/0004-results-and-publication.ts";
import * as applicantsOfACall from "./migrations/0005-applicants-of-a-call.ts";
import * as conflictFactsAndRereadings from "./migrations/0006-conflict-facts-and-rereadings.ts";
import * as revotes from "./migrations/0007-revotes.ts";
import * as draws from "./migrations/0008-draws.ts";
import * as evidenceOfMarks from "./migrations/0009-evidence-of-marks.ts";
import * as reasonsWithoutMark from "./migrations/0010-reasons-without-mark.ts";

/** In order of their names; a migration that has been released is never edited. */
const MIGRATIONS: Record<string, Migration> = {
  "0001-calls-and-accounts": callsAndAccounts,
  "0002-submissions": submissions,
  "0003-stages-and-sheets": stagesAndSheets,
  "0004-results-and-publication": resultsAndPublication,
  "0005-applicants-of-a-call": applicantsOfACall,
  "0006-conflict-facts-and-rereadings": conflictFactsAndRereadings,
  "0007-revotes": revotes,
  "0008-draws": draws,
  "0009-evidence-of-marks": evidenceOfMarks,
  "0010-reasons-without-mark": reasonsWithoutMark,
};

/**
 * Brings the database to the newest layout; harmless when it is there already.
 * @returns the names of the migrations that were run.
 */
export async function migrateToLatest(db: Database): Promise<readonly string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(MIGRATIONS) } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error(`migrateToLatest: ${JSON.stringify(error)}`);
  return (results ?? []).filter((item) => item.status === "Success").map((item) => item.migrationName);
}
