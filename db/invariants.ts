/**
 * What must be true of a whole database, whatever was done to it. Run after every test that touches a database and by
 * `candela call doctor`. Each check is a query of its own that looks for what must not be there; a table's own
 * constraints are not repeated.
 */
import type { Database } from "./connection.ts";
import { accountChecks } from "./invariants/accounts.ts";
import { auditChecks } from "./invariants/audit.ts";
import { drawChecks } from "./invariants/draws.ts";
import type { Invariant } from "./invariants/invariant.ts";
import { noticeChecks } from "./invariants/notices.ts";
import { resultChecks } from "./invariants/results.ts";
import { sheetChecks } from "./invariants/sheets.ts";
import { stageChecks } from "./invariants/stages.ts";
import { submissionChecks } from "./invariants/submissions.ts";
import { voteChecks } from "./invariants/votes.ts";

const CHECKS: readonly Invariant[] = [
  ...accountChecks,
  ...submissionChecks,
  ...stageChecks,
  ...sheetChecks,
  ...resultChecks,
  ...voteChecks,
  ...drawChecks,
  ...noticeChecks,
  ...auditChecks,
];

/**
 * One sentence for every broken invariant, naming the row; empty when the database is sound.
 * Cost: some scans of every table; documents of frozen results and the whole audit trail are read and digested.
 */
export async function findBrokenInvariants(db: Database): Promise<string[]> {
  const broken: string[] = [];
  for (const check of CHECKS) broken.push(...(await check(db)));
  return broken;
}
