import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fraction } from "#scoring/aggregation/fraction.ts";
import type { RankingSubmission } from "#scoring/aggregation/stage-ranking.ts";
import { passesAreSame, resultChanges } from "#scoring/record/result-changes.ts";
import { buildStageResult, type StageResult } from "#scoring/record/stage-result.ts";
import { plan } from "../support/stage-plan.ts";
import { submissionOf } from "../support/submissions.ts";

const built = (submissions: readonly RankingSubmission[]): StageResult =>
  buildStageResult({ stage: plan, submissions });

/** The last sheet is another expert's, with another mark. */
function reread({ sheets, ...submission }: RankingSubmission, mark: number): RankingSubmission {
  const fresh = {
    id: `${submission.id}-again`,
    expertId: "replacement",
    marks: ["adv", "cre"].map((criterion) => ({ criterion, mark })),
  };
  return { ...submission, sheets: [...sheets.slice(0, -1), fresh] };
}

const A = submissionOf("a", [90, 90, 90]);
const B = submissionOf("b", [80, 80, 80]);
const C = submissionOf("c", [70, 70, 70]);

describe("what moved between two versions of a result", () => {
  it("is nothing between equal versions", () => {
    expect(resultChanges(built([A, B, C]), built([C, A, B]))).toEqual([]);
  });

  it("names the void sheet and the one in its place, with score, ranks and outcome before and after", () => {
    const [before, after] = [built([A, B, C]), built([A, B, reread(C, 97)])];
    const [moved, ...others] = resultChanges(before, after);
    expect(others).toEqual([]);
    expect(moved).toMatchObject({
      serial: "c",
      field: "F1",
      before: { official: { exact: "70/1" }, overallRank: 3, passes: false, reason: "below_line" },
      after: { official: { exact: "79/1" }, overallRank: 3 },
      causes: [
        { kind: "sheetVoid", sheetId: "c-sheet2", expertId: "expert2" },
        { kind: "sheetAdded", sheetId: "c-again", expertId: "replacement" },
      ],
    });
  });

  it("a submission whose own inputs are the same moved because of others", () => {
    const close = submissionOf("c", [79, 79, 79]);
    const changes = resultChanges(built([A, B, close]), built([A, B, reread(close, 100)]));
    expect(
      changes.map(({ serial, causes, before, after }) => [
        serial,
        causes[0]?.kind,
        before.overallRank,
        after?.overallRank,
      ]),
    ).toEqual([
      ["b", "others", 2, 3],
      ["c", "sheetVoid", 3, 2],
    ]);
  });

  it("tells another score of an earlier stage, and marks that were changed in the same sheet", () => {
    const earlier = (score: number) => ({ ...A, stageScores: { initial: fraction(score) } });
    expect(resultChanges(built([earlier(80), B]), built([earlier(81), B]))).toMatchObject([
      { serial: "a", causes: [{ kind: "earlierScore", stage: "initial" }] },
    ]);
    const other = submissionOf("b", [80, 80, 81]);
    expect(resultChanges(built([A, B]), built([A, other]))[0]?.causes).toEqual([
      { kind: "marksChanged", sheetId: "b-sheet2", expertId: "expert2" },
    ]);
  });

  it("a submission that does not stand in the new version was withdrawn, and who takes its place is told", () => {
    const changes = resultChanges(built([A, B, C]), built([B, C]));
    expect(changes.map(({ serial, after, causes }) => [serial, after?.passes ?? null, causes])).toEqual([
      ["a", null, [{ kind: "withdrawn", serials: ["c"] }]],
      ["b", true, [{ kind: "others" }]],
      ["c", true, [{ kind: "inPlaceOf", serials: ["a"] }]],
    ]);
  });

  it("nobody comes in the place of one that had none, of another field, or by a sheet of its own", () => {
    const causesOf = (before: StageResult, after: StageResult) =>
      resultChanges(before, after).map(({ serial, causes }) => [serial, causes.map(({ kind }) => kind)]);
    expect(resultChanges(built([A, B, C]), built([A, B]))).toMatchObject([
      { serial: "c", after: null, causes: [{ kind: "withdrawn", serials: [] }] },
    ]);
    const elsewhere = { ...submissionOf("d", [95, 95, 95]), field: "F2" };
    expect(resultChanges(built([A, B, C, elsewhere]), built([A, B, C]))).toMatchObject([
      { serial: "a", causes: [{ kind: "others" }] },
      { serial: "b", causes: [{ kind: "others" }] },
      { serial: "c", causes: [{ kind: "others" }] },
      { serial: "d", causes: [{ kind: "withdrawn", serials: [] }] },
    ]);
    expect(causesOf(built([A, B, C]), built([B, reread(C, 71)]))).toEqual([
      ["a", ["withdrawn"]],
      ["b", ["others"]],
      ["c", ["sheetVoid", "sheetAdded"]],
    ]);
  });

  it("nothing stands in a new version that did not stand before", () => {
    expect(() => resultChanges(built([A, B]), built([A, B, C]))).toThrow(/resultChanges/);
    expect(() => resultChanges(built([A, B]), built([A, C]))).toThrow(/resultChanges/);
  });

  it("says whether the same submissions pass on", () => {
    const before = built([A, B, C]);
    expect(passesAreSame(before, built([A, B, reread(C, 71)]))).toBe(true);
    expect(passesAreSame(before, built([A, reread(B, 20), C]))).toBe(false);
  });

  it("everything that stands otherwise is on the list, and everything on it has a reason", () => {
    const marks = fc.integer({ min: 0, max: 100 });
    const totals = fc.array(marks, { minLength: 3, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(totals, { minLength: 2, maxLength: 6 }), fc.nat(), marks, (panels, place, mark) => {
        const submissions = panels.map((panel, index) => submissionOf(`s${index}`, panel));
        const changed = submissions.map((item, index) => (index === place % panels.length ? reread(item, mark) : item));
        const [before, after] = [built(submissions), built(changed)];
        const changes = resultChanges(before, after);
        const listed = new Set(changes.map(({ submissionId }) => submissionId));
        const isMoved = (id: string) => {
          const of = ({ ranking, outcomes }: StageResult) => {
            const ranked = ranking.find((row) => row.submissionId === id);
            const outcome = outcomes.find((row) => row.submissionId === id);
            return [ranked?.overall?.rank, ranked?.inField?.rank, ranked?.rankingScore?.exact, outcome?.reason].join();
          };
          return of(before) !== of(after);
        };
        expect(submissions.filter(({ id }) => isMoved(id) && !listed.has(id))).toEqual([]);
        expect(changes.every(({ causes }) => causes.length > 0)).toBe(true);
        expect(changes.filter(({ causes }) => causes.some(({ kind }) => kind !== "others"))).toHaveLength(1);
      }),
    );
  });
});
