import { describe, expect, it } from "vitest";
import { type JudgedPair, judgedOrganizations, judgedPeople } from "./read-labelled.ts";

const HALVES = ["tuning", "held-out"] as const;
const organizations = judgedOrganizations("held-out");
const people = judgedPeople("held-out");
const pairs = [...organizations, ...people];

const verdictIs = (verdict: string) => (pair: JudgedPair) => pair.likeness.verdict === verdict;
const isSame = (pair: JudgedPair): boolean => pair.isSame;
/** Share of a list that meets a condition. */
const share = (list: readonly JudgedPair[], meets: (pair: JudgedPair) => boolean): number =>
  list.filter(meets).length / list.length;

describe("the labelled pairs", () => {
  it("are at least 600 of organizations and 300 of people, half of them hard negatives", () => {
    const all = [HALVES.flatMap(judgedOrganizations), HALVES.flatMap(judgedPeople)] as const;
    expect(all[0].length).toBeGreaterThanOrEqual(600);
    expect(all[1].length).toBeGreaterThanOrEqual(300);
    for (const list of all) expect(share(list, isSame)).toBeCloseTo(0.5, 1);
  });

  it("name nobody in both halves", () => {
    const names = (half: (typeof HALVES)[number]): string[] =>
      [...judgedOrganizations(half), ...judgedPeople(half)].flatMap(({ a, b }) => [a, b]);
    const tuned = new Set(names("tuning"));
    expect(names("held-out").filter((name) => tuned.has(name))).toEqual([]);
  });
});

describe("on the held-out half, detection", () => {
  it("by identifiers finds 98 of 100 and is right in 90 of 100", () => {
    const identified = pairs.filter((pair) => pair.isIdentified);
    expect(share(identified.filter(isSame), verdictIs("same"))).toBeGreaterThanOrEqual(0.98);
    expect(share(identified.filter(verdictIs("same")), isSame)).toBeGreaterThanOrEqual(0.9);
  });

  it("matches 95 of 100 organizations, or asks", () => {
    expect(share(organizations.filter(isSame), (pair) => !verdictIs("different")(pair))).toBeGreaterThanOrEqual(0.95);
  });

  it("asks rightly in 60 of 100 questions, of organizations as of people", () => {
    expect(share(organizations.filter(verdictIs("maybe")), isSame)).toBeGreaterThanOrEqual(0.6);
    expect(share(people.filter(verdictIs("maybe")), isSame)).toBeGreaterThanOrEqual(0.6);
  });

  it("never takes two names for one beyond doubt that are not", () => {
    const wrong = pairs.filter(verdictIs("same")).filter((pair) => !pair.isSame);
    expect(wrong.map(({ a, b }) => `${a} | ${b}`)).toEqual([]);
  });
});
