import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  adjustedFigures,
  type AdjustableSubmission,
  type VarianceMillionths,
} from "#scoring/aggregation/adjusted-figures.ts";
import { add, compare, divide, fraction, type Fraction, multiply, subtract } from "#scoring/aggregation/fraction.ts";
import { compareText } from "#scoring/record/compare-text.ts";

type Panel = readonly AdjustableSubmission[];

/** A submission with a total by each named expert. */
function submission(
  submissionId: string,
  totals: Readonly<Record<string, number>>,
  field = "F1",
): AdjustableSubmission {
  const sheets = Object.entries(totals).map(([expertId, total]) => ({ expertId, total: fraction(total) }));
  return { submissionId, field, sheets };
}

const PANEL: Panel = [
  submission("a", { e1: 71, e2: 64, e3: 75, e4: 68 }),
  submission("b", { e1: 80, e2: 72, e3: 83, e5: 79 }),
  submission("c", { e1: 62, e2: 55, e4: 60, e5: 58 }),
  submission("d", { e2: 82, e3: 94, e4: 88, e5: 85 }),
  submission("e", { e1: 75, e3: 79, e4: 74, e5: 71 }),
  submission("f", { e1: 84, e2: 77, e3: 85, e5: 79 }),
];

const anyPanel: fc.Arbitrary<Panel> = fc
  .array(fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 50, max: 99 })), { maxLength: 4 }), {
    minLength: 2,
    maxLength: 7,
  })
  .map((rows) =>
    rows.map((sheets, index) =>
      submission(`s${index}`, Object.fromEntries(sheets.map(([expert, total]) => [`e${expert}`, total]))),
    ),
  );

/**
 * The same estimates another way: Henderson's equations in exact fractions, by elimination. Intercept, submissions, experts;
 * an effect with no variance has no row.
 */
function exactScores(panel: Panel, ratios: VarianceMillionths): ReadonlyMap<string, Fraction> {
  const ratings = panel.flatMap(({ submissionId, sheets }) =>
    sheets.map(({ expertId, total }) => ({ submissionId, expertId, total })),
  );
  const idsOf = (ids: readonly string[], ratio: number): string[] =>
    ratio === 0 ? [] : [...new Set(ids)].sort(compareText);
  const submissions = idsOf(
    ratings.map((rating) => rating.submissionId),
    ratios.submission,
  );
  const experts = idsOf(
    ratings.map((rating) => rating.expertId),
    ratios.expert,
  );
  const size = 1 + submissions.length + experts.length;
  const rows = Array.from({ length: size }, () => Array.from({ length: size + 1 }, () => fraction(0)));
  const plus = (row: number, column: number, value: Fraction) => {
    rows[row]![column] = add(rows[row]![column]!, value);
  };
  for (const { submissionId, expertId, total } of ratings) {
    const places = [0];
    if (ratios.submission > 0) places.push(1 + submissions.indexOf(submissionId));
    if (ratios.expert > 0) places.push(1 + submissions.length + experts.indexOf(expertId));
    for (const one of places) {
      for (const other of places) plus(one, other, fraction(1));
      plus(one, size, total);
    }
  }
  submissions.forEach((_, index) => plus(1 + index, 1 + index, fraction(1_000_000, ratios.submission)));
  experts.forEach((_, index) => {
    const place = 1 + submissions.length + index;
    plus(place, place, fraction(1_000_000, ratios.expert));
  });
  for (let column = 0; column < size; column += 1) {
    const pivot = rows.findIndex((row, index) => index >= column && row[column]!.numerator !== 0n);
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const own = rows[column]!.map((value) => divide(value, rows[column]![column]!));
    rows.forEach((row, index) => {
      rows[index] = index === column ? own : row.map((value, at) => subtract(value, multiply(row[column]!, own[at]!)));
    });
  }
  const valueOf = (row: number): Fraction => rows[row]![size]!;
  return new Map(
    [...new Set(ratings.map((rating) => rating.submissionId))].map((id) => [
      id,
      ratios.submission === 0 ? valueOf(0) : add(valueOf(0), valueOf(1 + submissions.indexOf(id))),
    ]),
  );
}

describe("adjustedFigures", () => {
  it("takes an expert's leaning out: who was read by the severe expert gains, and an even panel is left as it is", () => {
    // The same totals, once by the severe e2 and once by the mild e3.
    const panel = [...PANEL, submission("g", { e1: 70, e2: 70, e5: 70 }), submission("h", { e1: 70, e3: 70, e5: 70 })];
    const { gate, scores } = adjustedFigures("blup", panel);
    const scoreOf = (id: string) => scores.find((item) => item.submissionId === id)?.hundredths ?? 0;
    expect(scoreOf("g") - scoreOf("h")).toBeGreaterThan(200);
    expect(gate).toEqual({ verdict: "offered", reasons: [] });
    expect(scores.map((item) => item.submissionId)).toEqual(["a", "b", "c", "d", "e", "f", "g", "h"]);
    const level = ["a", "b", "c"].map((id, index) => submission(id, { e1: 70 + index, e2: 70 + index }));
    expect(adjustedFigures("blup", level).scores.map((item) => item.hundredths)).toEqual([7000, 7100, 7200]);
  });

  it("the scores are the exact solution at the recorded ratios, rounded half up, whatever the panel", () => {
    fc.assert(
      fc.property(anyPanel, (panel) => {
        const { ratios, scores } = adjustedFigures("blup", panel);
        if (ratios === null) return;
        const exact = exactScores(panel, ratios);
        expect(scores.map((item) => item.submissionId)).toEqual([...exact.keys()].sort(compareText));
        for (const { submissionId, hundredths } of scores) {
          const distance = subtract(multiply(exact.get(submissionId)!, fraction(100)), fraction(hundredths));
          expect(compare(distance, fraction(-1, 2))).toBeGreaterThanOrEqual(0);
          expect(compare(distance, fraction(1, 2))).toBe(-1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("do not depend on the order of submissions and sheets", () => {
    fc.assert(
      fc.property(anyPanel, fc.constantFrom("blup" as const, "robustBlup" as const), (panel, method) => {
        const reversed = panel.toReversed().map((item) => ({ ...item, sheets: item.sheets.toReversed() }));
        expect(adjustedFigures(method, reversed)).toEqual(adjustedFigures(method, panel));
      }),
    );
  });

  it("where two parts of the panel share no expert there are no scores, and the reason is named", () => {
    const apart = [
      submission("a", { e1: 70, e2: 72 }),
      submission("b", { e1: 60, e2: 66 }),
      submission("c", { e3: 80, e4: 81 }, "F2"),
      submission("d", { e3: 90, e4: 85 }, "F2"),
    ];
    const refused = { method: "blup", version: 1, ratios: null, scores: [] };
    expect(adjustedFigures("blup", apart)).toEqual({
      ...refused,
      gate: { verdict: "refused", reasons: ["not_connected"] },
    });
    expect(adjustedFigures("blup", [])).toEqual({
      ...refused,
      gate: { verdict: "refused", reasons: ["too_few_ratings"] },
    });
  });

  it("a submission without a sheet has no score and changes nobody's", () => {
    const more = [...PANEL, submission("g", {})];
    expect(adjustedFigures("blup", more)).toEqual(adjustedFigures("blup", PANEL));
  });

  it("recorded ratios hold where they are as likely as the best, and no others do", () => {
    const found = adjustedFigures("blup", PANEL);
    const { submission: between, expert } = found.ratios!;
    const near = { submission: between + 3, expert: expert - 2 };
    expect(adjustedFigures("blup", PANEL, near).ratios).toEqual(near);
    for (const far of [
      { submission: between * 2, expert },
      { submission: between, expert: 0 },
      { submission: -1, expert },
      { submission: between + 0.5, expert },
    ])
      expect(adjustedFigures("blup", PANEL, far)).toEqual(found);
    const level = PANEL.map((item) => submission(item.submissionId, { e1: 70, e2: 70 }));
    expect(adjustedFigures("blup", level, near).ratios).toEqual({ submission: 0, expert: 0 });
  });

  it("the robust model gives a single favour less weight", () => {
    const favoured = PANEL.map((item) =>
      item.submissionId === "c" ? submission("c", { e1: 62, e2: 55, e4: 60, e5: 90 }) : item,
    );
    const scoreOf = (method: "blup" | "robustBlup") =>
      adjustedFigures(method, favoured).scores.find((item) => item.submissionId === "c")?.hundredths ?? 0;
    expect(scoreOf("robustBlup")).toBeLessThan(scoreOf("blup"));
  });
});
