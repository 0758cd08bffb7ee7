import type { Bilingual, StageKind } from "#scoring/programme/programme.ts";
import type { ChangeCause, Standing } from "#scoring/record/result-changes.ts";

interface PersonName {
  readonly nameZh: string;
  readonly nameEn: string;
}

interface Named {
  readonly code: string;
  readonly name: Bilingual;
}

/** Names and zone the page of versions needs. */
export interface VersionCall {
  readonly slug: string;
  readonly timeZone: string;
  readonly timeZoneName: Bilingual;
  readonly fields: readonly Named[];
  readonly stages: readonly { readonly kind: string; readonly name: Bilingual }[];
}

export interface VersionCause {
  readonly kind: ChangeCause["kind"];
  readonly expertCode: string | null;
  readonly reason: string | null;
  readonly stage: StageKind | null;
  readonly serials: readonly string[];
}

export interface VersionChange {
  readonly submissionId: string;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly field: string;
  readonly before: Standing;
  readonly after: Standing | null;
  readonly causes: readonly VersionCause[];
}

export interface Comparison {
  readonly changes: readonly VersionChange[];
  readonly isSameList: boolean;
}

export interface ResultVersion extends Comparison {
  readonly number: number;
  readonly isInForce: boolean;
  readonly proposedBy: PersonName | null;
  readonly proposedAt: string;
  readonly confirmedBy: PersonName | null;
  readonly confirmedAt: string | null;
  readonly note: string;
  readonly submissions: number;
  readonly passing: number;
  readonly resultDigest: string | null;
}

export interface PendingVersion extends Comparison {
  readonly state: "due" | "proposed" | "declined";
  readonly rereadingDueAt: string | null;
  readonly votesMissing: number;
  readonly resultDigest: string | null;
  readonly proposedBy: PersonName | null;
  readonly proposedAt: string | null;
  readonly decidedBy: PersonName | null;
  readonly note: string;
  readonly isStale: boolean;
  readonly mayPropose: boolean;
  readonly mayConfirm: boolean;
}

/** What the page of a stage's versions shows. */
export interface VersionData {
  readonly call: VersionCall;
  readonly stage: { readonly kind: StageKind; readonly name: Bilingual };
  readonly rules: readonly Named[];
  readonly versions: readonly ResultVersion[];
  readonly pending: PendingVersion | null;
  /** How much of the digest the second person types. */
  readonly confirmationLength: number;
}
