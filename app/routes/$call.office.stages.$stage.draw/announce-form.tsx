import { Form } from "@remix-run/react";
import { Field } from "#app/components/field.tsx";
import { typedIn } from "#app/components/typed.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { EXPERT_KINDS } from "#scoring/programme/kinds.ts";

/** How many are drawn, and the rules they keep. */
export function AnnounceForm({ reply }: { readonly reply: unknown }) {
  const { t } = useTranslation();
  const typed = typedIn(reply);
  const count = (name: string, least = 0) => (
    <input name={name} type="number" min={least} step={1} defaultValue={typed(name)} required={name === "take"} />
  );
  return (
    <Form method="post" className="panel padded">
      <h2>{t("draws.form.title")}</h2>
      <p>{t("draws.form.lead")}</p>
      <Field label={t("draws.form.take")}>{count("take", 1)}</Field>
      <Field label={t("draws.form.reserves")} hint={t("draws.form.reservesHint")}>
        {count("reserves")}
      </Field>
      {EXPERT_KINDS.map((kind) => (
        <Field key={kind} label={t("draws.form.atLeast", { kind: t(`common.expertKinds.${kind}`) })}>
          {count(kind)}
        </Field>
      ))}
      <Field label={t("draws.form.foreign")}>{count("foreign")}</Field>
      <Field label={t("draws.form.perField")}>{count("perField")}</Field>
      <Field label={t("draws.form.perProvince")}>{count("perProvince", 1)}</Field>
      <button className="btn primary" type="submit" name="intent" value="announce">
        {t("draws.form.announce")}
      </button>
    </Form>
  );
}
