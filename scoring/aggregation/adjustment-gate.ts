/**
 * 校准门槛 / The gate before adjusted scores: offered, offered with a label, or refused, each with what would help.
 *
 * Refused: the table cannot tell severity from quality at all (one sheet a submission, one an expert, parts without a
 * common expert). Labelled: it can, but the comparison hangs on one expert (a bridge) or on few readings between two groups
 * of submissions (a link error above half the scatter of one mark). Everything else is offered.
 *
 * The number of readings that would help is not a guess: readings are added one by one to a copy of the table until the
 * gate would not complain of that pair any more. Marks are not looked at, only who read what.
 * Cost: R³ for the table, and R³ for each reading tried.
 */
import { linkErrors, type LinkError } from "#scoring/aggregation/link-errors.ts";
import { missingReadings } from "#scoring/aggregation/missing-readings.ts";
import { twoWayLeastSquares } from "#scoring/aggregation/two-way.ts";
import { type ModelObstacle, modelObstacle } from "#scoring/statistics/crossed-model.ts";
import { ratingGraph } from "#scoring/statistics/rating-graph.ts";
import type { RatingTable } from "#scoring/statistics/rating-table.ts";
import { compareText } from "#scoring/record/compare-text.ts";

/** In residual deviations of one mark: about four readings across two groups. */
export const LARGEST_LINK_ERROR = 0.5;

export type GateReason =
  | { readonly code: ModelObstacle }
  | { readonly code: "not_connected"; readonly parts: readonly PartOfPanel[]; readonly help: readonly Help[] }
  | { readonly code: "bridges"; readonly experts: readonly string[] }
  | { readonly code: "weak_link"; readonly links: readonly (LinkError & Help)[] };

/** A part of the panel that shares no expert with the rest. */
export interface PartOfPanel {
  readonly submissions: number;
  readonly experts: number;
  /** Groups of its submissions; empty when no groups were given. */
  readonly groups: readonly string[];
}

/** So many more readings by experts of one side in submissions of the other. */
export interface Help {
  readonly a: string;
  readonly b: string;
  readonly readings: number;
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

/** The verdict with the codes of its reasons alone: what would help is the costly part. Cost: R³. */
export function gateDecision(
  table: RatingTable,
  groupOf?: (submission: string) => string,
): { readonly verdict: GateVerdict["verdict"]; readonly reasons: readonly GateReason["code"][] } {
  const { components, bridges } = ratingGraph(table);
  const obstacle = modelObstacle(table) ?? (components > 1 ? "not_connected" : null);
  if (obstacle !== null) return { verdict: "refused", reasons: [obstacle] };
  const groups = table.submissions.map((id) => groupOf?.(id) ?? "");
  const reasons: GateReason["code"][] = [];
  if (bridges.length > 0) reasons.push("bridges");
  if (groupOf !== undefined && tooWeakLinks(table, groups).length > 0) reasons.push("weak_link");
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
  const groups = submissions.map((id) => groupOf?.(id) ?? "");
  if (found.components > 1) {
    const parts = partsOf(found, groups);
    const help = connectingReadings(table, found.componentOfSubmission, parts);
    return { verdict: "refused", reasons: [{ code: "not_connected", parts, help }], graph };
  }
  const reasons: GateReason[] = [];
  if (graph.bridges.length > 0) reasons.push({ code: "bridges", experts: graph.bridges });
  const links = groupOf === undefined ? [] : weakLinks(table, groups);
  if (links.length > 0) reasons.push({ code: "weak_link", links });
  return { verdict: reasons.length === 0 ? "offered" : "labelled", reasons, graph };
}

function weakLinks(table: RatingTable, groups: readonly string[]): (LinkError & Help)[] {
  return tooWeakLinks(table, groups).map((link) => ({
    ...link,
    readings: missingReadings(table, groups, link, LARGEST_LINK_ERROR),
  }));
}

function tooWeakLinks(table: RatingTable, groups: readonly string[]): LinkError[] {
  return linkErrors(table, twoWayLeastSquares(table).equations, groups).filter(
    ({ error }) => error > LARGEST_LINK_ERROR,
  );
}

function partsOf(
  { components, componentOfSubmission, componentOfExpert }: ReturnType<typeof ratingGraph>,
  groups: readonly string[],
): PartOfPanel[] {
  return Array.from({ length: components }, (_, part) => ({
    submissions: componentOfSubmission.filter((component) => component === part).length,
    experts: componentOfExpert.filter((component) => component === part).length,
    groups: [...new Set(groups.filter((_, submission) => componentOfSubmission[submission] === part))]
      .filter((group) => group !== "")
      .sort(compareText),
  }));
}

/** From the largest part to each other one, the readings that would connect the two well enough. */
function connectingReadings(
  table: RatingTable,
  componentOfSubmission: Int32Array,
  parts: readonly PartOfPanel[],
): Help[] {
  const names = parts.map(({ groups }, part) => groups.join("+") || `#${part + 1}`);
  const sizes = parts.map(({ submissions }) => submissions);
  const largest = sizes.indexOf(Math.max(...sizes));
  const partOf = Array.from(componentOfSubmission, (part) => String(part));
  return names.flatMap((name, part) => {
    if (part === largest) return [];
    const pair = { a: String(largest), b: String(part) };
    return [{ a: names[largest]!, b: name, readings: missingReadings(table, partOf, pair, LARGEST_LINK_ERROR) }];
  });
}
