/** One page of the console: the rows it shows, and of the other rows what the page says of them. */
import { pageOf } from "../data-table/table-state.ts";
import { type AnalysisData, type Computed, valueOf } from "./analysis-data.ts";
import type { RankingRow, RankingRule, RankingView } from "./ranking-data.ts";
import { isCutByField, type RankingSection, rankingSections, scaleOf } from "./ranking-sections.ts";

/** A call of the first programme's size stands on one page; of a larger one a page stays quick to build and to read. */
export const RANKING_ROWS = 120;

/** A section as far as it stands on the page; counts are of the whole section. */
export interface ShownSection extends RankingSection {
  /** Null too where the line stands on another page. */
  readonly line: RankingSection["line"];
  /** Its first rows are on an earlier page. */
  readonly isContinued: boolean;
  readonly total: number;
  readonly passing: number;
  readonly openVotes: number;
}

/** A row as it is mentioned outside of the table. */
export type NamedRow = Pick<
  RankingRow,
  "submissionId" | "serial" | "titleZh" | "titleEn" | "field" | "overall" | "inField" | "passes"
>;

export interface RankingPageData extends Pick<RankingView, "counts" | "revotesDue"> {
  readonly sections: readonly ShownSection[];
  /** Places are given field by field. */
  readonly isByField: boolean;
  /** Of the dot strips, over all rows. */
  readonly scale: { readonly low: number; readonly high: number };
  /** Counted over the rows of the filter. */
  readonly paging: { readonly page: number; readonly total: number };
  /** Codes of the fields that have rows. */
  readonly fields: readonly string[];
  /** The row whose rank is explained, with those that compete with it at the same score. */
  readonly chosen: { readonly row: RankingRow; readonly equals: readonly RankingRow[] } | null;
  /** Rows of the filter that the analysis speaks of. */
  readonly named: readonly NamedRow[];
}

/**
 * @param fields codes in the programme's order
 * @param search the page's address: `field`, `page` and `why`; without a page the one on which the chosen row stands
 */
export function rankingPage(
  view: RankingView,
  analysis: AnalysisData | null,
  rule: Pick<RankingRule, "scale">,
  fields: readonly string[],
  search: URLSearchParams,
): RankingPageData {
  const { rows, counts, revotesDue } = view;
  const isByField = isCutByField(view);
  const field = fields.find((code) => code === search.get("field")) ?? null;
  const sections = rankingSections(view, fields, field);
  const inFilter = sections.flatMap((section) => section.rows);
  const chosen = rows.find((row) => row.submissionId === search.get("why"));
  const page = shownPage(search, inFilter, chosen);
  const mentioned = mentionedIn(analysis);
  return {
    counts,
    revotesDue,
    isByField,
    scale: scaleOf(rows, rule.scale),
    sections: sectionsOnPage(sections, page, RANKING_ROWS),
    paging: { page, total: inFilter.length },
    fields: fields.filter((code) => rows.some((row) => row.field === code)),
    chosen: chosen === undefined ? null : { row: chosen, equals: equalsOf(chosen, rows, isByField) },
    named: inFilter.filter((row) => mentioned.has(row.submissionId)).map(toNamed),
  };
}

interface WholeStage {
  readonly call: { readonly fields: readonly { readonly code: string }[] };
  readonly rule: Pick<RankingRule, "scale">;
  readonly ranking: RankingView | null;
  readonly analysis: Computed<AnalysisData> | null;
}

/** What a page of a stage sends of all that was read for it. */
export function stageOnPage<Stage extends WholeStage>(stage: Stage, search: URLSearchParams) {
  const { call, rule, ranking, analysis } = stage;
  if (ranking === null) return { ...stage, ranking: null, analysis };
  const known = valueOf(analysis);
  const codes = call.fields.map(({ code }) => code);
  const page = rankingPage(ranking, known, rule, codes, search);
  const shown = known === null ? analysis : { state: "ready" as const, value: analysisOnPage(known, page) };
  return { ...stage, ranking: page, analysis: shown };
}

/** The analysis without the submissions that the page says nothing of. */
export function analysisOnPage(
  analysis: AnalysisData,
  { sections, chosen, named }: Pick<RankingPageData, "sections" | "chosen" | "named">,
): AnalysisData {
  const shown = sections.flatMap((section) => section.rows);
  const ids = new Set([...shown, ...named, ...(chosen === null ? [] : [chosen.row])].map((row) => row.submissionId));
  return { ...analysis, submissions: analysis.submissions.filter((item) => ids.has(item.submissionId)) };
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
function shownPage(search: URLSearchParams, rows: readonly RankingRow[], chosen: RankingRow | undefined): number {
  const last = Math.max(1, Math.ceil(rows.length / RANKING_ROWS));
  if (search.has("page") || chosen === undefined) return Math.min(pageOf(search), last);
  return Math.floor(Math.max(0, rows.indexOf(chosen)) / RANKING_ROWS) + 1;
}

function equalsOf(row: RankingRow, rows: readonly RankingRow[], isByField: boolean): RankingRow[] {
  return rows.filter(
    (other) =>
      other.submissionId !== row.submissionId &&
      other.ranking !== null &&
      other.ranking.exact === row.ranking?.exact &&
      (!isByField || other.field === row.field),
  );
}

function mentionedIn(analysis: AnalysisData | null): ReadonlySet<string> {
  if (analysis === null) return new Set();
  const { greyZone, flips, otherRules } = analysis;
  return new Set([...greyZone, ...[...flips, ...otherRules].flatMap(({ leaves, enters }) => [...leaves, ...enters])]);
}

function toNamed({ submissionId, serial, titleZh, titleEn, field, overall, inField, passes }: RankingRow): NamedRow {
  return { submissionId, serial, titleZh, titleEn, field, overall, inField, passes };
}
