/** Submissions as the office and a recommending body read them: the table, one page. Never a mark. */
import { type AssignmentLine, listAssignmentLines } from "#db/assignments.ts";
import { listConflictLines, type ConflictLine } from "#db/conflicts.ts";
import { findSubmissionInScope } from "#db/intake.ts";
import type { Row } from "#db/schema.ts";
import type { SubmissionScope } from "#db/scope.ts";
import { listStages, type Stage } from "#db/stages.ts";
import {
  countSubmissions,
  findSubmissionContent,
  listFormalCheckRounds,
  listIpRightCounts,
  listSheetCounts,
  listSubmissionCountries,
  listSubmissionPage,
  type SubmissionContent,
  type SubmissionFilter,
  type SubmissionLine,
  type SubmissionSort,
} from "#db/submissions.ts";
import type { StageKind } from "#scoring/programme/programme.ts";
import { applicantMask, isMasked } from "./applicant-mask.server.ts";
import { withoutIdentity } from "./blindness.ts";
import { callOf } from "./calls.server.ts";
import type { Context } from "./context.ts";
import { isStaff, submissionScope } from "./permissions.ts";
import { Refusal } from "./refusal.ts";

export const SUBMISSIONS_PER_PAGE = 50;

export interface SubmissionQuery extends SubmissionFilter {
  readonly sort?: SubmissionSort;
  readonly direction?: "asc" | "desc";
  /** Which of two titles and names leads in sorting. */
  readonly language?: "zh" | "en";
  /** From 1; a page beyond the last is the last. */
  readonly page?: number;
}

export interface SubmissionRow extends SubmissionLine {
  /** Sheets of the current stage; both 0 where nothing is assigned. */
  readonly expected: number;
  readonly submitted: number;
  readonly ipRights: number;
}

export interface SubmissionTable {
  readonly rows: readonly SubmissionRow[];
  /** Rows the filter leaves. */
  readonly total: number;
  readonly page: number;
  readonly pageCount: number;
  readonly perPage: number;
  /** The stage whose sheets are counted; null before anything is assigned, and for a recommending body. */
  readonly stageKind: StageKind | null;
  /** What occurs and can be filtered by. */
  readonly countries: readonly string[];
}

export interface SubmissionDetails extends Omit<SubmissionContent, "applicant" | "submission" | "recommender"> {
  readonly id: string;
  readonly serial: string;
  readonly submission: Row<"submissions">;
  readonly country: string;
  readonly province: string | null;
  /** true: applicant, contacts, people, recommender and profile are left out for this actor; see `applicantMask`. */
  readonly isApplicantHidden: boolean;
  readonly applicant: Row<"organizations"> | null;
  readonly recommender: Row<"organizations"> | null;
  readonly formalChecks: Awaited<ReturnType<typeof listFormalCheckRounds>>;
  /** Per stage, in the order in which they are held; empty for a recommending body. */
  readonly assignments: readonly { readonly stageKind: StageKind; readonly lines: readonly AssignmentLine[] }[];
  /** Empty for a recommending body. */
  readonly conflicts: readonly ConflictLine[];
}

/**
 * One page of the table. What the actor may know of is decided first, by the scope; filter, sort, count and page only
 * see what is left, so that no combination of them tells a hidden submission from one that does not exist.
 * An actor without a scope gets an empty table.
 */
export async function listSubmissions(ctx: Context, query: SubmissionQuery = {}): Promise<SubmissionTable> {
  const call = await callOf(ctx);
  const scope = officeScope(ctx);
  const mask = await applicantMask(ctx.db, ctx.actor, call);
  const stage = scope.kind === "staff" ? currentStage(await listStages(ctx.db, call.id)) : null;
  const { sort = "serial", direction = "asc", language = "zh", page: wanted = 1, ...filter } = query;
  const total = await countSubmissions(ctx.db, scope, filter, mask);
  const pageCount = Math.max(1, Math.ceil(total / SUBMISSIONS_PER_PAGE));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pageCount);
  const lines = await listSubmissionPage(ctx.db, scope, {
    filter,
    sort,
    direction,
    language,
    mask,
    stageId: stage?.id ?? null,
    limit: SUBMISSIONS_PER_PAGE,
    offset: (page - 1) * SUBMISSIONS_PER_PAGE,
  });
  return {
    rows: await withCounts(ctx, stage, lines),
    total,
    page,
    pageCount,
    perPage: SUBMISSIONS_PER_PAGE,
    stageKind: stage?.kind ?? null,
    countries: await listSubmissionCountries(ctx.db, scope),
  };
}

/**
 * Everything about one submission but marks: a stage's marks are read in its ranking, after it is closed.
 * @throws Refusal not_found: there is none, or this actor may not know of it
 */
export async function findSubmission(ctx: Context, submissionId: string): Promise<SubmissionDetails> {
  const call = await callOf(ctx);
  const scope = officeScope(ctx);
  if ((await findSubmissionInScope(ctx.db, scope, submissionId)) === undefined) throw new Refusal("not_found");
  const content = await findSubmissionContent(ctx.db, submissionId);
  if (content === undefined) throw new Refusal("not_found");
  const isApplicantHidden = await isMasked(ctx.db, await applicantMask(ctx.db, ctx.actor, call), submissionId);
  const isOffice = scope.kind === "staff";
  return {
    ...(isApplicantHidden ? withoutIdentity(content) : content),
    id: content.submission.id,
    serial: content.submission.serial,
    country: content.applicant.country,
    province: content.applicant.province,
    isApplicantHidden,
    formalChecks: await listFormalCheckRounds(ctx.db, submissionId),
    assignments: isOffice ? await assignmentsByStage(ctx, scope, submissionId) : [],
    conflicts: isOffice ? await listConflictLines(ctx.db, scope, { submissionId }) : [],
  };
}

function officeScope(ctx: Context): SubmissionScope {
  return submissionScope(ctx.actor, isStaff(ctx.actor) ? "staff" : "recommender");
}

/** The open stage, else the last one that has begun, else the first that is assigned. */
function currentStage(stages: readonly Stage[]): Stage | null {
  const begun = stages.filter((stage) => stage.state !== "planned");
  return (
    stages.find((stage) => stage.state === "open") ?? begun.at(-1) ?? stages.find((stage) => stage.assignedAt) ?? null
  );
}

async function withCounts(
  ctx: Context,
  stage: Stage | null,
  lines: readonly SubmissionLine[],
): Promise<SubmissionRow[]> {
  const ids = lines.map((line) => line.id);
  const counts = stage === null ? [] : await listSheetCounts(ctx.db, stage.id, ids);
  const byId = new Map(counts.map((count) => [count.submissionId, count]));
  const rights = new Map((await listIpRightCounts(ctx.db, ids)).map((row) => [row.submissionId, row.ipRights]));
  return lines.map((line) => {
    const count = byId.get(line.id);
    return {
      ...line,
      expected: count?.expected ?? 0,
      submitted: count?.submitted ?? 0,
      ipRights: rights.get(line.id) ?? 0,
    };
  });
}

async function assignmentsByStage(ctx: Context, scope: SubmissionScope, submissionId: string) {
  const stages = [];
  for (const stage of await listStages(ctx.db, ctx.actor.callId)) {
    const lines = await listAssignmentLines(ctx.db, stage.id, scope, { submissionId });
    if (lines.length > 0) stages.push({ stageKind: stage.kind, lines });
  }
  return stages;
}
