/** How much a stored conflict weighs in a stage: the rule of the programme applied to a row. */
import type { Conflict } from "#db/conflicts.ts";
import { blocksReading, effectiveSeverity } from "#scoring/conflicts/effective-severity.ts";
import type { ConflictRule, ConflictSeverity, Programme, StageKind } from "#scoring/programme/programme.ts";
import { dayOf } from "./days.ts";

/**
 * Everybody's relations are counted back from the day the call closed, so that the same relation weighs the same
 * whenever it is found.
 */
export function weightOf(
  programme: Programme,
  rule: ConflictRule,
  stage: StageKind,
  endedOn: string | null,
): ConflictSeverity | "none" {
  return effectiveSeverity(rule, stage, endedOn, dayOf(programme.callClosesAt, programme.timeZone));
}

/**
 * True when the conflict keeps the expert away in this stage: it blocks already, or the rule is strict enough here.
 * A rule the programme no longer has weighs what was stored.
 */
export function blocksFrom(
  programme: Programme,
  stage: StageKind,
  conflict: Pick<Conflict, "ruleCode" | "endedOn" | "isBlocking" | "verdict" | "verdictSecondBy">,
): boolean {
  if (conflict.isBlocking === 1) return true;
  const rule = programme.conflictRules.find((item) => item.code === conflict.ruleCode);
  if (rule === undefined) return false;
  // A verdict counts once two people have given it.
  const verdict = conflict.verdictSecondBy === null ? null : conflict.verdict;
  return blocksReading(weightOf(programme, rule, stage, conflict.endedOn), verdict);
}
