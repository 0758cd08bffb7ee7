/**
 * 校准门槛 / The gate before adjusted scores: offered, offered with a label, or refused, each with what would help.
 *
 * Refused: the table cannot tell severity from quality at all (one sheet a submission, one an expert, parts without a
 * common expert). Labelled: it can, but the comparison hangs on one expert (a bridge) or on few readings between two groups
 * of submissions (a link error above half the scatter of one mark). Everything else is offered. The groups are the fields,
 * where they are given, and the blocks that the readings themselves show, in one field or across fields.
 *
 * The number of readings that would help is not a guess: readings are added one by one to a copy of the table until the
 * gate would not complain of that pair any more. Marks are not looked at, only who read what.
 * Cost: R³ where there are fields or blocks to compare, else linear; and R³ for each reading tried.
 */
import { linkErrors, type LinkError } from "#scoring/aggregation/link-errors.ts";
import { missingReadings } from "#scoring/aggregation/missing-readings.ts";
import {
  connectedParts,
  type PanelPart,
  type PartName,
  partNames,
  partNumbers,
  partsOf,
} from "#scoring/aggregation/panel-parts.ts";
import { twoWayLeastSquares } from "#scoring/aggregation/two-way.ts";
import { weakBlocks } from "#scoring/aggregation/weak-blocks.ts";
import { type ModelObstacle, modelObstacle } from "#scoring/statistics/crossed-model.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import { ratingGraph } from "#scoring/statistics/rating-graph.ts";
import type { RatingTable } from "#scoring/statistics/rating-table.ts";

/** In residual deviations of one mark: about four readings across two groups. */
export const LARGEST_LINK_ERROR = 0.5;

export type GateReason =
  | { readonly code: ModelObstacle }
  | { readonly code: "not_connected"; readonly parts: readonly PartOfPanel[]; readonly help: readonly Help[] }
  | { readonly code: "bridges"; readonly experts: readonly string[] }
  | { readonly code: "weak_link"; readonly links: readonly WeakLink[] };

/** A part of the panel that shares no expert with the rest. */
export interface PartOfPanel {
  readonly submissions: number;
  readonly experts: number;
  /** Groups of its submissions; empty when no groups were given. */
  readonly groups: readonly string[];
}

/** So many more readings by experts of one side in submissions of the other. */
export interface Help {
  readonly a: PartName;
  readonly b: PartName;
  /** Null where no number that anybody would plan has been found to suffice. */
  readonly readings: number | null;
}

export interface WeakLink extends Help {
  readonly error: number;
}

export interface GateVerdict {
  readonly verdict: "offered" | "labelled" | "refused";
  /** Empty when offered. */
  readonly reasons: readonly GateReason[];
  readonly graph: {
    readonly components: number;
    readonly bridges: readonly string[];
    /** Parameters of submissions and experts that the table tells apart. */
    readonly rank: number;
  };
}

/**
 * What a record holds of the gate: the verdict by the fields alone, with the codes of its reasons. Blocks inside a field are
 * for those who read the analysis; the record's verdict stays what it was, so that every document recomputes. Cost: R³.
 */
export function gateDecision(
  table: RatingTable,
  groupOf?: (submission: string) => string,
): { readonly verdict: GateVerdict["verdict"]; readonly reasons: readonly GateReason["code"][] } {
  const { components, bridges } = ratingGraph(table);
  const obstacle = modelObstacle(table) ?? (components > 1 ? "not_connected" : null);
  if (obstacle !== null) return { verdict: "refused", reasons: [obstacle] };
  const reasons: GateReason["code"][] = [];
  if (bridges.length > 0) reasons.push("bridges");
  const fields = table.submissions.map((id) => groupOf?.(id) ?? "");
  if (tooWeakLinks(table, fields).length > 0) reasons.push("weak_link");
  return { verdict: reasons.length === 0 ? "offered" : "labelled", reasons };
}

/** @param groupOf group of a submission (its field), if groups are to be compared */
export function adjustmentGate(table: RatingTable, groupOf?: (submission: string) => string): GateVerdict {
  const { submissions, experts } = table;
  const found = ratingGraph(table);
  const graph = {
    components: found.components,
    bridges: found.bridges.map((expert) => experts[expert]!),
    rank: submissions.length + experts.length - found.components,
  };
  const obstacle = modelObstacle(table);
  if (obstacle !== null) return { verdict: "refused", reasons: [{ code: obstacle }], graph };
  const fields = submissions.map((id) => groupOf?.(id) ?? "");
  if (found.components > 1) return { verdict: "refused", reasons: [notConnected(table, fields)], graph };
  const reasons: GateReason[] = [];
  if (graph.bridges.length > 0) reasons.push({ code: "bridges", experts: graph.bridges });
  const links = weakLinks(table, fields);
  if (links.length > 0) reasons.push({ code: "weak_link", links });
  return { verdict: reasons.length === 0 ? "offered" : "labelled", reasons, graph };
}

/** Between fields, and between blocks where a pair of fields does not say it already; the worst first. */
function weakLinks(table: RatingTable, fields: readonly string[]): WeakLink[] {
  const nameOf = (field: string): PartName => ({ fields: [field], experts: [] });
  const ofFields = tooWeakLinks(table, fields);
  const blocks = partsOf(table, weakBlocks(table));
  const names = partNames(table, blocks, fields);
  const blockOf = keysOf(table, blocks);
  const isSaid = (one: PartName, other: PartName): boolean =>
    ofFields.some(
      ({ a, b }) =>
        (one.fields.includes(a) && other.fields.includes(b)) || (one.fields.includes(b) && other.fields.includes(a)),
    );
  const ofBlocks = tooWeakLinks(table, blockOf).filter(({ a, b }) => !isSaid(names[Number(a)]!, names[Number(b)]!));
  return [
    ...ofFields.map((link) => withHelp(table, fields, link, nameOf)),
    ...ofBlocks.map((link) => withHelp(table, blockOf, link, (block) => names[Number(block)]!)),
  ].sort((one, other) => other.error - one.error);
}

function withHelp(
  table: RatingTable,
  groupOf: readonly string[],
  { a, b, error }: LinkError,
  nameOf: (group: string) => PartName,
): WeakLink {
  return {
    ...{ a: nameOf(a), b: nameOf(b), error },
    readings: missingReadings(table, groupOf, { a, b }, LARGEST_LINK_ERROR),
  };
}

function tooWeakLinks(table: RatingTable, groups: readonly string[]): LinkError[] {
  if (new Set(groups).size < 2) return [];
  return linkErrors(table, twoWayLeastSquares(table).equations, groups).filter(
    ({ error }) => error > LARGEST_LINK_ERROR,
  );
}

/** From the largest part to each other one, the readings that would connect the two well enough. */
function notConnected(table: RatingTable, fields: readonly string[]): GateReason {
  const parts = connectedParts(table);
  const names = partNames(table, parts, fields);
  const sizes = parts.map(({ submissions }) => submissions.length);
  const largest = sizes.indexOf(Math.max(...sizes));
  const partOf = keysOf(table, parts);
  const help = names.flatMap((name, part) => {
    if (part === largest) return [];
    const pair = { a: String(largest), b: String(part) };
    return [{ a: names[largest]!, b: name, readings: missingReadings(table, partOf, pair, LARGEST_LINK_ERROR) }];
  });
  return { code: "not_connected", parts: parts.map((part) => partOfPanel(table, part, fields)), help };
}

function partOfPanel(table: RatingTable, { submissions, experts }: PanelPart, fields: readonly string[]): PartOfPanel {
  const own = new Set(submissions);
  const groups = new Set(fields.filter((field, submission) => field !== "" && own.has(table.submissions[submission]!)));
  return { submissions: submissions.length, experts: experts.length, groups: [...groups].sort(compareText) };
}

/** The part of each submission, as a key. */
function keysOf(table: RatingTable, parts: readonly PanelPart[]): string[] {
  return partNumbers(
    table,
    parts.map(({ submissions }) => submissions),
  ).map(String);
}
