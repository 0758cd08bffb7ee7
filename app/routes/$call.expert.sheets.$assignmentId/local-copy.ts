/**
 * What is typed on a sheet and not yet on the server is kept on the device, so that a closed tab, a lost network or an
 * ended session costs no word. The copy names the revision it started from: coming back, the server decides by it
 * whether somebody (the same person in another window) saved meanwhile.
 */
import { NOTHING_TYPED, type TypedSheet } from "#app/components/score-sheet/typed-sheet.ts";

export interface LocalCopy {
  readonly revision: number;
  readonly content: TypedSheet;
  /** When it was typed, by the device's clock. */
  readonly at: string;
}

export interface CopyStore {
  read(): LocalCopy | undefined;
  /** False when the device keeps nothing (storage full or switched off). */
  write(copy: LocalCopy): boolean;
  remove(): void;
}

const keyOf = (sheetId: string): string => `candela.sheet.${sheetId}`;

/** The device's store for one sheet. Only in a browser. */
export function deviceStore(sheetId: string): CopyStore {
  const key = keyOf(sheetId);
  return {
    read: () => {
      try {
        return copyFrom(window.localStorage.getItem(key));
      } catch {
        // Storage that is switched off holds no copy.
        return undefined;
      }
    },
    write: (copy) => {
      try {
        window.localStorage.setItem(key, JSON.stringify(copy));
        return true;
      } catch {
        return false;
      }
    },
    remove: () => forgetLocalCopy(sheetId),
  };
}

/** For a sheet that is given back: nothing of it stays on the device. */
export function forgetLocalCopy(sheetId: string): void {
  try {
    window.localStorage.removeItem(keyOf(sheetId));
  } catch {
    // Storage that is switched off holds nothing to forget.
  }
}

function copyFrom(text: string | null): LocalCopy | undefined {
  if (text === null) return undefined;
  try {
    const value = JSON.parse(text) as Partial<LocalCopy> | null;
    const isCopy = typeof value?.revision === "number" && typeof value.content?.comment === "string";
    // A copy of an earlier day lacks what a sheet could not hold then.
    return isCopy ? { ...(value as LocalCopy), content: { ...NOTHING_TYPED, ...value.content } } : undefined;
  } catch {
    return undefined;
  }
}
