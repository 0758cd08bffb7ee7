/** The list a stage passes on: proposed by the chair, confirmed by a second person, frozen. */
import type { StageKind } from "#db/stages.ts";
import type { FrozenLine, StageResult } from "#scoring/record/stage-result.ts";
import type { Context } from "./context.ts";

export interface PersonName {
  readonly nameZh: string;
  readonly nameEn: string;
}

export interface ShortlistRow {
  readonly submissionId: string;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly field: string;
  readonly reason: "in_quota" | "tied_at_line";
}

export interface ShortlistView {
  readonly kind: StageKind;
  readonly state: "none" | "proposed" | "declined" | "frozen";
  /** What the stage passes on, by field and serial: as it stands now while closed, as it was frozen afterwards. */
  readonly rows: readonly ShortlistRow[];
  readonly lines: readonly FrozenLine[];
  readonly version: number | null;
  readonly proposedBy: PersonName | null;
  readonly proposedAt: string | null;
  /** The chair's note; of a declined list the reason it was declined. */
  readonly note: string;
  /** The second person: who confirmed or declined. */
  readonly decidedBy: PersonName | null;
  readonly decidedAt: string | null;
  /** 64 characters; null while nothing is proposed and for somebody who may not act on the whole list. */
  readonly resultDigest: string | null;
  readonly mayPropose: boolean;
  readonly mayConfirm: boolean;
  /** Submissions whose vote is still missing; a list with one cannot be proposed. */
  readonly votesMissing: number;
}

export async function findShortlist(ctx: Context, kind: StageKind): Promise<ShortlistView> {
  throw new Error("findShortlist: not built yet");
}
export async function proposeShortlist(ctx: Context, kind: StageKind, note: string): Promise<void> {
  throw new Error("proposeShortlist: not built yet");
}
export async function confirmShortlist(
  ctx: Context,
  kind: StageKind,
  form: { readonly confirmation: string },
): Promise<void> {
  throw new Error("confirmShortlist: not built yet");
}
export async function declineShortlist(ctx: Context, kind: StageKind, reason: string): Promise<void> {
  throw new Error("declineShortlist: not built yet");
}
export async function exportResult(ctx: Context, kind: StageKind): Promise<StageResult> {
  throw new Error("exportResult: not built yet");
}
