import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "#app/components/bilingual.ts";
import { useFindingText } from "#app/components/finding-text.ts";
import { instantText } from "#app/components/instant.ts";
import type { CallWords } from "#app/http/call-words.server.ts";
import type { CheckDetails, FindingDetails } from "#app/workflow/formal-check-queue.server.ts";
import { VerdictForm } from "./verdict-form.tsx";

export interface Props {
  readonly check: CheckDetails;
  readonly call: CallWords;
  readonly ruleName: (code: string) => string;
  /** The round in which something is still to be done. */
  readonly isCurrent: boolean;
}

/** One round of the formal check: who said what, the findings, and what is to be done. */
export function CheckRound({ check, call, ruleName, isCurrent }: Props) {
  const { t } = useTranslation();
  const heading = `round-${check.round}`;
  const mayDecide = isCurrent && check.state === "open";
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{t("formalCheck.round", { round: check.round })}</h2>
      <People check={check} call={call} />
      {isCurrent && check.state !== "decided" && <VerdictForm check={check} />}
      <div className="panel scroll" role="region" aria-label={t("formalCheck.findings")} tabIndex={0}>
        <table className="table">
          <caption className="hidden-visually">{t("formalCheck.findings")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("formalCheck.rule")}</th>
              <th scope="col">{t("formalCheck.outcome")}</th>
              <th scope="col">{t("formalCheck.finding")}</th>
              <th scope="col">{t("formalCheck.decision")}</th>
            </tr>
          </thead>
          <tbody>
            {byUrgency(check.findings).map((finding) => (
              <FindingRow
                key={finding.position}
                finding={finding}
                checkId={check.id}
                call={call}
                ruleName={ruleName}
                mayDecide={mayDecide}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function People({ check, call }: { readonly check: CheckDetails; readonly call: CallWords }) {
  const { t, i18n } = useTranslation();
  const choose = usePick();
  const at = (instant: string | null) => (instant === null ? "" : instantText(instant, call.timeZone, i18n.language));
  const who = (person: { readonly nameZh: string; readonly nameEn: string }) =>
    choose({ zh: person.nameZh, en: person.nameEn });
  if (check.proposedBy === null || check.verdict === null) return null;
  return (
    <p className={check.state === "decided" ? "notice good" : "notice"}>
      {t("formalCheck.proposedBy", {
        who: who(check.proposedBy),
        at: at(check.proposedAt),
        verdict: t(`formalCheck.verdicts.${check.verdict}`),
      })}
      {t("common.sentenceGap")}
      {check.confirmedBy !== null &&
        t("formalCheck.confirmedBy", { who: who(check.confirmedBy), at: at(check.confirmedAt) })}
      {check.note !== "" && <span className="block">{check.note}</span>}
    </p>
  );
}

interface FindingProps {
  readonly finding: FindingDetails;
  readonly checkId: string;
  readonly call: CallWords;
  readonly ruleName: (code: string) => string;
  readonly mayDecide: boolean;
}

const URGENCY = { failed: 0, flag: 1, human: 2, met: 3 } as const;

/** What is broken first, then what asks for a person; inside each in the programme's order. */
function byUrgency(findings: readonly FindingDetails[]): FindingDetails[] {
  return [...findings].sort((a, b) => URGENCY[a.found] - URGENCY[b.found] || a.position - b.position);
}

const TONES = { met: "good", failed: "bad", flag: "warm", human: "note" } as const;

function FindingRow({ finding, checkId, call, ruleName, mayDecide }: FindingProps) {
  const { t } = useTranslation();
  const sentence = useFindingText(call)(finding);
  const isQuestion = finding.found === "flag" || finding.found === "human";
  return (
    <tr>
      <th scope="row">
        {finding.code}
        <span className="block xs muted">{ruleName(finding.code)}</span>
      </th>
      <td>
        <span className={`tag ${TONES[finding.found]}`}>{t(`formalCheck.outcomes.${finding.found}`)}</span>
        {finding.isCorrectable && <span className="block xs muted">{t("formalCheck.correctable")}</span>}
      </td>
      <td>{sentence}</td>
      <td>
        {finding.decision !== null && (
          <span className={`tag ${TONES[finding.decision]}`}>{t(`formalCheck.decided.${finding.decision}`)}</span>
        )}
        {finding.note !== "" && <span className="block xs">{finding.note}</span>}
        {isQuestion && mayDecide && <DecisionForm finding={finding} checkId={checkId} />}
      </td>
    </tr>
  );
}

function DecisionForm({ finding, checkId }: { readonly finding: FindingDetails; readonly checkId: string }) {
  const { t } = useTranslation();
  const { code } = finding;
  return (
    <Form method="post" className="row decision">
      <input type="hidden" name="intent" value="decide" />
      <input type="hidden" name="check" value={checkId} />
      <input type="hidden" name="position" value={finding.position} />
      <input
        className="input"
        name="note"
        placeholder={t("formalCheck.note")}
        aria-label={t("formalCheck.noteFor", { code })}
        defaultValue={finding.note}
      />
      <button className="btn" type="submit" name="decision" value="met" aria-label={t("formalCheck.keepFor", { code })}>
        {t("formalCheck.keep")}
      </button>
      <button
        className="btn"
        type="submit"
        name="decision"
        value="failed"
        aria-label={t("formalCheck.failFor", { code })}
      >
        {t("formalCheck.fail")}
      </button>
    </Form>
  );
}
