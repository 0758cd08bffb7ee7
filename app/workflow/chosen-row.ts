/** The row whose rank is to be explained, and of those it ties with what a tie step may have compared. */
import type { RankingRow, RankingView } from "./results.server.ts";

/** One at the same score: its figures, without whose they are. */
export type TiedRow = Pick<RankingRow, "serial" | "official" | "median" | "criterionMeans" | "stageScores">;

export interface ChosenRow {
  readonly row: RankingRow;
  /** Those that compete with it for the same places at the same score, in the order of the ranking. */
  readonly equals: readonly TiedRow[];
}

/**
 * Null where the actor may know of no such row. Told from the whole ranking: the rows of a table lack the figures that
 * tie steps compare.
 */
export function chosenRow({ rows, lines }: Pick<RankingView, "rows" | "lines">, id: string | null): ChosenRow | null {
  const row = rows.find(({ submissionId }) => submissionId === id);
  if (row === undefined) return null;
  const isByField = lines.some(({ field }) => field !== null);
  const isEqual = (other: RankingRow) =>
    other !== row &&
    other.ranking !== null &&
    other.ranking.exact === row.ranking?.exact &&
    (!isByField || other.field === row.field);
  return { row, equals: rows.filter(isEqual).map(tiedRow) };
}

function tiedRow({ serial, official, median, criterionMeans, stageScores }: RankingRow): TiedRow {
  return { serial, official, median, criterionMeans, stageScores };
}
