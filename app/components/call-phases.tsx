import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { Bilingual } from "#scoring/programme/programme.ts";
import { usePick } from "./bilingual.ts";
import { dateText, instantText } from "./instant.ts";

export interface PhaseFacts {
  readonly timeZone: string;
  readonly timeZoneName: Bilingual;
  readonly callOpensAt: string;
  readonly callClosesAt: string;
  readonly formalCheck: {
    readonly submissions: number;
    readonly decided: number;
    readonly admitted: number;
    readonly rejected: number;
    readonly withdrawn: number;
    readonly correcting: number;
  };
  readonly stages: readonly {
    readonly kind: string;
    readonly name: Bilingual;
    readonly state: "planned" | "assigned" | "open" | "closed" | "proposed" | "frozen";
    readonly opensAt: string;
    readonly closesAt: string;
    readonly frozenAt: string | null;
    readonly submissions: number | null;
    readonly sheets: { readonly submitted: number; readonly expected: number };
    readonly passing: number | null;
  }[];
  readonly notice: {
    readonly state: "none" | "prepared" | "signed" | "published";
    readonly publishedOn: string | null;
    readonly endsAt: string | null;
  };
  readonly publishedAt: string | null;
}

/** Name of a phase's page: `formalCheck`, a stage's kind, `notice` or `list`. */
export type PhasePage = "formalCheck" | "notice" | "list" | (string & {});

export interface Props {
  readonly call: PhaseFacts;
  /** Where a phase leads for this reader; undefined: nowhere. */
  readonly hrefOf: (phase: PhasePage) => string | undefined;
  /** True while the call still takes submissions. */
  readonly isReceiving: boolean;
}

type Mark = "done" | "now" | "later";

/** The phases of a call as steps, with their dates and counts. */
export function CallPhases({ call, hrefOf, isReceiving }: Props) {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  const language = i18n.language;
  const instant = (at: string) => instantText(at, call.timeZone, language);
  const { formalCheck, notice } = call;
  const isChecked = formalCheck.submissions > 0 && formalCheck.decided >= formalCheck.submissions;
  return (
    <ol className="panel steps" aria-label={t("overview.phases")}>
      <Phase
        mark={isReceiving ? "now" : "done"}
        name={t("overview.call")}
        facts={[t("overview.received", { count: formalCheck.submissions })]}
        when={t("overview.callSpan", {
          from: instant(call.callOpensAt),
          to: instant(call.callClosesAt),
          zone: pick(call.timeZoneName),
        })}
      />
      <Phase
        mark={isChecked ? "done" : formalCheck.decided > 0 || !isReceiving ? "now" : "later"}
        name={t("overview.formalCheck")}
        href={hrefOf("formalCheck")}
        facts={[
          t("overview.decided", { decided: formalCheck.decided, total: formalCheck.submissions }),
          t("overview.admitted", { count: formalCheck.admitted }),
          t("overview.rejected", { count: formalCheck.rejected }),
          ...(formalCheck.correcting > 0 ? [t("overview.correcting", { count: formalCheck.correcting })] : []),
          ...(formalCheck.withdrawn > 0 ? [t("overview.withdrawn", { count: formalCheck.withdrawn })] : []),
        ]}
      />
      {call.stages.map((stage) => (
        <Phase
          key={stage.kind}
          mark={stage.state === "frozen" ? "done" : stage.state === "planned" ? "later" : "now"}
          name={pick(stage.name)}
          href={hrefOf(stage.kind)}
          facts={[
            t(`overview.stageStates.${stage.state}`),
            ...(stage.submissions === null ? [] : [t("overview.stageSubmissions", { count: stage.submissions })]),
            ...(stage.sheets.expected > 0 ? [t("overview.sheets", { ...stage.sheets })] : []),
            ...(stage.passing === null ? [] : [t("overview.passing", { count: stage.passing })]),
          ]}
          when={
            stage.frozenAt === null
              ? t("overview.span", { from: instant(stage.opensAt), to: instant(stage.closesAt) })
              : t("overview.frozenAt", { at: instant(stage.frozenAt) })
          }
        />
      ))}
      <Phase
        mark={call.publishedAt !== null ? "done" : notice.state === "none" ? "later" : "now"}
        name={t("overview.notice")}
        href={hrefOf("notice")}
        facts={[t(`overview.noticeStates.${notice.state}`)]}
        when={
          notice.endsAt === null || notice.publishedOn === null
            ? undefined
            : t("overview.span", { from: dateText(notice.publishedOn, language), to: instant(notice.endsAt) })
        }
      />
      <Phase
        mark={call.publishedAt === null ? "later" : "done"}
        name={t("overview.list")}
        href={call.publishedAt === null ? undefined : hrefOf("list")}
        facts={[]}
        when={call.publishedAt === null ? undefined : t("overview.publishedAt", { at: instant(call.publishedAt) })}
      />
    </ol>
  );
}

interface PhaseProps {
  readonly mark: Mark;
  readonly name: string;
  readonly href?: string | undefined;
  readonly facts: readonly string[];
  readonly when?: ReactNode;
}

function Phase({ mark, name, href, facts, when }: PhaseProps) {
  const { t } = useTranslation();
  return (
    <li className={mark} aria-current={mark === "now" ? "step" : undefined}>
      <span>
        {href === undefined ? (
          <strong>{name}</strong>
        ) : (
          <Link className="t" to={href}>
            {name}
          </Link>
        )}
        <span className="hidden-visually">
          {t("common.clauseSeparator")}
          {t(`overview.marks.${mark}`)}
        </span>
        {facts.length > 0 && <span className="muted small facts-line">{facts.join(" · ")}</span>}
      </span>
      <span className="muted small num">{when}</span>
    </li>
  );
}
