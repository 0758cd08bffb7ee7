/** 回避处理 / How a call deals with conflicts, with what holds where its programme file says nothing. */
import type { ConflictHandling, Programme } from "#scoring/programme/programme.ts";

/** Three experts may be named as unsuitable, as in NSFC regulation Art. 20; the working days are our own choice. */
const DEFAULTS: ConflictHandling = {
  applicantWindow: null,
  maximumExcluded: 3,
  clearedMonths: null,
  rereadingWorkingDays: 5,
};

export function conflictHandlingOf(programme: Pick<Programme, "conflictHandling">): ConflictHandling {
  return programme.conflictHandling ?? DEFAULTS;
}

/** Whether an applicant's word on an expert is taken: always without a window, else from its opening to its close. */
export type ApplicantWindowState = "always" | "notYet" | "open" | "over";

/** @param now ISO-8601 instant; at the instant of closing the window is over */
export function applicantWindowState(
  { applicantWindow }: Pick<ConflictHandling, "applicantWindow">,
  now: string,
): ApplicantWindowState {
  if (applicantWindow === null) return "always";
  const moment = Date.parse(now);
  if (moment < Date.parse(applicantWindow.opensAt)) return "notYet";
  return moment < Date.parse(applicantWindow.closesAt) ? "open" : "over";
}
