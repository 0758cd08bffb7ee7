import { Form } from "@remix-run/react";
import { Field } from "#app/components/field.tsx";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { FACT_KINDS } from "#scoring/conflicts/facts.ts";
import type { FactValues } from "./load-expert.server.ts";

const RELATIONS = ["spouse", "child", "parent", "sibling"] as const;

export interface Props {
  /** What the form begins with; after a refusal what was typed. */
  readonly values: FactValues;
  /** The fact that is put right; null for a new one. */
  readonly factId: string | null;
}

/** A dated fact of the expert's record. What is rarely needed is folded away. */
export function FactForm({ values, factId }: Props) {
  const { t } = useTranslation();
  const isRareOpen = [values.birthYear, values.relation, values.serial, values.documentNo].some((text) => text !== "");
  return (
    <Form method="post" className="form">
      {factId !== null && <input type="hidden" name="factId" value={factId} />}
      <Field label={t("conflicts.facts.kind")}>
        <select name="kind" defaultValue={values.kind} required>
          <option value="">{t("office.choose")}</option>
          {FACT_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`office.factKinds.${kind}`)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t("conflicts.facts.organization")} hint={t("conflicts.facts.organizationHint")}>
        <input name="organization" defaultValue={values.organization} autoComplete="off" />
      </Field>
      <Field label={t("conflicts.facts.startedOn")}>
        <input name="startedOn" type="date" defaultValue={values.startedOn} />
      </Field>
      <Field label={t("conflicts.facts.endedOn")} hint={t("conflicts.facts.endedHint")}>
        <input name="endedOn" type="date" defaultValue={values.endedOn} />
      </Field>
      <Field label={t("conflicts.facts.person")} hint={t("conflicts.facts.personHint")}>
        <input name="personName" defaultValue={values.personName} autoComplete="off" />
      </Field>
      <details open={isRareOpen}>
        <summary>{t("conflicts.facts.more")}</summary>
        <div className="stack">
          <Field label={t("conflicts.facts.birthYear")}>
            <input name="birthYear" inputMode="numeric" maxLength={4} defaultValue={values.birthYear} />
          </Field>
          <Field label={t("conflicts.facts.relation")}>
            <select name="relation" defaultValue={values.relation}>
              <option value="">{t("office.choose")}</option>
              {RELATIONS.map((relation) => (
                <option key={relation} value={relation}>
                  {t(`conflicts.facts.relations.${relation}`)}
                </option>
              ))}
              {/* A relation that came in with the data stays what it is. */}
              {values.relation !== "" && !RELATIONS.some((relation) => relation === values.relation) && (
                <option value={values.relation}>{values.relation}</option>
              )}
            </select>
          </Field>
          <Field label={t("conflicts.facts.documentNo")}>
            <input name="documentNo" defaultValue={values.documentNo} autoComplete="off" />
          </Field>
          <Field label={t("conflicts.facts.serial")}>
            <input name="serial" defaultValue={values.serial} autoComplete="off" />
          </Field>
        </div>
      </details>
      <div>
        <button className="btn" type="submit" name="intent" value={factId === null ? "addFact" : "changeFact"}>
          {t(factId === null ? "conflicts.facts.add" : "conflicts.facts.edit")}
        </button>
      </div>
    </Form>
  );
}
