/** One page of the console: the rows it shows, and of the other rows what the page says of them. */
import { pageOf } from "../data-table/table-state.ts";
import { analysedById, type AnalysisData, type Computed, valueOf, type WholeAnalysis } from "./analysis-data.ts";
import { type DiscussionData, discussionOf } from "./discussion-data.ts";
import { availableColumns } from "./ranking-columns.ts";
import type { ChosenRow, RankingRow, RankingRule, RankingView } from "./ranking-data.ts";
import { rankingSort, type RankingSort, sortedSections } from "./ranking-order.ts";
import { isCutByField, type RankingSection, rankingSections, scaleOf } from "./ranking-sections.ts";

/** A call of the first programme's size stands on one page; of a larger one a page stays quick to build and to read. */
export const RANKING_ROWS = 120;

/** A section as far as it stands on the page; counts are of the whole section. */
export interface ShownSection extends RankingSection {
  /** Null too where the line stands on another page, or the rows in another order. */
  readonly line: RankingSection["line"];
  /** Its first rows are on an earlier page. */
  readonly isContinued: boolean;
  readonly total: number;
  readonly passing: number;
  readonly openVotes: number;
}

/** The ranking of a stage, and the row whose rank is asked for. */
export interface ChosenRanking extends RankingView {
  readonly chosen: ChosenRow | null;
}

export interface RankingPageData extends Pick<RankingView, "counts" | "revotesDue"> {
  readonly sections: readonly ShownSection[];
  readonly sort: RankingSort;
  /** Places are given field by field. */
  readonly isByField: boolean;
  /** Of the dot strips, over all rows. */
  readonly scale: { readonly low: number; readonly high: number };
  /** Counted over the rows of the filter. */
  readonly paging: { readonly page: number; readonly total: number };
  /** Codes of the fields that have rows. */
  readonly fields: readonly string[];
  readonly chosen: ChosenRow | null;
  /** Null while nothing is analysed. */
  readonly discussion: DiscussionData | null;
}

/**
 * @param fields codes in the programme's order
 * @param search the page's address: `field`, `sort`, `page` and `all`; without a page the one on which the chosen row stands
 */
export function rankingPage(
  view: ChosenRanking,
  analysis: WholeAnalysis | null,
  rule: Pick<RankingRule, "scale" | "composite">,
  fields: readonly string[],
  search: URLSearchParams,
): RankingPageData {
  const { rows, counts, revotesDue, chosen } = view;
  const isByField = isCutByField(view);
  const field = fields.find((code) => code === search.get("field")) ?? null;
  const sort = rankingSort(search, availableColumns(rule.composite !== null, analysis));
  const sections = sortedSections(rankingSections(view, fields, field), sort, analysedById(analysis));
  const inFilter = sections.flatMap((section) => section.rows);
  const page = shownPage(search, inFilter, chosen?.row ?? null);
  return {
    counts,
    revotesDue,
    sort,
    isByField,
    scale: scaleOf(rows, rule.scale),
    sections: sectionsOnPage(sections, page, RANKING_ROWS),
    paging: { page, total: inFilter.length },
    fields: fields.filter((code) => rows.some((row) => row.field === code)),
    chosen,
    discussion: analysis === null ? null : discussionOf(analysis, inFilter, search.get("all")),
  };
}

interface WholeStage {
  readonly call: { readonly fields: readonly { readonly code: string }[] };
  readonly rule: Pick<RankingRule, "scale" | "composite">;
  readonly ranking: ChosenRanking | null;
  readonly analysis: Computed<WholeAnalysis> | null;
}

/** What a page of a stage sends of all that was read for it. */
export function stageOnPage<Stage extends WholeStage>(stage: Stage, search: URLSearchParams) {
  const { call, rule, ranking, analysis } = stage;
  if (ranking === null) return { ...stage, ranking: null, analysis };
  const known = valueOf(analysis);
  const codes = call.fields.map(({ code }) => code);
  const page = rankingPage(ranking, known, rule, codes, search);
  const shown: Computed<AnalysisData> | null =
    analysis?.state === "ready" ? { state: "ready", value: analysisOnPage(analysis.value, page) } : analysis;
  return { ...stage, ranking: page, analysis: shown };
}

/** The analysis without the submissions and experts that the page says nothing of. */
export function analysisOnPage(
  { greyZone: _grey, flips: _flips, otherRules: _rules, ...analysis }: WholeAnalysis,
  { sections, chosen }: Pick<RankingPageData, "sections" | "chosen">,
): AnalysisData {
  const shown = sections.flatMap((section) => section.rows);
  const ids = new Set([...shown, ...(chosen === null ? [] : [chosen.row])].map((row) => row.submissionId));
  const codes = new Set(chosen?.row.totals.map(({ expertCode }) => expertCode));
  return {
    ...analysis,
    submissions: analysis.submissions.filter((item) => ids.has(item.submissionId)),
    experts: analysis.experts.filter((item) => codes.has(item.expertId)),
  };
}

/** Each line stands on exactly one page: before the first row below it, or after the last row of all. */
export function sectionsOnPage(sections: readonly RankingSection[], page: number, size: number): ShownSection[] {
  let offset = 0;
  return sections.flatMap((section) => {
    const start = Math.max(0, (page - 1) * size - offset);
    const end = Math.min(section.rows.length, page * size - offset);
    offset += section.rows.length;
    return start < end ? [partOf(section, start, end)] : [];
  });
}

function partOf(section: RankingSection, start: number, end: number): ShownSection {
  const { field, line, rows, rowsAboveLine } = section;
  const hasLine = rowsAboveLine >= start && (rowsAboveLine < end || end === rows.length);
  return {
    field,
    line: hasLine ? line : null,
    rows: rows.slice(start, end),
    rowsAboveLine: Math.min(Math.max(rowsAboveLine - start, 0), end - start),
    isContinued: start > 0,
    total: rows.length,
    passing: rows.filter((row) => row.passes).length,
    openVotes: rows.filter((row) => row.reason === "vote_missing").length,
  };
}

/** The page of the address, at most the last one. */
function shownPage(search: URLSearchParams, rows: readonly RankingRow[], chosen: RankingRow | null): number {
  const last = Math.max(1, Math.ceil(rows.length / RANKING_ROWS));
  if (search.has("page") || chosen === null) return Math.min(pageOf(search), last);
  const index = rows.findIndex(({ submissionId }) => submissionId === chosen.submissionId);
  return Math.floor(Math.max(0, index) / RANKING_ROWS) + 1;
}
