import { useTranslation } from "#app/i18n/use-translation.ts";
import { pick, usePick } from "#app/components/bilingual.ts";
import { Field } from "#app/components/field.tsx";
import { placeName } from "#app/components/place-names.ts";
import type { Bilingual } from "#scoring/programme/programme.ts";
import type { DeclarationDesk, DeclarationDue } from "#app/workflow/declarations.server.ts";
import type { GivenAnswer } from "./answers.ts";

export interface Props {
  readonly item: Omit<DeclarationDue, "fieldCode"> & { readonly fieldName: Bilingual | null };
  readonly rules: DeclarationDesk["rules"];
  readonly given: GivenAnswer | undefined;
}

/** One submission: enough to recognise a conflict, nothing more. The details of a conflict show once it is chosen. */
export function DeclarationItem({ item, rules, given }: Props) {
  const { t, i18n } = useTranslation();
  const pickName = usePick();
  const title = pick({ zh: item.titleZh, en: item.titleEn }, i18n.language);
  const { applicant } = item;
  const id = item.assignmentId;
  const facts = [
    item.fieldName === null ? "" : pickName(item.fieldName),
    placeName(item.country, i18n.language),
    ...(applicant === null
      ? []
      : [
          pickName({ zh: applicant.nameZh, en: applicant.nameEn }),
          applicant.ownerName,
          pickName({ zh: applicant.recommenderNameZh, en: applicant.recommenderNameEn }),
        ]),
  ].filter((fact) => fact !== "");
  return (
    <fieldset className="declaration">
      <legend>
        <span className="muted">{item.serial}</span> <span lang={title.lang}>{title.text}</span>
      </legend>
      <input type="hidden" name={`shown.${id}`} value="1" />
      <p className="small muted">{facts.join(" · ")}</p>
      <div className="answers">
        {(["none", "conflict"] as const).map((answer) => (
          <label key={answer} className="choice">
            <input type="radio" name={`answer.${id}`} value={answer} defaultChecked={given?.answer === answer} />
            {t(`expert.declarations.${answer}`)}
          </label>
        ))}
      </div>
      <div className="why">
        <Field label={t("expert.declarations.rule")}>
          <select name={`rule.${id}`} defaultValue={given?.ruleCode ?? ""}>
            <option value="">{t("expert.declarations.chooseRule")}</option>
            {(["closing", "noted"] as const).map((group) => (
              <optgroup key={group} label={t(`expert.declarations.${group}`)}>
                {rules
                  .filter((rule) => (rule.severity === "note") === (group === "noted"))
                  .map((rule) => (
                    <option key={rule.code} value={rule.code}>
                      {pickName(rule.name)}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </Field>
        <Field label={t("expert.declarations.statement")} hint={t("expert.declarations.statementHint")}>
          <textarea name={`statement.${id}`} rows={2} maxLength={1000} defaultValue={given?.statement ?? ""} />
        </Field>
      </div>
    </fieldset>
  );
}
