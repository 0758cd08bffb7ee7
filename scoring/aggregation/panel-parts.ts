/**
 * 专家组的各部分 / Parts of a panel: who is in each, and the name by which a person can tell it from the others.
 *
 * A part is given by its submissions; an expert belongs where most of the expert's readings lie (of several such parts the
 * first). A part is named by its fields where no other part has one of them, else by its experts. Cost: linear.
 */
import { compareText } from "#scoring/record/compare-text.ts";
import { ratingGraph } from "#scoring/statistics/rating-graph.ts";
import type { RatingTable } from "#scoring/statistics/rating-table.ts";

export interface PanelPart {
  /** Ids, in the table's order. */
  readonly submissions: readonly string[];
  readonly experts: readonly string[];
}

export interface PartName {
  /** Empty where fields do not tell the part from the others. */
  readonly fields: readonly string[];
  /** All experts of the part; empty where the fields do. */
  readonly experts: readonly string[];
}

/** Parts that share no expert, in the order of their first experts. */
export function connectedParts(table: RatingTable): PanelPart[] {
  const { components, componentOfSubmission } = ratingGraph(table);
  const blocks = Array.from({ length: components }, (): string[] => []);
  table.submissions.forEach((id, submission) => blocks[componentOfSubmission[submission]!]!.push(id));
  return partsOf(table, blocks);
}

/** @param blocks ids of the submissions of each part; every submission is in one */
export function partsOf(table: RatingTable, blocks: readonly (readonly string[])[]): PanelPart[] {
  const partOf = partNumbers(table, blocks);
  const readings = table.experts.map(() => new Map<number, number>());
  table.expertOf.forEach((expert, row) => {
    const part = partOf[table.submissionOf[row]!]!;
    readings[expert]!.set(part, (readings[expert]!.get(part) ?? 0) + 1);
  });
  const experts = blocks.map((): string[] => []);
  table.experts.forEach((id, expert) => {
    const [first] = [...readings[expert]!].sort(([a, most], [b, other]) => other - most || a - b);
    experts[first![0]]!.push(id);
  });
  return blocks.map((submissions, part) => ({ submissions, experts: experts[part]! }));
}

/** Number of the part of each submission of the table. */
export function partNumbers(table: RatingTable, blocks: readonly (readonly string[])[]): number[] {
  const partOf = new Map(blocks.flatMap((ids, part) => ids.map((id) => [id, part] as const)));
  return table.submissions.map((id) => partOf.get(id)!);
}

/** @param fieldOf field of each submission in the table's order, empty where there is none */
export function partNames(
  table: RatingTable,
  parts: readonly PanelPart[],
  fieldOf: readonly string[],
): readonly PartName[] {
  const partOf = partNumbers(
    table,
    parts.map(({ submissions }) => submissions),
  );
  const partsOfField = new Map<string, Set<number>>();
  fieldOf.forEach((field, submission) => {
    if (field !== "") partsOfField.set(field, (partsOfField.get(field) ?? new Set()).add(partOf[submission]!));
  });
  const fields = [...partsOfField].sort(([a], [b]) => compareText(a, b));
  return parts.map(({ experts }, part) => {
    const own = fields.filter(([, found]) => found.has(part));
    const tellApart = own.length > 0 && own.every(([, found]) => found.size === 1);
    return tellApart ? { fields: own.map(([field]) => field), experts: [] } : { fields: [], experts };
  });
}
