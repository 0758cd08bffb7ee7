/**
 * 按方法计分 / Scores of a panel by one method, or why that method cannot compare these submissions.
 *
 * Mean, trimmed mean and median are defined for whatever was marked. Every other method sets experts off against each other,
 * so it needs submissions that hang together through common experts and more than one sheet each: the gate says what is
 * in the way and what would help.
 */
import { adjustmentGate, type GateVerdict } from "#scoring/aggregation/adjustment-gate.ts";
import { connectedParts, type PanelPart, partsOf } from "#scoring/aggregation/panel-parts.ts";
import { weakBlocks } from "#scoring/aggregation/weak-blocks.ts";
import { crossedMethod } from "#scoring/aggregation/by-method/crossed-method.ts";
import type { Method, MethodScores, PanelMarks, Refused } from "#scoring/aggregation/by-method/method.ts";
import { plainMethod } from "#scoring/aggregation/by-method/plain-method.ts";
import { raschMethod } from "#scoring/aggregation/by-method/rasch-method.ts";
import { twoWayMethod } from "#scoring/aggregation/by-method/two-way-method.ts";
import type { MarkRow } from "#scoring/statistics/mark-table.ts";
import { type RatingTable, ratingTable } from "#scoring/statistics/rating-table.ts";

export interface MethodOutcome {
  /** On who read what, whatever the marks; informs also where a method is not refused. */
  readonly gate: GateVerdict;
  /** Of which the gate speaks: parts that share no expert, or blocks joined by too few readings; else all as one. */
  readonly parts: readonly PanelPart[];
  readonly outcome: MethodScores | Refused;
}

export function rankByMethod(method: Method, marks: PanelMarks): MethodOutcome {
  const table = method === "mfrm" ? readings(marks.rows) : marks.sheets.table;
  const gate = adjustmentGate(table);
  return { gate, parts: partsSpokenOf(table, gate), outcome: outcomeOf(method, marks, gate) };
}

function partsSpokenOf(table: RatingTable, { graph, reasons }: GateVerdict): readonly PanelPart[] {
  if (graph.components > 1) return connectedParts(table);
  const isWeak = reasons.some(({ code }) => code === "weak_link");
  return isWeak ? partsOf(table, weakBlocks(table)) : [{ submissions: table.submissions, experts: table.experts }];
}

/** Mean, trimmed mean and median, which are defined whatever the gate says. */
export function isPlain(method: Method): boolean {
  return method === "mean" || method === "trimmed-mean" || method === "median";
}

function outcomeOf(method: Method, marks: PanelMarks, gate: GateVerdict): MethodScores | Refused {
  if (method === "mean" || method === "median") return plainMethod(method, marks);
  if (method === "trimmed-mean") return plainMethod("trimmedMean", marks);
  const [reason] = gate.reasons;
  if (gate.verdict === "refused" && reason !== undefined) return { refused: reason };
  if (method === "mfrm") return raschMethod(marks);
  return method === "two-way" ? twoWayMethod(marks) : crossedMethod(method, marks);
}

/** The Rasch model uses the marks of unfinished sheets as well. */
function readings(rows: readonly MarkRow[]): RatingTable {
  const pairs = new Map<string, Set<string>>();
  for (const { submission, expert } of rows)
    pairs.set(submission, (pairs.get(submission) ?? new Set<string>()).add(expert));
  return ratingTable(
    [...pairs].flatMap(([submission, experts]) => [...experts].map((expert) => ({ submission, expert, value: 0 }))),
  );
}
