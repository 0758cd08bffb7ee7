import { expect, it } from "vitest";
import { standOuts } from "#scoring/reliability/stand-outs.ts";
import { stageReports } from "#scoring/reliability/stage-reports.ts";
import { type PanelChange, reportPanel } from "../support/report-panel.ts";

const found = (change: PanelChange) =>
  new Map(
    standOuts(stageReports(reportPanel(change))).map(({ kind, experts }) => [kind, experts.map(({ code }) => code)]),
  );

it("the severest comes first among the severe, and a panel of equals has no severe and no lenient expert", () => {
  const leaning = (j: number) => [-8, 0, -16, 8, 8, 8][j]!;
  expect(found({ leaning }).get("severe")).toEqual(["E-02", "E-00"]);
  const equals = found({});
  expect([equals.has("severe"), equals.has("lenient"), equals.has("reversed"), equals.has("fast")]).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

it("unanswered sheets, repeated comments and a quarter of the time stand out by their bounds", () => {
  const kinds = found({
    hasSheet: (j, i) => j !== 4 || i > 2,
    sheet: (j) => ({ seconds: j === 1 ? 150 : 620, isCommentRepeated: j === 3 }),
  });
  expect(kinds.get("unanswered")).toEqual(["E-04"]);
  expect(kinds.get("repeatedComments")).toEqual(["E-03"]);
  expect(kinds.get("fast")).toEqual(["E-01"]);
});

it("who is a little fast or repeats a few comments does not stand out", () => {
  const kinds = found({
    sheet: (j, i) => ({ seconds: j === 1 ? 180 : 620, isCommentRepeated: j === 3 && i < 9 }),
  });
  expect([kinds.has("fast"), kinds.has("repeatedComments")]).toEqual([false, false]);
});

it("a reversed scale and drift name their experts", () => {
  const kinds = found({ leaning: (j, i) => (j === 1 ? -3 * (((i * 7) % 20) - 9) : j === 5 ? i - 10 : 0) });
  expect(kinds.get("reversed")).toEqual(["E-01"]);
  expect(kinds.get("drift")).toContain("E-05");
});

it("who names evidence for a quarter of the panel's share or less stands out, whoever names least first", () => {
  const often = ["adv", "cre"];
  const kinds = found({
    sheet: (j, i) => ({ evidenceFor: j === 3 ? [] : j === 1 && i >= 2 ? [] : j === 4 && i >= 8 ? [] : often }),
  });
  expect(kinds.get("noEvidence")).toEqual(["E-03", "E-01"]);
});

it("where the panel seldom names evidence, nobody stands out by naming none", () => {
  const kinds = found({ sheet: (j, i) => ({ evidenceFor: j === 3 || i % 3 > 0 ? [] : ["adv"] }) });
  expect(kinds.has("noEvidence")).toBe(false);
});
