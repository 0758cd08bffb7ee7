/**
 * 有效程度 / Effective severity: how much a relation weighs in one stage, on one day.
 *
 * A relation counts while it lasts and for the rule's look-back after it ended: on the reference date it counts when
 * it ended on or after the same day `lookBackMonths` months before (calendar months; the 31st becomes the month's last
 * day). A stage may make a rule stricter, never milder.
 *
 * @example look-back 36, reference 2023-01-10: ended 2020-01-10 still counts, ended 2020-01-09 does not.
 */
import { Temporal } from "temporal-polyfill";
import type { ConflictRule, ConflictSeverity, StageKind } from "#scoring/programme/programme.ts";
import { CONFLICT_SEVERITIES } from "#scoring/programme/kinds.ts";

/** What chair and supervisor decided on a conflict; null: not yet. */
export type ConflictVerdict = "conflict" | "cleared" | null;

/**
 * @param endedOn calendar date on which the relation ended, YYYY-MM-DD; null: it lasts, or its end is not known.
 * @param referenceDate calendar date on which the question is asked, in the call's zone.
 * @throws RangeError for a text that is not a calendar date.
 */
export function effectiveSeverity(
  rule: Pick<ConflictRule, "severity" | "stageSeverity" | "lookBackMonths">,
  stage: StageKind,
  endedOn: string | null,
  referenceDate: string,
): ConflictSeverity | "none" {
  if (!countsStill(rule.lookBackMonths, endedOn, referenceDate)) return "none";
  if (rule.stageSeverity?.stage !== stage) return rule.severity;
  return stricter(rule.severity, rule.stageSeverity.severity);
}

function countsStill(lookBackMonths: number | null, endedOn: string | null, referenceDate: string): boolean {
  if (lookBackMonths === null || endedOn === null) return true;
  const earliest = Temporal.PlainDate.from(referenceDate).subtract({ months: lookBackMonths });
  return Temporal.PlainDate.compare(Temporal.PlainDate.from(endedOn), earliest) >= 0;
}

function stricter(one: ConflictSeverity, other: ConflictSeverity): ConflictSeverity {
  return CONFLICT_SEVERITIES.indexOf(one) <= CONFLICT_SEVERITIES.indexOf(other) ? one : other;
}

/**
 * True when the person may neither read nor score the submission: always for both block severities, whatever was
 * decided; for `disclose` until it is decided that there is no conflict; never for `note` and `none`.
 */
export function blocksReading(severity: ConflictSeverity | "none", verdict: ConflictVerdict): boolean {
  switch (severity) {
    case "blockAbsolute":
    case "block":
      return true;
    case "disclose":
      return verdict !== "cleared";
    case "note":
    case "none":
      return false;
  }
}
