import { Form } from "@remix-run/react";
import { pick } from "#app/components/bilingual.ts";
import { useStageName } from "#app/components/code-names.ts";
import { deadlineText } from "#app/components/deadline.ts";
import type { CallWords } from "#app/http/call-words.server.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { Rereading } from "./load-desk.server.ts";

export interface Props {
  readonly rereadings: readonly Rereading[];
  readonly call: CallWords;
  readonly dueOn: string;
}

const TONES = {
  open: "tag warm",
  done: "tag good",
  over: "tag bad",
  unfound: "tag",
  replaced: "tag",
  withdrawn: "tag",
} as const;

/** Who was taken out, who reads instead, and until when. */
export function RereadingTable({ rereadings, call, dueOn }: Props) {
  const { t, i18n } = useTranslation();
  const stageName = useStageName(call.stages);
  if (rereadings.length === 0) return null;
  return (
    <section aria-labelledby="rereadings">
      <h2 id="rereadings">{t("conflicts.rereadings.title")}</h2>
      <div className="panel scroll" role="region" aria-labelledby="rereadings" tabIndex={0}>
        <table className="table titled">
          <caption className="hidden-visually">{t("conflicts.rereadings.caption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("formalCheck.submission")}</th>
              <th scope="col">{t("conflicts.rereadings.stage")}</th>
              <th scope="col">{t("conflicts.rereadings.instead")}</th>
              <th scope="col">{t("conflicts.rereadings.by")}</th>
              <th scope="col">{t("conflicts.rereadings.due")}</th>
              <th scope="col">{t("conflicts.rereadings.state")}</th>
            </tr>
          </thead>
          <tbody>
            {rereadings.map((reading) => {
              const title = pick({ zh: reading.titleZh, en: reading.titleEn }, i18n.language);
              return (
                <tr key={reading.id}>
                  <th scope="row">
                    <span className="xs muted">{reading.serial}</span>{" "}
                    <span className="block" lang={title.lang}>
                      {title.text}
                    </span>
                  </th>
                  <td>{stageName(reading.stageKind)}</td>
                  <td className="nowrap">
                    {reading.endedExpertCode} <span className="tag">{reading.ruleCode}</span>
                  </td>
                  <td>{reading.readerCode ?? t("conflicts.rereadings.nobody")}</td>
                  <td className="nowrap">{deadlineText(reading.dueAt, call.timeZone, i18n.language)}</td>
                  <td>
                    <span className={TONES[reading.state]}>{t(`conflicts.rereadings.states.${reading.state}`)}</span>
                    <RereadingActs reading={reading} dueOn={dueOn} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function RereadingActs({ reading, dueOn }: { readonly reading: Rereading; readonly dueOn: string }) {
  const { t } = useTranslation();
  if (reading.state === "done" || reading.state === "replaced" || reading.state === "withdrawn") return null;
  return (
    <Form method="post" className="row under">
      <input type="hidden" name="rereadingId" value={reading.id} />
      <input type="hidden" name="assignmentId" value={reading.endedAssignmentId} />
      {reading.state === "unfound" ? (
        <button className="btn nowrap" type="submit" name="intent" value="findAgain">
          {t("conflicts.rereadings.find")}
        </button>
      ) : (
        <>
          <input
            name="dueOn"
            type="date"
            className="input"
            defaultValue={dueOn}
            required
            aria-label={t("conflicts.rereadings.extendFor", { serial: reading.serial })}
          />
          <button className="btn nowrap" type="submit" name="intent" value="extend">
            {t("conflicts.rereadings.extend")}
          </button>
        </>
      )}
    </Form>
  );
}
