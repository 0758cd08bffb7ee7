import { useTranslation } from "#app/i18n/use-translation.ts";
import type { Bilingual } from "#scoring/programme/programme.ts";
import type { NextStep, NextStepCode } from "#scoring/programme/next-step.ts";
import { usePick } from "./bilingual.ts";
import { dateText, instantText } from "./instant.ts";

/** What a step needs to be told: the call's zone and the names of its stages. */
export interface StepWords {
  readonly timeZone: string;
  readonly timeZoneName: Bilingual;
  readonly stages: readonly { readonly kind: string; readonly name: Bilingual }[];
}

/** Steps whose date is the end of something; with the others it is the earliest time. */
const ENDING: ReadonlySet<NextStepCode> = new Set([
  "wait_for_call_end",
  "wait_for_corrections",
  "score_stage",
  "read_again",
  "close_stage",
  "wait_for_notice_end",
] as const);

/** The next step of a call in one line: what, who, and until or from when. */
export function useNextStepText(): (step: NextStep, words: StepWords) => { what: string; line: string; when: string } {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  return ({ code, roles, stage, at }, words) => {
    const named = words.stages.find((item) => item.kind === stage)?.name;
    const what = t(`overview.steps.${code}`, { stage: named === undefined ? "" : pick(named) });
    const who = roles.map((role) => t(`common.roles.${role}`)).join(t("overview.or"));
    const zone = pick(words.timeZoneName);
    const isDay = at !== null && at.length === 10;
    const moment =
      at === null ? "" : isDay ? dateText(at, i18n.language) : instantText(at, words.timeZone, i18n.language);
    const when = at === null ? "" : t(ENDING.has(code) ? "overview.until" : "overview.from", { at: moment, zone });
    const line = who === "" ? t("overview.next", { step: what }) : t("overview.nextBy", { step: what, who });
    return { what, line, when };
  };
}
