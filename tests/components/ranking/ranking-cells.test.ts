import { beforeAll, describe, expect, it } from "vitest";
import { isAdjusted, valueOf } from "#app/components/ranking/analysis-data.ts";
import { type RankingFile, rankingCells } from "#app/components/ranking/ranking-cells.ts";
import { availableColumns, shownColumns } from "#app/components/ranking/ranking-columns.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import type { Translate } from "#app/i18n/use-translation.ts";
import { analyseStage } from "#scoring/shortlist/stage-analysis.ts";
import { plan } from "../../scoring/support/stage-plan.ts";
import { submissionOf } from "../../scoring/support/submissions.ts";
import { rankingFileOf } from "../../support/ranking-file.ts";

const submissions = [
  submissionOf("A-1", [90, 92, 89]),
  submissionOf("A-2", [81, 83, 80]),
  submissionOf("A-3", [71, 74, 73], { field: "F2" }),
];
const file = rankingFileOf({ stage: plan, submissions });
/** The panels of the two fields have no expert in common. */
const refused = rankingFileOf({
  stage: plan,
  submissions: submissions.map((item) => ({
    ...item,
    sheets: item.sheets.map((sheet) => ({ ...sheet, expertId: `${item.field} ${sheet.expertId}` })),
  })),
});
let t: Translate;
beforeAll(async () => {
  t = (await createI18n("en")).t as Translate;
});
const cells = (search: string, of: RankingFile = file) => rankingCells(t, "en", of, new URLSearchParams(search));

describe("rankingCells", () => {
  it("without a choice every column is there that the page shows at first, each submission once", () => {
    const { header, rows } = cells("");
    expect(header).toEqual([
      ...["Rank", "Serial", "Title (Chinese)", "Title (English)", "Field", "Official score", "Adjusted ± SE (BLUP)"],
      ...[
        "Standard error",
        "Rank interval (BLUP)",
        "Chance, % (BLUP)",
        "Range of totals",
        "Totals",
        "Tie decided by",
        "Why",
        "Notes",
      ],
      "Goes on",
    ]);
    expect(rows.map((row) => [row[0], row[1], row[5]])).toEqual([
      [1, "A-1", { hundredths: 9033 }],
      [2, "A-2", { hundredths: 8133 }],
      [1, "A-3", { hundredths: 7267 }],
    ]);
    expect(rows.every((row) => row.length === header.length)).toBe(true);
  });

  it("the page's field and columns are the file's", () => {
    const { header, rows } = cells("field=F1&columns=official&columns=chance");
    expect(header.slice(5)).toEqual(["Official score", "Chance, % (BLUP)", "Goes on"]);
    expect(rows.map((row) => row[1])).toEqual(["A-1", "A-2"]);
  });

  it("the page's order is the file's", () => {
    expect(cells("sort=official").rows.map((row) => row[1])).toEqual(["A-2", "A-1", "A-3"]);
    expect(cells("sort=-official").rows.map((row) => row[1])).toEqual(["A-1", "A-2", "A-3"]);
  });

  it("the head of what is adjusted names the method", () => {
    const value = analyseStage(file.result, { method: "twoWay", emptySeats: [] });
    expect(cells("columns=adjusted", { ...file, analysis: { state: "ready", value } }).header.slice(5)).toEqual([
      "Adjusted ± SE (two-way least squares)",
      "Standard error",
      "Goes on",
    ]);
  });

  it("Borda is there when asked for, with the place it gives, also where the gate refuses an adjustment", () => {
    for (const of of [file, refused]) {
      const { header, rows } = cells("columns=borda", of);
      expect(header.slice(5)).toEqual(["Borda, %", "Borda rank", "Goes on"]);
      const { submissions: own } = analyseStage(of.result, { method: "blup", emptySeats: [] });
      for (const [index, { borda }] of own.entries())
        expect(rows[index]?.slice(5, 7)).toEqual([{ hundredths: borda!.score * 10 }, borda!.rank]);
    }
    expect(isAdjusted(valueOf(refused.analysis))).toBe(false);
  });

  it("without an adjustment there is no column of it", () => {
    const failed: RankingFile = { ...file, analysis: { state: "failed" } };
    expect(cells("", failed).header.slice(5, 7)).toEqual(["Official score", "Range of totals"]);
    expect(cells("columns=borda", failed).header).toEqual(cells("", failed).header);
  });
});

describe("the columns of a ranking", () => {
  const analysis = analyseStage(file.result, { method: "blup", emptySeats: [] });

  it("a composite has its own; adjusted scores, intervals and chances come together", () => {
    expect(availableColumns(true, analysis)).toEqual([
      ...["official", "composite", "adjusted", "interval", "chance"],
      ...["borda", "totals", "notes"],
    ]);
    expect(availableColumns(false, null)).toEqual(["official", "totals", "notes"]);
  });

  it("Borda is offered wherever the stage is analysed, also where the gate refuses an adjustment", () => {
    expect(availableColumns(false, valueOf(refused.analysis))).toEqual(["official", "borda", "totals", "notes"]);
  });

  it("Borda is hidden at first and shown when asked for", () => {
    const available = availableColumns(false, valueOf(refused.analysis));
    expect(shownColumns(new URLSearchParams(), available)).toEqual(["official", "totals", "notes"]);
    expect(shownColumns(new URLSearchParams("columns=borda,official"), available)).toEqual(["official", "borda"]);
  });

  it("an address that names none of them shows all that are not hidden at first", () => {
    const available = availableColumns(false, null);
    expect(shownColumns(new URLSearchParams("columns=nothing"), available)).toEqual(available);
    expect(shownColumns(new URLSearchParams("columns=notes,official"), available)).toEqual(["official", "notes"]);
  });
});
