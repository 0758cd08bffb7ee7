import { Form } from "@remix-run/react";
import { Field } from "#app/components/field.tsx";
import { useTranslation } from "#app/i18n/use-translation.ts";

export function CancelForm() {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t("draws.cancel.summary")}</summary>
      <Form method="post" className="form">
        <Field label={t("draws.cancel.reason")} hint={t("draws.cancel.hint")}>
          <textarea name="reason" required rows={2} />
        </Field>
        <div>
          <button className="btn" type="submit" name="intent" value="cancel">
            {t("draws.cancel.button")}
          </button>
        </div>
      </Form>
    </details>
  );
}

export function CallForm() {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t("draws.call.title")}</summary>
      <Form method="post" className="form">
        <Field label={t("draws.call.reason")} hint={t("draws.call.hint")}>
          <textarea name="reason" required rows={2} />
        </Field>
        <div>
          <button className="btn" type="submit" name="intent" value="call">
            {t("draws.call.button")}
          </button>
        </div>
      </Form>
    </details>
  );
}
