/** Public notice and publication: frozen documents, signed by a second person, read without an account. */
import { findCallBySlug } from "#db/calls.ts";
import { inTransaction } from "#db/connection.ts";
import type { Database } from "#db/connection.ts";
import {
  changeNotice,
  findLastNotice,
  findLastPublication,
  findNoticeById,
  findPublishedNotice,
  listListedSubmissions,
  listPassing,
  listScoringExperts,
  saveNotice,
  savePublication,
} from "#db/notices.ts";
import type { Notice } from "#db/notices.ts";
import { findAccountNames, findFrozenResult, listIdsInScope } from "#db/results.ts";
import { listStages } from "#db/stages.ts";
import { workingDaysLeft } from "#scoring/notice/working-days.ts";
import { canonicalJson } from "#scoring/record/digest.ts";
import { recordAudit } from "./audit.server.ts";
import { callOf } from "./calls.server.ts";
import { requireWholeList } from "./conflict-wall.server.ts";
import { within } from "./context.ts";
import type { Context, Runtime } from "./context.ts";
import { dayOf } from "./days.ts";
import { listDigest, noticeDocument, publicationDocument } from "./notice-content.ts";
import type { NoticeDocument, NoticeRow, PublicationDocument } from "./notice-document.ts";
import { isNoticeOutdated, requireNothingReopened } from "./notice-standing.server.ts";
import { isStaff, mayPrepareNotice, mayPublish, maySignNotice, submissionScope } from "./permissions.ts";
import { Refusal } from "./refusal.ts";

export interface PublicNotice {
  readonly document: NoticeDocument;
  readonly listDigest: string;
  readonly publishedAt: string;
  readonly isRunning: boolean;
  /** Today included; zero after the last. */
  readonly workingDaysLeft: number;
}

export interface PublicList {
  readonly document: PublicationDocument;
  readonly listDigest: string;
  readonly publishedAt: string;
}

export interface NoticeView {
  readonly noticeId: string;
  readonly version: number;
  readonly state: "prepared" | "signed" | "published";
  readonly publishedOn: string;
  readonly lastDay: string;
  readonly endsAt: string;
  /** Null for somebody who may not act on the whole list. */
  readonly listDigest: string | null;
  readonly rows: readonly NoticeRow[];
  /** As it is or will be published, of the rows above. */
  readonly document: Omit<NoticeDocument, "resultDigest">;
  readonly preparedBy: { readonly nameZh: string; readonly nameEn: string };
  readonly preparedAt: string;
  readonly signedBy: { readonly nameZh: string; readonly nameEn: string } | null;
  readonly signedAt: string | null;
  readonly publishedAt: string | null;
  readonly listPublishedAt: string | null;
  /** Published, and the list it rests on has changed since: it has to be prepared again. */
  readonly isOutdated: boolean;
  readonly maySign: boolean;
  readonly mayPublish: boolean;
  readonly mayPublishList: boolean;
}

/**
 * The newest notice for staff, without rows the reader has a conflict with; undefined while none is prepared.
 * @throws Refusal not_found
 */
export async function findNotice(ctx: Context): Promise<NoticeView | undefined> {
  return await inTransaction(ctx.db, async (trx) => {
    if (!isStaff(ctx.actor)) throw new Refusal("not_found");
    const notice = await findLastNotice(trx, ctx.actor.callId);
    if (notice === undefined) return undefined;
    const visible = await listIdsInScope(trx, submissionScope(ctx.actor, "staff"));
    const listed = await listPassing(trx, notice.resultId);
    const isWhole = listed.every((item) => visible.has(item.id));
    const serials = new Set(listed.filter((item) => visible.has(item.id)).map((item) => item.serial));
    const document = visiblePart(JSON.parse(notice.document) as NoticeDocument, serials);
    const publication = await findLastPublication(trx, ctx.actor.callId);
    const isPrepared = notice.state === "prepared";
    const today = await todayOf(within(ctx, trx));
    const isPublishable = isPrepared && notice.signedBy !== null && today === notice.publishedOn;
    const isOver = notice.state === "published" && ctx.now() >= notice.endsAt;
    return {
      noticeId: notice.id,
      version: notice.version,
      state: isPrepared && notice.signedBy !== null ? "signed" : isPrepared ? "prepared" : "published",
      publishedOn: notice.publishedOn,
      lastDay: notice.lastDay,
      endsAt: notice.endsAt,
      listDigest: isWhole ? notice.listDigest : null,
      rows: document.fields.flatMap((field) => field.rows),
      document,
      preparedBy: await nameOf(trx, notice.preparedBy),
      preparedAt: notice.preparedAt,
      signedBy: notice.signedBy === null ? null : await nameOf(trx, notice.signedBy),
      signedAt: notice.signedAt,
      publishedAt: notice.publishedAt,
      listPublishedAt: publication?.publishedAt ?? null,
      isOutdated: notice.state === "published" && (await isNoticeOutdated(within(ctx, trx), notice, visible)),
      maySign: isWhole && isPrepared && notice.signedBy === null && maySignNotice(ctx.actor, notice.preparedBy),
      mayPublish: isWhole && isPublishable && mayPublish(ctx.actor),
      mayPublishList: isWhole && isOver && publication === undefined && mayPublish(ctx.actor),
    };
  });
}

/**
 * Prepares the notice of what the last stage's frozen result selected; one that was prepared before and not published
 * gives way, and its signature with it. One that is published gives way only when the list has changed since, by a new
 * version that runs for the working days of an addendum.
 * @param plan.publishedOn the day it is to appear, in the call's zone
 * @returns the id of the notice
 * @throws Refusal not_found, invalid, earlier_stage_unfinished, result_reopened
 * @throws Refusal already_decided: a notice of this list is published, or the list is
 */
export async function prepareNotice(ctx: Context, plan: { readonly publishedOn: string }): Promise<string> {
  return await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    if (!mayPrepareNotice(ctx.actor)) throw new Refusal("not_found");
    const call = await callOf(inside);
    const stages = await listStages(trx, call.id);
    const result = await findFrozenResult(trx, stages.at(-1)?.id ?? "");
    if (result === undefined) throw new Refusal("earlier_stage_unfinished");
    const ids = (await listPassing(trx, result.id)).map((item) => item.id);
    await requireWholeList(inside, ids);
    const last = await findLastNotice(trx, call.id);
    const published = await findPublishedNotice(trx, call.id);
    if (published !== undefined && !(await isNoticeOutdated(inside, published))) throw new Refusal("already_decided");
    if ((await findLastPublication(trx, call.id)) !== undefined) throw new Refusal("already_decided");
    await requireNothingReopened(inside, call.id);
    refuseBadDate(plan.publishedOn, await todayOf(inside));
    const version = (last?.version ?? 0) + 1;
    const { resultDigest } = result;
    const submissions = await listListedSubmissions(trx, ids);
    const workingDays =
      published === undefined ? call.programme.notice.workingDays : call.programme.notice.addendumWorkingDays;
    const facts = { version, publishedOn: plan.publishedOn, submissions, resultDigest, workingDays };
    const document = noticeDocument(call, facts);
    if (last?.state === "prepared") await changeNotice(trx, last.id, { state: "superseded" });
    const id = ctx.newId();
    await saveNotice(trx, {
      id,
      callId: call.id,
      version,
      state: "prepared",
      resultId: result.id,
      document: canonicalJson(document),
      listDigest: listDigest(document),
      publishedOn: document.period.publishedOn,
      lastDay: document.period.lastDay,
      endsAt: document.period.endsAt,
      preparedBy: ctx.actor.id,
      preparedAt: ctx.now(),
      signedBy: null,
      signedAt: null,
      publishedAt: null,
    });
    const details = { version, publishedOn: plan.publishedOn, listDigest: listDigest(document) };
    await recordAudit(trx, inside, "notice.prepared", { type: "notice", id }, details);
    return id;
  });
}

/**
 * The supervisor's signature.
 * @throws Refusal not_found, second_person_required, already_decided, changed_meanwhile (a newer version exists)
 */
export async function signNotice(ctx: Context, noticeId: string): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    // Whether anybody may sign at all is asked before anything is told about the notice.
    if (!maySignNotice(ctx.actor, "")) throw new Refusal("not_found");
    const notice = await noticeAtWork(inside, noticeId);
    if (!maySignNotice(ctx.actor, notice.preparedBy)) throw new Refusal("second_person_required");
    if (notice.signedBy !== null) throw new Refusal("already_decided");
    await changeNotice(trx, noticeId, { signedBy: ctx.actor.id, signedAt: ctx.now() });
    await recordAudit(
      trx,
      inside,
      "notice.signed",
      { type: "notice", id: noticeId },
      { listDigest: notice.listDigest },
    );
  });
}

/**
 * Makes a signed notice public, on the very day it names: later its period would be shorter than it says.
 * @throws Refusal not_found, second_person_required (not signed), already_decided, changed_meanwhile, notice_not_due,
 *   notice_overdue, notice_outdated (another list is in force), result_reopened
 */
export async function publishNotice(ctx: Context, noticeId: string): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    if (!mayPublish(ctx.actor)) throw new Refusal("not_found");
    const notice = await noticeAtWork(inside, noticeId);
    if (notice.signedBy === null) throw new Refusal("second_person_required");
    const today = await todayOf(inside);
    if (today < notice.publishedOn) throw new Refusal("notice_not_due");
    if (today > notice.publishedOn) throw new Refusal("notice_overdue");
    if (await isNoticeOutdated(inside, notice)) throw new Refusal("notice_outdated");
    await requireNothingReopened(inside, notice.callId);
    const before = await findPublishedNotice(trx, notice.callId);
    if (before !== undefined) await changeNotice(trx, before.id, { state: "superseded" });
    await changeNotice(trx, noticeId, { state: "published", publishedAt: ctx.now() });
    const details = { listDigest: notice.listDigest, endsAt: notice.endsAt };
    await recordAudit(trx, inside, "notice.published", { type: "notice", id: noticeId }, details);
  });
}

/**
 * Publishes the list after its notice, with certificate numbers and the names of the experts.
 * @throws Refusal not_found, notice_missing, already_decided, notice_running, notice_outdated, result_reopened
 */
export async function publishList(ctx: Context): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    if (!mayPublish(ctx.actor)) throw new Refusal("not_found");
    const call = await callOf(inside);
    const notice = await findPublishedNotice(trx, call.id);
    if (notice === undefined) throw new Refusal("notice_missing");
    await requireWholeList(inside, await listedIds(trx, notice));
    if ((await findLastPublication(trx, call.id)) !== undefined) throw new Refusal("already_decided");
    if (ctx.now() < notice.endsAt) throw new Refusal("notice_running");
    if (await isNoticeOutdated(inside, notice)) throw new Refusal("notice_outdated");
    await requireNothingReopened(inside, call.id);
    const document = publicationDocument(call, {
      version: 1,
      publishedOn: await todayOf(inside),
      notice: JSON.parse(notice.document) as NoticeDocument,
      experts: await listScoringExperts(trx, call.id),
    });
    const id = ctx.newId();
    await savePublication(trx, {
      id,
      callId: call.id,
      version: document.version,
      noticeId: notice.id,
      document: canonicalJson(document),
      listDigest: listDigest(document),
      publishedBy: ctx.actor.id,
      publishedAt: ctx.now(),
    });
    const details = { listDigest: listDigest(document), count: document.count };
    await recordAudit(trx, inside, "list.published", { type: "publication", id }, details);
  });
}

/** The notice as the public reads it, from its frozen document alone; undefined before it is published. */
export async function findPublicNotice(
  runtime: Pick<Runtime, "db" | "now">,
  slug: string,
): Promise<PublicNotice | undefined> {
  const call = await findCallBySlug(runtime.db, slug);
  const notice = call && (await findPublishedNotice(runtime.db, call.id));
  if (notice === undefined || notice.publishedAt === null) return undefined;
  const document = JSON.parse(notice.document) as NoticeDocument;
  const { period } = document;
  const calendar = { holidays: period.holidays.map((day) => day.date), workingWeekendDays: period.workingWeekendDays };
  return {
    document,
    listDigest: notice.listDigest,
    publishedAt: notice.publishedAt,
    isRunning: runtime.now() < period.endsAt,
    workingDaysLeft: workingDaysLeft({ ...period, ...calendar, now: runtime.now() }),
  };
}

/** The published list, from its frozen document alone; undefined before it is published. */
export async function findPublicList(runtime: Pick<Runtime, "db">, slug: string): Promise<PublicList | undefined> {
  const call = await findCallBySlug(runtime.db, slug);
  const publication = call && (await findLastPublication(runtime.db, call.id));
  if (publication === undefined) return undefined;
  const { document, listDigest: digestOfList, publishedAt } = publication;
  return { document: JSON.parse(document) as PublicationDocument, listDigest: digestOfList, publishedAt };
}

/** The notice as if the other rows had never stood in it. */
function visiblePart(
  { resultDigest: _resultDigest, ...document }: NoticeDocument,
  serials: ReadonlySet<string>,
): NoticeView["document"] {
  const fields = document.fields
    .map((field) => ({ ...field, rows: field.rows.filter((row) => serials.has(row.serial)) }))
    .filter((field) => field.rows.length > 0);
  return { ...document, fields, count: fields.reduce((sum, field) => sum + field.rows.length, 0) };
}

/** A notice that is prepared and not published, for whoever may act on all of it. */
async function noticeAtWork(ctx: Context, noticeId: string): Promise<Notice> {
  const notice = await findNoticeById(ctx.db, noticeId);
  if (notice?.callId !== ctx.actor.callId) throw new Refusal("not_found");
  await requireWholeList(ctx, await listedIds(ctx.db, notice));
  if (notice.state === "published") throw new Refusal("already_decided");
  if (notice.state === "superseded") throw new Refusal("changed_meanwhile");
  return notice;
}

async function listedIds(db: Database, notice: Notice): Promise<string[]> {
  return (await listPassing(db, notice.resultId)).map((item) => item.id);
}

async function todayOf(ctx: Context): Promise<string> {
  const { programme } = await callOf(ctx);
  return dayOf(ctx.now(), programme.timeZone);
}

function refuseBadDate(day: string, today: string): void {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  // 30 February parses as a day of March, so the text must come back as it went in.
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(day))
    throw new Refusal("invalid", [{ field: "publishedOn", code: "not_a_date" }]);
  if (day < today) throw new Refusal("invalid", [{ field: "publishedOn", code: "past_date" }]);
}

async function nameOf(db: Database, accountId: string): Promise<{ nameZh: string; nameEn: string }> {
  const names = await findAccountNames(db, accountId);
  if (names === undefined) throw new Error(`nameOf: there is no account ${accountId}`);
  return names;
}
