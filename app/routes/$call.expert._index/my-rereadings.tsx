import { Link } from "@remix-run/react";
import { pick, usePick } from "#app/components/bilingual.ts";
import { deadlineText } from "#app/components/deadline.ts";
import { useTimeLeft } from "#app/components/time-left.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { MyRereading } from "#app/workflow/rereadings.server.ts";
import type { Bilingual } from "#scoring/programme/programme.ts";

export interface Props {
  readonly rereadings: readonly (MyRereading & { readonly stageName: Bilingual | null })[];
  readonly base: string;
  readonly now: string;
  readonly zone: string;
  readonly zoneName: Bilingual;
}

/** Readings the expert is asked for after their stage has closed, before everything else. */
export function MyRereadings({ rereadings, base, now, zone, zoneName }: Props) {
  const { t, i18n } = useTranslation();
  const pickName = usePick();
  const timeLeft = useTimeLeft();
  if (rereadings.length === 0) return null;
  return (
    <section className="panel padded" aria-labelledby="again">
      <h2 id="again">{t("conflicts.rereadings.yours")}</h2>
      <p className="muted small">{t("conflicts.rereadings.yoursHint")}</p>
      <ul className="plain">
        {rereadings.map(({ sheetId, serial, titleZh, titleEn, status, stageKind, stageName, dueAt }) => {
          const title = pick({ zh: titleZh, en: titleEn }, i18n.language);
          const isDue = status === "toDeclare";
          const act = isDue ? "toDeclare" : status === "submitted" ? "submitted" : "read";
          return (
            <li key={sheetId} className="row next-act">
              <Link
                className={status === "submitted" ? "btn" : "btn primary"}
                to={isDue ? `${base}/stages/${stageKind}/declarations` : `${base}/sheets/${sheetId}`}
              >
                {t(`conflicts.rereadings.go.${act}`)}
              </Link>
              <span>
                {serial} <span lang={title.lang}>{title.text}</span>
                <span className="block muted small">
                  {t("conflicts.rereadings.yourDue", {
                    stage: stageName === null ? stageKind : pickName(stageName),
                    at: deadlineText(dueAt, zone, i18n.language),
                    zone: pickName(zoneName),
                    left: timeLeft(now, dueAt),
                  })}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
