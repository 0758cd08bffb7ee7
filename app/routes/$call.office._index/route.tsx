import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "#app/components/bilingual.ts";
import { CallPhases } from "#app/components/call-phases.tsx";
import { useNextStepText } from "#app/components/next-step.ts";
import { StateLine } from "#app/components/state-line.tsx";
import { loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { callOverview } from "#app/workflow/overview.server.ts";
import { pageOfStep } from "./step-page.ts";

export const loader = loaderFor(["secretariat"], async ({ ctx }) => {
  const overview = await callOverview(ctx);
  return { overview, isReceiving: ctx.now() < overview.callClosesAt };
});

type Overview = Awaited<ReturnType<typeof loader>>["overview"];

export const handle: PageHandle = { title: "overview.title" };

export default function OfficeOverviewPage() {
  const { t } = useTranslation();
  const pick = usePick();
  const { overview, isReceiving } = useLoaderData<typeof loader>();
  const { formalCheck, next } = overview;
  const step = useNextStepText()(next, overview);
  const base = `/${overview.slug}/office`;
  const page = pageOfStep(next);
  const isOurs = next.roles.includes("secretariat");
  return (
    <>
      <StateLine
        state={pick(overview.edition)}
        facts={[
          t("overview.received", { count: formalCheck.submissions }),
          t("overview.decided", { decided: formalCheck.decided, total: formalCheck.submissions }),
        ]}
        next={step.line}
      />
      <main id="content" className="page">
        <h1>{pick(overview.name)}</h1>
        <section className="panel padded next-step" aria-labelledby="next">
          <h2 id="next">{step.line}</h2>
          {step.when !== "" && <p className="muted">{step.when}</p>}
          {page !== null && (
            <p>
              <Link className={isOurs ? "btn primary" : "btn"} to={`${base}/${page}`}>
                {t(isOurs ? "office.overview.go" : "office.overview.watch")}
              </Link>
            </p>
          )}
        </section>
        <Counts overview={overview} />
        <CallPhases
          call={overview}
          isReceiving={isReceiving}
          hrefOf={(phase) => {
            if (phase === "formalCheck") return `${base}/formal-check`;
            if (phase === "notice") return `${base}/notice`;
            return phase === "list" ? `/${overview.slug}/list` : `${base}/stages/${phase}`;
          }}
        />
      </main>
    </>
  );
}

/** The four figures the office is asked for most. */
function Counts({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation();
  const pick = usePick();
  const { formalCheck, stages } = overview;
  const running =
    stages.find((stage) => stage.state === "open") ?? stages.findLast((stage) => stage.sheets.expected > 0);
  const waiting = formalCheck.submissions - formalCheck.decided - formalCheck.correcting;
  return (
    <dl className="facts">
      <div>
        <dt>{t("office.submissions.heading")}</dt>
        <dd>{formalCheck.submissions}</dd>
      </div>
      <div>
        <dt>{t("office.overview.waiting")}</dt>
        <dd>
          {waiting}
          {formalCheck.correcting > 0 && (
            <span className="xs">{t("overview.correcting", { count: formalCheck.correcting })}</span>
          )}
        </dd>
      </div>
      <div>
        <dt>{t("common.submissionStatus.admitted")}</dt>
        <dd>{formalCheck.admitted}</dd>
      </div>
      <div>
        <dt>
          {running === undefined
            ? t("office.submissions.sheets")
            : `${t("office.submissions.sheets")} · ${pick(running.name)}`}
        </dt>
        <dd>
          {running === undefined
            ? "–"
            : t("common.progress", { done: running.sheets.submitted, total: running.sheets.expected })}
        </dd>
      </div>
    </dl>
  );
}
