import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { AppShell } from "#app/components/app-shell.tsx";
import { usePick } from "#app/components/bilingual.ts";
import { instantText } from "#app/components/instant.ts";
import { StateLine } from "#app/components/state-line.tsx";
import { callWords } from "#app/http/call-words.server.ts";
import { loaderFor } from "#app/http/page.server.ts";
import { ruleOf } from "#app/http/stage-page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { findCallBySlug } from "#app/workflow/calls.server.ts";
import { findPublicList, findPublicNotice } from "#app/workflow/notices.server.ts";
import { Refusal } from "#app/workflow/refusal.ts";
import { CallFacts } from "./call-facts.tsx";
import { StageRules } from "./stage-rules.tsx";

export const loader = loaderFor("public", async ({ runtime, params }) => {
  const slug = params["call"] ?? "";
  const call = await findCallBySlug(runtime, slug);
  if (call === undefined) throw new Refusal("not_found");
  const { name, shortName, edition, principle, organizations, callOpensAt, callClosesAt, stages, notice } =
    call.programme;
  const published = await findPublicNotice(runtime, slug);
  const list = await findPublicList(runtime, slug);
  const now = runtime.now();
  return {
    call: callWords(call),
    names: { name, shortName, edition: edition.name, principle },
    organizations: organizations.map((item) => ({ kind: item.kind, name: item.name })),
    dates: { callOpensAt, callClosesAt, noticeWorkingDays: notice.workingDays },
    stages: stages.map((plan) => {
      const { kind, opensAt, closesAt, blindness, rubric, panel, hearing } = plan;
      const { scale, bands } = rubric;
      const levels = rubric.criteria.map(({ code, levelDescriptors }) => ({ code, levelDescriptors }));
      const seats = { size: panel.size, hasGroups: panel.fieldGroups.length > 0 };
      return { kind, opensAt, closesAt, blindness, scale, bands, levels, seats, hearing, rule: ruleOf(plan) };
    }),
    phase: phaseOf({
      isOpen: now < new Date(callClosesAt).toISOString(),
      hasNotice: published !== undefined,
      hasList: list !== undefined,
    }),
  };
});

type Phase = "open" | "review" | "notice" | "list";

function phaseOf(facts: { isOpen: boolean; hasNotice: boolean; hasList: boolean }): Phase {
  if (facts.hasList) return "list";
  if (facts.hasNotice) return "notice";
  return facts.isOpen ? "open" : "review";
}

export const handle: PageHandle = { title: "publicPages.call.pageTitle" };

export default function CallPage() {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  const { call, names, organizations, dates, stages, phase } = useLoaderData<typeof loader>();
  const at = (instant: string) => instantText(instant, call.timeZone, i18n.language);
  const zone = pick(call.timeZoneName);
  return (
    <AppShell home={`/${call.slug}`} title={`${pick(names.shortName)} · ${pick(names.edition)}`}>
      <StateLine
        state={t(`publicPages.call.phases.${phase}`)}
        facts={[t("publicPages.call.closes", { at: at(dates.callClosesAt), zone })]}
        next={
          phase === "list" ? (
            <Link to={`/${call.slug}/list`}>{t("publicPages.toList")}</Link>
          ) : phase === "notice" ? (
            <Link to={`/${call.slug}/notice`}>{t("publicPages.toNotice")}</Link>
          ) : (
            t(`publicPages.call.next.${phase}`)
          )
        }
      />
      <main id="content" className="page reading">
        <p className="small muted">{pick(names.edition)}</p>
        <h1>{pick(names.name)}</h1>
        <p className="lead">{t("publicPages.call.principle", { principle: pick(names.principle) })}</p>
        <CallFacts call={call} organizations={organizations} dates={dates} stages={stages} />
        <h2>{t("publicPages.call.rules")}</h2>
        <p className="muted">{t("publicPages.call.rulesLead")}</p>
        {stages.map((stage) => (
          <StageRules key={stage.kind} stage={stage} call={call} />
        ))}
      </main>
    </AppShell>
  );
}
