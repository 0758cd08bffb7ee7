import { Form, Link } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { pick } from "#app/components/bilingual.ts";
import { useCodeName } from "#app/components/code-names.ts";
import { instantText } from "#app/components/instant.ts";
import type { CallWords } from "#app/http/call-words.server.ts";
import type { FormalCheckRow } from "#app/workflow/formal-check-queue.server.ts";

export const QUEUE_TABS = ["all", "unchecked", "open", "proposed", "correction", "decided"] as const;
export type QueueTab = (typeof QUEUE_TABS)[number];

export interface Props {
  readonly rows: readonly (Omit<FormalCheckRow, "proposedBy"> & { readonly isOwnProposal: boolean })[];
  readonly call: CallWords;
  readonly ruleName: (code: string) => string;
}

/** The queue with its rule codes; verdicts that wait for this reader as second person can be confirmed together. */
export function QueueTable({ rows, call, ruleName }: Props) {
  const { t, i18n } = useTranslation();
  const fieldName = useCodeName(call.fields);
  const confirmable = rows.filter((row) => row.mayConfirm).length;
  return (
    <Form method="post">
      <div className="panel scroll" role="region" aria-label={t("formalCheck.title")} tabIndex={0}>
        <table className="table">
          <caption className="hidden-visually">{t("formalCheck.title")}</caption>
          <thead>
            <tr>
              {confirmable > 0 && <th scope="col">{t("formalCheck.confirm")}</th>}
              <th scope="col">{t("formalCheck.submission")}</th>
              <th scope="col">{t("formalCheck.field")}</th>
              <th scope="col">{t("office.submissions.status")}</th>
              <th scope="col">{t("formalCheck.failed")}</th>
              <th scope="col">{t("formalCheck.flags")}</th>
              <th scope="col">{t("formalCheck.suggested")}</th>
              <th scope="col">{t("formalCheck.proposedVerdict")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const title = pick({ zh: row.titleZh, en: row.titleEn }, i18n.language);
              return (
                <tr key={row.submissionId}>
                  {confirmable > 0 && (
                    <td>
                      {row.mayConfirm && (
                        <input
                          type="checkbox"
                          name="check"
                          value={row.checkId ?? ""}
                          defaultChecked={row.verdict === "admit" && row.suggested === "admit"}
                          aria-label={t("formalCheck.select", { serial: row.serial })}
                        />
                      )}
                      {row.isOwnProposal && row.queueState === "proposed" && (
                        <span className="xs muted">{t("formalCheck.ownProposal")}</span>
                      )}
                    </td>
                  )}
                  <td>
                    <span className="xs muted">{row.serial}</span>
                    <Link className="t block" to={row.submissionId} lang={title.lang}>
                      {title.text}
                    </Link>
                  </td>
                  <td>{fieldName(row.fieldCode ?? row.declaredFieldCode)}</td>
                  <td>
                    {t(`common.submissionStatus.${row.status}`)}
                    {row.queueState === "correction" && row.dueAt !== null && (
                      <span className="block xs muted">
                        {t("formalCheck.due")} {instantText(row.dueAt, call.timeZone, i18n.language)}
                      </span>
                    )}
                  </td>
                  <td>
                    <Codes codes={row.failed} tone="bad" ruleName={ruleName} />
                  </td>
                  <td>
                    <Codes codes={row.flags} tone="warm" ruleName={ruleName} />
                  </td>
                  <td>{row.suggested !== null && t(`formalCheck.verdicts.${row.suggested}`)}</td>
                  <td>{row.verdict !== null && t(`formalCheck.verdicts.${row.verdict}`)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {confirmable > 0 && (
        <p className="row under">
          <button className="btn primary" type="submit" name="intent" value="confirm">
            {t("formalCheck.confirmSelected")}
          </button>
          <span className="muted small">{t("formalCheck.confirmHint")}</span>
        </p>
      )}
    </Form>
  );
}

interface CodesProps {
  readonly codes: readonly string[];
  readonly tone: "bad" | "warm";
  readonly ruleName: (code: string) => string;
}

function Codes({ codes, tone, ruleName }: CodesProps) {
  return (
    <span className="tags">
      {codes.map((code) => (
        <span key={code} className={`tag ${tone}`} title={ruleName(code)}>
          {code}
        </span>
      ))}
    </span>
  );
}
