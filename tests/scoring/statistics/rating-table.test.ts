import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countRows, groupRows, ratingTable, ratingsWhere } from "#scoring/statistics/rating-table.ts";
import { anyRatings } from "./any-ratings.ts";
import { tableOf } from "./published-tables.ts";

describe("ratingTable", () => {
  it("the order in which ratings come changes nothing", () => {
    fc.assert(
      fc.property(anyRatings(), fc.integer(), (ratings, seed) => {
        expect(ratingTable(shuffled(ratings, seed))).toEqual(ratingTable(ratings));
      }),
    );
  });

  it("ids are ordered by code units, never by a language", () => {
    const table = ratingTable([
      { submission: "é", expert: "b", value: 1 },
      { submission: "z", expert: "B", value: 2 },
      { submission: "一", expert: "a", value: 3 },
    ]);
    expect(table.submissions).toEqual(["z", "é", "一"]);
    expect(table.experts).toEqual(["B", "a", "b"]);
  });

  it("a value that is no number is refused and named", () => {
    expect(() => ratingTable([{ submission: "S1", expert: "E1", value: Number.NaN }])).toThrow("S1 by E1");
  });

  it("who has no rating left leaves the table", () => {
    const table = ratingTable(
      tableOf([
        [1, 2, null],
        [null, 3, 4],
      ]),
    );
    const left = ratingsWhere(table, (row) => table.experts[table.expertOf[row]!] !== "E002");
    expect(left.experts).toEqual(["E001", "E003"]);
    expect(left.submissions).toEqual(["S001", "S002"]);
    expect([...left.values]).toEqual([1, 4]);
    expect([...left.expertOf]).toEqual([0, 1]);
  });

  it("the rows of a level stand together and none is lost", () => {
    fc.assert(
      fc.property(anyRatings(), (ratings) => {
        const table = ratingTable(ratings);
        const { start, rows } = groupRows(table.expertOf, table.experts.length);
        expect([...rows].sort((a, b) => a - b)).toEqual([...table.values.keys()]);
        const counts = countRows(table.expertOf, table.experts.length);
        table.experts.forEach((_, level) => {
          const own = rows.slice(start[level], start[level + 1]);
          expect(own.length).toBe(counts[level]);
          expect([...own].every((row) => table.expertOf[row] === level)).toBe(true);
        });
      }),
    );
  });
});

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const keyed = items.map((item, index) => ({ item, key: Math.sin(seed + index * 7919) }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
