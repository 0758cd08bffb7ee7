import { redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { ExpertFieldSelects } from "#app/components/expert-fields.tsx";
import { Field } from "#app/components/field.tsx";
import { COUNTRY_CODES, placeName, PROVINCE_CODES } from "#app/components/place-names.ts";
import { RefusalNotice } from "#app/components/refusal-notice.tsx";
import { StateLine } from "#app/components/state-line.tsx";
import { typedIn } from "#app/components/typed.ts";
import { textOf, textsOf } from "#app/http/form.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { addExpert } from "#app/workflow/experts.server.ts";
import { EXPERT_KINDS } from "#scoring/programme/kinds.ts";
import type { ExpertKind } from "#scoring/programme/programme.ts";

export const loader = loaderFor(["secretariat"], async ({ call }) =>
  Promise.resolve({ fields: call.programme.fields.map(({ code, name }) => ({ code, name })) }),
);

export const action = actionFor(["secretariat"], async ({ ctx, call, request }) => {
  const form = await request.formData();
  const province = textOf(form, "province");
  const id = await addExpert(ctx, {
    code: textOf(form, "code"),
    nameZh: textOf(form, "nameZh"),
    nameEn: textOf(form, "nameEn"),
    titleZh: textOf(form, "titleZh"),
    titleEn: textOf(form, "titleEn"),
    // The desk says whether it is one.
    kind: textOf(form, "kind") as ExpertKind,
    country: textOf(form, "country"),
    province: province === "" ? null : province,
    email: textOf(form, "email"),
    languages: textsOf(form, "languages"),
    fields: textsOf(form, "fields").filter((code) => code !== ""),
    capacity: Number(textOf(form, "capacity")),
  });
  return redirect(`/${call.slug}/office/experts/${id}`);
});

export const handle: PageHandle = { title: "office.experts.add" };

const COLUMNS = ["code", "email", "nameZh", "nameEn", "titleZh", "titleEn"] as const;
const OPTIONAL: readonly string[] = ["titleZh", "titleEn"];

export default function NewExpertPage() {
  const { t, i18n } = useTranslation();
  const { fields } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const typed = typedIn(reply);
  return (
    <>
      <StateLine state={t("office.experts.heading")} facts={[t("office.experts.add")]} />
      <main id="content" className="page narrow">
        <h1>{t("office.experts.add")}</h1>
        <p className="lead">{t("office.experts.addLead")}</p>
        <RefusalNotice reply={reply} />
        <Form method="post" className="form">
          {COLUMNS.map((name) => (
            <Field key={name} label={t(`office.experts.inputs.${name}`)}>
              <input
                name={name}
                type={name === "email" ? "email" : "text"}
                defaultValue={typed(name)}
                required={!OPTIONAL.includes(name)}
              />
            </Field>
          ))}
          <Field label={t("office.experts.kind")}>
            <select name="kind" defaultValue={typed("kind", "authority")} required>
              {EXPERT_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`common.expertKinds.${kind}`)}
                </option>
              ))}
            </select>
          </Field>
          <Field label={t("office.submissions.country")}>
            <select name="country" defaultValue={typed("country", "CN")} required>
              {COUNTRY_CODES.map((code) => (
                <option key={code} value={code}>
                  {placeName(code, i18n.language)}
                </option>
              ))}
            </select>
          </Field>
          <Field label={t("office.experts.province")} hint={t("office.experts.provinceHint")}>
            <select name="province" defaultValue={typed("province")}>
              <option value="">{t("common.none")}</option>
              {PROVINCE_CODES.map((code) => (
                <option key={code} value={code}>
                  {placeName(code, i18n.language)}
                </option>
              ))}
            </select>
          </Field>
          <fieldset className="plain row">
            <legend className="legend">{t("office.experts.languages")}</legend>
            {(["zh", "en"] as const).map((language) => (
              <label key={language} className="choice">
                <input type="checkbox" name="languages" value={language} defaultChecked={language === "zh"} />
                {t(`office.languages.${language}`)}
              </label>
            ))}
          </fieldset>
          <ExpertFieldSelects fields={fields} chosen={[]} />
          <Field label={t("office.experts.capacity")} hint={t("office.experts.capacityHint")}>
            <input name="capacity" type="number" min={0} max={1000} defaultValue={typed("capacity", "18")} required />
          </Field>
          <div>
            <button className="btn primary" type="submit">
              {t("office.experts.add")}
            </button>
          </div>
        </Form>
      </main>
    </>
  );
}
