/** The state of a call and its next step, for the start pages of staff. */
import type { Context } from "./context.ts";
import type { NextStep } from "#scoring/programme/next-step.ts";
import type { StageKind } from "#db/stages.ts";
import type { Bilingual } from "#scoring/programme/programme.ts";

export interface StagePhase {
  readonly kind: StageKind;
  readonly name: Bilingual;
  readonly state: "planned" | "assigned" | "open" | "closed" | "proposed" | "frozen";
  readonly opensAt: string;
  readonly closesAt: string;
  readonly frozenAt: string | null;
  /** Submissions of the stage; null before the stage before is frozen. */
  readonly submissions: number | null;
  readonly sheets: { readonly submitted: number; readonly expected: number };
  readonly passing: number | null;
}

export interface CallOverview {
  readonly slug: string;
  readonly mode: "live" | "demo";
  readonly name: Bilingual;
  readonly edition: Bilingual;
  readonly timeZone: string;
  readonly timeZoneName: Bilingual;
  readonly callOpensAt: string;
  readonly callClosesAt: string;
  readonly formalCheck: {
    readonly submissions: number;
    readonly decided: number;
    readonly admitted: number;
    readonly rejected: number;
    readonly withdrawn: number;
    readonly correcting: number;
  };
  readonly stages: readonly StagePhase[];
  readonly notice: {
    readonly state: "none" | "prepared" | "signed" | "published";
    readonly publishedOn: string | null;
    readonly endsAt: string | null;
  };
  readonly publishedAt: string | null;
  readonly next: NextStep;
}

export async function callOverview(ctx: Context): Promise<CallOverview> {
  throw new Error("callOverview: not built yet");
}
