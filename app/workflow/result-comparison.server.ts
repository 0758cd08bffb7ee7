/**
 * What moved between two documents of a stage's result, with the names that the actor may know. A part of the desks of lists
 * and versions.
 */
import { listEndReasons, listExpertCodes, listTitles } from "#db/results.ts";
import type { StageKind } from "#db/stages.ts";
import {
  type ChangeCause,
  passesAreSame,
  type ResultChange,
  resultChanges,
  type Standing,
} from "#scoring/record/result-changes.ts";
import type { StageResult } from "#scoring/record/stage-result.ts";
import type { Context } from "./context.ts";
import { mayReadExpertCodes } from "./permissions.ts";

export interface VersionCause {
  readonly kind: ChangeCause["kind"];
  /** Whose sheet; null for the secretariat, and where no sheet is concerned. */
  readonly expertCode: string | null;
  /** Why a void sheet is void: the rule of a conflict, or what was written. */
  readonly reason: string | null;
  readonly stage: StageKind | null;
  /** Of a withdrawn submission: who came in its place; of one that came in: whose place was free. */
  readonly serials: readonly string[];
}

export interface VersionChange {
  readonly submissionId: string;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly field: string;
  readonly before: Standing;
  /** Null: it was withdrawn. */
  readonly after: Standing | null;
  readonly causes: readonly VersionCause[];
}

export interface Comparison {
  /** By serial. */
  readonly changes: readonly VersionChange[];
  /** Whether the same submissions pass on as before. */
  readonly isSameList: boolean;
}

/** What moved from one document to another. @throws Error as `resultChanges` */
export async function compared(ctx: Context, before: StageResult, after: StageResult): Promise<Comparison> {
  const changes = before === after ? [] : resultChanges(before, after);
  return { changes: await named(ctx, changes), isSameList: passesAreSame(before, after) };
}

/** With titles, and with codes and reasons as far as the actor may know them. */
async function named(ctx: Context, changes: readonly ResultChange[]): Promise<VersionChange[]> {
  if (changes.length === 0) return [];
  const ids = changes.map(({ submissionId }) => submissionId);
  const titles = new Map((await listTitles(ctx.db, ids)).map((title) => [title.id, title]));
  const codes = mayReadExpertCodes(ctx.actor) ? await listExpertCodes(ctx.db, ctx.actor.callId) : [];
  const codeOf = new Map(codes.map(({ id, code }) => [id, code]));
  const voided = changes.flatMap(({ causes }) => causes.flatMap((cause) => ("sheetId" in cause ? cause.sheetId : [])));
  const reasons = await listEndReasons(ctx.db, voided);
  return changes.map(({ causes, ...change }) => ({
    ...change,
    titleZh: titles.get(change.submissionId)?.titleZh ?? null,
    titleEn: titles.get(change.submissionId)?.titleEn ?? null,
    causes: causes.map((cause) => ({
      kind: cause.kind,
      expertCode: "expertId" in cause ? (codeOf.get(cause.expertId) ?? null) : null,
      reason: cause.kind === "sheetVoid" ? (reasons.get(cause.sheetId) ?? null) : null,
      stage: "stage" in cause ? cause.stage : null,
      serials: "serials" in cause ? cause.serials : [],
    })),
  }));
}
