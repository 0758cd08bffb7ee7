import { Link } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { pick, usePick } from "#app/components/bilingual.ts";
import { useCodeName, useStageName } from "#app/components/code-names.ts";
import { instantText } from "#app/components/instant.ts";
import type { CallWords } from "#app/http/call-words.server.ts";
import type { Bilingual } from "#scoring/programme/programme.ts";
import type { SubmissionDetails } from "./load-details.server.ts";

export interface Props {
  readonly submission: SubmissionDetails;
  readonly call: CallWords;
  readonly conflictRules: readonly { readonly code: string; readonly name: Bilingual }[];
}

/** What became of a submission: its formal check, who reads it and how far they are, and who may not. */
export function ReviewFacts({ submission, call, conflictRules }: Props) {
  return (
    <>
      <Checks checks={submission.formalChecks} call={call} />
      <Assignments stages={submission.assignments} call={call} />
      <Conflicts conflicts={submission.conflicts} rules={conflictRules} />
    </>
  );
}

function Checks({ checks, call }: { readonly checks: SubmissionDetails["formalChecks"]; readonly call: CallWords }) {
  const { t, i18n } = useTranslation();
  return (
    <section aria-labelledby="checks">
      <h2 id="checks">{t("overview.formalCheck")}</h2>
      {checks.length === 0 ? (
        <p className="muted">{t("office.submission.notChecked")}</p>
      ) : (
        <ul className="plain panel padded">
          {checks.map((check) => (
            <li key={check.id}>
              {t("formalCheck.round", { round: check.round })} · {t(`formalCheck.states.${check.state}`)}
              {check.verdict !== null && ` · ${t(`formalCheck.verdicts.${check.verdict}`)}`}
              {check.confirmedAt !== null && ` · ${instantText(check.confirmedAt, call.timeZone, i18n.language)}`}
              {check.note !== "" && <span className="block muted small">{check.note}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Assignments({
  stages,
  call,
}: {
  readonly stages: SubmissionDetails["assignments"];
  readonly call: CallWords;
}) {
  const { t } = useTranslation();
  const stageName = useStageName(call.stages);
  return (
    <section aria-labelledby="assignments">
      <h2 id="assignments">{t("office.submission.assignments")}</h2>
      {stages.length === 0 && <p className="muted">{t("office.submission.notAssigned")}</p>}
      {stages.map(({ stageKind, lines }) => (
        <div key={stageKind} className="panel scroll" role="region" aria-label={stageName(stageKind)} tabIndex={0}>
          <table className="table">
            <caption>{stageName(stageKind)}</caption>
            <thead>
              <tr>
                <th scope="col">{t("office.submission.expert")}</th>
                <th scope="col">{t("office.submission.assignmentState")}</th>
                <th scope="col">{t("office.submission.declaration")}</th>
                <th scope="col">{t("office.submission.sheet")}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.id}>
                  <th scope="row">
                    <Link to={`/${call.slug}/office/experts/${line.expertId}`}>{line.expertCode}</Link>
                  </th>
                  <td>
                    {t(`stages.assignmentStates.${line.state}`)}
                    {line.endReason !== "" && <span className="block muted xs">{line.endReason}</span>}
                  </td>
                  <td>{t(`stages.declarations.${line.declaration ?? "missing"}`)}</td>
                  <td>{t(`stages.sheetStates.${line.sheetState ?? "missing"}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </section>
  );
}

function Conflicts({
  conflicts,
  rules,
}: {
  readonly conflicts: SubmissionDetails["conflicts"];
  readonly rules: Props["conflictRules"];
}) {
  const { t, i18n } = useTranslation();
  const choose = usePick();
  const ruleName = useCodeName(rules);
  return (
    <section aria-labelledby="conflicts">
      <h2 id="conflicts">{t("office.conflicts.heading")}</h2>
      {conflicts.length === 0 ? (
        <p className="muted">{t("office.conflicts.none")}</p>
      ) : (
        <ul className="plain panel padded">
          {conflicts.map((conflict) => {
            const evidence = pick({ zh: conflict.evidenceZh, en: conflict.evidenceEn }, i18n.language);
            return (
              <li key={conflict.id}>
                <strong>
                  {conflict.expertCode ?? choose({ zh: conflict.nameZh ?? "", en: conflict.nameEn ?? "" })}
                </strong>{" "}
                <span className="tag">{conflict.ruleCode}</span> {ruleName(conflict.ruleCode)} ·{" "}
                {t(conflict.isBlocking ? "office.conflicts.blocks" : "office.conflicts.allowed")}
                <span className="block muted small" lang={evidence.lang}>
                  {evidence.text}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
