/** How much a stored conflict weighs in a stage: the rule of the programme applied to a row. */
import type { Conflict } from "#db/conflicts.ts";
import { blocksReading } from "#scoring/conflicts/effective-severity.ts";
import { CONFLICT_SEVERITIES } from "#scoring/programme/kinds.ts";
import { findingSeverity } from "#scoring/conflicts/finding-severity.ts";
import { RELATIONS, type Relation } from "#scoring/conflicts/finding.ts";
import type { ConflictRule, ConflictSeverity, Programme, StageKind } from "#scoring/programme/programme.ts";
import { dayOf } from "./days.ts";

/**
 * Everybody's relations are counted back from the day the call closed, so that the same relation weighs the same
 * whenever it is found. What a scan only took for likely never weighs more than `disclose`.
 */
export function weightOf(
  programme: Programme,
  rule: ConflictRule,
  stage: StageKind,
  conflict: Pick<Conflict, "endedOn"> & Partial<Pick<Conflict, "certainty" | "evidence">>,
): ConflictSeverity | "none" {
  const closedOn = dayOf(programme.callClosesAt, programme.timeZone);
  const certainty = conflict.certainty ?? "certain";
  return findingSeverity(rule, certainty, stage, conflict.endedOn, closedOn, relationOf(conflict.evidence ?? null));
}

/** What a finding rests on; null: people alone know of the conflict. */
function relationOf(evidence: string | null): Relation | null {
  if (evidence === null) return null;
  const { relation } = JSON.parse(evidence) as { readonly relation?: string };
  return RELATIONS.find((item) => item === relation) ?? null;
}

/** What a conflict that people recorded weighs in a stage: as it was stored, or as its rule says there if that is more. */
export function recordedWeight(
  programme: Programme,
  stage: StageKind,
  conflict: Pick<Conflict, "ruleCode" | "severity" | "endedOn">,
): ConflictSeverity {
  const rule = programme.conflictRules.find((item) => item.code === conflict.ruleCode);
  const weight = rule === undefined ? "none" : weightOf(programme, rule, stage, conflict);
  if (weight === "none") return conflict.severity;
  const places = [weight, conflict.severity].map((severity) => CONFLICT_SEVERITIES.indexOf(severity));
  return CONFLICT_SEVERITIES[Math.min(...places)]!;
}

/** A conflict as far as it decides who stays away. */
export type Weighed = Pick<
  Conflict,
  "ruleCode" | "endedOn" | "isBlocking" | "verdict" | "verdictSecondBy" | "certainty" | "evidence" | "lostAt"
>;

/**
 * True when the conflict keeps the expert away in this stage: it blocks already, or the rule is strict enough here.
 * A rule the programme no longer has weighs what was stored.
 */
export function blocksFrom(programme: Programme, stage: StageKind, conflict: Weighed): boolean {
  if (conflict.isBlocking === 1) return true;
  if (isWithdrawn(conflict)) return false;
  const rule = programme.conflictRules.find((item) => item.code === conflict.ruleCode);
  if (rule === undefined) return false;
  return blocksReading(weightOf(programme, rule, stage, conflict), verdictOf(conflict));
}

/** True when nothing is open any more: a blocking rule, or a verdict of two people that it is a conflict. */
export function isCertainConflict(programme: Programme, stage: StageKind, conflict: Weighed): boolean {
  if (isWithdrawn(conflict)) return false;
  const rule = programme.conflictRules.find((item) => item.code === conflict.ruleCode);
  if (rule === undefined) return conflict.isBlocking === 1;
  const weight = weightOf(programme, rule, stage, conflict);
  if (weight === "disclose") return verdictOf(conflict) === "conflict";
  return weight === "block" || weight === "blockAbsolute";
}

/** A verdict counts once two people have given it. */
function verdictOf({ verdict, verdictSecondBy }: Weighed): Weighed["verdict"] {
  return verdictSecondBy === null ? null : verdict;
}

/** Two people have said that the fact behind it was wrong. */
function isWithdrawn(conflict: Weighed): boolean {
  return conflict.lostAt !== null && verdictOf(conflict) === "cleared";
}
