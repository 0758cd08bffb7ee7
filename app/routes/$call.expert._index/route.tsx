import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "#app/components/bilingual.ts";
import { EmptyState } from "#app/components/empty-state.tsx";
import { instantText } from "#app/components/instant.ts";
import { StateLine } from "#app/components/state-line.tsx";
import { useTimeLeft } from "#app/components/time-left.ts";
import { loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { listMyRereadings } from "#app/workflow/rereadings.server.ts";
import { listMySheets } from "#app/workflow/score-sheets.server.ts";
import { listStages } from "#app/workflow/stages.server.ts";
import { listMyBallots } from "#app/workflow/votes.server.ts";
import { MyRereadings } from "./my-rereadings.tsx";
import { NextAct } from "./next-act.tsx";
import { SheetTable } from "./sheet-table.tsx";
import type { StageWork } from "./stage-work.ts";

export const loader = loaderFor(["expert"], async ({ ctx, call, url }) => {
  const { programme } = call;
  const stages: StageWork[] = [];
  for (const { kind, name, state, closesAt, isTakingSheets } of await listStages(ctx, "expert")) {
    if (state === "planned") continue;
    const sheets = (await listMySheets(ctx, kind)).map(({ fieldCode, ...sheet }) => ({
      ...sheet,
      fieldName: programme.fields.find((field) => field.code === fieldCode)?.name ?? null,
    }));
    stages.push({ kind, name, state, closesAt, isTakingSheets, sheets });
  }
  const ballots = await listMyBallots(ctx);
  const stageNames = new Map(programme.stages.map(({ kind, name }) => [kind, name]));
  const rereadings = (await listMyRereadings(ctx)).map((reading) => ({
    ...reading,
    stageName: stageNames.get(reading.stageKind) ?? null,
  }));
  return {
    stages,
    rereadings,
    missingBallots: ballots.filter((ballot) => ballot.choice === null).length,
    did: url.searchParams.get("did"),
    callSlug: call.slug,
    zone: programme.timeZone,
    zoneName: programme.timeZoneName,
    now: ctx.now(),
  };
});

export const handle: PageHandle = { title: "expert.titles.work" };

const DONE = ["submitted", "skipped", "declined", "recused"] as const;

export default function WorkPage() {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  const timeLeft = useTimeLeft();
  const { stages, rereadings, missingBallots, did, callSlug, zone, zoneName, now } = useLoaderData<typeof loader>();
  const base = `/${callSlug}/expert`;
  // The stage that is held now first; what is over stays to be read below.
  const [current, ...others] = [...stages]
    .reverse()
    .sort((a, b) => Number(b.isTakingSheets) - Number(a.isTakingSheets));
  const done = DONE.find((act) => act === did);
  const submitted = current?.sheets.filter((sheet) => sheet.status === "submitted").length ?? 0;
  return (
    <>
      <StateLine
        state={
          current === undefined
            ? t("expert.work.nothing")
            : `${pick(current.name)} · ${t(`common.stageStates.${current.state}`)}`
        }
        facts={
          current === undefined
            ? []
            : [
                t("expert.work.submitted", { submitted, of: current.sheets.length }),
                t(current.isTakingSheets ? "expert.work.closes" : "expert.work.closed", {
                  instant: instantText(current.closesAt, zone, i18n.language),
                  zone: pick(zoneName),
                  left: timeLeft(now, current.closesAt),
                }),
              ]
        }
      />
      <main id="content" className="page">
        <h1>{t("expert.work.title")}</h1>
        {done !== undefined && (
          <p className="notice good" role="status">
            {t(`expert.work.did.${done}`)}
          </p>
        )}
        {missingBallots > 0 && (
          <p className="notice warm">
            <Link to={`${base}/votes`}>{t("expert.work.vote", { count: missingBallots })}</Link>
          </p>
        )}
        <MyRereadings rereadings={rereadings} base={base} now={now} zone={zone} zoneName={zoneName} />
        {current === undefined && <EmptyState title={t("expert.work.empty")}>{t("expert.work.emptyHint")}</EmptyState>}
        {current !== undefined && (
          <>
            <NextAct work={current} base={base} />
            {current.sheets.length === 0 ? (
              <EmptyState title={t("expert.work.noneHere")}>{t("expert.work.noneHereHint")}</EmptyState>
            ) : (
              <SheetTable work={current} base={base} zone={zone} />
            )}
          </>
        )}
        {others.map((work) => (
          <section key={work.kind}>
            <h2>
              {t("expert.work.earlier", { stage: pick(work.name), state: t(`common.stageStates.${work.state}`) })}
            </h2>
            {work.sheets.length === 0 ? (
              <p className="muted">{t("expert.work.noneHere")}</p>
            ) : (
              <details>
                <summary>{t("expert.work.showSheets", { count: work.sheets.length })}</summary>
                <SheetTable work={work} base={base} zone={zone} />
              </details>
            )}
          </section>
        ))}
      </main>
    </>
  );
}
