import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MarkRow } from "#scoring/statistics/mark-table.ts";
import { randomNumbers } from "#scoring/statistics/random-numbers.ts";
import { fitManyFacetRasch, type RaschFit } from "#scoring/statistics/rasch/many-facet-rasch.ts";
import { observe, scaleMoments, scaleOf } from "#scoring/statistics/rasch/rating-scale.ts";
import { KRIPPENDORFF } from "./published-tables.ts";

const rowsOf = (ratings: readonly { submission: string; expert: string; value: number }[]): MarkRow[] =>
  ratings.map(({ submission, expert, value }) => ({ submission, expert, criterion: "total", mark: value }));

/** Everybody marks everything on 0 … 4, the marks at will: always connected. */
const anyMarks: fc.Arbitrary<MarkRow[]> = fc
  .array(fc.integer({ min: 0, max: 4 }), { minLength: 48, maxLength: 48 })
  .map((marks) =>
    marks.map((mark, index) => ({
      submission: `S${index % 8}`,
      expert: `E${Math.floor(index / 8) % 3}`,
      criterion: `C${Math.floor(index / 24)}`,
      mark,
    })),
  );

describe("fitManyFacetRasch", () => {
  it("where the model leaves every residual the same size, fit has no variance", () => {
    // Two places, all marks even: r² is always .25 and V is .25, so that infit cannot vary.
    const rows = ["A", "B"].flatMap((expert) =>
      [0, 1, 2, 3].map((i) => ({
        submission: `S${i}`,
        expert,
        criterion: "",
        mark: (i + (expert === "A" ? 0 : 1)) % 2,
      })),
    );
    for (const { fitVariances, infit } of fitManyFacetRasch(rows)!.experts) {
      expect(infit).toBeCloseTo(1, 9);
      expect(fitVariances!.infit).toBeCloseTo(0, 9);
      expect(fitVariances!.outfit).toBeCloseTo(0, 9);
    }
  });

  it("at the maximum every element's expected score is the score it has", () => {
    fc.assert(
      fc.property(anyMarks, (rows) => {
        const fit = fitManyFacetRasch(rows);
        fc.pre(fit !== null);
        for (const facet of ["submission", "expert", "criterion"] as const)
          for (const [observed, expected] of scores(fit, rows, facet)) expect(expected).toBeCloseTo(observed, 6);
      }),
      { numRuns: 60 },
    );
  });

  it("on a scale of many places the maximum is the same although the way there is shortened", () => {
    const random = randomNumbers("many places");
    const severity = Array.from({ length: 10 }, () => random.normal());
    const rows = Array.from({ length: 200 }, (_, submission) => {
      const quality = random.normal();
      return severity.map((severe, expert) => {
        const mark = Math.round(10 + 2 * (quality - severe) + random.normal());
        return {
          submission: `S${submission}`,
          expert: `E${expert}`,
          criterion: "",
          mark: Math.min(18, Math.max(2, mark)),
        };
      });
    }).flat();
    const fit = fitManyFacetRasch(rows)!;
    expect(fit.categories).toHaveLength(17);
    for (const facet of ["submission", "expert"] as const)
      for (const [observed, expected] of scores(fit, rows, facet)) expect(expected).toBeCloseTo(observed, 5);
    expect(fit.experts.reduce((sum, { measure }) => sum + measure, 0)).toBeCloseTo(0, 9);
    expect(fitManyFacetRasch(rows.toReversed())).toEqual(fit);
  });

  it("a place is expected as often as it was given, however few observations share a node of the curvature's grid", () => {
    const random = randomNumbers("places");
    const rows = Array.from({ length: 60 }, (_, submission) => {
      const quality = random.normal();
      return [0, 1, 2, 3].flatMap((panel) =>
        ["C1", "C2"].map((criterion) => ({
          submission: `S${submission}`,
          expert: `E${(submission * 5 + panel) % 12}`,
          criterion,
          mark: Math.min(40, Math.max(0, Math.round(20 + 6 * (quality + 0.8 * random.normal())))),
        })),
      );
    }).flat();
    const fit = fitManyFacetRasch(rows)!;
    expect(fit.dropped).toEqual({ submissions: [], experts: [], criteria: [] });
    for (const [observed, expected] of placesOf(fit, rows)) expect(expected).toBeCloseTo(observed, 6);
  });

  it("the order of the marks changes no byte", () => {
    fc.assert(
      fc.property(anyMarks, (rows) => {
        expect(fitManyFacetRasch(rows.toReversed())).toEqual(fitManyFacetRasch(rows));
      }),
      { numRuns: 20 },
    );
  });

  it("experts, criteria and thresholds are centred at zero; submissions are not", () => {
    fc.assert(
      fc.property(anyMarks, (rows) => {
        const fit = fitManyFacetRasch(rows);
        fc.pre(fit !== null);
        const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);
        expect(sum(fit.experts.map(({ measure }) => measure))).toBeCloseTo(0, 7);
        expect(sum(fit.criteria.map(({ measure }) => measure))).toBeCloseTo(0, 7);
        expect(sum(fit.thresholds)).toBeCloseTo(0, 7);
      }),
      { numRuns: 30 },
    );
  });

  it("a submission that has nothing but the highest marks is set aside and still measured above all others", () => {
    const rows = [
      ...rowsOf(KRIPPENDORFF).map((row) => ({ ...row, mark: Math.min(row.mark, 4) })),
      ...["E001", "E002", "E003"].map((expert) => ({ submission: "S999", expert, criterion: "total", mark: 4 })),
    ];
    const { dropped, submissions } = fitManyFacetRasch(rows)!;
    expect(dropped.submissions).toContain("S999");
    const top = submissions.find(({ id }) => id === "S999")!;
    expect(top).toMatchObject({ infit: null, outfit: null, marks: 3 });
    const others = submissions.filter(({ infit }) => infit !== null).map(({ measure }) => measure);
    expect(Number.isFinite(top.measure)).toBe(true);
    expect(top.measure).toBeGreaterThan(Math.max(...others));
  });

  it("a panel that is evenly balanced is at the maximum from the start", () => {
    const rows = [0, 1].flatMap((submission) =>
      [0, 1].map((expert) => ({
        submission: `S${submission}`,
        expert: `E${expert}`,
        criterion: "",
        mark: (submission + expert) % 2,
      })),
    );
    const { submissions, experts, thresholds } = fitManyFacetRasch(rows)!;
    for (const { measure } of [...submissions, ...experts]) expect(measure).toBeCloseTo(0, 9);
    expect([...thresholds]).toEqual([0]);
  });

  it("a mark nobody gave has no threshold", () => {
    const rows = rowsOf(KRIPPENDORFF).map((row) => ({ ...row, mark: row.mark * 20 }));
    const fit = fitManyFacetRasch(rows)!;
    // The submission with nothing but the highest mark is set aside, and with it that mark.
    expect(fit.categories).toEqual([20, 40, 60, 80]);
    expect(fit.thresholds).toHaveLength(3);
  });

  it("panels without a common expert are refused, and marks that are all alike say nothing", () => {
    const apart = [1, 2, 3, 4].flatMap((number) =>
      [0, 1].map((k) => ({
        submission: `S${number}`,
        expert: `E${number > 2 ? 2 + k : k}`,
        criterion: "total",
        mark: (number + k) % 3,
      })),
    );
    expect(() => fitManyFacetRasch(apart)).toThrow("not connected");
    expect(fitManyFacetRasch(apart.map((row) => ({ ...row, mark: 2 })))).toBeNull();
  });
});

describe("observe", () => {
  it("far-off measures neither overflow nor lose their chances", () => {
    const moments = scaleMoments(101);
    const scale = scaleOf(new Float64Array(100));
    for (const eta of [-40, -2.99, 0, 3.01, 40]) {
      observe(eta, scale, moments);
      expect(moments.share * moments.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
      expect(Number.isFinite(moments.logWeight)).toBe(true);
    }
    expect(moments.expected).toBeCloseTo(100, 9);
  });
});

/** Observed and expected score of every element that was not set aside. */
function scores(fit: RaschFit, rows: readonly MarkRow[], facet: "submission" | "expert" | "criterion") {
  const measures = (elements: RaschFit["experts"]) =>
    new Map(elements.filter(({ infit }) => infit !== null).map(({ id, measure }) => [id, measure]));
  const [submission, expert, criterion] = [fit.submissions, fit.experts, fit.criteria].map(measures) as [
    Map<string, number>,
    Map<string, number>,
    Map<string, number>,
  ];
  const moments = scaleMoments(fit.categories.length);
  const scale = scaleOf(fit.thresholds);
  const sums = new Map<string, [number, number]>();
  for (const row of rows) {
    const [b, e, c] = [submission.get(row.submission), expert.get(row.expert), criterion.get(row.criterion)];
    if (b === undefined || e === undefined || c === undefined) continue;
    observe(b - e - c, scale, moments);
    const [observed, expected] = sums.get(row[facet]) ?? [0, 0];
    sums.set(row[facet], [observed + fit.categories.indexOf(row.mark), expected + moments.expected]);
  }
  return sums.values();
}

/** How often each place was given, and how often it is expected; nothing may be set aside. */
function placesOf(fit: RaschFit, rows: readonly MarkRow[]): [number, number][] {
  const measure = (elements: RaschFit["experts"], id: string) => elements.find((element) => element.id === id)!.measure;
  const moments = scaleMoments(fit.categories.length);
  const scale = scaleOf(fit.thresholds);
  const found = fit.categories.map((): [number, number] => [0, 0]);
  for (const row of rows) {
    const hardness = measure(fit.experts, row.expert) + measure(fit.criteria, row.criterion);
    observe(measure(fit.submissions, row.submission) - hardness, scale, moments);
    found[fit.categories.indexOf(row.mark)]![0] += 1;
    found.forEach((place, k) => (place[1] += moments.share * moments.weights[k]!));
  }
  return found;
}
