import { describe, expect, it } from "vitest";
import type { StagePlan } from "#scoring/programme/programme.ts";
import type { CutReason } from "#scoring/shortlist/cut-line.ts";
import { revotesDue } from "#scoring/shortlist/revotes-due.ts";

const OVER_ALL: StagePlan["cut"] = {
  method: "atMost",
  maximum: 2,
  minimumScore: 0,
  floors: [],
  tiesAtLine: "allGoOn",
};
const BY_FIELD: StagePlan["cut"] = {
  method: "sharePerField",
  share: { numerator: 1, denominator: 2 },
  minimumScore: 0,
  floors: [],
  tiesAtLine: "allGoOn",
};
const WITH_REVOTE: StagePlan["tieChain"] = [{ by: "medianTotal" }, { by: "revote" }];

/** `id field rank-over-all rank-in-field reason` */
const row = (text: string) => {
  const [submissionId = "", field = "", overall, inField, reason] = text.split(" ");
  const place = (rank: string | undefined) => ({ rank: Number(rank), tieStep: null, isTied: false });
  return { submissionId, field, overall: place(overall), inField: place(inField), reason: reason as CutReason };
};
const due = (rows: readonly string[], stage: Partial<Pick<StagePlan, "tieChain" | "cut">> = {}, voted = "") => {
  const ranking = rows.map(row);
  const revotes = voted.split("").map((submissionId) => ({ submissionId, yes: 3 }));
  return revotesDue({
    stage: { tieChain: WITH_REVOTE, cut: OVER_ALL, ...stage },
    ranking,
    outcomes: ranking,
    revotes,
  }).map((group) => group.join(""));
};

describe("a re-vote", () => {
  const tied = ["a F1 1 1 in_quota", "b F1 2 2 tied_at_line", "c F2 2 1 tied_at_line", "d F2 4 2 below_line"];

  it("is due on submissions that share a place when every step before it left them level", () => {
    expect(due(tied)).toEqual(["bc"]);
    expect(due([...tied, "e F1 4 3 below_line"])).toEqual(["bc", "de"]);
  });

  it("is never due under a rule that does not name one", () => {
    expect(due(tied, { tieChain: [{ by: "medianTotal" }] })).toEqual([]);
  });

  it("is asked for on the list that competes for the same places", () => {
    expect(due(tied, { cut: BY_FIELD })).toEqual([]);
    expect(due(["a F1 1 1 tied_at_line", "b F1 1 1 tied_at_line"], { cut: BY_FIELD })).toEqual(["ab"]);
  });

  it("is not due on a submission that cannot go on", () => {
    for (const reason of ["floor", "below_minimum", "vote_failed", "unscored"])
      expect(due(["a F1 1 1 in_quota", `b F1 1 1 ${reason}`])).toEqual([]);
  });

  it("that was held and left all level is not due again", () => {
    expect(due(tied, {}, "bc")).toEqual([]);
    expect(due(tied, {}, "b")).toEqual(["bc"]);
  });
});
