import { Form } from "@remix-run/react";
import { usePick } from "#app/components/bilingual.ts";
import { Field } from "#app/components/field.tsx";
import { instantText } from "#app/components/instant.ts";
import { typedIn } from "#app/components/typed.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { Bilingual, ConflictSeverity } from "#scoring/programme/programme.ts";

export interface Props {
  /** What the page's action answered: after a refusal it holds what was typed. */
  readonly reply: unknown;
  readonly rules: readonly { readonly code: string; readonly name: Bilingual; readonly severity: ConflictSeverity }[];
  readonly persons: readonly {
    readonly value: string;
    readonly code: string | null;
    readonly nameZh: string;
    readonly nameEn: string;
  }[];
  /** Until when an applicant's word is taken. */
  readonly applicants: {
    readonly state: "always" | "notYet" | "open" | "over";
    readonly count: number;
    readonly from: string;
    readonly at: string;
  };
  readonly zone: string;
}

/** Records a conflict that was found outside: in a register, by an applicant, by the supervisor. */
export function AddConflict({ reply, rules, persons, applicants, zone }: Props) {
  const typed = typedIn(reply);
  const { t, i18n } = useTranslation();
  const { state, count, from, at } = applicants;
  const text = (instant: string) => instantText(instant, zone, i18n.language);
  const choose = usePick();
  return (
    <section aria-labelledby="add">
      <h2 id="add">{t("office.conflicts.add")}</h2>
      <p className="muted small">{t("office.conflicts.addHint")}</p>
      <p className={state === "open" ? "notice" : "muted small"}>
        {t(`conflicts.applicants.${state}`, { count, from: text(from), at: text(at) })}
      </p>
      <Form method="post" className="form">
        <Field label={t("office.conflicts.person")}>
          <select name="person" defaultValue={typed("person")} required>
            <option value="">{t("office.choose")}</option>
            {persons.map((person) => (
              <option key={person.value} value={person.value}>
                {person.code} {choose({ zh: person.nameZh, en: person.nameEn })}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t("office.conflicts.serial")}>
          <input name="serial" defaultValue={typed("serial")} required autoComplete="off" />
        </Field>
        <Field label={t("office.conflicts.rule")}>
          <select name="rule" defaultValue={typed("rule")} required>
            <option value="">{t("office.choose")}</option>
            {rules.map((rule) => (
              <option key={rule.code} value={rule.code}>
                {t("common.noted", { text: choose(rule.name), note: t(`office.severities.${rule.severity}`) })}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t("office.conflicts.source")}>
          <select name="source" defaultValue={typed("source", "register")}>
            {(["register", "applicant", "supervisor"] as const).map((source) => (
              <option key={source} value={source}>
                {t(`office.conflicts.sources.${source}`)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t("office.conflicts.evidenceZh")}>
          <textarea name="evidenceZh" lang="zh-CN" rows={2} defaultValue={typed("evidenceZh")} />
        </Field>
        <Field label={t("office.conflicts.evidenceEn")}>
          <textarea name="evidenceEn" lang="en" rows={2} defaultValue={typed("evidenceEn")} />
        </Field>
        <Field label={t("office.conflicts.endedOn")} hint={t("office.conflicts.endedOnHint")}>
          <input name="endedOn" type="date" defaultValue={typed("endedOn")} />
        </Field>
        <div>
          <button className="btn" type="submit" name="intent" value="add">
            {t("office.conflicts.add")}
          </button>
        </div>
      </Form>
    </section>
  );
}
