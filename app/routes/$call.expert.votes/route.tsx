import { redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { pick, usePick } from "#app/components/bilingual.ts";
import { EmptyState } from "#app/components/empty-state.tsx";
import { instantText } from "#app/components/instant.ts";
import { RefusalNotice } from "#app/components/refusal-notice.tsx";
import { StateLine } from "#app/components/state-line.tsx";
import { textOf } from "#app/http/form.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { Refusal } from "#app/workflow/refusal.ts";
import { castRevoteBallot, listMyRevotes } from "#app/workflow/revotes.server.ts";
import { castBallot, listMyBallots, type MyBallot } from "#app/workflow/votes.server.ts";
import { RevoteBallot } from "./revote-ballot.tsx";

export const loader = loaderFor(["expert"], async ({ ctx, call }) => ({
  ballots: await listMyBallots(ctx),
  revotes: await listMyRevotes(ctx),
  zone: call.programme.timeZone,
}));

const CHOICES = ["yes", "no", "abstain"] as const;

export const action = actionFor(["expert"], async ({ request, ctx, call }) => {
  const form = await request.formData();
  const revoteId = textOf(form, "revoteId");
  if (revoteId !== "") {
    await castRevoteBallot(ctx, revoteId, textOf(form, "submissionId"));
    return redirect(`/${call.slug}/expert/votes`);
  }
  const choice = CHOICES.find((item) => item === textOf(form, "choice"));
  if (choice === undefined) throw new Refusal("invalid", [{ field: "choice", code: "unknown_value" }]);
  await castBallot(ctx, textOf(form, "voteId"), textOf(form, "submissionId"), choice);
  return redirect(`/${call.slug}/expert/votes`);
});

export const handle: PageHandle = { title: "expert.titles.votes" };

export default function VotesPage() {
  const { t } = useTranslation();
  const pickName = usePick();
  const { ballots, revotes, zone } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const count = ballots.length + revotes.length;
  const missing = [...ballots, ...revotes].filter((ballot) => ballot.choice === null).length;
  const panels = [...new Map(ballots.map((ballot) => [ballot.voteId, ballot.panelName]))];
  return (
    <>
      <StateLine
        state={t(count === 0 ? "expert.votes.none" : "expert.votes.open")}
        facts={count === 0 ? [] : [t("expert.votes.cast", { cast: count - missing, of: count })]}
        next={count === 0 ? undefined : t(missing > 0 ? "expert.votes.next" : "expert.votes.allCast")}
      />
      <main id="content" className="page reading">
        <h1>{t("expert.votes.title")}</h1>
        <p className="lead">{t("expert.votes.lead")}</p>
        <RefusalNotice reply={reply} />
        {count === 0 && <EmptyState title={t("expert.votes.empty")}>{t("expert.votes.emptyHint")}</EmptyState>}
        {revotes.map((revote) => (
          <RevoteBallot key={revote.revoteId} revote={revote} zone={zone} />
        ))}
        {panels.map(([voteId, panelName]) => (
          <section key={voteId}>
            <h2>{pickName(panelName)}</h2>
            {ballots
              .filter((ballot) => ballot.voteId === voteId)
              .map((ballot) => (
                <Ballot key={ballot.submissionId} ballot={ballot} zone={zone} />
              ))}
          </section>
        ))}
      </main>
    </>
  );
}

function Ballot({ ballot, zone }: { readonly ballot: MyBallot; readonly zone: string }) {
  const { t, i18n } = useTranslation();
  const title = pick({ zh: ballot.titleZh, en: ballot.titleEn }, i18n.language);
  const id = `ballot-${ballot.submissionId}`;
  return (
    <Form method="post" className="panel padded ballot" aria-labelledby={id} preventScrollReset>
      <h3 id={id}>
        <span className="muted">{ballot.serial}</span> <span lang={title.lang}>{title.text}</span>
      </h3>
      <div className="row">
        <input type="hidden" name="voteId" value={ballot.voteId} />
        <input type="hidden" name="submissionId" value={ballot.submissionId} />
        {CHOICES.map((choice) => (
          <button
            key={choice}
            className="btn"
            type="submit"
            name="choice"
            value={choice}
            aria-pressed={ballot.choice === choice}
          >
            {t(`expert.votes.choices.${choice}`)}
          </button>
        ))}
        <span className="small muted">
          {ballot.castAt === null
            ? t("expert.votes.notCast")
            : t("expert.votes.castAt", { instant: instantText(ballot.castAt, zone, i18n.language) })}
        </span>
      </div>
    </Form>
  );
}
