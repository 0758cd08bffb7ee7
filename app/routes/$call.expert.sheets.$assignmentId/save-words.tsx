import { useTranslation } from "#app/i18n/use-translation.ts";
import { clockText } from "#app/components/clock-text.ts";
import type { SaveState } from "./draft-keeper.ts";

export interface Props {
  readonly state: SaveState;
  readonly zone: string;
}

/** Where the words are, in words. Changes that need a person are said aloud by `SaveNotices`, not here. */
export function SaveWords({ state, zone }: Props) {
  const { t } = useTranslation();
  return (
    <p className={state.kind === "saved" ? "save-words" : "save-words now"} data-state={state.kind}>
      {state.kind === "saved"
        ? t("expert.saveState.saved", { time: clockText(state.at, zone) })
        : t(`expert.saveState.${state.kind}`)}
    </p>
  );
}
