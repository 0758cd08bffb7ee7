import type { Bilingual } from "#scoring/programme/programme.ts";

export type MatrixSign = "blockAbsolute" | "block" | "open" | "conflict" | "cleared" | "note" | "reads";

export interface MatrixCell {
  readonly submissionId: string;
  readonly sign: MatrixSign;
  readonly ruleCodes: readonly string[];
}

export interface MatrixPerson {
  readonly id: string;
  /** Null for a member of staff. */
  readonly code: string | null;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Cells that are not empty. */
  readonly cells: readonly MatrixCell[];
}

interface Named {
  readonly code: string;
  readonly name: Bilingual;
}

/** What the matrix of one field shows. */
export interface MatrixData {
  readonly fields: readonly Named[];
  readonly field: Named;
  readonly rules: readonly Named[];
  readonly matrix: {
    readonly submissions: readonly {
      readonly id: string;
      readonly serial: string;
      readonly titleZh: string | null;
      readonly titleEn: string | null;
    }[];
    readonly persons: readonly MatrixPerson[];
    readonly blockedPairs: number;
  };
}
