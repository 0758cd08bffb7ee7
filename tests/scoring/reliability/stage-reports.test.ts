import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReportInput } from "#scoring/reliability/report-input.ts";
import { stageReports } from "#scoring/reliability/stage-reports.ts";
import { type PanelChange, reportPanel, serialOf } from "../support/report-panel.ts";

const fairness = (change: PanelChange) => stageReports(reportPanel(change)).fairness;
const objectivity = (change: PanelChange) => stageReports(reportPanel(change)).objectivity;

describe("the fairness report", () => {
  it("names the severe expert by an interval below zero, and nobody else", () => {
    const { experts } = fairness({ leaning: (j) => (j === 2 ? -12 : 0) });
    expect(experts.filter(({ severity }) => severity!.upper < 0).map(({ code }) => code)).toEqual(["E-02"]);
    expect(experts.find(({ code }) => code === "E-02")).toMatchObject({
      asked: 20,
      counted: 20,
      unanswered: 0,
      ended: 0,
    });
  });

  it("tells a narrow use of the scale from a wide one", () => {
    const { experts } = fairness({
      leaning: (j, i) => (j === 1 ? -0.7 : j === 4 ? 0.6 : 0) * (((i * 7) % 20) * 1.5 - 14),
    });
    const byUse = [...experts].sort((a, b) => a.spread!.value - b.spread!.value).map(({ code }) => code);
    expect([byUse[0], byUse.at(-1)]).toEqual(["E-01", "E-04"]);
  });

  it("an expert whose marks end where the scale ends does not count as narrow for that", () => {
    // A lenient expert: on a scale that ends at 84 the better half of the marks is 84.
    const change: PanelChange = { leaning: (j) => (j === 4 ? 14 : 0) };
    const held = (maximum: number) => {
      const panel = reportPanel(change);
      const sheets = panel.sheets.map((sheet) => ({
        ...sheet,
        marks: sheet.marks.map((item) => ({ ...item, mark: Math.min(maximum, item.mark) })),
      }));
      return (scale: ReportInput["scale"]) =>
        stageReports({ ...panel, sheets, scale }).fairness.experts.find(({ code }) => code === "E-04")!.spread!.value;
    };
    const [free, cutOff, ignored] = [
      held(100)({ minimum: 0, maximum: 100 }),
      held(84)({ minimum: 0, maximum: 84 }),
      held(84)({ minimum: 0, maximum: 100 }),
    ];
    expect(Math.abs(cutOff - free)).toBeLessThan(Math.abs(ignored - free) / 2);
  });

  it("finds what is added for the own province, over all and by expert, with intervals", () => {
    const isHome = (j: number, i: number) => j === 3 && i % 4 === 0;
    const { sameProvince, experts } = fairness({
      leaning: (j, i) => (isHome(j, i) ? 12 : 0),
      sheet: (j, i) => ({ isSameProvince: isHome(j, i) }),
    });
    expect(sameProvince).toMatchObject({ pairs: 5 });
    expect([sameProvince!.lower > 0, sameProvince!.lower < 12, sameProvince!.upper > 12]).toEqual([true, true, true]);
    const known = experts.filter(({ ownProvince }) => ownProvince !== null);
    expect(known.map(({ code }) => code)).toEqual(["E-03"]);
    expect(known[0]!.ownProvince!.lower).toBeGreaterThan(0);
    expect(known[0]!.ownProvince!.points).toBeGreaterThan(8);
    expect(fairness({}).sameProvince).toBeNull();
  });

  it("counts who was asked and did not answer, and says of whom nothing can be expected", () => {
    const report = fairness({
      leaning: (j) => (j === 5 ? -18 : 0),
      hasSheet: (j, i) => j !== 0 && !(j === 5 && i === 3),
    });
    expect(report.experts[0]).toMatchObject({ code: "E-00", asked: 20, counted: 0, unanswered: 20, severity: null });
    expect(report.missing.submissions).toBe(20);
    expect(report.missing.unknown).toHaveLength(20);
    expect(report.missing.unknown[0]).toEqual({ serial: serialOf(0), experts: ["E-00"] });
  });

  it("a submission that its most severe expert did not mark is named, with the rank it would have", () => {
    const { missing } = fairness({ leaning: (j) => (j === 5 ? -18 : 0), hasSheet: (j, i) => !(j === 5 && i === 3) });
    expect(missing.moved.map(({ serial, experts }) => [serial, experts])).toEqual([[serialOf(3), ["E-05"]]]);
    expect(missing.moved[0]!.filledRank).toBeGreaterThan(missing.moved[0]!.rank);
    expect(missing).toMatchObject({ submissions: 1, unknown: [] });
  });

  it("where somebody read instead, nobody is missing", () => {
    const input = reportPanel({ hasSheet: (j, i) => !(j === 5 && i === 3) });
    expect(stageReports({ ...input, panelSize: 5 }).fairness.missing.submissions).toBe(0);
  });

  it("shows the places of each field beside the leaning of those who marked there", () => {
    const { fields } = fairness({ leaning: (j) => (j === 0 ? -9 : 0), hasSheet: (j, i) => (j === 0 ? i < 10 : true) });
    expect(
      fields.map(({ field, submissions, scored, quota, passing, experts }) => [
        field,
        submissions,
        scored,
        quota,
        passing,
        experts,
      ]),
    ).toEqual([
      ["F1", 10, 10, 5, 5, 6],
      ["F2", 10, 10, 5, 5, 5],
    ]);
    expect(fields[0]!.meanLeaning!).toBeLessThan(fields[1]!.meanLeaning!);
  });
});

describe("the objectivity report", () => {
  it("an upside-down scale raises the alarm, an erratic expert the fit, both of one expert alone", () => {
    const reversed = objectivity({ leaning: (j, i) => (j === 1 ? -3 * (((i * 7) % 20) - 9) : 0) });
    expect(reversed.experts.filter(({ isReversalAlarm }) => isReversalAlarm).map(({ code }) => code)).toEqual(["E-01"]);
    const erratic = objectivity({ leaning: (j, i) => (j === 4 ? ((i * 11) % 7) * 6 - 18 : 0) });
    expect(erratic.experts.filter(({ outfit }) => outfit!.value > 1.5).map(({ code }) => code)).toEqual(["E-04"]);
  });

  it("a favour is an outlying total with what was expected instead", () => {
    const { outliers } = objectivity({ leaning: (j, i) => (j === 2 && i === 7 ? 25 : 0) });
    expect(outliers[0]).toMatchObject({ serial: serialOf(7), code: "E-02" });
    expect(outliers[0]!.standardised).toBeGreaterThan(4);
    expect(outliers[0]!.total - outliers[0]!.expected).toBeGreaterThan(15);
  });

  it("the expert who gives everything the same in twenty seconds tops repeated marks, pace and comments", () => {
    const input = reportPanel();
    const sheets = input.sheets.map((sheet) =>
      sheet.expert === "expert-3"
        ? {
            ...sheet,
            marks: [
              { criterion: "adv", mark: 80 },
              { criterion: "cre", mark: 78 },
            ],
            seconds: 20,
            isCommentRepeated: true,
          }
        : sheet,
    );
    const { experts } = stageReports({ ...input, sheets }).objectivity;
    const flat = experts.find(({ code }) => code === "E-03")!;
    expect(flat).toMatchObject({ repeatedShare: 1, alikeShare: 0, medianSeconds: 20, repeatedCommentShare: 1 });
    expect(flat.ratioToPanel).toBeLessThan(0.05);
    for (const other of experts.filter(({ code }) => code !== "E-03"))
      expect(other.repeatedShare! < 0.5 && other.medianSeconds! > 500 && other.repeatedCommentShare === 0).toBe(true);
  });

  it("growing milder with every sheet is drift with an interval above zero", () => {
    const { experts } = objectivity({ leaning: (j, i) => (j === 5 ? i - 10 : 0) });
    expect(experts.find(({ code }) => code === "E-05")!.drift!.lower).toBeGreaterThan(0);
  });

  it("evidence is a share of marks: of each expert, of each criterion over the panel, and of all", () => {
    const { experts, evidence } = objectivity({
      hasSheet: (j, i) => j !== 5 || i < 10,
      sheet: (j, i) => ({ evidenceFor: j === 2 ? [] : j === 4 && i < 5 ? ["adv", "cre"] : ["adv"] }),
    });
    expect(experts.map(({ code, evidenceShare }) => [code, evidenceShare])).toEqual([
      ["E-00", 0.5],
      ["E-01", 0.5],
      ["E-02", 0],
      ["E-03", 0.5],
      ["E-04", 25 / 40],
      ["E-05", 0.5],
    ]);
    expect(evidence).toEqual({
      marks: 220,
      share: 95 / 220,
      criteria: [
        { code: "adv", share: 90 / 110 },
        { code: "cre", share: 5 / 110 },
      ],
    });
  });

  it("evidence for a criterion that is not on the sheet counts for nothing", () => {
    const { evidence } = objectivity({ sheet: () => ({ evidenceFor: ["cre", "other"] }) });
    expect([evidence.share, evidence.criteria.map(({ share }) => share)]).toEqual([0.5, [0, 1]]);
  });

  it("a time that is not known is no time of zero", () => {
    const { experts } = objectivity({ sheet: (j) => (j === 2 ? { seconds: null } : {}) });
    expect(experts.find(({ code }) => code === "E-02")).toMatchObject({ medianSeconds: null, ratioToPanel: null });
  });

  it("agreement of a complete panel is one block; the reliability of the mean steps up from one expert's", () => {
    const { blocks, reliability, alpha } = objectivity({});
    expect(blocks).toHaveLength(1);
    expect(blocks[0]!.serials).toHaveLength(20);
    const { single, averaged, adjusted, sheetsEach, shares } = reliability!;
    expect(sheetsEach).toBeCloseTo(6, 12);
    expect(averaged.value).toBeCloseTo((6 * single.value) / (1 + 5 * single.value), 9);
    expect(shares.submission + shares.expert + shares.residual).toBeCloseTo(1, 12);
    // On a complete table the share of the submissions is ICC2 but for the estimator.
    expect(blocks[0]!.single!.value).toBeCloseTo(single.value, 2);
    for (const { value, lower, upper } of [single, averaged, adjusted])
      expect([lower! > 0.3, lower! < value, value < upper!, upper! < 1]).toEqual([true, true, true, true]);
    expect(alpha.interval!.value).toBeGreaterThan(0.5);
  });
});

describe("the reports", () => {
  it("one sheet a submission, or none at all, tells nothing: the reports say so and hold no figure", () => {
    const single = stageReports(reportPanel({ hasSheet: (j, i) => j === i % 6 }));
    expect(single.fairness).toMatchObject({ obstacle: "one_sheet_each", sameProvince: null });
    expect(single.fairness.experts.every(({ severity, asked }) => severity === null && asked === 20)).toBe(true);
    expect(single.objectivity).toMatchObject({ reliability: null, outliers: [], blocks: [] });
    expect(single.curve).toBeNull();
    expect(stageReports(reportPanel({ hasSheet: () => false })).objectivity).toMatchObject({ sheets: 0, experts: [] });
  });

  it("equal marks everywhere give no figure that is not a number", () => {
    const input = reportPanel();
    const marks = [
      { criterion: "adv", mark: 70 },
      { criterion: "cre", mark: 70 },
    ];
    const reports = stageReports({ ...input, sheets: input.sheets.map((sheet) => ({ ...sheet, marks })) });
    expect(JSON.parse(JSON.stringify(reports))).toEqual(reports);
    expect(reports.curve).toBeNull();
  });

  it("do not depend on the order in which anything came", () => {
    const input = reportPanel({ hasSheet: (j, i) => (i + j) % 5 !== 0 });
    const expected = JSON.stringify(stageReports(input));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          input.sheets.map((_, k) => k),
          { minLength: input.sheets.length },
        ),
        (order) => {
          const shuffled = {
            ...input,
            sheets: order.map((k) => input.sheets[k]!),
            asked: [...input.asked].reverse(),
            experts: [...input.experts].reverse(),
            submissions: [...input.submissions].reverse(),
          };
          expect(JSON.stringify(stageReports(shuffled))).toBe(expected);
        },
      ),
      { numRuns: 5 },
    );
  });
});
