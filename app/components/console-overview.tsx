import { Link } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { NextStep } from "#scoring/programme/next-step.ts";
import type { Bilingual } from "#scoring/programme/programme.ts";
import { usePick } from "./bilingual.ts";
import { CallPhases, type PhaseFacts } from "./call-phases.tsx";
import { useNextStepText } from "./next-step.ts";
import { StateLine } from "./state-line.tsx";

export interface Props {
  readonly overview: PhaseFacts & {
    readonly slug: string;
    readonly name: Bilingual;
    readonly edition: Bilingual;
    readonly next: NextStep;
  };
  readonly role: "chair" | "supervisor";
  /** True while the call still takes submissions. */
  readonly isReceiving: boolean;
}

/** The start page of chair and supervisor: where the call stands, the one next step, and whose it is. */
export function ConsoleOverview({ overview, role, isReceiving }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const { next, formalCheck } = overview;
  const step = useNextStepText()(next, overview);
  const base = `/${overview.slug}/${role}`;
  const page = pageOfStep(next, role);
  const isOurs = next.roles.some((item) => item === role);
  return (
    <>
      <StateLine
        state={pick(overview.edition)}
        facts={[
          t("overview.received", { count: formalCheck.submissions }),
          t("overview.admitted", { count: formalCheck.admitted }),
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
                {t(isOurs ? "console.overview.go" : "console.overview.watch")}
              </Link>
            </p>
          )}
        </section>
        <CallPhases
          call={overview}
          isReceiving={isReceiving}
          hrefOf={(phase) => {
            if (phase === "formalCheck") return undefined;
            if (phase === "list") return `/${overview.slug}/list`;
            if (phase !== "notice") return `${base}/stages/${phase}`;
            if (role === "supervisor") return `${base}/notice`;
            return overview.notice.state === "published" ? `/${overview.slug}/notice` : undefined;
          }}
        />
      </main>
    </>
  );
}

/** Where a step is done or followed, below the role's start page; null: nowhere here. */
function pageOfStep({ code, stage }: NextStep, role: Props["role"]): string | null {
  switch (code) {
    case "open_vote":
    case "close_vote":
      return role === "chair" ? "votes" : `stages/${stage}`;
    case "confirm_shortlist":
      return role === "supervisor" ? `stages/${stage}/confirm` : `stages/${stage}`;
    case "propose_version":
    case "confirm_version":
      return `stages/${stage}/versions`;
    case "sign_notice":
    case "publish_notice":
      return role === "supervisor" ? "notice" : null;
    default:
      return stage === null ? null : `stages/${stage}`;
  }
}
