import { Link } from "@remix-run/react";
import { type Translate, useTranslation } from "#app/i18n/use-translation.ts";
import type { Candidate } from "#app/workflow/assignment-explanations.server.ts";
import { ExpertCells, ExpertHeads } from "./reader-table.tsx";

const MOST_SHOWN = 12;

export interface Props {
  readonly candidates: readonly Candidate[];
  readonly isFirstStage: boolean;
  /** Whether the page can show what it would change if one of them came. */
  readonly canPreview: boolean;
}

/** Who would take over, in the order in which a replacement is chosen. */
export function CandidateTable({ candidates, isFirstStage, canPreview }: Props) {
  const { t } = useTranslation();
  const shown = candidates.slice(0, MOST_SHOWN);
  return (
    <div className="panel scroll" role="region" aria-labelledby="candidates" tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <ExpertHeads isFirstStage={isFirstStage} />
            <th scope="col">{t("stages.explain.standing")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((candidate, index) => (
            <tr key={candidate.expertId}>
              <ExpertCells expert={candidate} isFirstStage={isFirstStage} />
              <td className="nowrap">
                {standingText(candidate, index === 0, t)}{" "}
                {canPreview && (
                  <Link
                    className="small"
                    to={`?with=${candidate.expertId}#repair`}
                    aria-label={t("stages.repair.tryFor", { code: candidate.code })}
                  >
                    {t("stages.repair.try")}
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function standingText({ isFull, missed }: Candidate, isFirst: boolean, t: Translate): string {
  const mix = missed === 0 ? t("stages.explain.keeps") : t("stages.explain.leaves", { count: missed });
  if (isFull) return t("stages.explain.full");
  return isFirst ? [t("stages.explain.first"), mix].join(t("common.listSeparator")) : mix;
}
