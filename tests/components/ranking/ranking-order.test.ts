import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sortAddress } from "#app/components/data-table/table-state.ts";
import { RANKING_COLUMNS } from "#app/components/ranking/ranking-columns.ts";
import type { RankingRow } from "#app/components/ranking/ranking-data.ts";
import {
  beginsDescending,
  isInRankOrder,
  type RankingOrder,
  rankingSort,
  sortedSections,
} from "#app/components/ranking/ranking-order.ts";
import { rankingSections } from "#app/components/ranking/ranking-sections.ts";
import type { AnalysedSubmission } from "#scoring/shortlist/stage-analysis.ts";
import { plan } from "../../scoring/support/stage-plan.ts";
import { submissionOf } from "../../scoring/support/submissions.ts";
import { rankingFileOf } from "../../support/ranking-file.ts";

const FIELDS = ["F1", "F2"];
const ORDERS = ["rank", "official", "composite", "adjusted", "interval", "chance", "borda"] as const;
const { ranking } = rankingFileOf({ stage: plan, submissions: [submissionOf("A-1", [80, 81, 82])] });
const template = ranking.rows[0]!;

interface Drawn {
  readonly field: string;
  readonly rank: number | null;
  readonly figure: number | null;
}

/** A row all of whose figures are the same small number, or none. */
function rowOf({ field, rank, figure }: Drawn, index: number): { row: RankingRow; own: AnalysedSubmission } {
  const serial = `A-${String(index).padStart(3, "0")}`;
  const place = rank === null ? null : { rank, tieStep: null, isTied: false };
  const score = figure === null ? null : { exact: `${figure}/1`, hundredths: figure * 100 };
  const adjusted =
    figure === null ? null : { score: figure, standardError: 1, rank: 1, interval: { best: 1, worst: 1 + figure } };
  return {
    row: {
      ...template,
      submissionId: serial,
      serial,
      field,
      overall: place,
      inField: place,
      official: score,
      ranking: score,
    },
    own: {
      submissionId: serial,
      sheets: 3,
      adjusted,
      chance: figure,
      borda: figure === null ? null : { score: figure, rank: 1 },
      flags: [],
    },
  };
}

const drawn = fc.record({
  field: fc.constantFrom(...FIELDS),
  rank: fc.option(fc.integer({ min: 1, max: 9 })),
  figure: fc.option(fc.integer({ min: 0, max: 4 })),
});
const table = fc.record({
  items: fc.array(drawn, { maxLength: 20 }).map((items) => items.map(rowOf)),
  isByField: fc.boolean(),
  sort: fc.record({ key: fc.constantFrom(...ORDERS), isDescending: fc.boolean() }),
  seed: fc.integer(),
});
type Table = typeof table extends fc.Arbitrary<infer Value> ? Value : never;

function sorted({ isByField, sort }: Table, items: Table["items"]) {
  const lines = ranking.lines.map((line) => ({ ...line, field: isByField ? "F1" : null }));
  const sections = rankingSections({ rows: items.map(({ row }) => row), lines }, FIELDS, null);
  const analysed = new Map(items.map(({ own }) => [own.submissionId, own]));
  return { sections, result: sortedSections(sections, sort, analysed), analysed };
}

describe("the order of the ranking's rows", () => {
  it("loses and doubles no row, leaves each in its list, and does not depend on the order in which they came", () => {
    fc.assert(
      fc.property(table, (given) => {
        const { sections, result } = sorted(given, given.items);
        const serials = (of: typeof result) => of.map(({ rows }) => rows.map(({ serial }) => serial));
        expect(serials(result).map((list) => [...list].sort())).toEqual(
          serials(sections).map((list) => [...list].sort()),
        );
        const shuffled = [...given.items].sort(
          (a, b) => hash(a.row.serial, given.seed) - hash(b.row.serial, given.seed),
        );
        expect(sorted(given, shuffled).result).toEqual(result);
      }),
    );
  });

  it("goes by the figure; equal ones stand in rank order, rows without one last, whichever way it is turned", () => {
    fc.assert(
      fc.property(table, (given) => {
        const { sections, result, analysed } = sorted(given, given.items);
        const { key, isDescending } = given.sort;
        const figureOf = (row: RankingRow) =>
          key === "rank" ? (row.inField?.rank ?? null) : (analysed.get(row.submissionId)?.chance ?? null);
        result.forEach(({ rows }, index) => {
          const places = new Map(sections[index]!.rows.map((row, place) => [row.serial, place]));
          rows.slice(1).forEach((row, before) => {
            const [a, b] = [figureOf(rows[before]!), figureOf(row)];
            if (a === null) expect(b).toBeNull();
            if (a !== null && b !== null) expect(isDescending ? a >= b : a <= b).toBe(true);
            if (a === b) expect(places.get(rows[before]!.serial)).toBeLessThan(places.get(row.serial)!);
          });
        });
      }),
    );
  });

  it("has a cut line in the order of the ranks alone", () => {
    fc.assert(
      fc.property(table, (given) => {
        const { sections, result } = sorted(given, given.items);
        if (isInRankOrder(given.sort)) expect(result).toEqual(sections);
        else
          expect(result.every(({ line, rows, rowsAboveLine }) => line === null && rowsAboveLine === rows.length)).toBe(
            true,
          );
      }),
    );
  });
});

describe("the order an address asks for", () => {
  const asked = (search: string, available = RANKING_COLUMNS.slice()) =>
    rankingSort(new URLSearchParams(search), available);

  it("is by rank where it names none, an unknown one, or one whose figures are not there", () => {
    const byRank = { key: "rank", isDescending: false };
    for (const search of ["", "sort=", "sort=totals", "sort=-nonsense"]) expect(asked(search)).toEqual(byRank);
    expect(asked("sort=-chance", ["official", "totals", "notes"])).toEqual(byRank);
    expect(asked("sort=-chance")).toEqual({ key: "chance", isDescending: true });
  });

  it("begins with the greatest score, chance and Borda, and with the lowest rank and the narrowest interval", () => {
    const first = (key: RankingOrder) => {
      const address = sortAddress(
        new URLSearchParams("field=F1&page=2"),
        asked("sort=-rank"),
        key,
        beginsDescending(key),
      );
      return new URLSearchParams(address);
    };
    expect(ORDERS.map((key) => first(key).get("sort"))).toEqual([
      ...["rank", "-official", "-composite", "-adjusted", "interval", "-chance", "-borda"],
    ]);
    expect(first("chance").get("field")).toBe("F1");
    expect(first("chance").has("page")).toBe(false);
  });
});

/** Some order, another for each seed. */
function hash(text: string, seed: number): number {
  return [...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, seed);
}
