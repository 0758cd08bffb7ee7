import type { Bilingual } from "#scoring/programme/programme.ts";

/** The draw of a stage as its pages show it. */
export interface DrawData {
  readonly call: {
    readonly slug: string;
    readonly timeZone: string;
    readonly fields: readonly { readonly code: string; readonly name: Bilingual }[];
  };
  readonly stage: {
    readonly kind: string;
    readonly name: Bilingual;
    readonly state: string;
    readonly isAssigned: boolean;
  };
  readonly draw: Draw | null;
}

export interface Draw {
  readonly number: number;
  readonly state: "announced" | "committed" | "drawn" | "cancelled";
  readonly algorithm: string;
  readonly pool: readonly PoolLine[];
  readonly poolDigest: string;
  readonly terms: {
    readonly take: number;
    readonly reserves: number;
    readonly rules: readonly Rule[];
  };
  readonly termsDigest: string;
  readonly announcedAt: string;
  readonly cancelReason: string | null;
  readonly parts: readonly SeedPart[];
  readonly panel: readonly Seat[];
  readonly reserves: readonly Seat[];
}

export interface Rule {
  readonly where: Readonly<Record<string, string | readonly string[]>>;
  readonly each: readonly string[];
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
}

export interface PoolLine {
  readonly expert: string;
  readonly strata: Readonly<Record<"field" | "kind" | "origin" | "province", readonly string[]>>;
}

export interface SeedPart {
  readonly role: "chair" | "supervisor";
  readonly commitment: string | null;
  readonly committedAt: string | null;
  readonly secret: string | null;
  readonly revealedAt: string | null;
}

export interface Seat {
  readonly place: number;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly calledAt: string | null;
  readonly reason: string | null;
}
