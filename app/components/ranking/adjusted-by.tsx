import { Form, useSearchParams } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { ADJUSTMENT_METHODS, type AdjustmentMethod } from "#scoring/shortlist/adjustment-method.ts";
import { Field } from "../field.tsx";

/** Choice of the method of the adjusted scores that are shown; the rest of the view stays as the address has it. */
export function AdjustedBy({ method }: { readonly method: AdjustmentMethod }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const kept = [...search].filter(([name]) => name !== "method");
  return (
    // A new key when the address changes, so that the choice shown is the one in force.
    <Form method="get" className="tools no-print" key={search.toString()} preventScrollReset>
      {kept.map(([name, value], index) => (
        <input key={index} type="hidden" name={name} value={value} />
      ))}
      <Field label={t("ranking.adjustedBy.label")}>
        <select name="method" defaultValue={method}>
          {ADJUSTMENT_METHODS.map((other) => (
            <option key={other} value={other}>
              {t(`ranking.cut.methods.${other}`)}
            </option>
          ))}
        </select>
      </Field>
      <button className="btn" type="submit">
        {t("common.actions.apply")}
      </button>
    </Form>
  );
}
