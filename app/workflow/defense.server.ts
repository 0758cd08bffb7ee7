/** Defense day: sessions of the panels, running order by recorded lot, who was heard. */
import type { Context } from "./context.ts";
import type { Bilingual, StagePlan } from "#scoring/programme/programme.ts";

export interface SessionPlan {
  readonly panelId: string;
  /** An ISO-8601 instant. */
  readonly startsAt: string;
  readonly placeZh: string;
  readonly placeEn: string;
}

/** One party's contribution to the seed of the lot: who gave it, and the text. */
export interface SeedPart {
  readonly by: string;
  readonly text: string;
}

export interface DefenseSlot {
  readonly submissionId: string;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly field: string;
  /** Null while the stage hides the applicant from the reader. */
  readonly applicantZh: string | null;
  readonly applicantEn: string | null;
  /** From 1 over the rows the reader may see. */
  readonly position: number;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly state: "planned" | "heard" | "absent";
}

export interface DefenseSession {
  readonly panelId: string;
  readonly panelCode: string;
  readonly panelName: Bilingual;
  readonly fields: readonly string[];
  /** Null while nothing is planned for this panel. */
  readonly sessionId: string | null;
  readonly startsAt: string | null;
  readonly placeZh: string;
  readonly placeEn: string;
  readonly drawnAt: string | null;
  readonly seedParts: readonly SeedPart[];
  /** In running order; before the lot, by serial and without slots: see `waiting`. */
  readonly slots: readonly DefenseSlot[];
  /** Serials of the panel's submissions that have no slot yet. */
  readonly waiting: readonly string[];
}

export interface DefenseDay {
  readonly timeZone: string;
  readonly hearing: NonNullable<StagePlan["hearing"]>;
  readonly sessions: readonly DefenseSession[];
}

export async function findDefenseDay(ctx: Context): Promise<DefenseDay> {
  throw new Error("findDefenseDay: not built yet");
}
export async function planDefense(ctx: Context, plan: { readonly sessions: readonly SessionPlan[] }): Promise<void> {
  throw new Error("planDefense: not built yet");
}
export async function drawRunningOrder(ctx: Context, sessionId: string, seedParts: readonly SeedPart[]): Promise<void> {
  throw new Error("drawRunningOrder: not built yet");
}
export async function markSlot(
  ctx: Context,
  sessionId: string,
  submissionId: string,
  state: "planned" | "heard" | "absent",
): Promise<void> {
  throw new Error("markSlot: not built yet");
}
