/** What a public document shows, as plain data. */
import type { Bilingual, Channel } from "#scoring/programme/programme.ts";

export interface ListedRow {
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly applicantZh: string;
  readonly applicantEn: string;
  readonly country: string;
  readonly province: string | null;
  readonly channel: Channel;
  readonly keyIp: { readonly type: string; readonly certificateNo: string } | null;
  /** Only on the list after the notice. */
  readonly certificateNo?: string;
}

export interface ListedField {
  readonly code: string;
  readonly name: Bilingual;
  readonly rows: readonly ListedRow[];
}

export interface DocumentCall {
  readonly slug: string;
  readonly name: Bilingual;
  readonly shortName: Bilingual;
  readonly edition: Bilingual;
  readonly hosts: readonly Bilingual[];
}

export interface NoticeText {
  readonly call: DocumentCall;
  readonly version: number;
  readonly stages: readonly { readonly kind: string; readonly name: Bilingual }[];
  readonly period: {
    readonly publishedOn: string;
    readonly firstDay: string;
    readonly lastDay: string;
    readonly endsAt: string;
    readonly workingDays: number;
    readonly timeZone: string;
    readonly timeZoneName: Bilingual;
    readonly holidays: readonly { readonly date: string; readonly name: Bilingual }[];
    readonly workingWeekendDays: readonly string[];
  };
  readonly contacts: { readonly objection: Bilingual; readonly supervision: Bilingual };
  readonly count: number;
  readonly fields: readonly ListedField[];
}
