import { redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "#app/components/bilingual.ts";
import { instantText } from "#app/components/instant.ts";
import { RefusalNotice } from "#app/components/refusal-notice.tsx";
import { StateLine } from "#app/components/state-line.tsx";
import { useTimeLeft } from "#app/components/time-left.ts";
import { typedFrom } from "#app/components/score-sheet/typed-sheet.ts";
import { textOf } from "#app/http/form.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { Refusal } from "#app/workflow/refusal.ts";
import { openSheet } from "#app/workflow/score-sheets.server.ts";
import { useSources } from "./evidence-sources.ts";
import { forgetLocalCopy } from "./local-copy.ts";
import { ScoreSheet } from "./score-sheet.tsx";
import { SettledSheet } from "./settled-sheet.tsx";
import { actOnSheet, declarationsAddress, type SheetReply } from "./sheet-acts.server.ts";
import { SplitPanes } from "./split-panes.tsx";
import { SubmissionPane } from "./submission-pane.tsx";
import { currentSection, sectionsOf } from "./submission-view.ts";
import { useProblemLines } from "./use-problem-lines.ts";

const UNSIGNED: ReadonlySet<string> = new Set(["pledge_required", "declaration_required"]);

export const loader = loaderFor(["expert"], async ({ params, ctx, call, url }) => {
  const sheetId = params["assignmentId"] ?? "";
  const opened = await openSheet(ctx, sheetId).catch(async (error: unknown) => {
    // Before the pledge and the declaration there is nothing to see, but there is a page to sign them on.
    if (!(error instanceof Refusal) || !UNSIGNED.has(error.code)) throw error;
    throw redirect(await declarationsAddress(ctx, sheetId, `/${call.slug}/expert`));
  });
  const { rubricHash: _, submission, ...sheet } = opened;
  const { id: __, fieldCode, ...shown } = submission;
  const { programme } = call;
  return {
    ...sheet,
    submission: { ...shown, fieldName: programme.fields.find((field) => field.code === fieldCode)?.name ?? null },
    section: url.searchParams.get("section"),
    before: { did: url.searchParams.get("did"), serial: url.searchParams.get("serial") },
    callSlug: call.slug,
    zone: programme.timeZone,
    zoneName: programme.timeZoneName,
    conflictRules: programme.conflictRules
      .filter((rule) => rule.severity !== "note")
      .map(({ code, name }) => ({ code, name })),
    now: ctx.now(),
  };
});

export const action = actionFor(["expert"], actOnSheet);

/** A lost network must not replace the page on which somebody writes; a sheet that was given back leaves nothing. */
export async function clientAction({ request, params, serverAction }: ClientActionFunctionArgs) {
  const form = await request.clone().formData();
  try {
    return await serverAction<typeof action>();
  } catch (error) {
    if (error instanceof TypeError) return { isUnreachable: true as const };
    if (error instanceof Response && ["decline", "recuse"].includes(textOf(form, "intent")))
      forgetLocalCopy(params["assignmentId"] ?? "");
    throw error;
  }
}

export const handle: PageHandle = { title: "expert.titles.sheet" };

export default function SheetPage() {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  const timeLeft = useTimeLeft();
  const sheet = useLoaderData<typeof loader>();
  const reply = useActionData<SheetReply | { isUnreachable: true }>();
  const refused = reply !== undefined && "refused" in reply ? reply : undefined;
  const problems = useProblemLines(sheet.rubric, refused?.refused.problems);
  const sections = sectionsOf(sheet.submission);
  const { zone, callSlug } = sheet;
  const sources = useSources(sheet.submission, callSlug);
  const title = useRef<HTMLHeadingElement>(null);
  const shown = useRef(sheet.sheetId);
  useEffect(() => {
    // Moving on to another sheet is a new page: reading starts at its heading.
    if (shown.current !== sheet.sheetId) title.current?.focus();
    shown.current = sheet.sheetId;
  }, [sheet.sheetId]);
  const saved = { revision: sheet.revision, savedAt: sheet.savedAt, content: typedFrom(sheet) };
  return (
    <>
      <StateLine
        state={`${pick(sheet.stage.name)} · ${t(`common.stageStates.${sheet.stage.state}`)}`}
        facts={[
          t("expert.desk.place", { order: sheet.order, of: sheet.of }),
          t("expert.work.closes", {
            instant: instantText(sheet.stage.closesAt, zone, i18n.language),
            zone: pick(sheet.zoneName),
            left: timeLeft(sheet.now, sheet.stage.closesAt),
          }),
        ]}
        next={<Neighbours base={`/${callSlug}/expert/sheets`} previousId={sheet.previousId} nextId={sheet.nextId} />}
      />
      <main id="content" className="desk">
        <SplitPanes
          start={
            <SubmissionPane
              submission={sheet.submission}
              sections={sections}
              current={currentSection(sections, sheet.section)}
              callSlug={callSlug}
              titleRef={title}
            />
          }
          end={
            sheet.isEditable ? (
              <ScoreSheet
                key={sheet.sheetId}
                sheetId={sheet.sheetId}
                rubric={sheet.rubric}
                sources={sources}
                conflictRules={sheet.conflictRules}
                zone={zone}
                saved={saved}
                typed={refused?.typed}
                other={refused?.other}
                problems={problems}
                draftAddress={`/${callSlug}/expert/sheets/${sheet.sheetId}/draft`}
                isSkipped={sheet.isSkipped}
                notice={
                  <SheetNotice
                    before={sheet.before}
                    reply={reply}
                    isExplained={problems.length > 0 || refused?.other !== undefined}
                  />
                }
              />
            ) : (
              <SettledSheet
                sheetId={sheet.sheetId}
                rubric={sheet.rubric}
                sources={sources}
                zone={zone}
                parts={sheet}
                submittedAt={sheet.submittedAt}
                mayReopen={sheet.mayReopen}
                notice={<RefusalNotice reply={refused} />}
              />
            )
          }
        />
      </main>
    </>
  );
}

interface NoticeProps {
  readonly before: { readonly did: string | null; readonly serial: string | null };
  readonly reply: SheetReply | { readonly isUnreachable: true } | undefined;
  /** The refusal is shown elsewhere: as a list of problems, or as two versions. */
  readonly isExplained: boolean;
}

/** What became of the sheet before, or of the last act on this one. */
function SheetNotice({ before, reply, isExplained }: NoticeProps) {
  const { t } = useTranslation();
  if (reply === undefined)
    return before.serial !== null && (before.did === "submitted" || before.did === "skipped") ? (
      <p className="notice good" role="status">
        {t(`expert.desk.${before.did}`, { serial: before.serial })}
      </p>
    ) : null;
  if ("isUnreachable" in reply)
    return (
      <p className="notice warm" role="alert">
        {t("expert.saveNotice.unreachable")}
      </p>
    );
  return isExplained ? null : <RefusalNotice reply={reply} />;
}

interface NeighbourProps {
  readonly base: string;
  readonly previousId: string | null;
  readonly nextId: string | null;
}

function Neighbours({ base, previousId, nextId }: NeighbourProps) {
  const { t } = useTranslation();
  return (
    <span className="neighbours">
      {previousId !== null && <Link to={`${base}/${previousId}`}>{t("expert.desk.previous")}</Link>}
      {nextId !== null && <Link to={`${base}/${nextId}`}>{t("expert.desk.next")}</Link>}
    </span>
  );
}
