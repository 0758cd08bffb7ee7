import { Form } from "@remix-run/react";
import { Field } from "#app/components/field.tsx";
import { useTranslation } from "#app/i18n/use-translation.ts";

/** The lot: two parties type their part of the seed. */
export function DrawForm({ sessionId, isNext }: { readonly sessionId: string; readonly isNext: boolean }) {
  const { t } = useTranslation();
  return (
    <Form method="post" className="panel padded">
      <input type="hidden" name="intent" value="draw" />
      <input type="hidden" name="session" value={sessionId} />
      <p className="small muted">{t("stages.defense.drawHint")}</p>
      {[1, 2].map((number) => (
        <div key={number} className="tools">
          <Field label={t("stages.defense.party", { number })}>
            <input
              name={`by${number}`}
              defaultValue={t(number === 1 ? "common.roles.chair" : "common.roles.supervisor")}
              required
            />
          </Field>
          <Field label={t("stages.defense.partyText", { number })}>
            <input name={`text${number}`} required autoComplete="off" />
          </Field>
        </div>
      ))}
      <button className={isNext ? "btn primary" : "btn"} type="submit">
        {t("stages.defense.draw")}
      </button>
    </Form>
  );
}
