import { describe, expect, it } from "vitest";
import { meanSquareInterval } from "#scoring/reliability/experts/mean-square-interval.ts";
import { haloOfExperts } from "#scoring/reliability/experts/halo.ts";
import { intraclassCorrelations } from "#scoring/reliability/intraclass-correlation.ts";
import { averagedInterval, singleInterval } from "#scoring/reliability/reliability-interval.ts";
import { standOuts } from "#scoring/reliability/stand-outs.ts";
import { stageReports } from "#scoring/reliability/stage-reports.ts";
import { completeSheets } from "#scoring/statistics/mark-table.ts";
import { pearson } from "#scoring/statistics/correlation.ts";
import { chiSquareUpperTail, tTwoSidedQuantile } from "#scoring/statistics/distributions.ts";
import { rankCorrelationInterval } from "#scoring/statistics/rank-correlation-interval.ts";
import { randomNumbers } from "#scoring/statistics/random-numbers.ts";
import { type PanelChange, reportPanel } from "../support/report-panel.ts";

describe("the interval of a rank correlation", () => {
  it("is Fisher's with the variance of ranks", () => {
    // atanh(.6) = .693147, half = 1.959964 √(1.06 / 17) = .489415.
    const { lower, upper } = rankCorrelationInterval(0.6, 20)!;
    expect([lower, upper]).toEqual([
      expect.closeTo(Math.tanh(0.693147 - 0.489415), 5),
      expect.closeTo(Math.tanh(0.693147 + 0.489415), 5),
    ]);
  });

  it("says nothing of three submissions, and of four in one order not that they always are", () => {
    expect(rankCorrelationInterval(-1, 3)).toBeNull();
    const { lower, upper } = rankCorrelationInterval(-1, 4)!;
    expect([lower, upper > 0]).toEqual([-1, true]);
  });
});

describe("the interval of a mean-square", () => {
  it("holds 1 exactly where chance leaves so much, as the χ² distribution has it", () => {
    const degrees = 12;
    const ofOne = meanSquareInterval(1, 2 / degrees, degrees)!;
    // 1 / lower and 1 / upper are the ends of the range around 1 that leaves out 5 % on each side.
    expect(chiSquareUpperTail(degrees / ofOne.lower, degrees)).toBeCloseTo(0.05, 2);
    expect(chiSquareUpperTail(degrees / ofOne.upper, degrees)).toBeCloseTo(0.95, 2);
  });

  it("says nothing of three residuals", () => {
    expect(meanSquareInterval(3, 2 / 3, 3)).toBeNull();
  });
});

describe("the interval of a halo", () => {
  const random = randomNumbers("halo");
  const quality = Array.from({ length: 10 }, () => random.normal());
  const rows = [0, 1, 2].flatMap((j) =>
    quality.flatMap((value, i) =>
      [0, 1, 2].map((c) => {
        const mark = Math.round(70 + 8 * value + (j === 0 ? 1 : 9) * random.normal());
        return { submission: `S${String(i)}`, expert: `E${String(j)}`, criterion: `C${String(c)}`, mark };
      }),
    ),
  );

  it("is the jackknife over the expert's sheets, the panel's own error counted", () => {
    const halos = haloOfExperts(completeSheets(rows));
    const meanWithout = (expert: string, left: number | null) => {
      const column = (c: number) =>
        rows
          .filter((row) => row.expert === expert && row.criterion === `C${String(c)}`)
          .filter((_, i) => i !== left)
          .map(({ mark }) => mark);
      return [
        [0, 1],
        [0, 2],
        [1, 2],
      ].reduce((sum, [a, b]) => sum + pearson(column(a!), column(b!))! / 3, 0);
    };
    const variances = ["E0", "E1", "E2"].map((expert) => {
      const left = quality.map((_, i) => meanWithout(expert, i));
      const mean = left.reduce((sum, value) => sum + value, 0) / 10;
      return 0.9 * left.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    });
    const [own, ...others] = variances as [number, number, number];
    const error = Math.sqrt((4 / 9) * own + others.reduce((sum, value) => sum + value / 9, 0));
    const { excess, interval } = halos[0]!;
    expect(halos[0]!.correlation).toBeCloseTo(meanWithout("E0", null), 10);
    expect(interval!.upper - excess!).toBeCloseTo(tTwoSidedQuantile(0.05, 9) * error, 8);
    expect(excess! - interval!.lower).toBeCloseTo(interval!.upper - excess!, 12);
  });

  it("says nothing where one sheet alone gives a criterion its spread", () => {
    const flat = rows.map((row) => (row.expert === "E1" ? { ...row, mark: row.submission === "S3" ? 60 : 80 } : row));
    expect(haloOfExperts(completeSheets(flat))[1]).toMatchObject({ correlation: 1, interval: null });
  });
});

describe("the interval of a reliability", () => {
  it("is that of ICC1 and ICC1k where all submissions have as many sheets", () => {
    // Shrout & Fleiss 1979: six by four.
    const rows = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]; // prettier-ignore
    const block = {
      rows: rows.map((row) => Float64Array.from(row)),
      submissions: rows.map((_, i) => String(i)),
      experts: ["1", "2", "3", "4"],
    };
    const { ICC1, ICC1k } = intraclassCorrelations(block)!;
    const degrees = { submissions: 5, error: 18 };
    const [averaged, single] = [averagedInterval(ICC1k.value, degrees), singleInterval(ICC1k.value, 4, degrees)];
    expect([single.value, single.upper]).toEqual([expect.closeTo(ICC1.value, 9), expect.closeTo(ICC1.upper, 6)]);
    expect(averaged.upper).toBeCloseTo(ICC1k.upper, 6);
    // Their lower limits lie below zero; a share does not.
    expect([ICC1.lower < 0, single.lower, averaged.lower]).toEqual([true, 0, 0]);
  });

  it("has no bounds without degrees of freedom", () => {
    expect(averagedInterval(0.5, { submissions: 3, error: 0 })).toEqual({ value: 0.5, lower: null, upper: null });
  });
});

describe("what stands out by its interval", () => {
  const found = (change: PanelChange) =>
    new Map(standOuts(stageReports(reportPanel(change))).map(({ kind, experts }) => [kind, experts]));

  it("an erratic expert of twenty sheets does, with the interval, and a less erratic one of five sheets does not", () => {
    const leaning = (j: number, i: number) => (j === 4 ? ((i * 11) % 7) * 6 - 18 : 0);
    const [odd] = found({ leaning }).get("misfit")!;
    expect(odd!.code).toBe("E-04");
    expect(odd!.interval!.lower).toBeGreaterThan(1.5);
    const few = stageReports(
      reportPanel({ leaning: (j, i) => leaning(j, i) / 4, hasSheet: (j, i) => j !== 4 || i < 5 }),
    );
    const own = few.objectivity.experts.find(({ code }) => code === "E-04")!;
    expect([own.outfit!.value > 1.5, own.outfit!.lower! < 1.5]).toEqual([true, true]);
    expect(standOuts(few).some(({ kind }) => kind === "misfit")).toBe(false);
  });

  it("the reversal alarm is told with its interval, and keeps to its bound however wide that is", () => {
    const [odd] = found({ leaning: (j, i) => (j === 1 ? -3 * (((i * 7) % 20) - 9) : 0) }).get("reversed")!;
    expect([odd!.code, odd!.figure <= -0.5, odd!.interval !== null]).toEqual(["E-01", true, true]);
  });
});
