import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WholeAnalysis } from "#app/components/ranking/analysis-data.ts";
import type { RankingView } from "#app/components/ranking/ranking-data.ts";
import {
  analysisOnPage,
  RANKING_ROWS,
  rankingPage,
  sectionsOnPage,
  type ShownSection,
} from "#app/components/ranking/ranking-page.ts";
import { sortedSections } from "#app/components/ranking/ranking-order.ts";
import { rankingSections } from "#app/components/ranking/ranking-sections.ts";
import { plan } from "../../scoring/support/stage-plan.ts";
import { submissionOf } from "../../scoring/support/submissions.ts";
import { rankingFileOf } from "../../support/ranking-file.ts";

const FIELDS = ["F1", "F2"];
const counts = { submissions: 0, sheets: 0, passing: 0, held: 0, split: 0, unscored: 0, voteMissing: 0 };

function viewOf(first: number, second: number): RankingView {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
  const name = (field: string, index: number) => `${field}-${String(index).padStart(3, "0")}`;
  const { ranking } = rankingFileOf({
    stage: plan,
    submissions: [
      ...numbers(first).map((index) => submissionOf(name("A", index), [90 - (index % 40), 88, 85 - (index % 7)])),
      ...numbers(second).map((index) => submissionOf(name("B", index), [92 - (index % 40), 80, 81], { field: "F2" })),
    ],
  });
  return { ...ranking, counts, revotesDue: [] };
}

const serialsOf = (sections: readonly Pick<ShownSection, "rows">[]) =>
  sections.flatMap((section) => section.rows.map((row) => row.serial));
const pageOf = (view: RankingView, search = "", analysis: WholeAnalysis | null = null) => {
  const address = new URLSearchParams(search);
  const row = view.rows.find(({ submissionId }) => submissionId === address.get("why"));
  const chosen = row === undefined ? null : { row, equals: [] };
  return rankingPage({ ...view, chosen }, analysis, { scale: plan.rubric.scale, composite: null }, FIELDS, address);
};

describe("sectionsOnPage", () => {
  const shape = fc.record({
    first: fc.integer({ min: 1, max: 12 }),
    second: fc.integer({ min: 1, max: 12 }),
    size: fc.integer({ min: 1, max: 9 }),
  });

  it("every row stands on exactly one page, in the order of the whole", () => {
    fc.assert(
      fc.property(shape, ({ first, second, size }) => {
        const sections = rankingSections(viewOf(first, second), FIELDS, null);
        const pages = Math.ceil((first + second) / size);
        const shown = Array.from({ length: pages }, (_, page) => sectionsOnPage(sections, page + 1, size));
        expect(shown.flatMap(serialsOf)).toEqual(serialsOf(sections));
        expect(shown.slice(0, -1).every((page) => serialsOf(page).length === size)).toBe(true);
      }),
    );
  });

  it("every line is drawn exactly once, where it falls among the rows", () => {
    fc.assert(
      fc.property(shape, ({ first, second, size }) => {
        const sections = rankingSections(viewOf(first, second), FIELDS, null);
        for (const section of sections) {
          const pages = Math.ceil((first + second) / size);
          const parts = Array.from({ length: pages }, (_, page) => sectionsOnPage(sections, page + 1, size))
            .flat()
            .filter(({ field }) => field === section.field);
          expect(parts.filter(({ line }) => line !== null)).toHaveLength(1);
          const above = parts.flatMap(({ rows, rowsAboveLine }) => rows.slice(0, rowsAboveLine));
          expect(above).toEqual(section.rows.slice(0, section.rowsAboveLine));
          expect(parts.every(({ total, passing }) => total === section.rows.length && passing === above.length)).toBe(
            true,
          );
          expect(parts.map(({ isContinued }) => isContinued)).toEqual(parts.map((_, index) => index > 0));
        }
      }),
    );
  });
});

describe("rankingPage", () => {
  const large = viewOf(RANKING_ROWS, 30);

  it("a ranking of one page is whole", () => {
    const view = viewOf(20, 10);
    const page = pageOf(view);
    expect(page.paging).toEqual({ page: 1, total: 30 });
    expect(serialsOf(page.sections)).toEqual(serialsOf(rankingSections(view, FIELDS, null)));
  });

  it("a page beyond the last one is the last one, nonsense the first", () => {
    expect(pageOf(large, "page=9").paging).toEqual({ page: 2, total: RANKING_ROWS + 30 });
    expect(serialsOf(pageOf(large, "page=9").sections)).toHaveLength(30);
    for (const search of ["page=0", "page=x", "page=-1"]) expect(pageOf(large, search).paging.page).toBe(1);
  });

  it("rows are put in order before the page is cut out, and no line stands among them", () => {
    const whole = sortedSections(
      rankingSections(large, FIELDS, null),
      { key: "official", isDescending: false },
      new Map(),
    );
    const pages = ["sort=official", "sort=official&page=2"].map((search) => pageOf(large, search));
    expect(pages.flatMap(({ sections }) => serialsOf(sections))).toEqual(serialsOf(whole));
    expect(pages[0]!.sections[0]!.rows[0]!.official!.hundredths).toBeLessThan(
      pages[0]!.sections[0]!.rows.at(-1)!.official!.hundredths,
    );
    for (const { sections, sort } of pages) {
      expect(sort).toEqual({ key: "official", isDescending: false });
      expect(sections.map(({ line }) => line)).toEqual(sections.map(() => null));
    }
  });

  it("the filter counts before the page", () => {
    expect(pageOf(large, "field=F2&page=2").paging).toEqual({ page: 1, total: 30 });
    expect(pageOf(large, "field=F2").fields).toEqual(FIELDS);
  });

  it("without a page the chosen row's own is shown, with one that one, and the chosen row in any case", () => {
    const last = rankingSections(large, FIELDS, null)[1]!.rows.at(-1)!;
    const alone = pageOf(large, `why=${last.submissionId}`);
    expect(alone.paging.page).toBe(2);
    expect(alone.chosen?.row).toBe(last);
    const first = pageOf(large, `why=${last.submissionId}&page=1`);
    expect(first.paging.page).toBe(1);
    expect(first.chosen?.row).toBe(last);
    expect(pageOf(large, "why=nobody").chosen).toBeNull();
  });

  it("of the analysis the submissions and experts are sent that the page speaks of, and no others", () => {
    const { view, analysis } = analysed(RANKING_ROWS + 1);
    const page = (search: string) => {
      const { submissions, experts } = analysisOnPage(analysis, pageOf(view, search, analysis));
      return { submissions: submissions.length, experts: experts.map(({ expertId }) => expertId) };
    };
    expect(page("")).toEqual({ submissions: RANKING_ROWS, experts: [] });
    const last = view.rows.at(-1)!;
    expect(page(`page=1&why=${last.submissionId}`).submissions).toBe(RANKING_ROWS + 1);
    expect(page(`why=${last.submissionId}`).experts).toEqual(last.totals.map(({ expertCode }) => expertCode));
  });
});

function analysed(count: number): { readonly view: RankingView; readonly analysis: WholeAnalysis } {
  const submissions = Array.from({ length: count }, (_, index) =>
    submissionOf(`A-${index}`, [90 - Math.floor(index / 2), 88, 85]),
  );
  const file = rankingFileOf({ stage: plan, submissions });
  if (file.analysis.state !== "ready") throw new Error("no analysis");
  const experts = ["expert0", "expert1", "expert2", "somebody else"].map((expertId) => ({
    ...{ expertId, sheets: count, leaning: 0, standardError: 1 },
  }));
  return { view: { ...file.ranking, counts, revotesDue: [] }, analysis: { ...file.analysis.value, experts } };
}
