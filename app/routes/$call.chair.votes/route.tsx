import { redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "#app/components/bilingual.ts";
import { EmptyState } from "#app/components/empty-state.tsx";
import { RefusalNotice } from "#app/components/refusal-notice.tsx";
import { StateLine } from "#app/components/state-line.tsx";
import { callWords } from "#app/http/call-words.server.ts";
import { textOf, textsOf } from "#app/http/form.ts";
import { actionFor, type CallArgs, loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { Refusal } from "#app/workflow/refusal.ts";
import { closeVote, findVote, openVote, seatReserve, setAttendance } from "#app/workflow/votes.server.ts";
import { closeRevote, listRevotes, openRevote, setRevoteAttendance } from "#app/workflow/revotes.server.ts";
import { PanelVote } from "./panel-vote.tsx";
import { noteRecusalEffect } from "#app/workflow/recusal-effects.server.ts";
import { findStageSummary } from "#app/workflow/stages.server.ts";
import { RecusalEffects } from "./recusal-effects.tsx";
import { Revotes } from "./revotes.tsx";

export const loader = loaderFor(["chair"], async ({ ctx, aside, call }) => {
  const plan = call.programme.stages.find((stage) => stage.vote !== null);
  if (plan?.vote === null || plan === undefined) throw new Refusal("not_found");
  const { state } = await findStageSummary(ctx, plan.kind, "staff");
  return {
    call: callWords(call),
    stage: { kind: plan.kind, name: plan.name, state },
    rule: plan.vote,
    ...(await aside.ask("votes", { kind: plan.kind })),
  };
});

export const action = actionFor(["chair"], async ({ request, url, ctx, call }) => {
  const form = await request.formData();
  if (textOf(form, "intent") === "note") {
    const kind = call.programme.stages.find((stage) => stage.vote !== null)?.kind;
    if (kind === undefined) throw new Refusal("not_found");
    await noteRecusalEffect(ctx, kind, textOf(form, "submissionId"), textOf(form, "note"));
    return redirect(`${url.pathname}#recusal-effects`, 303);
  }
  const panelId = textOf(form, "panelId");
  await act(ctx, form, panelId);
  return redirect(`${url.pathname}#${panelId === "" ? "revotes" : `panel-${panelId}`}`, 303);
});

async function act(ctx: CallArgs["ctx"], form: FormData, panelId: string): Promise<void> {
  switch (textOf(form, "intent")) {
    case "open":
      await openVote(ctx, panelId);
      return;
    case "attendance": {
      const { voteId, attendance } = await findVote(ctx, panelId);
      const present = new Set(textsOf(form, "present"));
      for (const seat of attendance)
        if (voteId !== null && seat.isPresent !== present.has(seat.expertId))
          await setAttendance(ctx, voteId, seat.expertId, present.has(seat.expertId));
      return;
    }
    case "seat":
      await seatReserve(ctx, textOf(form, "voteId"), textOf(form, "expertId"));
      return;
    case "close":
      await closeVote(ctx, textOf(form, "voteId"));
      return;
    case "callRevote":
      await openRevote(ctx, textOf(form, "submissionId"));
      return;
    case "revoteAttendance":
      await noteRevoteAttendance(ctx, textOf(form, "revoteId"), new Set(textsOf(form, "present")));
      return;
    case "closeRevote":
      await closeRevote(ctx, textOf(form, "revoteId"));
      return;
    default:
      throw new Refusal("not_found");
  }
}

async function noteRevoteAttendance(ctx: CallArgs["ctx"], revoteId: string, present: ReadonlySet<string>) {
  const revote = (await listRevotes(ctx)).revotes.find((item) => item.revoteId === revoteId);
  if (revote === undefined) throw new Refusal("not_found");
  for (const { expertId, isPresent } of revote.attendance)
    if (isPresent !== present.has(expertId)) await setRevoteAttendance(ctx, revoteId, expertId, present.has(expertId));
}

export const handle: PageHandle = { title: "console.votes.title" };

export default function VotesPage() {
  const { t } = useTranslation();
  const pick = usePick();
  const { call, stage, rule, votes, revotes, effects } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const open = votes.filter((vote) => vote.state === "open").length;
  const due = votes.reduce((sum, vote) => sum + vote.due, 0);
  // The first panel that waits for something has the page's one amber button.
  const current = votes.find((vote) => vote.state === "open") ?? votes.find((vote) => vote.due > 0);
  const ties = revotes.due.length;
  const isRevoteOpen = revotes.revotes.some((revote) => revote.state === "open");
  const next = votes.length === 0 ? "wait" : open > 0 ? "close" : due > 0 ? "open" : "propose";
  const areVotesDone = next === "propose" && ties === 0 && !isRevoteOpen;
  // Of a confirmed list nothing is decided any more.
  const owed = stage.state === "frozen" ? undefined : effects.find((effect) => !effect.isDecided);
  return (
    <>
      <StateLine
        state={t("console.votes.state", { stage: pick(stage.name) })}
        facts={[
          t("console.votes.open", { count: open }),
          t("console.votes.due", { count: due }),
          ...(ties > 0 ? [t("console.revotes.dueFact", { count: ties })] : []),
        ]}
        next={t(nextText())}
      />
      <main id="content" className="page">
        <h1>{t("console.votes.title")}</h1>
        <p className="lead">
          {t("console.votes.lead", {
            quorum: `${rule.quorum.numerator}/${rule.quorum.denominator}`,
            minimum: rule.minimumPresent,
            pass: `${rule.pass.numerator}/${rule.pass.denominator}`,
          })}
        </p>
        <RefusalNotice reply={reply} />
        {votes.length === 0 && (
          <EmptyState title={t("console.votes.none")}>
            {t("console.votes.noneHint", { stage: pick(stage.name) })}
          </EmptyState>
        )}
        {votes.map((vote) => (
          <PanelVote
            key={vote.panelId}
            vote={vote}
            zone={call.timeZone}
            isCurrent={vote.panelId === current?.panelId}
          />
        ))}
        {(ties > 0 || revotes.revotes.length > 0) && (
          <Revotes revotes={revotes} zone={call.timeZone} isCurrent={next === "propose"} />
        )}
        {effects.length > 0 && (
          <RecusalEffects
            effects={effects}
            zone={call.timeZone}
            current={areVotesDone ? (owed?.submissionId ?? null) : null}
          />
        )}
        {areVotesDone && owed === undefined && (
          <p>
            <Link className="btn primary" to={`/${call.slug}/chair/stages/${stage.kind}`}>
              {t("console.votes.toRanking")}
            </Link>
          </p>
        )}
      </main>
    </>
  );

  function nextText() {
    if (areVotesDone) return owed === undefined ? "console.votes.next.propose" : "console.recusalEffects.next";
    if (next !== "propose") return `console.votes.next.${next}` as const;
    return isRevoteOpen ? "console.revotes.nextClose" : "console.revotes.next";
  }
}
