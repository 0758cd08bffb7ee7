import { describe, expect, it } from "vitest";
import { raschReport } from "#scoring/reliability/rasch-report.ts";
import { type ReportInput, reportModel } from "#scoring/reliability/report-input.ts";
import { fitManyFacetRasch } from "#scoring/statistics/rasch/many-facet-rasch.ts";
import { type PanelChange, reportPanel, serialOf } from "../support/report-panel.ts";

const report = (input: ReportInput) => raschReport(reportModel(input));
const measures = (input: ReportInput) => report(input).measures!;
/** With more scatter than the plain panel has: bands that nothing but quality decides have no finite thresholds. */
const panel = ({ leaning, ...change }: PanelChange = {}) =>
  reportPanel({ ...change, leaning: (j, i) => (leaning?.(j, i) ?? 0) + ((i * 37 + j * 53 + i * j * 29) % 31) - 15 });

/** The panel with other marks. */
function marked(input: ReportInput, mark: (sheet: ReportInput["sheets"][number], criterion: string) => number) {
  const sheets = input.sheets.map((sheet) => ({
    ...sheet,
    marks: sheet.marks.map(({ criterion, mark: was }) => ({ criterion, mark: mark(sheet, criterion) || was })),
  }));
  return { ...input, sheets };
}

describe("the Rasch measures of a stage", () => {
  it("are those of the marks put into the rubric's bands", () => {
    const input = { ...panel({ leaning: (j) => (j === 2 ? -20 : 0) }), bandsFrom: [0, 60, 70, 80, 90, 100] };
    const band = (mark: number) => [0, 60, 70, 80, 90].findLastIndex((from) => mark >= from);
    const fit = fitManyFacetRasch(
      input.sheets.flatMap(({ submission, expert, marks }) =>
        marks.map(({ criterion, mark }) => ({ submission, expert, criterion, mark: band(mark) })),
      ),
    )!;
    const found = measures(input);
    expect(found.experts.map(({ measure, infit }) => [measure, infit!.value])).toEqual(
      fit.experts.map(({ measure, infit }) => [measure, infit]),
    );
    expect(found.thresholds.map(({ logits }) => logits)).toEqual([...fit.thresholds]);
    expect(found.thresholds.map(({ from }) => from)).toEqual([60, 70, 80, 90]);
    expect(found.unusedBands).toEqual([100]);
    const severest = [...found.experts].sort((a, b) => b.measure - a.measure)[0]!;
    expect([severest.code, severest.measure > 2 * severest.standardError]).toEqual(["E-02", true]);
  });

  it("an expert's fit has the interval that its own marks' moments give, narrower for who gave more marks", () => {
    const { experts } = measures(panel({ hasSheet: (j, i) => j !== 1 || i < 6 }));
    const ratio = (code: string) => {
      const { lower, upper } = experts.find((expert) => expert.code === code)!.infit!;
      return upper! / lower!;
    };
    for (const code of ["E-00", "E-02", "E-05"]) expect(ratio(code)).toBeLessThan(ratio("E-01"));
    expect(experts.every(({ infit }) => infit!.lower! < infit!.value && infit!.value < infit!.upper!)).toBe(true);
  });

  it("show the criterion that gets lower marks as the more difficult, in the rubric's order", () => {
    const input = panel();
    const lower = marked(input, ({ marks }, criterion) => (criterion === "cre" ? marks[1]!.mark - 8 : 0));
    const [adv, cre] = measures(lower).criteria;
    expect([adv!.code, cre!.code]).toEqual(["adv", "cre"]);
    expect(cre!.measure - adv!.measure).toBeGreaterThan(1);
  });

  it("an expert who gives nothing but the highest band is measured as adjusted, and the mildest of all", () => {
    const highest = marked(panel(), ({ expert }) => (expert === "expert-3" ? 95 : 0));
    const { experts } = measures(highest);
    expect(experts.filter(({ isExtreme }) => isExtreme).map(({ code, infit }) => [code, infit])).toEqual([
      ["E-03", null],
    ]);
    expect([...experts].sort((a, b) => a.measure - b.measure)[0]!.code).toBe("E-03");
    expect(experts.every(({ measure, standardError }) => Number.isFinite(measure) && standardError > 0)).toBe(true);
  });

  it("a submission that everybody puts into the lowest band is named as adjusted", () => {
    const lowest = marked(panel(), ({ submission }) => (submission === "id-04" ? 10 : 0));
    expect(measures(lowest).extremeSubmissions).toContain(serialOf(4));
  });

  it("a band that is seldom used between two that are often used puts the thresholds out of order", () => {
    // Almost nobody is between 60 and 70.
    const gap = marked(panel(), ({ marks, order }) => {
      const { mark } = marks[0]!;
      return mark >= 60 && mark < 70 && order > 2 ? (mark < 65 ? 55 : 72) : 0;
    });
    expect(measures(gap).areDisordered).toBe(true);
    expect(measures(panel()).areDisordered).toBe(false);
  });
});

describe("where there are no Rasch measures the report says why", () => {
  it("all marks in one band", () => {
    expect(report(marked(panel(), () => 75))).toEqual({ obstacle: "one_band", measures: null });
    expect(report({ ...panel(), bandsFrom: [] }).obstacle).toBe("one_band");
    expect(report({ ...panel(), sheets: [] }).obstacle).toBe("one_band");
  });

  it("a panel in two parts without a common expert", () => {
    const parts = panel({ hasSheet: (j, i) => (j < 3 ? i < 10 : i >= 10) });
    expect(report(parts)).toEqual({ obstacle: "not_connected", measures: null });
  });
});
