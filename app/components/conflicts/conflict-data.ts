import type { Bilingual, ConflictSeverity } from "#scoring/programme/programme.ts";

/** One conflict as the queue shows it. */
export interface ConflictItem {
  readonly id: string;
  readonly submissionId: string;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly expertId: string | null;
  /** Null for a member of staff. */
  readonly expertCode: string | null;
  readonly personNameZh: string | null;
  readonly personNameEn: string | null;
  readonly ruleCode: string;
  readonly ruleVersion: string | null;
  readonly severity: ConflictSeverity;
  readonly certainty: "certain" | "uncertain" | null;
  readonly source: "register" | "declaration" | "applicant" | "import" | "recusal" | "supervisor";
  readonly evidenceZh: string;
  readonly evidenceEn: string;
  readonly endedOn: string | null;
  readonly foundAt: string;
  /** The scan no longer finds it. */
  readonly isLost: boolean;
  readonly isBlocking: boolean;
  readonly verdict: "conflict" | "cleared" | null;
  /** Two people have given it. */
  readonly isDecided: boolean;
  readonly verdictReason: string;
  readonly verdictByNameZh: string | null;
  readonly verdictByNameEn: string | null;
  readonly verdictAt: string | null;
  /** YYYY-MM-DD; null: to the end of the call. */
  readonly clearedUntil: string | null;
  readonly awaits: "chair" | "supervisor" | "office" | null;
}

export interface ConflictQueueData {
  readonly rows: readonly ConflictItem[];
  readonly page: number;
  readonly total: number;
}

export interface ConflictRules {
  readonly zone: string;
  readonly rules: readonly { readonly code: string; readonly name: Bilingual }[];
}

/** What chair and supervisor see. */
export interface ConflictsData extends ConflictRules {
  /** Wait for the reader. */
  readonly mine: readonly ConflictItem[];
  readonly queue: ConflictQueueData;
  readonly counts: { readonly waiting: number; readonly settled: number };
}
