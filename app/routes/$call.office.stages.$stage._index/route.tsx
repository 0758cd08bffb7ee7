import { redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { usePick } from "#app/components/bilingual.ts";
import { EmptyState } from "#app/components/empty-state.tsx";
import { instantText } from "#app/components/instant.ts";
import { PanelSeats } from "#app/components/panel-seats.tsx";
import { useRankingWords } from "#app/components/ranking/ranking-words.ts";
import { StageProgress } from "#app/components/ranking/stage-progress.tsx";
import { RefusalNotice } from "#app/components/refusal-notice.tsx";
import { StateLine } from "#app/components/state-line.tsx";
import { useTimeLeft } from "#app/components/time-left.ts";
import { textOf } from "#app/http/form.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import { stageOfAddress } from "#app/http/stage-page.server.ts";
import { instantOfLocal } from "#app/http/zone-time.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { closeStage, extendStage, openStage } from "#app/workflow/stages.server.ts";
import { loadStage, type StageWork } from "./load-stage.server.ts";
import { StageActions } from "./stage-actions.tsx";

export const loader = loaderFor(["secretariat"], async (args) => loadStage(args));

export const action = actionFor(["secretariat"], async ({ ctx, call, request, params, url }) => {
  const { kind } = stageOfAddress({ call, params });
  const form = await request.formData();
  switch (textOf(form, "intent")) {
    case "open":
      await openStage(ctx, kind);
      break;
    case "close":
      await closeStage(ctx, kind);
      break;
    default:
      await extendStage(ctx, kind, instantOfLocal(textOf(form, "closesAt"), call.programme.timeZone));
  }
  return redirect(url.pathname);
});

export const handle: PageHandle = { title: "stages.pageTitle" };

export default function OfficeStagePage() {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  const data = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { call, stage, rule, progress, panels, run, hasHearings } = data;
  const words = useRankingWords(rule, call);
  return (
    <>
      <StageState data={data} />
      <main id="content" className="page">
        <h1>{pick(stage.name)}</h1>
        <p className="row">
          {stage.isAssigned && <Link to="assignments">{t("stages.toAssignments")}</Link>}
          {stage.isAssigned && stage.state === "planned" && <Link to="assign">{t("stages.toAssignAgain")}</Link>}
          <Link to="draw">{t("draws.link")}</Link>
          {hasHearings && <Link to={`/${call.slug}/office/defense`}>{t("stages.toDefense")}</Link>}
          <span className="muted small push">{t(`stages.blindness.${stage.blindness}`)}</span>
        </p>
        <RefusalNotice reply={reply} />
        <StageActions stage={stage} zoneName={pick(call.timeZoneName)} />
        {stage.isAssigned ? (
          <StageProgress progress={progress} zone={call.timeZone} words={words} />
        ) : (
          <EmptyState title={t("stages.notAssigned")}>{t("stages.notAssignedHint")}</EmptyState>
        )}
        {panels.length > 0 && <PanelSeats panels={panels} fieldName={words.fieldName} />}
        {run !== null && (
          <p className="small muted">
            {t("stages.run", { at: instantText(run.createdAt, call.timeZone, i18n.language), seed: run.seed })}
            {t("common.sentenceGap")}
            {t("stages.runDigest")}
            {t("common.sentenceGap")}
            <code>{run.inputDigest}</code>
          </p>
        )}
      </main>
    </>
  );
}

function StageState({ data: { call, stage, now } }: { readonly data: StageWork }) {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  const timeLeft = useTimeLeft();
  const zone = pick(call.timeZoneName);
  const at = (instant: string) => instantText(instant, call.timeZone, i18n.language);
  const { state, submitted, expected } = stage;
  const facts = expected === 0 ? [] : [t("stages.sheetsOf", { submitted, expected })];
  if (state === "planned") facts.push(t("stages.opensAt", { at: at(stage.opensAt), zone }));
  if (state === "open")
    facts.push(t("stages.closesAt", { at: at(stage.closesAt), zone, left: timeLeft(now, stage.closesAt) }));
  if (state === "closed" && stage.closedAt !== null) facts.push(t("stages.closedAt", { at: at(stage.closedAt), zone }));
  if (stage.frozenAt !== null) facts.push(t("stages.frozenAt", { at: at(stage.frozenAt), zone }));
  const next = {
    planned: stage.isAssigned ? "open" : "assign",
    open: submitted === expected || stage.isOver ? "close" : "wait",
    closed: "result",
    frozen: "done",
  } as const;
  return (
    <StateLine
      state={t("stages.stateOf", { stage: pick(stage.name), state: t(`common.stageStates.${state}`) })}
      facts={facts}
      next={t(`stages.next.${next[state]}`)}
    />
  );
}
