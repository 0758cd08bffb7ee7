import { Form } from "@remix-run/react";
import { Field } from "#app/components/field.tsx";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { RunChoice } from "#app/workflow/assignment-plan.ts";

const MODES = ["fair", "max-sum", "capped"] as const;

/** How the experts are chosen: the dry run below and the run after it both follow it. */
export function ChoiceForm({ choice }: { readonly choice: RunChoice }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="choice">
      <h2 id="choice">{t("stages.assign.choice")}</h2>
      <Form method="get" className="panel padded" replace preventScrollReset>
        <Field label={t("stages.assign.choice")} hint={t(`stages.assign.modeHints.${choice.mode}`)}>
          <select name="mode" defaultValue={choice.mode}>
            {MODES.map((mode) => (
              <option key={mode} value={mode}>
                {t(`stages.assign.modes.${mode}`)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t("stages.assign.cap")} hint={t("stages.assign.capHint")}>
          <input name="cap" type="number" min={0.01} max={1} step={0.01} defaultValue={choice.cap} required />
        </Field>
        <Field label={t("stages.assign.shared")} hint={t("stages.assign.sharedHint")}>
          <input name="shared" type="number" min={0} max={20} step={1} defaultValue={choice.sharedExperts} required />
        </Field>
        <button className="btn" type="submit">
          {t("stages.assign.look")}
        </button>
      </Form>
    </section>
  );
}
