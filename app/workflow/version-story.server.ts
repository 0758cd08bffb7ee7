/** The confirmed versions of a stage's result as a person may know of them. A part of the desks of lists and versions. */
import type { Database } from "#db/connection.ts";
import { listResults, listStoodIds } from "#db/results.ts";
import type { Row } from "#db/schema.ts";
import { canonicalJson } from "#scoring/record/digest.ts";
import type { StageResult } from "#scoring/record/stage-result.ts";
import { withoutHidden } from "./results.server.ts";

export interface ConfirmedVersion {
  readonly row: Row<"stageResults">;
  /** For somebody to whom a row is hidden counted over the versions that differ for this person. */
  readonly number: number;
  /** What the person may know of the document. */
  readonly result: StageResult;
  readonly isPartial: boolean;
}

/**
 * Versions that were or are in force, by number.
 *
 * A version in which only hidden rows differ from the one before does not exist for the person: its number, its days and
 * its people would tell that there was something to correct. So the person sees the first of equal versions. To whom
 * anything was ever hidden, no version is whole: a hidden submission that was withdrawn stands in the old ones alone.
 *
 * Cost: one computation of the result for each version, for somebody with a conflict.
 */
export async function confirmedVersions(
  db: Database,
  stageId: string,
  visible: ReadonlySet<string>,
): Promise<readonly ConfirmedVersion[]> {
  const confirmed = (await listResults(db, stageId)).filter(wasInForce);
  const versions: ConfirmedVersion[] = [];
  const isPartial = (await listStoodIds(db, stageId)).some((id) => !visible.has(id));
  for (const row of confirmed) {
    const whole = JSON.parse(row.document) as StageResult;
    const result = isPartial ? withoutHidden(whole, visible) : whole;
    const last = versions.at(-1);
    if (isPartial && last !== undefined && looksTheSame(last.result, result)) continue;
    versions.push({ row, number: isPartial ? versions.length + 1 : row.version, result, isPartial });
  }
  return versions;
}

/** A proposal that gave way to another one was never in force. */
function wasInForce({ state, confirmedBy }: Row<"stageResults">): boolean {
  return state === "frozen" || (state === "superseded" && confirmedBy !== null);
}

function looksTheSame(one: StageResult, other: StageResult): boolean {
  return canonicalJson(shownOf(one)) === canonicalJson(shownOf(other));
}

function shownOf({ inputs, ranking, outcomes, lines }: StageResult): unknown {
  return { inputs, ranking, outcomes, lines };
}
