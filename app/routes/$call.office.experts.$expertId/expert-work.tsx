import { Link } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { pick } from "#app/components/bilingual.ts";
import { useCodeName, useStageName } from "#app/components/code-names.ts";
import type { CallWords } from "#app/http/call-words.server.ts";
import type { Bilingual } from "#scoring/programme/programme.ts";
import type { ExpertDetails } from "./load-expert.server.ts";

export interface Props {
  readonly expert: ExpertDetails;
  readonly call: CallWords;
  readonly conflictRules: readonly { readonly code: string; readonly name: Bilingual }[];
}

/** What an expert may not read, and what was assigned stage by stage. No marks. */
export function ExpertWork({ expert, call, conflictRules }: Props) {
  const { t } = useTranslation();
  const ruleName = useCodeName(conflictRules);
  const stageName = useStageName(call.stages);
  return (
    <>
      <section aria-labelledby="conflicts">
        <h2 id="conflicts">{t("office.conflicts.heading")}</h2>
        {expert.conflicts.length === 0 ? (
          <p className="muted">{t("office.conflicts.none")}</p>
        ) : (
          <ul className="plain panel padded">
            {expert.conflicts.map((conflict) => (
              <li key={conflict.id}>
                <SubmissionLink line={conflict} call={call} /> · <span className="tag">{conflict.ruleCode}</span>{" "}
                {ruleName(conflict.ruleCode)} ·{" "}
                {t(conflict.isBlocking ? "office.conflicts.blocks" : "office.conflicts.allowed")}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="assignments">
        <h2 id="assignments">{t("office.submission.assignments")}</h2>
        {expert.assignments.length === 0 && <p className="muted">{t("office.experts.noAssignments")}</p>}
        {expert.assignments.map(({ stageKind, lines }) => (
          <div key={stageKind} className="panel scroll" role="region" aria-label={stageName(stageKind)} tabIndex={0}>
            <table className="table">
              <caption>{stageName(stageKind)}</caption>
              <thead>
                <tr>
                  <th scope="col">{t("formalCheck.submission")}</th>
                  <th scope="col">{t("office.submission.assignmentState")}</th>
                  <th scope="col">{t("office.submission.declaration")}</th>
                  <th scope="col">{t("office.submission.sheet")}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <tr key={line.id}>
                    <td>
                      <SubmissionLink line={line} call={call} />
                    </td>
                    <td>{t(`stages.assignmentStates.${line.state}`)}</td>
                    <td>{t(`stages.declarations.${line.declaration ?? "missing"}`)}</td>
                    <td>{t(`stages.sheetStates.${line.sheetState ?? "missing"}`)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ))}
      </section>
    </>
  );
}

interface LinkProps {
  readonly line: {
    readonly submissionId: string;
    readonly serial: string;
    readonly titleZh: string | null;
    readonly titleEn: string | null;
  };
  readonly call: CallWords;
}

function SubmissionLink({ line, call }: LinkProps) {
  const { i18n } = useTranslation();
  const title = pick({ zh: line.titleZh, en: line.titleEn }, i18n.language);
  return (
    <>
      <span className="xs muted">{line.serial}</span>{" "}
      <Link className="t" to={`/${call.slug}/office/submissions/${line.submissionId}`} lang={title.lang}>
        {title.text}
      </Link>
    </>
  );
}
