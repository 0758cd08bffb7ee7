import type { Database } from "./connection.ts";
import type { NewRow, Schema } from "./schema.ts";

/** Both databases limit the bound values of one statement; SQLite's limit, 32 766, is the lower one. */
const MOST_VALUES = 30_000;
const MOST_ROWS = 500;

/**
 * Stores many rows of one table in few statements, in their order.
 *
 * A statement lists its columns once, so only neighbouring rows that give the same columns share one: a column that a
 * row leaves out gets the table's default and not null. Cost: one statement per 500 rows of the same shape.
 */
export async function saveRows<Table extends keyof Schema>(
  db: Database,
  table: Table,
  rows: readonly NewRow<Table>[],
): Promise<void> {
  for (const batch of batchesOf(rows)) await db.insertInto(table).values(batch).execute();
}

function batchesOf<RowType extends object>(rows: readonly RowType[]): RowType[][] {
  const batches: RowType[][] = [];
  let shape = "";
  for (const row of rows) {
    const columns = columnsOf(row);
    const last = batches.at(-1);
    const isFull = last !== undefined && (last.length >= MOST_ROWS || (last.length + 1) * columns.length > MOST_VALUES);
    if (last === undefined || isFull || columns.join() !== shape) batches.push([row]);
    else last.push(row);
    shape = columns.join();
  }
  return batches;
}

function columnsOf(row: object): string[] {
  return Object.entries(row)
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name)
    .sort();
}

/** Splits a list of ids for `in (…)` conditions, under the same limit. */
export function chunksOf<Item>(items: readonly Item[], size = MOST_ROWS): Item[][] {
  const chunks: Item[][] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}
