import { listAuditEntries } from "../audit.ts";
import type { Database } from "../connection.ts";
import { independentDigest } from "./independent-digest.ts";
import type { Invariant } from "./invariant.ts";

export const auditChecks: readonly Invariant[] = [everyEntryFollowsTheOneBefore];

const NO_PREVIOUS = "0".repeat(64);

/** An entry that was changed, taken out or put in breaks the chain at its place; only the first break is told. */
async function everyEntryFollowsTheOneBefore(db: Database): Promise<string[]> {
  let previous = NO_PREVIOUS;
  let seq = 0;
  for (const { hash, ...entry } of await listAuditEntries(db)) {
    seq += 1;
    if (entry.seq !== seq) return [`audit entry ${seq} is missing`];
    if (entry.previousHash !== previous) return [`audit entry ${seq} does not follow the one before`];
    if (independentDigest(entry) !== hash) return [`audit entry ${seq} was changed`];
    previous = hash;
  }
  return [];
}
