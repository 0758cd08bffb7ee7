import { useTranslation } from "#app/i18n/use-translation.ts";
import { formatHundredths } from "#scoring/aggregation/fraction.ts";
import type { Rubric } from "#scoring/programme/programme.ts";
import { runningTotal } from "#scoring/rubric/sheet-total.ts";
import type { SaveState } from "./draft-keeper.ts";
import { SaveWords } from "./save-words.tsx";
import { readSheet, type TypedSheet } from "#app/components/score-sheet/typed-sheet.ts";

export interface Props {
  readonly rubric: Rubric;
  readonly content: TypedSheet;
  readonly state: SaveState;
  readonly zone: string;
  readonly isBusy: boolean;
}

/** The running total, by the same function that ranks, and the one next action. */
export function SheetFoot({ rubric, content, state, zone, isBusy }: Props) {
  const { t } = useTranslation();
  const { hundredths, scored, of } = runningTotal(rubric, readSheet(content).marks);
  return (
    <div className="foot">
      <p className="total">
        <b>{hundredths === null ? "–" : formatHundredths(hundredths)}</b>
        <span className="small muted">{t("expert.sheet.total", { scored, of })}</span>
      </p>
      <SaveWords state={state} zone={zone} />
      <button className="btn quiet save" type="submit" form="sheet" name="intent" value="save">
        {t("expert.sheet.saveDraft")}
      </button>
      <button
        className="btn primary"
        type="submit"
        form="sheet"
        name="intent"
        value="submit"
        aria-disabled={isBusy ? true : undefined}
        aria-keyshortcuts="Control+Enter"
      >
        {t("expert.sheet.submit")} <kbd aria-hidden="true">Ctrl ↵</kbd>
      </button>
    </div>
  );
}
