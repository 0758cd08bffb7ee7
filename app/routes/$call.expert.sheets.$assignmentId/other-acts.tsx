import { Form } from "@remix-run/react";
import type { FormEvent } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "#app/components/bilingual.ts";
import { Field } from "#app/components/field.tsx";

export interface Props {
  readonly conflictRules: readonly {
    readonly code: string;
    readonly name: { readonly zh: string; readonly en: string };
  }[];
  readonly isSkipped: boolean;
  readonly revision: number;
  /** Skips once what is typed is saved. */
  readonly onSkip: () => void;
  readonly onKeys: () => void;
}

/**
 * Three different ways not to score: later; not at all, for want of competence or time; never, for a conflict. The
 * last closes the submission at once.
 */
export function OtherActs({ conflictRules, isSkipped, revision, onSkip, onKeys }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const skip = (event: FormEvent) => {
    event.preventDefault();
    onSkip();
  };
  return (
    <div className="acts" role="group" aria-label={t("expert.acts.title")}>
      {!isSkipped && (
        <Form method="post" onSubmit={skip}>
          <input type="hidden" name="intent" value="skip" />
          <input type="hidden" name="revision" value={revision} />
          <button className="btn quiet" type="submit">
            {t("expert.acts.skip")}
          </button>
        </Form>
      )}
      <details className="act" name="act">
        <summary className="btn quiet">{t("expert.acts.decline")}</summary>
        <Form method="post" className="act-panel">
          <input type="hidden" name="intent" value="decline" />
          <p className="small">{t("expert.acts.declineHint")}</p>
          <Field label={t("expert.acts.declineReason")}>
            <textarea name="reason" rows={2} required maxLength={500} />
          </Field>
          <button className="btn" type="submit">
            {t("expert.acts.declineConfirm")}
          </button>
        </Form>
      </details>
      <details className="act" name="act">
        <summary className="btn bad">{t("expert.acts.recuse")}</summary>
        <Form method="post" className="act-panel">
          <input type="hidden" name="intent" value="recuse" />
          <p className="small">{t("expert.acts.recuseHint")}</p>
          <Field label={t("expert.declarations.rule")}>
            <select name="ruleCode" required defaultValue="">
              <option value="" disabled>
                {t("expert.declarations.chooseRule")}
              </option>
              {conflictRules.map((rule) => (
                <option key={rule.code} value={rule.code}>
                  {pick(rule.name)}
                </option>
              ))}
            </select>
          </Field>
          <Field label={t("expert.declarations.statement")}>
            <textarea name="statement" rows={2} maxLength={1000} />
          </Field>
          <button className="btn bad-line" type="submit">
            {t("expert.acts.recuseConfirm")}
          </button>
        </Form>
      </details>
      <button className="btn quiet keys-button" type="button" onClick={onKeys}>
        {t("expert.keys.title")} <kbd aria-hidden="true">?</kbd>
      </button>
    </div>
  );
}
