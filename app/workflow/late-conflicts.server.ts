/** Conflicts found too late: somebody who has to stay away still counts in a frozen result. A part of several desks. */
import type { Database } from "#db/connection.ts";
import { type LatePair, listLatePairs } from "#db/rereadings.ts";
import type { Call } from "./calls.server.ts";
import { isCertainConflict } from "./conflict-weight.ts";
import { dayOf } from "./days.ts";

/**
 * What an expert says in a later stage is about that stage; that it held in an earlier one too has to be found and
 * recorded by somebody.
 */
const REACHING_BACK: ReadonlySet<string> = new Set(["register", "applicant", "supervisor", "import"]);

/**
 * By conflict: where the person still counts, each stage once. Only what is certain reaches back, by the weight of its
 * rule in that stage, and only where the relation had begun when the stage was frozen.
 */
export async function lateConflictsOf(db: Database, call: Call): Promise<ReadonlyMap<string, readonly LatePair[]>> {
  const late = new Map<string, LatePair[]>();
  for (const pair of await listLatePairs(db, call.id)) {
    if (!reachesBack(call, pair)) continue;
    const own = late.get(pair.conflict.id);
    if (own === undefined) late.set(pair.conflict.id, [pair]);
    else own.push(pair);
  }
  return late;
}

function reachesBack({ programme }: Call, { conflict, stageKind, frozenAt }: LatePair): boolean {
  if (!REACHING_BACK.has(conflict.source) || !isCertainConflict(programme, stageKind, conflict)) return false;
  const startedOn = startOf(conflict.evidence);
  return startedOn === null || startedOn <= dayOf(frozenAt, programme.timeZone);
}

/** When the relation began, as far as a finding says so. */
function startOf(evidence: string | null): string | null {
  if (evidence === null) return null;
  const { startedOn } = JSON.parse(evidence) as { readonly startedOn?: string | null };
  return startedOn ?? null;
}
