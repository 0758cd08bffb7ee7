import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare, fraction } from "#scoring/aggregation/fraction.ts";
import { rankStage } from "#scoring/aggregation/stage-ranking.ts";
import type { CutRule } from "#scoring/programme/programme.ts";
import { applyCut, type CutPlan } from "#scoring/shortlist/cut-line.ts";
import { plan } from "../support/stage-plan.ts";
import { rankedOf, submissionOf, withMarks } from "../support/submissions.ts";

const rest: Pick<CutRule, "minimumScore" | "floors" | "tiesAtLine"> = {
  minimumScore: 60,
  floors: [],
  tiesAtLine: "allGoOn",
};
const half: CutPlan = {
  cut: { method: "sharePerField", share: { numerator: 1, denominator: 2 }, ...rest },
  vote: null,
};
const atMost = (maximum: number): CutPlan => ({ cut: { method: "atMost", maximum, ...rest }, vote: null });
const voting = (maximum: number): CutPlan => ({
  ...atMost(maximum),
  vote: {
    quorum: { numerator: 2, denominator: 3 },
    minimumPresent: 1,
    pass: { numerator: 2, denominator: 3 },
  },
});
const vote = (submissionId: string, passed: boolean, hasQuorum = true) => ({ submissionId, passed, hasQuorum });
const reasons = (result: ReturnType<typeof applyCut>) =>
  result.outcomes.map(({ submissionId, passes, reason }) => `${submissionId} ${passes ? "passes" : "stays"} ${reason}`);

describe("applyCut by share of each field", () => {
  it("the best half of each field passes, rounded up", () => {
    const ranking = [
      rankedOf("a", 1, 90),
      rankedOf("b", 2, 85),
      rankedOf("c", 3, 80),
      rankedOf("d", 1, 70, { field: "F2" }),
    ];
    const result = applyCut(half, ranking);
    expect(reasons(result)).toEqual([
      "a passes in_quota",
      "b passes in_quota",
      "c stays below_line",
      "d passes in_quota",
    ]);
    expect(result.passes).toEqual(["a", "b", "d"]);
    expect(result.lines).toEqual([
      { field: "F1", quota: 2, places: 2, lastScore: fraction(85), tiesAtLine: 0, nextScore: fraction(80) },
      { field: "F2", quota: 1, places: 1, lastScore: fraction(70), tiesAtLine: 0, nextScore: null },
    ]);
  });

  it("a true tie at the line all goes on", () => {
    const ranking = [rankedOf("a", 1, 90), rankedOf("b", 2, 80), rankedOf("c", 2, 80), rankedOf("d", 4, 70)];
    const result = applyCut(half, ranking);
    expect(reasons(result)).toEqual([
      "a passes in_quota",
      "b passes tied_at_line",
      "c passes tied_at_line",
      "d stays below_line",
    ]);
    expect(result.lines).toEqual([
      { field: "F1", quota: 2, places: 3, lastScore: fraction(80), tiesAtLine: 2, nextScore: fraction(70) },
    ]);
  });

  it("a tie that the places hold is no tie at the line", () => {
    const ranking = [rankedOf("a", 1, 90), rankedOf("b", 1, 90), rankedOf("c", 3, 80), rankedOf("d", 4, 70)];
    expect(applyCut(half, ranking).lines[0]).toMatchObject({ places: 2, tiesAtLine: 0 });
  });

  it("equal scores that the tie chain told apart are cut between", () => {
    const submissions = [
      withMarks("a", [
        [79, 83],
        [79, 83],
        [79, 83],
      ]),
      withMarks("b", [
        [80, 80],
        [80, 80],
        [80, 80],
      ]),
    ];
    const result = applyCut(half, rankStage({ stage: plan, submissions }));
    expect(reasons(result)).toEqual(["b passes in_quota", "a stays below_line"]);
    expect(result.lines[0]).toMatchObject({ lastScore: fraction(80), nextScore: fraction(80) });
  });

  it("below the minimum nobody passes, exactly the minimum does", () => {
    const ranking = [rankedOf("a", 1, 60), rankedOf("b", 2, fraction(5999, 100))];
    const all: CutRule = { method: "sharePerField", share: { numerator: 1, denominator: 1 }, ...rest };
    const result = applyCut({ cut: all, vote: null }, ranking);
    expect(reasons(result)).toEqual(["a passes in_quota", "b stays below_minimum"]);
    expect(result.held).toEqual([{ id: "b", reason: "below_minimum", criterion: null }]);
    expect(result.lines[0]).toMatchObject({ quota: 2, places: 1, nextScore: null });
  });

  it("a high total with one criterion under its floor is held and takes no place", () => {
    const floors = [
      { criterion: "adv", minimum: 60 },
      { criterion: "cre", minimum: 60 },
    ];
    const submissions = [
      withMarks("a", [
        [99, 59],
        [99, 60],
        [99, 60],
      ]),
      submissionOf("b", [80, 80, 80]),
      submissionOf("c", [70, 70, 70]),
    ];
    const result = applyCut({ ...half, cut: { ...half.cut, floors } }, rankStage({ stage: plan, submissions }));
    expect(reasons(result)).toEqual(["a stays floor", "b passes in_quota", "c passes in_quota"]);
    expect(result.held).toEqual([{ id: "a", reason: "floor", criterion: "cre" }]);
    expect(result.outcomes[0]?.criterion).toBe("cre");
  });

  it("an unscored submission stays and is no part of the field's base", () => {
    const ranking = [rankedOf("a", 1, 90), rankedOf("b", 2, 80), rankedOf("c", 0, null)];
    expect(reasons(applyCut(half, ranking))).toEqual(["a passes in_quota", "b stays below_line", "c stays unscored"]);
  });

  it("no submission gives no line", () => {
    expect(applyCut(half, [])).toEqual({ passes: [], held: [], lines: [], outcomes: [] });
  });
});

describe("applyCut by quota of the fields", () => {
  const quota = (total: number, onePerFieldFrom: number | null): CutPlan => ({
    cut: { method: "quotaByField", total, onePerFieldFrom, ...rest },
    vote: null,
  });
  const ranking = [
    rankedOf("a", 1, 95),
    rankedOf("b", 2, 90),
    rankedOf("c", 3, 85),
    rankedOf("d", 4, 80),
    rankedOf("e", 5, 71, { field: "F2", inField: { rank: 1, tieStep: null, isTied: false } }),
  ];

  it("places go to fields by largest remainder", () => {
    expect(applyCut(quota(2, null), ranking).passes).toEqual(["a", "b"]);
    expect(applyCut(quota(3, null), ranking).passes).toEqual(["a", "b", "e"]);
  });

  it("a small field with a good submission gets its one place out of the total", () => {
    const result = applyCut(quota(2, 70), ranking);
    expect(result.passes).toEqual(["a", "e"]);
    expect(result.lines.map((line) => [line.field, line.quota])).toEqual([
      ["F1", 1],
      ["F2", 1],
    ]);
    expect(applyCut(quota(2, 72), ranking).passes).toEqual(["a", "b"]);
  });
});

describe("applyCut at most so many over all", () => {
  it("fills the places over all fields, and leaves them empty when nobody reaches the minimum", () => {
    const ranking = [rankedOf("a", 1, 90), rankedOf("b", 2, 80, { field: "F2" }), rankedOf("c", 3, 59)];
    expect(reasons(applyCut(atMost(1), ranking))).toEqual([
      "a passes in_quota",
      "b stays below_line",
      "c stays below_minimum",
    ]);
    expect(applyCut(atMost(20), ranking).lines).toEqual([
      { field: null, quota: 20, places: 2, lastScore: fraction(80), tiesAtLine: 0, nextScore: null },
    ]);
  });

  it("one that fails the vote takes no place although its score suffices", () => {
    const ranking = [rankedOf("a", 1, 90), rankedOf("b", 2, 80), rankedOf("c", 3, 79)];
    const result = applyCut(voting(2), ranking, [vote("a", true), vote("b", false), vote("c", true)]);
    expect(reasons(result)).toEqual(["a passes in_quota", "b stays vote_failed", "c passes in_quota"]);
    expect(result.held).toEqual([]);
  });

  it("a vote without a quorum is no vote", () => {
    const result = applyCut(voting(2), [rankedOf("a", 1, 90), rankedOf("b", 2, 80)], [vote("a", false, false)]);
    expect(reasons(result)).toEqual(["a stays vote_missing", "b stays vote_missing"]);
  });

  it("no vote is missing once the places are taken", () => {
    const ranking = [rankedOf("a", 1, 90), rankedOf("b", 2, 80)];
    expect(reasons(applyCut(voting(1), ranking, [vote("a", true)]))).toEqual([
      "a passes in_quota",
      "b stays below_line",
    ]);
  });

  it("a tie at the line of which only one passed the vote fills one place", () => {
    const ranking = [rankedOf("a", 1, 90), rankedOf("b", 2, 80), rankedOf("c", 2, 80)];
    const result = applyCut(voting(2), ranking, [vote("a", true), vote("b", false), vote("c", true)]);
    expect(reasons(result)).toEqual(["a passes in_quota", "b stays vote_failed", "c passes in_quota"]);
  });

  it("votes mean nothing in a stage without a vote", () => {
    expect(applyCut(atMost(1), [rankedOf("a", 1, 90)], [vote("a", false)]).passes).toEqual(["a"]);
  });
});

describe("applyCut with adjusted scores", () => {
  const scores = (given: Readonly<Record<string, number>>) =>
    Object.entries(given).map(([submissionId, hundredths]) => ({ submissionId, hundredths }));
  const ranking = [rankedOf("a", 1, 90), rankedOf("b", 2, 80), rankedOf("c", 3, 79), rankedOf("d", 4, 70)];

  it("who is in the cut by the adjusted score alone goes on as well, and nobody loses a place", () => {
    const result = applyCut(half, ranking, [], scores({ a: 9000, b: 7700, c: 8100, d: 7000 }));
    expect(reasons(result)).toEqual([
      "a passes in_quota",
      "b passes in_quota",
      "c passes in_quota_adjusted",
      "d stays below_line",
    ]);
    expect(result.passes).toEqual(["a", "b", "c"]);
    expect(result.lines).toMatchObject([{ quota: 2, places: 2, lastScore: fraction(80), nextScore: fraction(79) }]);
    expect(result.lines[0]?.adjusted).toEqual({ passing: 1, lastHundredths: 8100 });
  });

  it("equal adjusted scores at the line all go on", () => {
    const result = applyCut(half, ranking, [], scores({ a: 9000, b: 7000, c: 8100, d: 8100 }));
    expect(result.passes).toEqual(["a", "b", "c", "d"]);
    expect(result.lines[0]?.adjusted).toEqual({ passing: 2, lastHundredths: 8100 });
  });

  it("the minimum and the floors hold on the official figures, however high the adjusted score", () => {
    const low = [rankedOf("a", 1, 90), rankedOf("b", 2, 80), rankedOf("c", 3, 59)];
    const result = applyCut(atMost(2), low, [], scores({ a: 9000, b: 8000, c: 9900 }));
    expect(reasons(result)).toEqual(["a passes in_quota", "b passes in_quota", "c stays below_minimum"]);
  });

  it("where the stage votes, a place by the adjusted score asks for a vote as well", () => {
    const adjusted = scores({ a: 9000, b: 7000, c: 8100, d: 8000 });
    const votes = [vote("a", true), vote("b", true), vote("d", true)];
    expect(reasons(applyCut(voting(2), ranking, votes, adjusted))).toEqual([
      "a passes in_quota",
      "b passes in_quota",
      "c stays vote_missing",
      "d passes in_quota_adjusted",
    ]);
    expect(applyCut(voting(2), ranking, [...votes, vote("c", false)], adjusted).passes).toEqual(["a", "b", "d"]);
  });

  it("without adjusted scores the lines do not speak of them", () => {
    expect(Object.keys(applyCut(half, ranking).lines[0] ?? {})).not.toContain("adjusted");
  });

  it("a submission without an adjusted score cannot be asked for one", () => {
    expect(() => applyCut(half, ranking, [], scores({ a: 9000 }))).toThrow("no adjusted score of b");
  });
});

describe("applyCut, whatever the rule", () => {
  const anyCut: fc.Arbitrary<CutRule> = fc.oneof(
    fc.constant<CutRule>({ ...half.cut }),
    fc.integer({ min: 1, max: 8 }).map((maximum): CutRule => ({ method: "atMost", maximum, ...rest })),
    fc
      .tuple(fc.integer({ min: 1, max: 8 }), fc.constantFrom(null, 70))
      .map(([total, onePerFieldFrom]): CutRule => ({ method: "quotaByField", total, onePerFieldFrom, ...rest })),
  );
  const anyRanking = fc
    .array(fc.tuple(fc.integer({ min: 57, max: 75 }), fc.constantFrom("F1", "F2", "F3")), { maxLength: 15 })
    .map((list) =>
      rankStage({
        stage: plan,
        submissions: list.map(([total, field], index) => submissionOf(`s${index}`, [total, total, total], { field })),
      }),
    );

  it("adjusted scores change nobody's official outcome but that some below the line pass, those with the best of them", () => {
    const anyScores = fc.array(fc.integer({ min: 6000, max: 6020 }), { minLength: 15, maxLength: 15 });
    fc.assert(
      fc.property(anyCut, anyRanking, anyScores, (cut, ranking, values) => {
        const adjusted = ranking.map(({ submissionId }, index) => ({ submissionId, hundredths: values[index]! }));
        const scoreOf = new Map(adjusted.map((item) => [item.submissionId, item.hundredths]));
        const official = applyCut({ cut, vote: null }, ranking).outcomes;
        const both = applyCut({ cut, vote: null }, ranking, [], adjusted).outcomes;
        official.forEach((outcome, index) => {
          if (both[index]?.reason !== "in_quota_adjusted") return expect(both[index]).toEqual(outcome);
          expect(outcome.reason).toBe("below_line");
          const own = scoreOf.get(outcome.submissionId)!;
          const field = ranking[index]!.field;
          both.forEach(({ submissionId, reason }, other) => {
            const isRival = cut.method === "atMost" || ranking[other]!.field === field;
            if (isRival && reason === "below_line") expect(scoreOf.get(submissionId)!).toBeLessThan(own);
          });
        });
      }),
    );
  });

  it("nobody passes before somebody of the same queue with a better rank, and equal ranks share their fate", () => {
    fc.assert(
      fc.property(anyCut, anyRanking, (cut, ranking) => {
        const { passes } = applyCut({ cut, vote: null }, ranking);
        for (const a of ranking)
          for (const b of ranking) {
            if (cut.method !== "atMost" && a.field !== b.field) continue;
            if (!passes.includes(a.submissionId) || passes.includes(b.submissionId)) continue;
            expect(a.overall?.rank).toBeLessThan(b.overall?.rank ?? 0);
          }
      }),
    );
  });

  it("more pass than there are places only by a tie at the line; the line's figures agree with the outcomes", () => {
    fc.assert(
      fc.property(anyCut, anyRanking, (cut, ranking) => {
        const { lines, passes, outcomes } = applyCut({ cut, vote: null }, ranking);
        expect(lines.reduce((sum, line) => sum + line.places, 0)).toBe(passes.length);
        expect(outcomes.map((item) => item.submissionId)).toEqual(ranking.map((item) => item.submissionId));
        for (const line of lines) {
          if (line.places > line.quota) expect(line.places - line.tiesAtLine).toBeLessThan(line.quota);
          if (line.lastScore !== null && line.nextScore !== null)
            expect(compare(line.lastScore, line.nextScore)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
