import type { Bilingual, ConflictSeverity } from "#scoring/programme/programme.ts";

/** One conflict as the queue of chair and supervisor shows it. */
export interface ConflictItem {
  readonly id: string;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  /** Null for a member of staff. */
  readonly expertCode: string | null;
  readonly personNameZh: string | null;
  readonly personNameEn: string | null;
  readonly ruleCode: string;
  readonly severity: ConflictSeverity;
  readonly source: "register" | "declaration" | "applicant" | "import" | "recusal" | "supervisor";
  readonly evidenceZh: string;
  readonly evidenceEn: string;
  readonly endedOn: string | null;
  readonly foundAt: string;
  readonly isBlocking: boolean;
  readonly verdict: "conflict" | "cleared" | null;
  readonly verdictReason: string;
  readonly verdictByNameZh: string | null;
  readonly verdictByNameEn: string | null;
  readonly verdictAt: string | null;
  readonly awaits: "chair" | "supervisor" | "office" | null;
}

export interface ConflictsData {
  readonly zone: string;
  readonly rules: readonly { readonly code: string; readonly name: Bilingual }[];
  readonly items: readonly ConflictItem[];
}
