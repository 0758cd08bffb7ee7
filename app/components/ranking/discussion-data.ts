/** What is to be talked about before a list is proposed, as far as the page says it. */
import type { AnalysedSubmission } from "#scoring/shortlist/stage-analysis.ts";
import { analysedById, type WholeAnalysis } from "./analysis-data.ts";
import type { RankingRow } from "./ranking-data.ts";

/** More are no list to talk through; `all` in the address shows them all. */
export const MOST_GREY = 40;
export const MOST_FLIPS = 20;

/** A row as it is mentioned outside of the table. */
export type NamedRow = Pick<
  RankingRow,
  "submissionId" | "serial" | "titleZh" | "titleEn" | "field" | "overall" | "inField" | "passes"
>;

/** Some of them, and how many there are. */
export interface Part<Item> {
  readonly shown: readonly Item[];
  readonly total: number;
}

export interface GreyRow {
  readonly row: NamedRow;
  readonly own: AnalysedSubmission;
}

export interface ListChange {
  /** Serials. */
  readonly leaves: readonly string[];
  readonly enters: readonly string[];
}

export interface DiscussionData {
  /** Whose place is uncertain, in the order of the ranking; in part those nearest to an even chance. */
  readonly grey: Part<GreyRow>;
  /** Without whom the list would change; in part those who change most of it. */
  readonly flips: Part<ListChange & { readonly expertId: string; readonly sheets: number }>;
  readonly otherRules: readonly (ListChange & { readonly method: WholeAnalysis["otherRules"][number]["method"] })[];
}

/**
 * @param rows those of the filter; nothing is said of others
 * @param whole which of the two lists is shown with all it has: `grey` or `flips`
 */
export function discussionOf(
  analysis: WholeAnalysis,
  rows: readonly RankingRow[],
  whole: string | null,
): DiscussionData {
  const rowOf = new Map(rows.map((row) => [row.submissionId, row]));
  const serials = (ids: readonly string[]) => ids.flatMap((id) => rowOf.get(id)?.serial ?? []);
  const flips = analysis.flips
    .map(({ expertId, sheets, ...change }) => ({ expertId, sheets, ...changeOf(change, serials) }))
    .filter((flip) => sizeOf(flip) > 0);
  return {
    grey: partOf(greyRows(analysis, rowOf), whole === "grey" ? Infinity : MOST_GREY, ({ own }) => -distanceOf(own)),
    flips: partOf(flips, whole === "flips" ? Infinity : MOST_FLIPS, sizeOf),
    otherRules: analysis.otherRules.map(({ method, ...change }) => ({ method, ...changeOf(change, serials) })),
  };
}

function greyRows(analysis: WholeAnalysis, rowOf: ReadonlyMap<string, RankingRow>): GreyRow[] {
  const analysed = analysedById(analysis);
  return analysis.greyZone.flatMap((id) => {
    const [row, own] = [rowOf.get(id), analysed.get(id)];
    return row === undefined || own === undefined ? [] : [{ row: toNamed(row), own }];
  });
}

/** The foremost by weight, in the order in which they came; of equal ones the first. */
function partOf<Item>(items: readonly Item[], most: number, weight: (item: Item) => number): Part<Item> {
  const foremost = new Set([...items].sort((a, b) => weight(b) - weight(a)).slice(0, most));
  return { shown: items.filter((item) => foremost.has(item)), total: items.length };
}

/** From an even chance, in thousandths. */
function distanceOf({ chance }: AnalysedSubmission): number {
  return Math.abs((chance ?? 0) - 500);
}

function changeOf(change: ListChange, serials: (ids: readonly string[]) => string[]): ListChange {
  return { leaves: serials(change.leaves), enters: serials(change.enters) };
}

function sizeOf({ leaves, enters }: ListChange): number {
  return leaves.length + enters.length;
}

function toNamed({ submissionId, serial, titleZh, titleEn, field, overall, inField, passes }: RankingRow): NamedRow {
  return { submissionId, serial, titleZh, titleEn, field, overall, inField, passes };
}
