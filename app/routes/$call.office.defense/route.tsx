import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useCodeName } from "#app/components/code-names.ts";
import { EmptyState } from "#app/components/empty-state.tsx";
import { RefusalNotice } from "#app/components/refusal-notice.tsx";
import { StateLine } from "#app/components/state-line.tsx";
import { callWords } from "#app/http/call-words.server.ts";
import { textOf } from "#app/http/form.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import { instantOfLocal, localTime } from "#app/http/zone-time.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { drawRunningOrder, findDefenseDay, markSlot, planDefense } from "#app/workflow/defense.server.ts";
import { findStage } from "#app/workflow/stages.server.ts";
import { PanelSession } from "./panel-session.tsx";

export const loader = loaderFor(["secretariat"], async ({ ctx, call }) => {
  const { hearing, sessions } = await findDefenseDay(ctx);
  const plan = call.programme.stages.find((stage) => stage.hearing !== null);
  const stage = plan === undefined ? undefined : await findStage(ctx, plan.kind, "staff");
  const { timeZone } = call.programme;
  return {
    call: callWords(call),
    hearing,
    stageState: stage?.state ?? ("planned" as const),
    sessions: sessions.map((session) => ({
      ...session,
      startsAtLocal: localTime(session.startsAt ?? stage?.opensAt ?? ctx.now(), timeZone),
    })),
  };
});

export type SessionView = Awaited<ReturnType<typeof loader>>["sessions"][number];

export const action = actionFor(["secretariat"], async ({ ctx, call, request, url }) => {
  const form = await request.formData();
  const sessionId = textOf(form, "session");
  switch (textOf(form, "intent")) {
    case "plan":
      await planDefense(ctx, {
        sessions: [
          {
            panelId: textOf(form, "panel"),
            startsAt: instantOfLocal(textOf(form, "startsAt"), call.programme.timeZone),
            placeZh: textOf(form, "placeZh"),
            placeEn: textOf(form, "placeEn"),
          },
        ],
      });
      break;
    case "draw":
      await drawRunningOrder(
        ctx,
        sessionId,
        [1, 2].map((number) => ({ by: textOf(form, `by${number}`), text: textOf(form, `text${number}`) })),
      );
      break;
    default: {
      const state = (["planned", "heard", "absent"] as const).find((item) => item === textOf(form, "state"));
      await markSlot(ctx, sessionId, textOf(form, "submission"), state ?? "planned");
    }
  }
  return redirect(url.pathname);
});

export const handle: PageHandle = { title: "stages.defense.title" };

export default function DefensePage() {
  const { t } = useTranslation();
  const { call, hearing, sessions, stageState } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const fieldName = useCodeName(call.fields);
  const drawn = sessions.filter((session) => session.drawnAt !== null).length;
  // One thing is next: the first panel that still has something to do.
  const isUndone = (session: SessionView) => session.sessionId === null || session.drawnAt === null;
  const nextPanel = sessions.find(isUndone)?.panelId;
  return (
    <>
      <StateLine
        state={t("stages.defense.title")}
        facts={[
          t("stages.defense.panels", { count: sessions.length }),
          t("stages.defense.drawn", { count: drawn }),
          t("stages.defense.hearing", {
            presentation: hearing.presentationMinutes,
            questions: hearing.questionMinutes,
            scoring: hearing.scoringMinutes,
          }),
        ]}
      />
      <main id="content" className="page">
        <h1>{t("stages.defense.title")}</h1>
        <p className="lead">{t("stages.defense.lead")}</p>
        <RefusalNotice reply={reply} />
        {sessions.length === 0 && (
          <EmptyState title={t("stages.defense.none")}>{t("stages.defense.noneHint")}</EmptyState>
        )}
        {sessions.map((session) => (
          <PanelSession
            key={session.panelId}
            session={session}
            call={call}
            fieldName={fieldName}
            isNext={session.panelId === nextPanel}
            isOpen={stageState === "open"}
          />
        ))}
      </main>
    </>
  );
}
