import { Form } from "@remix-run/react";
import type { ConflictItem, ConflictRules } from "#app/components/conflicts/conflict-data.ts";
import { ConflictFacts } from "#app/components/conflicts/conflict-facts.tsx";
import { Field } from "#app/components/field.tsx";
import { useTranslation } from "#app/i18n/use-translation.ts";

export interface Props extends ConflictRules {
  readonly items: readonly ConflictItem[];
  /** The usual day a reading is due on. */
  readonly dueOn: string;
}

/** Persons with a conflict who still count in a confirmed result: the office asks for the reading again. */
export function LateConflicts({ items, dueOn, rules, zone }: Props) {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="late">
      <h2 id="late">{t("conflicts.late.title")}</h2>
      <p className="muted small">{t("conflicts.late.lead")}</p>
      {items.map((item, index) => (
        <article key={item.id} className="panel padded">
          <ConflictFacts item={item} rules={rules} zone={zone} />
          <Form method="post" className="form">
            <input type="hidden" name="conflictId" value={item.id} />
            <Field label={t("conflicts.late.dueOn")} hint={t("conflicts.late.dueHint")}>
              <input name="dueOn" type="date" defaultValue={dueOn} required />
            </Field>
            <div>
              <button className={index === 0 ? "btn primary" : "btn"} type="submit" name="intent" value="askAgain">
                {t("conflicts.late.ask")}
              </button>
            </div>
          </Form>
        </article>
      ))}
    </section>
  );
}
