import { Link } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { nextSheet, type StageWork } from "./stage-work.ts";

export interface Props {
  readonly work: StageWork;
  readonly base: string;
}

/** The one next action: declare, go on scoring, or compare what was given. */
export function NextAct({ work, base }: Props) {
  const { t } = useTranslation();
  const due = work.sheets.filter((sheet) => sheet.status === "toDeclare").length;
  const next = nextSheet(work.sheets);
  if (!work.isTakingSheets) return <p className="lead">{t("expert.work.over")}</p>;
  if (work.sheets.length === 0) return null;
  if (due > 0)
    return (
      <p className="row next-act">
        <Link className="btn primary" to={`${base}/stages/${work.kind}/declarations`}>
          {t("expert.work.declare", { count: due })}
        </Link>
        <span className="muted small">{t("expert.work.declareHint")}</span>
      </p>
    );
  if (next === undefined)
    return (
      <p className="row next-act">
        <Link className="btn primary" to={`${base}/marks?stage=${work.kind}`}>
          {t("expert.work.compare")}
        </Link>
        <span className="muted small">{t("expert.work.allSubmitted")}</span>
      </p>
    );
  return (
    <p className="row next-act">
      <Link className="btn primary" to={`${base}/sheets/${next.sheetId}`}>
        {t("expert.work.continueWith", { serial: next.serial })}
      </Link>
    </p>
  );
}
