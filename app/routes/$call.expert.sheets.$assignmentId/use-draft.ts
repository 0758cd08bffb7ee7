import { useEffect, useState, useSyncExternalStore } from "react";
import type { SavedVersion } from "#app/components/score-sheet/draft-answer.ts";
import type { Rubric } from "#scoring/programme/programme.ts";
import { createDraftKeeper, type DraftKeeper, type DraftView } from "./draft-keeper.ts";
import { deviceStore } from "./local-copy.ts";
import { sendDraft } from "./send-draft.ts";
import { readSheet, type TypedSheet } from "#app/components/score-sheet/typed-sheet.ts";

export interface Props {
  readonly sheetId: string;
  readonly rubric: Rubric;
  readonly saved: SavedVersion;
  /** What was typed before the server answered, when it is more than what is saved. */
  readonly typed: TypedSheet;
  /** Where drafts are posted. */
  readonly address: string;
}

/** The draft of one sheet, kept on the device and on the server while it is typed. */
export function useDraft({
  sheetId,
  rubric,
  saved,
  typed,
  address,
}: Props): DraftView & { readonly keeper: DraftKeeper } {
  const [keeper] = useState(() =>
    createDraftKeeper(saved, typed, {
      send: (content, revision) => sendDraft(address, content, revision),
      store: deviceStore(sheetId),
      wait: (milliseconds, then) => {
        const timer = window.setTimeout(then, milliseconds);
        return () => window.clearTimeout(timer);
      },
      now: () => new Date().toISOString(),
      isSendable: (content) => isSendable(rubric, content),
    }),
  );
  const view = useSyncExternalStore(keeper.subscribe, keeper.view, keeper.view);
  useEffect(() => {
    keeper.start();
    const save = () => void keeper.flush();
    const saveWhenLeft = () => {
      if (document.visibilityState === "hidden") save();
    };
    window.addEventListener("online", save);
    document.addEventListener("visibilitychange", saveWhenLeft);
    return () => {
      window.removeEventListener("online", save);
      document.removeEventListener("visibilitychange", saveWhenLeft);
      keeper.stop();
    };
  }, [keeper]);
  return { ...view, keeper };
}

function isSendable({ scale }: Rubric, content: TypedSheet): boolean {
  const { marks, problems } = readSheet(content);
  return problems.length === 0 && marks.every(({ mark }) => mark >= scale.minimum && mark <= scale.maximum);
}
