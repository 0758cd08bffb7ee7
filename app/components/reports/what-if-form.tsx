import { Form, Link, useSearchParams } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { CutRule } from "#scoring/programme/programme.ts";
import { WHAT_IF_METHODS } from "#scoring/shortlist/what-if.ts";
import { Field } from "../field.tsx";
import { shareText } from "../ranking/ranking-words.ts";
import type { WhatIfData } from "./report-data.ts";

/** The question, as a GET form: the address holds it. */
export function WhatIfForm({ data }: { readonly data: WhatIfData }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const { method, cut, scale, asked, problems, mostPlaces, experts } = data;
  const chosen = experts.filter(({ isLeftOut }) => isLeftOut).length;
  return (
    // A new key when the address changes, so that the controls show what the address says.
    <Form method="get" className="panel padded what-if-form" key={search.toString()}>
      <div className="tools">
        <Field label={t("reports.whatIf.method")} hint=" ">
          <select name="rule" defaultValue={asked.method ?? ""}>
            <option value="">{t("reports.whatIf.asIs", { method: t(`reports.whatIf.methods.${method}`) })}</option>
            {WHAT_IF_METHODS.filter((other) => other !== method).map((other) => (
              <option key={other} value={other}>
                {t(`reports.whatIf.methods.${other}`)}
              </option>
            ))}
          </select>
        </Field>
        <Field
          label={t(`reports.whatIf.places.${cut.method}`)}
          hint={t("reports.whatIf.placesHint", { places: placesText(cut) })}
          problem={problems.places ? t("reports.whatIf.wrongPlaces", { most: mostPlaces }) : undefined}
        >
          <input name="places" inputMode="numeric" size={8} defaultValue={asked.places} />
        </Field>
        <Field
          label={t("reports.whatIf.minimum")}
          hint={t("reports.whatIf.minimumHint", { minimum: cut.minimumScore })}
          problem={problems.minimum ? t("reports.whatIf.wrongMinimum", { most: scale.maximum }) : undefined}
        >
          <input name="minimum" inputMode="numeric" size={8} defaultValue={asked.minimum} />
        </Field>
      </div>
      <details open={chosen > 0}>
        <summary>
          {chosen === 0 ? t("reports.whatIf.experts") : t("reports.whatIf.expertsChosen", { count: chosen })}
        </summary>
        <fieldset className="seats expert-choices">
          <legend className="hidden-visually">{t("reports.whatIf.experts")}</legend>
          {experts.map(({ code, sheets, isLeftOut }) => (
            <label key={code} className="choice">
              <input type="checkbox" name="without" value={code} defaultChecked={isLeftOut} />
              {t("reports.whatIf.expert", { code, count: sheets })}
            </label>
          ))}
        </fieldset>
      </details>
      <div className="row">
        <button className="btn primary" type="submit">
          {t("reports.whatIf.ask")}
        </button>
        <Link className="btn quiet" to="?">
          {t("reports.whatIf.reset")}
        </Link>
      </div>
    </Form>
  );
}

function placesText(cut: CutRule): string {
  switch (cut.method) {
    case "sharePerField":
      return shareText(cut.share);
    case "quotaByField":
      return String(cut.total);
    case "atMost":
      return String(cut.maximum);
  }
}
