import { Form } from "@remix-run/react";
import { type Translation, useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "#app/components/bilingual.ts";
import { Field } from "#app/components/field.tsx";
import { instantText } from "#app/components/instant.ts";
import type { DemonstrationView } from "#app/workflow/demonstration/desk.server.ts";

export interface Props {
  readonly desk: DemonstrationView;
  /** The code of the step that was just carried out for others. */
  readonly played: string | null;
}

/** Sign-in without a password, the clock, and the others' part: in a demonstration only. */
export function DemonstrationDesk({ desk, played }: Props) {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  return (
    <section className="panel padded" aria-labelledby="demonstration">
      <h2 id="demonstration">{t("start.demonstration.title")}</h2>
      <p className="notice warm">{t("start.demonstration.warning")}</p>
      {played !== null && (
        <p className="notice good" role="status">
          {t("start.demonstration.played", { what: stepText(t, i18n, played) })}
        </p>
      )}
      <h3>{t("start.demonstration.signInAs")}</h3>
      <Form method="post" action="/demonstration" reloadDocument className="grid-cards">
        <input type="hidden" name="intent" value="signIn" />
        {desk.people.map((person) => (
          <button key={person.accountId} className="btn person" name="account" value={person.accountId} type="submit">
            <strong>{pick({ zh: person.nameZh, en: person.nameEn })}</strong>
            <span className="xs muted">
              {person.roles.map((role) => t(`common.roles.${role}`)).join(t("common.listSeparator"))}
              {person.note !== null && ` · ${pick(person.note)}`}
            </span>
          </button>
        ))}
      </Form>
      <Form method="post" action="/demonstration" reloadDocument className="tools">
        <input type="hidden" name="intent" value="signIn" />
        <Field label={t("start.demonstration.anyExpert")}>
          <select name="account">
            {desk.experts.map((person) => (
              <option key={person.accountId} value={person.accountId}>
                {person.code} {pick({ zh: person.nameZh, en: person.nameEn })}
              </option>
            ))}
          </select>
        </Field>
        <button className="btn" type="submit">
          {t("common.signIn")}
        </button>
      </Form>
      <h3>{t("start.demonstration.clock")}</h3>
      <p className="small">
        {t("start.demonstration.clockNow", {
          instant: instantText(desk.now, desk.timeZone, i18n.language),
          zone: pick(desk.timeZoneName),
        })}
      </p>
      <Form method="post" action="/demonstration" reloadDocument className="tools">
        <input type="hidden" name="intent" value="moveClock" />
        <Field label={t("start.demonstration.moveClock")}>
          <input name="instant" type="datetime-local" required defaultValue={desk.localNow} min={desk.localNow} />
        </Field>
        <button className="btn" type="submit">
          {t("start.demonstration.move")}
        </button>
      </Form>
      <h3>{t("start.demonstration.play")}</h3>
      <p className="small muted">{t("start.demonstration.playHint")}</p>
      {desk.next === null ? (
        <p className="small">{t("start.demonstration.playNothing")}</p>
      ) : (
        <Form method="post" action="/demonstration" reloadDocument>
          <input type="hidden" name="intent" value="play" />
          <button className="btn" type="submit">
            {stepText(t, i18n, desk.next)}
          </button>
        </Form>
      )}
    </section>
  );
}

function stepText(t: Translation["t"], i18n: Translation["i18n"], code: string): string {
  const key = `start.demonstration.steps.${code}`;
  return i18n.exists(key) ? t(key as "start.demonstration.steps.check_forms") : code;
}
