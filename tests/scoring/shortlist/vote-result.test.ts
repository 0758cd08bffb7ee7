import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { VoteRule } from "#scoring/programme/programme.ts";
import { countVote } from "#scoring/shortlist/vote-result.ts";

const rule: VoteRule = {
  quorum: { numerator: 2, denominator: 3 },
  minimumPresent: 4,
  pass: { numerator: 2, denominator: 3 },
};

describe("countVote", () => {
  it("four of seven do not pass at two thirds, five do", () => {
    const seven = { members: 7, present: 7, abstain: 0 };
    expect(countVote(rule, { ...seven, yes: 4, no: 3 })).toEqual({
      hasQuorum: true,
      passed: false,
      needed: 5,
      quorumNeeded: 5,
    });
    expect(countVote(rule, { ...seven, yes: 5, no: 2 }).passed).toBe(true);
  });

  it("exactly two thirds are enough: 4 of 6", () => {
    expect(countVote(rule, { members: 6, present: 6, yes: 4, no: 2, abstain: 0 })).toMatchObject({
      passed: true,
      needed: 4,
    });
  });

  it("an abstention and a silent member count as present", () => {
    expect(countVote(rule, { members: 7, present: 7, yes: 4, no: 0, abstain: 3 }).passed).toBe(false);
    expect(countVote(rule, { members: 7, present: 7, yes: 4, no: 0, abstain: 0 }).passed).toBe(false);
  });

  it("without a quorum nothing passes, even unanimously", () => {
    expect(countVote(rule, { members: 7, present: 4, yes: 4, no: 0, abstain: 0 })).toEqual({
      hasQuorum: false,
      passed: false,
      needed: 3,
      quorumNeeded: 5,
    });
  });

  it("members with a conflict leave the quorum, down to the least number present", () => {
    expect(countVote(rule, { members: 5, present: 4, yes: 3, no: 1, abstain: 0 })).toMatchObject({
      hasQuorum: true,
      quorumNeeded: 4,
    });
    expect(countVote(rule, { members: 3, present: 3, yes: 3, no: 0, abstain: 0 })).toMatchObject({
      hasQuorum: false,
      quorumNeeded: 4,
    });
  });

  it.each([
    ["more present than members", { members: 5, present: 6, yes: 0, no: 0, abstain: 0 }],
    ["more votes than present", { members: 7, present: 5, yes: 4, no: 1, abstain: 1 }],
    ["a negative count", { members: 7, present: 5, yes: -1, no: 0, abstain: 0 }],
    ["half a person", { members: 7, present: 5, yes: 2.5, no: 0, abstain: 0 }],
  ])("%s is refused", (_name, count) => {
    expect(() => countVote(rule, count)).toThrow("countVote");
  });

  it("what is needed is the least number that reaches the share", () => {
    const share = fc
      .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }))
      .map(([a, b]) => ({ numerator: Math.min(a, b), denominator: Math.max(a, b) }));
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 50 }), (pass, present) => {
        const { needed } = countVote({ ...rule, pass }, { members: present, present, yes: 0, no: 0, abstain: 0 });
        expect(needed * pass.denominator).toBeGreaterThanOrEqual(present * pass.numerator);
        expect((needed - 1) * pass.denominator).toBeLessThan(present * pass.numerator);
      }),
    );
  });
});
