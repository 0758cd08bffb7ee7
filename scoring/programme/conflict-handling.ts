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
