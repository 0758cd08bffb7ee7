/** Builds the documents of notice and publication from plain facts. */
import type { ListedSubmission, ScoringExpert } from "#db/notices.ts";
import { noticePeriod } from "#scoring/notice/working-days.ts";
import type { WorkingCalendar } from "#scoring/notice/working-days.ts";
import type { Programme } from "#scoring/programme/programme.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import { digest } from "#scoring/record/digest.ts";
import type { DocumentCall, NoticeDocument, NoticeField, NoticeRow, PublicationDocument } from "./notice-document.ts";

/**
 * The notice of a list. Nothing of a score, a rank or a panel goes in, so nothing of it can come out.
 * @param publishedOn a calendar date in the call's zone
 */
export function noticeDocument(
  call: { readonly slug: string; readonly programme: Programme },
  facts: {
    readonly version: number;
    readonly publishedOn: string;
    readonly submissions: readonly ListedSubmission[];
    readonly resultDigest: string;
    /** How long it runs. */
    readonly workingDays: number;
  },
): NoticeDocument {
  const { programme } = call;
  const { timeZone, timeZoneName, notice } = programme;
  const { publishedOn, workingDays } = facts;
  const period = noticePeriod({ publishedOn, workingDays, timeZone, ...calendarOf(programme) });
  const inside = (day: string): boolean => publishedOn < day && day <= period.lastDay;
  return {
    formatVersion: 1,
    call: namesOf(call),
    version: facts.version,
    stages: programme.stages.map(({ kind, name }) => ({ kind, name })),
    period: {
      publishedOn,
      firstDay: period.firstDay,
      lastDay: period.lastDay,
      endsAt: period.endsAt,
      workingDays,
      timeZone,
      timeZoneName,
      holidays: notice.holidays.filter((item) => inside(item.date)).sort((a, b) => compareText(a.date, b.date)),
      workingWeekendDays: notice.workingWeekendDays.filter(inside).sort(compareText),
    },
    contacts: { objection: notice.objectionContact, supervision: notice.supervisionContact },
    count: facts.submissions.length,
    fields: fieldsOf(programme, facts.submissions),
    resultDigest: facts.resultDigest,
  };
}

/** The list after the notice: its rows as they were noticed, with certificate numbers, and who scored. */
export function publicationDocument(
  call: { readonly slug: string; readonly programme: Programme },
  facts: {
    readonly version: number;
    readonly publishedOn: string;
    readonly notice: NoticeDocument;
    readonly experts: readonly ScoringExpert[];
  },
): PublicationDocument {
  const { notice } = facts;
  return {
    formatVersion: 1,
    call: namesOf(call),
    version: facts.version,
    publishedOn: facts.publishedOn,
    notice: {
      version: notice.version,
      publishedOn: notice.period.publishedOn,
      lastDay: notice.period.lastDay,
      listDigest: listDigest(notice),
    },
    count: notice.count,
    fields: notice.fields.map((field) => ({
      ...field,
      rows: field.rows.map((row) => ({ ...row, certificateNo: `${call.programme.certificatePrefix}-${row.serial}` })),
    })),
    experts: facts.experts,
  };
}

/** Digest of the rows alone, field by field: the same for the same list, on whatever day it is noticed. */
export function listDigest(document: { readonly fields: readonly NoticeField<NoticeRow>[] }): string {
  return digest(document.fields);
}

export function calendarOf({ notice }: Programme): WorkingCalendar {
  return { holidays: notice.holidays.map((item) => item.date), workingWeekendDays: notice.workingWeekendDays };
}

function namesOf({ slug, programme }: { readonly slug: string; readonly programme: Programme }): DocumentCall {
  const { name, shortName, edition, organizations } = programme;
  const hosts = organizations.filter((item) => item.kind === "host").map((item) => item.name);
  return { slug, name, shortName, edition: edition.name, hosts };
}

function fieldsOf(programme: Programme, submissions: readonly ListedSubmission[]): NoticeField<NoticeRow>[] {
  const rows = submissions.map((item) => toRow(programme, item)).sort((a, b) => compareText(a.serial, b.serial));
  const fields = programme.otherField === null ? programme.fields : [...programme.fields, programme.otherField];
  return fields
    .map(({ code, name }) => ({ code, name, rows: rows.filter((row) => row.field === code) }))
    .filter((field) => field.rows.length > 0);
}

function toRow(programme: Programme, { id: _id, ipRights, ...row }: ListedSubmission): NoticeRow {
  const isClassOne = (right: { type: string }): boolean => programme.eligibility.classOneIpTypes.includes(right.type);
  return { ...row, keyIp: ipRights.find(isClassOne) ?? ipRights[0] ?? null };
}
