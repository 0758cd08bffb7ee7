import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "../bilingual.ts";
import { EmptyState } from "../empty-state.tsx";
import { instantText } from "../instant.ts";
import { RefusalNotice } from "../refusal-notice.tsx";
import { StateLine } from "../state-line.tsx";
import type { DrawData } from "./draw-data.ts";
import { DrawSeats } from "./draw-seats.tsx";
import { DrawTerms } from "./draw-terms.tsx";
import { PoolTable } from "./pool-table.tsx";
import { SeedParts } from "./seed-parts.tsx";

export interface Props {
  readonly data: DrawData;
  /** Address of the stage's page of this role. */
  readonly stageHref: string;
  readonly downloadHref: string;
  readonly reply: unknown;
  /** What this person can do. */
  readonly children: ReactNode;
}

/** The draw of a stage's experts: what is announced, the parts of the seed, the result; the same for every role. */
export function DrawPage({ data: { call, stage, draw }, stageHref, downloadHref, reply, children }: Props) {
  const { t, i18n } = useTranslation();
  const stageName = usePick()(stage.name);
  const state = draw?.state ?? "none";
  const at = (instant: string) => instantText(instant, call.timeZone, i18n.language);
  return (
    <>
      <StateLine
        state={`${t("draws.pageTitle")} · ${t(`draws.states.${state}`)}`}
        facts={draw === null ? [] : [t("draws.announcedAt", { at: at(draw.announcedAt) })]}
        next={t(`draws.next.${state}`)}
      />
      <main id="content" className="page">
        <h1>{t("draws.title", { stage: stageName })}</h1>
        <p className="lead">{t("draws.lead")}</p>
        <p className="small muted">{t("draws.conflicts")}</p>
        <p className="row">
          <Link to={stageHref}>{t("draws.back")}</Link>
          {draw !== null && (
            <a href={downloadHref} download>
              {t("draws.download")}
            </a>
          )}
        </p>
        <RefusalNotice reply={reply} />
        {draw === null && <EmptyState title={t("draws.none")}>{t("draws.noneHint")}</EmptyState>}
        {draw?.cancelReason != null && (
          <p className="notice warm">{t("draws.cancelled", { number: draw.number, reason: draw.cancelReason })}</p>
        )}
        {children}
        {draw !== null && (
          <>
            {draw.state === "drawn" && <DrawSeats draw={draw} at={at} />}
            <SeedParts parts={draw.parts} at={at} />
            <DrawTerms draw={draw} />
            <PoolTable pool={draw.pool} fields={call.fields} />
          </>
        )}
      </main>
    </>
  );
}
