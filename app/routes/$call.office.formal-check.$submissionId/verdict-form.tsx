import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Field } from "#app/components/field.tsx";
import type { CheckDetails } from "#app/workflow/formal-check-queue.server.ts";
import { ADMISSION_VERDICTS } from "#scoring/formal-check/admission-verdict.ts";

/** The first person proposes a verdict, a second one confirms it. */
export function VerdictForm({ check }: { readonly check: CheckDetails }) {
  const { t } = useTranslation();
  const isProposed = check.state === "proposed";
  const proposal = <ProposalForm check={check} isNext={!isProposed} />;
  if (!isProposed) return proposal;
  return (
    <div className="panel padded">
      {check.mayConfirm ? (
        <Form method="post">
          <input type="hidden" name="check" value={check.id} />
          <button className="btn primary" type="submit" name="intent" value="confirm">
            {t("formalCheck.confirm")}
          </button>
        </Form>
      ) : (
        <p>{t("formalCheck.needsSecond")}</p>
      )}
      <details>
        <summary>{t("formalCheck.changeProposal")}</summary>
        {proposal}
      </details>
    </div>
  );
}

function ProposalForm({ check, isNext }: { readonly check: CheckDetails; readonly isNext: boolean }) {
  const { t } = useTranslation();
  const verdicts = ADMISSION_VERDICTS.filter((verdict) => verdict !== "correct" || check.round === 1);
  return (
    <Form method="post" className={isNext ? "panel padded" : "stack"}>
      <input type="hidden" name="intent" value="propose" />
      <input type="hidden" name="check" value={check.id} />
      <p>{t("formalCheck.comesTo", { verdict: t(`formalCheck.verdicts.${check.suggested}`) })}</p>
      <fieldset className="plain row">
        <legend className="legend">{t("formalCheck.verdict")}</legend>
        {verdicts.map((verdict) => (
          <label key={verdict} className="choice">
            <input
              type="radio"
              name="verdict"
              value={verdict}
              defaultChecked={verdict === (check.verdict ?? check.suggested)}
            />
            {t(`formalCheck.verdicts.${verdict}`)}
          </label>
        ))}
      </fieldset>
      <Field label={t("formalCheck.verdictNote")} hint={t("formalCheck.verdictNoteHint")}>
        <input name="note" defaultValue={check.note} />
      </Field>
      <button className={isNext ? "btn primary" : "btn"} type="submit">
        {t("formalCheck.propose")}
      </button>
    </Form>
  );
}
