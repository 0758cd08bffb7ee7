import { describe, expect, it } from "vitest";
import type { WholeAnalysis } from "#app/components/ranking/analysis-data.ts";
import { discussionOf, MOST_FLIPS, MOST_GREY } from "#app/components/ranking/discussion-data.ts";
import type { RankingRow } from "#app/components/ranking/ranking-data.ts";
import { plan } from "../../scoring/support/stage-plan.ts";
import { submissionOf } from "../../scoring/support/submissions.ts";
import { rankingFileOf } from "../../support/ranking-file.ts";

const COUNT = 100;

const { rows, analysis } = analysed();
const ids = rows.map(({ submissionId }) => submissionId);
const serials = rows.map(({ serial }) => serial);

/** Submissions whose chance falls by a hundredth each, all of them called uncertain. */
function analysed(): { readonly rows: readonly RankingRow[]; readonly analysis: WholeAnalysis } {
  const submissions = Array.from({ length: COUNT }, (_, index) =>
    submissionOf(`A-${String(index).padStart(3, "0")}`, [95 - Math.floor(index / 4), 88, 85]),
  );
  const { ranking, analysis: computed } = rankingFileOf({ stage: plan, submissions });
  if (computed.state !== "ready") throw new Error("no analysis");
  const found = ranking.rows.map(({ submissionId }, index) => ({
    ...computed.value.submissions.find((item) => item.submissionId === submissionId)!,
    chance: 1000 - index * 10,
  }));
  const greyZone = ranking.rows.map(({ submissionId }) => submissionId);
  return { rows: ranking.rows, analysis: { ...computed.value, submissions: found, greyZone } };
}

function withFlips(sizes: readonly number[]): WholeAnalysis {
  const flips = sizes.map((size, index) => ({
    expertId: `E-${String(index).padStart(2, "0")}`,
    sheets: 3,
    leaves: ids.slice(0, size),
    enters: [],
  }));
  return { ...analysis, flips };
}

describe("what is to be discussed", () => {
  it("of very many uncertain places those nearest to an even chance are shown, in the order of the ranking", () => {
    const { grey } = discussionOf(analysis, rows, null);
    expect(grey.total).toBe(COUNT);
    const chances = grey.shown.map(({ own }) => own.chance);
    expect(chances).toEqual(Array.from({ length: MOST_GREY }, (_, index) => 700 - index * 10));
  });

  it("a list that the address asks for is whole, the other one is not", () => {
    const many = withFlips(Array.from({ length: 30 }, () => 1));
    const [grey, flips] = [discussionOf(many, rows, "grey"), discussionOf(many, rows, "flips")];
    expect([grey.grey.shown.length, grey.flips.shown.length]).toEqual([COUNT, MOST_FLIPS]);
    expect([flips.grey.shown.length, flips.flips.shown.length]).toEqual([MOST_GREY, 30]);
    expect(discussionOf(many, rows, "nonsense")).toEqual(discussionOf(many, rows, null));
  });

  it("of very many experts those are shown without whom most of the list is another; whoever changes nothing is not counted", () => {
    const sizes = Array.from({ length: 40 }, (_, index) => index % 31);
    const { flips } = discussionOf(withFlips(sizes), rows, null);
    expect(flips.total).toBe(38);
    expect(flips.shown.map(({ leaves }) => leaves.length)).toEqual(
      Array.from({ length: MOST_FLIPS }, (_, index) => index + 11),
    );
  });

  it("nothing is said of rows outside the filter, and a change of them alone is no change", () => {
    const [first, second] = [rows[0]!, rows[1]!];
    const flips = [
      { expertId: "E-01", sheets: 3, leaves: [first.submissionId], enters: [second.submissionId] },
      { expertId: "E-02", sheets: 3, leaves: [second.submissionId], enters: [] },
    ];
    const otherRules = [{ method: "median" as const, leaves: [second.submissionId], enters: [first.submissionId] }];
    const found = discussionOf({ ...analysis, flips, otherRules }, [first], null);
    expect(found.grey).toMatchObject({ total: 1, shown: [{ row: { serial: serials[0] } }] });
    expect(found.flips).toEqual({
      total: 1,
      shown: [{ expertId: "E-01", sheets: 3, leaves: [serials[0]], enters: [] }],
    });
    expect(found.otherRules).toEqual([{ method: "median", leaves: [], enters: [serials[0]] }]);
  });
});
