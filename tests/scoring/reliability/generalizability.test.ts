import { describe, expect, it } from "vitest";
import { dStudy, gStudy, type GStudy } from "#scoring/reliability/generalizability.ts";
import { completeSheets, type MarkRow } from "#scoring/statistics/mark-table.ts";

/** mark = submission + expert + criterion part, each varied on its own. */
function marksOf(mark: (submission: number, expert: number, criterion: number) => number): MarkRow[] {
  const rows: MarkRow[] = [];
  for (let i = 0; i < 8; i += 1)
    for (let j = 0; j < 4; j += 1)
      for (let c = 0; c < 3; c += 1)
        rows.push({ submission: `S${i}`, expert: `E${j}`, criterion: `C${c}`, mark: mark(i, j, c) });
  return rows;
}

/** A fixed scatter without pattern. */
const noise = (i: number, j: number, c: number): number =>
  ((i * 37 + j * 101 + c * 53 + i * j * 17 + j * c * 29 + i * c * 41) % 11) - 5;

describe("gStudy", () => {
  it("a balanced table has the variances of its mean squares", () => {
    // Every interaction is there, so that no component meets its bound of zero.
    const marks = (i: number, j: number, c: number) =>
      70 +
      4 * i +
      3 * j +
      5 * c +
      6 * ((i * 5 + j * 3) % 4) +
      6 * ((i * 3 + c * 7) % 5) +
      7 * ((j * c) % 3) +
      noise(i, j, c);
    const study = gStudy(completeSheets(marksOf(marks)))!;
    const squares = threeWayMeanSquares(marks, 8, 4, 3);
    expect(study.residual).toBeCloseTo(squares.error, 3);
    expect(study.submissionExpert).toBeCloseTo((squares.ij - squares.error) / 3, 3);
    expect(study.submissionCriterion).toBeCloseTo((squares.ic - squares.error) / 4, 3);
    expect(study.expertCriterion).toBeCloseTo((squares.jc - squares.error) / 8, 3);
  });

  it("where only the criteria differ, only the criteria have variance", () => {
    const study = gStudy(completeSheets(marksOf((_i, _j, c) => 60 + 10 * c)))!;
    expect(study.criterion).toBeCloseTo(100, 9);
    expect(study).toMatchObject({ submission: 0, expert: 0, submissionExpert: 0, submissionCriterion: 0, residual: 0 });
  });

  it("with one criterion there is nothing to say about criteria", () => {
    const rows = marksOf((i, j) => 70 + 3 * i + j + noise(i, j, 0)).filter((row) => row.criterion === "C0");
    const study = gStudy(completeSheets(rows))!;
    expect(study).toMatchObject({ criterion: null, submissionExpert: null, criteria: 1, sheets: 32 });
    expect(study.submission).toBeGreaterThan(0);
  });

  it("a sheet that lacks a mark is left out and named, never filled with a zero", () => {
    const rows = marksOf((i, j, c) => 70 + 4 * i + noise(i, j, c));
    const { incomplete, table } = completeSheets(rows.slice(1));
    expect(incomplete).toEqual([{ submission: "S0", expert: "E0", missing: ["C0"] }]);
    expect(table.values).toHaveLength(31);
  });

  it("two marks of one criterion on one sheet are refused", () => {
    const rows = marksOf(() => 70);
    expect(() => completeSheets([...rows, rows[0]!])).toThrow("S0 by E0 has two marks of C0");
  });
});

describe("dStudy", () => {
  const study: GStudy = {
    submission: 0.2843,
    expert: 0.0278,
    criterion: 0.0104,
    submissionExpert: 0.0953,
    submissionCriterion: 0.0656,
    expertCriterion: 0.0132,
    residual: 0.219,
    sheets: 592,
    criteria: 3,
  };

  it("the worked example: three experts give .785, five .837", () => {
    expect(dStudy(study, 3, 3).relative).toBeCloseTo(0.785, 3);
    expect(dStudy(study, 5, 3).relative).toBeCloseTo(0.837, 3);
  });

  it("more experts never make a score less reliable, and the order is at least as reliable as the score", () => {
    const curve = Array.from({ length: 12 }, (_, index) => dStudy(study, index + 1, 3));
    curve.slice(1).forEach((point, index) => {
      expect(point.relative!).toBeGreaterThan(curve[index]!.relative!);
      expect(point.absolute!).toBeLessThan(point.relative!);
    });
  });

  it("where submissions do not differ, no number of experts makes a reliable score", () => {
    expect(dStudy({ ...study, submission: 0 }, 100, 3)).toMatchObject({ relative: null, absolute: null });
  });
});

function threeWayMeanSquares(mark: (i: number, j: number, c: number) => number, I: number, J: number, C: number) {
  const over = <T>(n: number, f: (k: number) => T): T[] => Array.from({ length: n }, (_, k) => f(k));
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const cell = (i: number | null, j: number | null, c: number | null) =>
    mean(
      over(I, (a) => (i === null || i === a ? over(J, (b) => (j === null || j === b ? over(C, (d) => (c === null || c === d ? [mark(a, b, d)] : [])) : [])) : [])).flat(3), // prettier-ignore
    );
  let [ij, ic, jc, error] = [0, 0, 0, 0];
  const all = cell(null, null, null);
  for (let i = 0; i < I; i += 1)
    for (let j = 0; j < J; j += 1) {
      ij += C * (cell(i, j, null) - cell(i, null, null) - cell(null, j, null) + all) ** 2;
      for (let c = 0; c < C; c += 1)
        error +=
          (mark(i, j, c) -
            cell(i, j, null) -
            cell(i, null, c) -
            cell(null, j, c) +
            cell(i, null, null) +
            cell(null, j, null) +
            cell(null, null, c) -
            all) **
          2;
    }
  for (let c = 0; c < C; c += 1) {
    for (let i = 0; i < I; i += 1) ic += J * (cell(i, null, c) - cell(i, null, null) - cell(null, null, c) + all) ** 2;
    for (let j = 0; j < J; j += 1) jc += I * (cell(null, j, c) - cell(null, j, null) - cell(null, null, c) + all) ** 2;
  }
  return {
    ij: ij / ((I - 1) * (J - 1)),
    ic: ic / ((I - 1) * (C - 1)),
    jc: jc / ((J - 1) * (C - 1)),
    error: error / ((I - 1) * (J - 1) * (C - 1)),
  };
}
