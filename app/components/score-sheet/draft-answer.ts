import type { TypedSheet } from "./typed-sheet.ts";

/** A version of a sheet that the server holds, as it would be typed. */
export interface SavedVersion {
  readonly revision: number;
  /** Null while nothing has been saved. */
  readonly savedAt: string | null;
  readonly content: TypedSheet;
}

/** What the draft address answers to a save in the background. */
export interface DraftAnswer {
  readonly saved?: { readonly revision: number; readonly savedAt: string };
  readonly refused?: { readonly code: string };
  /** With `changed_meanwhile`: the version the server holds. */
  readonly other?: SavedVersion;
}
