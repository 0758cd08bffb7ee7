import { Form } from "@remix-run/react";
import { Field } from "#app/components/field.tsx";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { SessionView } from "./route.tsx";

export interface Props {
  readonly session: SessionView;
  readonly zoneName: string;
  readonly isNext: boolean;
}

/** When and where a panel sits; may be changed until its order is drawn. */
export function PlanForm({ session, zoneName, isNext }: Props) {
  const { t } = useTranslation();
  const isPlanned = session.sessionId !== null;
  const form = (
    <Form method="post" className="tools">
      <input type="hidden" name="intent" value="plan" />
      <input type="hidden" name="panel" value={session.panelId} />
      <Field label={t("stages.defense.startsAt", { zone: zoneName })}>
        <input name="startsAt" type="datetime-local" defaultValue={session.startsAtLocal} required />
      </Field>
      <Field label={t("stages.defense.placeZh")}>
        <input name="placeZh" lang="zh-CN" defaultValue={session.placeZh} required />
      </Field>
      <Field label={t("stages.defense.placeEn")}>
        <input name="placeEn" lang="en" defaultValue={session.placeEn} required />
      </Field>
      <button className={isNext ? "btn primary" : "btn"} type="submit">
        {t(isPlanned ? "stages.defense.planAgain" : "stages.defense.plan")}
      </button>
    </Form>
  );
  if (!isPlanned) return form;
  return (
    <details>
      <summary>{t("stages.defense.planAgain")}</summary>
      {form}
    </details>
  );
}
