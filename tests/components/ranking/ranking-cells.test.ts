import { beforeAll, describe, expect, it } from "vitest";
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
let t: Translate;
beforeAll(async () => {
  t = (await createI18n("en")).t as Translate;
});
const cells = (search: string, of: RankingFile = file) => rankingCells(t, "en", of, new URLSearchParams(search));

describe("rankingCells", () => {
  it("without a choice every column of the page is there, each submission once", () => {
    const { header, rows } = cells("");
    expect(header).toEqual([
      ...["Rank", "Serial", "Title (Chinese)", "Title (English)", "Field", "Official score", "Adjusted ± SE"],
      ...[
        "Standard error",
        "Rank interval",
        "Chance, %",
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
    expect(header.slice(5)).toEqual(["Official score", "Chance, %", "Goes on"]);
    expect(rows.map((row) => row[1])).toEqual(["A-1", "A-2"]);
  });

  it("without an adjustment there is no column of it", () => {
    const failed: RankingFile = { ...file, analysis: { state: "failed" } };
    expect(cells("", failed).header.slice(5, 7)).toEqual(["Official score", "Range of totals"]);
  });
});

describe("the columns of a ranking", () => {
  const analysis = analyseStage(file.result, { method: "blup", emptySeats: [] });

  it("a composite has its own; adjusted scores, intervals and chances come together", () => {
    expect(availableColumns(true, analysis)).toEqual([
      ...["official", "composite", "adjusted", "interval", "chance"],
      ...["totals", "notes"],
    ]);
    expect(availableColumns(false, null)).toEqual(["official", "totals", "notes"]);
  });

  it("an address that names none of them shows all", () => {
    const available = availableColumns(false, null);
    expect(shownColumns(new URLSearchParams("columns=nothing"), available)).toEqual(available);
    expect(shownColumns(new URLSearchParams("columns=notes,official"), available)).toEqual(["official", "notes"]);
  });
});
