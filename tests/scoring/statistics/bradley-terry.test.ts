import { describe, expect, it } from "vitest";
import { bradleyTerry } from "#scoring/statistics/bradley-terry.ts";

/** Mosteller 1951, American League 1948: games won; 22 games a pair but for three pairs. */
const TEAMS = ["Cleveland", "Boston", "New York", "Philadelphia", "Detroit", "Saint Louis", "Washington", "Chicago"];
const WINS = [97, 96, 94, 84, 78, 59, 56, 51];
const UNEVEN = new Map([
  ["Cleveland Boston", 23],
  ["Saint Louis Chicago", 21],
  ["Washington Chicago", 21],
]);
const GAMES = TEAMS.map((a) =>
  TEAMS.map((b) => (a === b ? 0 : (UNEVEN.get(`${a} ${b}`) ?? UNEVEN.get(`${b} ${a}`) ?? 22))),
);

/** Stigler 1994: citations between four journals; cited[row][column] = the row's journal cites the column's. */
const CITATIONS = [
  [714, 730, 498, 221],
  [33, 425, 68, 17],
  [320, 813, 1072, 142],
  [284, 276, 325, 188],
];

describe("bradleyTerry", () => {
  it("the baseball season of 1948 has the abilities FACETS prints, to its two decimals", () => {
    const { abilities, standardErrors } = bradleyTerry(WINS, GAMES);
    const printed = [0.47, 0.45, 0.41, 0.17, 0.03, -0.42, -0.5, -0.61];
    printed.forEach((value, team) => {
      expect(Math.abs(abilities[team]! - value)).toBeLessThan(0.01);
    });
    expect(abilities[0]).toBeCloseTo(0.471382433, 8);
    expect(abilities[7]).toBeCloseTo(-0.610090911, 8);
    expect(standardErrors[0]).toBeCloseTo(0.169147514, 8);
  });

  it("Stigler's journals have the abilities and errors that were published, with Biometrika at zero", () => {
    const wins = CITATIONS.map((row, i) => row.reduce((sum, count, j) => sum + (i === j ? 0 : count), 0));
    const contests = CITATIONS.map((row, i) => row.map((count, j) => (i === j ? 0 : count + CITATIONS[j]![i]!)));
    const { abilities, errorOfDifference } = bradleyTerry(wins, contests);
    const relative = [1, 2, 3].map((journal) => abilities[journal]! - abilities[0]!);
    [-2.949073, -0.47957, 0.268954].forEach((value, index) => {
      expect(relative[index]).toBeCloseTo(value, 5);
    });
    const errors = [1, 2, 3].map((journal) => errorOfDifference(journal, 0));
    expect(errors.map((value) => Number(value.toFixed(6)))).toEqual([0.102545, 0.060589, 0.07083]);
  });

  it("who never lost has no finite ability, and that is said", () => {
    expect(() => bradleyTerry([10, 0], [[0, 10], [10, 0]])).toThrow("no finite value"); // prettier-ignore
  });
});
