import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "#app/components/bilingual.ts";
import { EmptyState } from "#app/components/empty-state.tsx";
import { instantText } from "#app/components/instant.ts";
import { StateLine } from "#app/components/state-line.tsx";
import { loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { findDefenseDay } from "#app/workflow/defense.server.ts";
import { listMySheets } from "#app/workflow/score-sheets.server.ts";
import { SessionTable } from "./session-table.tsx";

export const loader = loaderFor(["expert"], async ({ ctx, call }) => {
  const { programme } = call;
  const hearingStage = programme.stages.find((stage) => stage.hearing !== null);
  const day = await findDefenseDay(ctx);
  const sheets = hearingStage === undefined ? [] : await listMySheets(ctx, hearingStage.kind);
  const mine = new Map(sheets.map((sheet) => [sheet.serial, sheet.sheetId]));
  const own = day.sessions.filter(({ slots, waiting }) =>
    [...slots.map((slot) => slot.serial), ...waiting].some((serial) => mine.has(serial)),
  );
  return {
    hearing: day.hearing,
    // Staff know all panels; at the own desk the own ones count, when there are any.
    sessions: (own.length === 0 ? day.sessions : own).map(
      ({ seedParts: _, sessionId: __, fields: ___, ...session }) => ({
        ...session,
        slots: session.slots.map(({ submissionId: ____, field, ...slot }) => ({
          ...slot,
          fieldName: programme.fields.find(({ code }) => code === field)?.name ?? null,
          sheetId: mine.get(slot.serial) ?? null,
        })),
      }),
    ),
    zone: day.timeZone,
    zoneName: programme.timeZoneName,
    callSlug: call.slug,
  };
});

export const handle: PageHandle = { title: "expert.titles.defense" };

/** The own panel's sessions in running order. */
export default function DefensePage() {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  const { hearing, sessions, zone, zoneName, callSlug } = useLoaderData<typeof loader>();
  const first = sessions.find((session) => session.startsAt !== null);
  return (
    <>
      <StateLine
        state={t(first === undefined ? "expert.defense.notPlanned" : "expert.defense.planned")}
        facts={[
          ...(first?.startsAt === null || first === undefined
            ? []
            : [
                t("expert.defense.startsAt", {
                  instant: instantText(first.startsAt, zone, i18n.language),
                  zone: pick(zoneName),
                }),
              ]),
          t("expert.defense.minutes", {
            presentation: hearing.presentationMinutes,
            questions: hearing.questionMinutes,
            scoring: hearing.scoringMinutes,
          }),
        ]}
      />
      <main id="content" className="page">
        <h1>{t("expert.defense.title")}</h1>
        {sessions.length === 0 && (
          <EmptyState title={t("expert.defense.empty")}>{t("expert.defense.emptyHint")}</EmptyState>
        )}
        {sessions.map((session) => (
          <section key={session.panelId}>
            <h2>{pick(session.panelName)}</h2>
            <p className="muted small">
              {session.startsAt === null
                ? t("expert.defense.noDate")
                : [
                    `${instantText(session.startsAt, zone, i18n.language)} ${pick(zoneName)}`,
                    pick({ zh: session.placeZh, en: session.placeEn }),
                  ].join(" · ")}
            </p>
            {session.slots.length === 0 ? (
              <p className="notice">{t("expert.defense.waiting", { count: session.waiting.length })}</p>
            ) : (
              <SessionTable
                slots={session.slots}
                startsAt={session.startsAt}
                zone={zone}
                base={`/${callSlug}/expert/sheets`}
              />
            )}
          </section>
        ))}
      </main>
    </>
  );
}
