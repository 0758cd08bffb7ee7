import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "#app/components/bilingual.ts";
import { instantText } from "#app/components/instant.ts";
import type { CallWords } from "#app/http/call-words.server.ts";
import type { SubmissionFormalCheck } from "#app/workflow/formal-check-queue.server.ts";
import { AnswerForm } from "./answer-form.tsx";
import type { AnswerFormValues } from "./correction-answer.server.ts";

export interface Props {
  readonly correction: NonNullable<SubmissionFormalCheck["correction"]>;
  readonly call: CallWords;
  /** What can be filled in; null while no answer can be recorded. */
  readonly answerForm: AnswerFormValues | null;
}

/** The one correction round: what was asked until when, and what came. */
export function CorrectionPanel({ correction, call, answerForm }: Props) {
  const { t, i18n } = useTranslation();
  const choose = usePick();
  const at = (instant: string | null) => (instant === null ? "" : instantText(instant, call.timeZone, i18n.language));
  return (
    <section aria-labelledby="correction">
      <h2 id="correction">
        {t("formalCheck.correction")} · {t(`formalCheck.correctionStates.${correction.state}`)}
      </h2>
      <p className="notice">
        {t("formalCheck.correctionRequested", {
          at: at(correction.requestedAt),
          due: at(correction.dueAt),
          zone: choose(call.timeZoneName),
        })}
        {correction.state === "answered" && (
          <span className="block">
            {t("formalCheck.correctionAnswered", { at: at(correction.answeredAt), answer: correction.answer })}
          </span>
        )}
        {correction.state === "lapsed" && <span className="block">{t("formalCheck.correctionLapsed")}</span>}
      </p>
      {answerForm !== null && (
        <>
          <AnswerForm values={answerForm} call={call} />
          <Form method="post" className="row">
            <button className="btn" type="submit" name="intent" value="lapse">
              {t("formalCheck.lapse")}
            </button>
            <span className="muted small">{t("formalCheck.lapseHint")}</span>
          </Form>
        </>
      )}
    </section>
  );
}
