import { useTranslation } from "#app/i18n/use-translation.ts";
import { formatHundredths } from "#scoring/aggregation/fraction.ts";
import type { Standing } from "#scoring/record/result-changes.ts";
import { pick } from "../bilingual.ts";
import { useCodeName, useStageName } from "../code-names.ts";
import type { VersionCause, VersionChange, VersionData } from "./version-data.ts";

export interface Props extends Pick<VersionData, "call" | "rules"> {
  readonly changes: readonly VersionChange[];
  readonly caption: string;
}

/** What moved between two versions: score, ranks and outcome before and after, and why. */
export function MovedTable({ changes, caption, call, rules }: Props) {
  const { t, i18n } = useTranslation();
  const outcome = useOutcome();
  const causeText = useCauseText({ call, rules });
  const columns = ["submission", "score", "rank", "fieldRank", "outcome", "why"] as const;
  if (changes.length === 0) return <p className="muted">{t("versions.moved.none")}</p>;
  return (
    <div className="panel scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="table titled">
        <caption className="hidden-visually">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`versions.moved.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changes.map(({ submissionId, serial, titleZh, titleEn, before, after, causes }) => {
            const title = pick({ zh: titleZh, en: titleEn }, i18n.language);
            return (
              <tr key={submissionId}>
                <th scope="row">
                  <span className="xs muted">{serial}</span>
                  <span className="block" lang={title.lang}>
                    {title.text}
                  </span>
                </th>
                <Moved before={scoreText(before)} after={scoreText(after)} />
                <Moved before={rankText(before.overallRank)} after={rankText(after?.overallRank)} />
                <Moved before={rankText(before.fieldRank)} after={rankText(after?.fieldRank)} />
                <Moved before={outcome(before)} after={outcome(after)} />
                <td className="sentence">
                  <ul className="plain small">
                    {causes.map((cause, index) => (
                      <li key={index}>{causeText(cause)}</li>
                    ))}
                  </ul>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Two values with an arrow between them, or one that stayed. */
function Moved({ before, after }: { readonly before: string; readonly after: string }) {
  const { t } = useTranslation();
  return (
    <td>
      {before === after ? (
        <span className="muted">{t("versions.moved.same", { value: after })}</span>
      ) : (
        t("versions.moved.change", { before, after })
      )}
    </td>
  );
}

function scoreText(standing: Standing | null): string {
  const ranking = standing?.ranking ?? null;
  return ranking === null ? "–" : formatHundredths(ranking.hundredths);
}

function rankText(rank: number | null | undefined): string {
  return rank === null || rank === undefined ? "–" : String(rank);
}

function useOutcome(): (standing: Standing | null) => string {
  const { t } = useTranslation();
  return (standing) => t(`versions.outcomes.${standing?.reason ?? "withdrawn"}`);
}

function useCauseText({ call, rules }: Pick<VersionData, "call" | "rules">): (cause: VersionCause) => string {
  const { t } = useTranslation();
  const ruleName = useCodeName(rules);
  const stageName = useStageName(call.stages);
  return ({ kind, expertCode, reason, stage, serials }) => {
    const listed = serials.join(t("versions.causes.and"));
    if (kind === "withdrawn" && serials.length > 0) return t("versions.causes.withdrawnFor", { serials: listed });
    if (kind === "inPlaceOf") return t("versions.causes.inPlaceOf", { serials: listed });
    const who = expertCode ?? t("versions.causes.somebody");
    if (kind === "earlierScore") return t("versions.causes.earlierScore", { stage: stageName(stage ?? "") });
    if (kind === "sheetVoid" && reason !== null && reason !== "")
      return t("versions.causes.sheetVoidFor", { who, reason: ruleName(reason) });
    return t(`versions.causes.${kind}`, { who });
  };
}
