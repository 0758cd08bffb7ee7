/** What the reports on a stage are computed from, gathered over the submissions the actor may know of and nothing else. */
import { listAssignments } from "#db/assignments.ts";
import type { Database } from "#db/connection.ts";
import {
  listApplicantRegions,
  listEvidencedCriteria,
  listExpertRegions,
  listSheetFacts,
  type Region,
  type SheetFacts,
} from "#db/stage-reports.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import type { ReportInput, ReportSheet } from "#scoring/reliability/report-input.ts";
import { countCharacters } from "#scoring/rubric/count-characters.ts";
import type { ReadableResult } from "./results.server.ts";

/**
 * @param readable as readableResult gives it: its sheets are the ones that count, and its submissions the only ones
 *   anything is said of
 */
export async function gatherReportInput(
  db: Database,
  { at, result }: Pick<ReadableResult, "at" | "result">,
): Promise<ReportInput> {
  const { stage, plan } = at;
  const { inputs, ranking, outcomes, lines } = result;
  const experts = await listExpertRegions(db, stage.callId);
  const ids = inputs.submissions.map(({ id }) => id);
  const visible = new Set(ids);
  const passing = new Set(outcomes.filter(({ passes }) => passes).map(({ submissionId }) => submissionId));
  const asked = await listAssignments(db, stage.id);
  return {
    aggregation: inputs.stage.aggregation,
    panelSize: plan.panel.size,
    criteria: inputs.stage.rubric.criteria.map(({ code, weight }) => ({ code, weight })),
    scale: inputs.stage.rubric.scale,
    bandsFrom: inputs.stage.rubric.bands.map(({ from }) => from).sort((a, b) => a - b),
    submissions: ranking.map(({ submissionId, serial, field, rankingScore }) => ({
      ...{ id: submissionId, serial, field },
      ...{ isScored: rankingScore !== null, passes: passing.has(submissionId) },
    })),
    experts: experts.map(({ id, code }) => ({ id, code })),
    sheets: reportSheets(
      inputs.submissions,
      await listSheetFacts(db, stage.id),
      criteriaBySheet(await listEvidencedCriteria(db, stage.id)),
      new Map(experts.map((region) => [region.id, region])),
      new Map((await listApplicantRegions(db, ids)).map((region) => [region.id, region])),
    ),
    asked: asked
      .filter(({ submissionId }) => visible.has(submissionId))
      .map(({ submissionId, expertId, state }) => ({
        ...{ submission: submissionId, expert: expertId },
        state: state === "active" ? ("active" as const) : ("ended" as const),
      })),
    lines: lines.map(({ field, quota }) => ({ field, quota })),
  };
}

function reportSheets(
  submissions: ReadableResult["result"]["inputs"]["submissions"],
  facts: readonly SheetFacts[],
  evidence: ReadonlyMap<string, readonly string[]>,
  experts: ReadonlyMap<string, Region>,
  applicants: ReadonlyMap<string, Region>,
): ReportSheet[] {
  const factsOf = new Map(facts.map((fact) => [fact.sheetId, fact]));
  const known = submissions.flatMap(({ id: submission, sheets }) =>
    sheets.flatMap(({ id, expertId: expert, marks }) => {
      const fact = factsOf.get(id);
      return fact === undefined ? [] : [{ submission, expert, marks, fact }];
    }),
  );
  const [orders, comments] = [ordersOf(known), commentCounts(known)];
  return known.map(({ submission, expert, marks, fact }) => {
    const [own, theirs] = [experts.get(expert), applicants.get(submission)];
    return {
      ...{ submission, expert, marks },
      evidenceFor: evidence.get(fact.sheetId) ?? [],
      order: orders.get(fact.sheetId) ?? 0,
      seconds: secondsOf(fact),
      isSameProvince: isSame(own, theirs, "country") && isSame(own, theirs, "province"),
      isSameCountry: isSame(own, theirs, "country"),
      commentCharacters: countCharacters(fact.comment),
      isCommentRepeated: fact.comment.trim() !== "" && (comments.get(commentKey(expert, fact)) ?? 0) > 1,
    };
  });
}

function criteriaBySheet(
  rows: Awaited<ReturnType<typeof listEvidencedCriteria>>,
): ReadonlyMap<string, readonly string[]> {
  const bySheet = new Map<string, string[]>();
  for (const { sheetId, criterion } of rows) bySheet.set(sheetId, [...(bySheet.get(sheetId) ?? []), criterion]);
  return bySheet;
}

interface KnownSheet {
  readonly expert: string;
  readonly fact: SheetFacts;
}

/** Place of each sheet among the expert's own that are known here: a place among all would tell of the others. */
function ordersOf(sheets: readonly KnownSheet[]): ReadonlyMap<string, number> {
  const next = new Map<string, number>();
  const sorted = [...sheets].sort(
    ({ fact: a }, { fact: b }) =>
      compareText(a.startedAt, b.startedAt) || a.readingOrder - b.readingOrder || compareText(a.sheetId, b.sheetId),
  );
  return new Map(
    sorted.map(({ expert, fact }) => {
      const place = (next.get(expert) ?? 0) + 1;
      next.set(expert, place);
      return [fact.sheetId, place];
    }),
  );
}

function commentCounts(sheets: readonly KnownSheet[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { expert, fact } of sheets) {
    const key = commentKey(expert, fact);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function commentKey(expert: string, { comment }: SheetFacts): string {
  return `${expert} ${comment.trim()}`;
}

/** Whole seconds; a sheet that was begun and handed in with one save tells no time. */
function secondsOf({ startedAt, submittedAt }: SheetFacts): number | null {
  if (submittedAt === null) return null;
  const seconds = Math.round((Date.parse(submittedAt) - Date.parse(startedAt)) / 1000);
  return seconds > 0 ? seconds : null;
}

function isSame(a: Region | undefined, b: Region | undefined, what: "country" | "province"): boolean {
  const [one, other] = [a?.[what] ?? null, b?.[what] ?? null];
  return one !== null && one !== "" && one === other;
}
