/** What the public reads: plain documents that are frozen as they are, without any score or rank. */
import type { Bilingual, Channel, ExpertKind, StageKind } from "#scoring/programme/programme.ts";

export interface NoticeRow {
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly applicantZh: string;
  readonly applicantEn: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly province: string | null;
  readonly field: string;
  readonly channel: Channel;
  /** Null when the submission holds no valid right. */
  readonly keyIp: { readonly type: string; readonly certificateNo: string } | null;
}

export interface NoticeField<RowType> {
  readonly code: string;
  readonly name: Bilingual;
  /** By serial. */
  readonly rows: readonly RowType[];
}

/** Names of the call, as they were when the document was frozen. */
export interface DocumentCall {
  readonly slug: string;
  readonly name: Bilingual;
  readonly shortName: Bilingual;
  readonly edition: Bilingual;
  readonly hosts: readonly Bilingual[];
}

export interface NoticeDocument {
  readonly formatVersion: 1;
  readonly call: DocumentCall;
  readonly version: number;
  /** Stages the list has passed, in order. */
  readonly stages: readonly { readonly kind: StageKind; readonly name: Bilingual }[];
  readonly period: {
    readonly publishedOn: string;
    readonly firstDay: string;
    readonly lastDay: string;
    /** 24:00 of the last day as a UTC instant. */
    readonly endsAt: string;
    readonly workingDays: number;
    readonly timeZone: string;
    readonly timeZoneName: Bilingual;
    /** Days off inside the period. */
    readonly holidays: readonly { readonly date: string; readonly name: Bilingual }[];
    /** Saturdays and Sundays inside the period that are worked. */
    readonly workingWeekendDays: readonly string[];
  };
  readonly contacts: { readonly objection: Bilingual; readonly supervision: Bilingual };
  readonly count: number;
  /** Fields with at least one row, in the programme's order. */
  readonly fields: readonly NoticeField<NoticeRow>[];
  /** Digest of the frozen result the list rests on. */
  readonly resultDigest: string;
}

export interface PublishedRow extends NoticeRow {
  readonly certificateNo: string;
}

export interface PublishedExpert {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly organizationZh: string | null;
  readonly organizationEn: string | null;
  readonly kind: ExpertKind;
}

export interface PublicationDocument {
  readonly formatVersion: 1;
  readonly call: DocumentCall;
  readonly version: number;
  /** In the call's zone, YYYY-MM-DD. */
  readonly publishedOn: string;
  readonly notice: {
    readonly version: number;
    readonly publishedOn: string;
    readonly lastDay: string;
    readonly listDigest: string;
  };
  readonly count: number;
  readonly fields: readonly NoticeField<PublishedRow>[];
  /** Everybody with a valid sheet in any stage, by name; which submissions they read is not told. */
  readonly experts: readonly PublishedExpert[];
}
