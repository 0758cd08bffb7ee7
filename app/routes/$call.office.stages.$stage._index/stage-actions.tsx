import { Form, Link } from "@remix-run/react";
import { Field } from "#app/components/field.tsx";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { StageWork } from "./load-stage.server.ts";

export interface Props {
  readonly stage: StageWork["stage"];
  readonly zoneName: string;
}

/** What the office may do with a stage in its present state. */
export function StageActions({ stage, zoneName }: Props) {
  const { t } = useTranslation();
  if (stage.state === "closed" || stage.state === "frozen") return null;
  if (!stage.isAssigned)
    return (
      <p>
        <Link className="btn primary" to="assign">
          {t("stages.toAssign")}
        </Link>
      </p>
    );
  const isComplete = stage.submitted === stage.expected || stage.isOver;
  return (
    <div className="grid-cards">
      {stage.state === "planned" ? (
        <Form method="post" className="panel padded">
          <p className="small muted">{t("stages.openHint")}</p>
          <button className="btn primary" type="submit" name="intent" value="open">
            {t("stages.open")}
          </button>
        </Form>
      ) : (
        <Form method="post" className="panel padded">
          <p className="small muted">{t(isComplete ? "stages.closeHint" : "stages.closeEarly")}</p>
          <button className={isComplete ? "btn primary" : "btn"} type="submit" name="intent" value="close">
            {t("stages.close")}
          </button>
        </Form>
      )}
      <Form method="post" className="panel padded">
        <Field label={t("stages.extendTo", { zone: zoneName })}>
          <input name="closesAt" type="datetime-local" defaultValue={stage.closesAtLocal} required />
        </Field>
        <button className="btn" type="submit" name="intent" value="extend">
          {t("stages.extend")}
        </button>
      </Form>
    </div>
  );
}
