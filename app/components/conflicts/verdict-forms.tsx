import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "../bilingual.ts";
import { Field } from "../field.tsx";
import { dateText } from "../instant.ts";
import type { ConflictItem } from "./conflict-data.ts";

interface Props {
  readonly item: ConflictItem;
  /** The one to decide now has the page's amber button. */
  readonly isFirst: boolean;
}

/** The chair's half of a verdict. */
export function ProposeVerdict({ item, isFirst }: Props) {
  const { t } = useTranslation();
  return (
    <Form method="post" className="form">
      <input type="hidden" name="conflictId" value={item.id} />
      <fieldset className="choices">
        <legend className="legend">{t("console.conflicts.verdict")}</legend>
        <label className="choice">
          <input type="radio" name="verdict" value="conflict" required defaultChecked={item.verdict === "conflict"} />
          {t("console.conflicts.isConflict")}
        </label>
        <label className="choice">
          <input type="radio" name="verdict" value="cleared" required defaultChecked={item.verdict === "cleared"} />
          {t("console.conflicts.isCleared")}
        </label>
      </fieldset>
      <Field label={t("console.conflicts.reason")} hint={t("console.conflicts.reasonHint")}>
        <textarea name="reason" required rows={2} defaultValue={item.verdictReason} />
      </Field>
      <Field label={t("console.conflicts.clearedUntil")} hint={t("console.conflicts.clearedUntilHint")}>
        <input name="clearedUntil" type="date" defaultValue={item.clearedUntil ?? ""} />
      </Field>
      <div>
        <button className={isFirst ? "btn primary" : "btn"} type="submit" name="intent" value="propose">
          {t("console.conflicts.propose")}
        </button>
      </div>
    </Form>
  );
}

/** The supervisor's half. */
export function ConfirmVerdict({ item, isFirst }: Props) {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  if (item.verdict === null) return null;
  const proposed = {
    who: pick({ zh: item.verdictByNameZh, en: item.verdictByNameEn }),
    verdict: t(`console.conflicts.verdicts.${item.verdict}`),
  };
  return (
    <div className="stack">
      <p>
        {t("console.conflicts.proposed", proposed)}
        {item.clearedUntil !== null &&
          `${t("common.sentenceGap")}${t("console.conflicts.proposedUntil", { date: dateText(item.clearedUntil, i18n.language) })}`}
      </p>
      <blockquote className="quote small">{item.verdictReason}</blockquote>
      <Form method="post">
        <input type="hidden" name="conflictId" value={item.id} />
        <button className={isFirst ? "btn primary" : "btn"} type="submit" name="intent" value="confirm">
          {t("console.conflicts.confirm")}
        </button>
      </Form>
      <details>
        <summary>{t("console.conflicts.disagree")}</summary>
        <Form method="post" className="form">
          <input type="hidden" name="conflictId" value={item.id} />
          <Field label={t("console.conflicts.reason")}>
            <textarea name="reason" required rows={2} />
          </Field>
          <div>
            <button className="btn" type="submit" name="intent" value="decline">
              {t("console.conflicts.decline")}
            </button>
          </div>
        </Form>
      </details>
    </div>
  );
}
