/** The confirmed versions of a stage's result as a person may know of them. A part of the desks of lists and versions. */
import type { Database } from "#db/connection.ts";
import { listConfirmedResults, type ResultStory } from "#db/results.ts";
import { canonicalJson } from "#scoring/record/digest.ts";
import type { StageResult } from "#scoring/record/stage-result.ts";
import type { Context } from "./context.ts";
import { type ReadableResult, withoutHidden } from "./results.server.ts";

export interface ConfirmedVersion {
  readonly row: ResultStory;
  /** For somebody to whom a row is hidden counted over the versions that differ for this person. */
  readonly number: number;
  /** What the person may know of the document. */
  readonly result: StageResult;
  readonly isPartial: boolean;
}

/**
 * Versions that were or are in force, by number.
 * @param readable of a frozen stage
 *
 * A version in which only hidden rows differ from the one before does not exist for the person: its number, its days and
 * its people would tell that there was something to correct. So the person sees the first of equal versions. To whom
 * anything was ever hidden, no version is whole: a hidden submission that was withdrawn stands in the old ones alone.
 *
 * Cost: known already, nothing; else one reading of each document, and for somebody with a conflict one computation of the
 * result for each.
 */
export async function confirmedVersions(ctx: Context, readable: ReadableResult): Promise<readonly ConfirmedVersion[]> {
  return await ctx.results.read(`versions ${readable.key}`, async () => await readVersions(ctx.db, readable));
}

async function readVersions(
  db: Database,
  { at, visible, isPartial }: ReadableResult,
): Promise<readonly ConfirmedVersion[]> {
  const versions: ConfirmedVersion[] = [];
  for (const { document, ...row } of await listConfirmedResults(db, at.stage.id)) {
    const whole = JSON.parse(document) as StageResult;
    const result = isPartial ? withoutHidden(whole, visible) : whole;
    const last = versions.at(-1);
    if (isPartial && last !== undefined && looksTheSame(last.result, result)) continue;
    versions.push({ row, number: isPartial ? versions.length + 1 : row.version, result, isPartial });
  }
  return versions;
}

function looksTheSame(one: StageResult, other: StageResult): boolean {
  return canonicalJson(shownOf(one)) === canonicalJson(shownOf(other));
}

function shownOf({ inputs, ranking, outcomes, lines }: StageResult): unknown {
  return { inputs, ranking, outcomes, lines };
}
