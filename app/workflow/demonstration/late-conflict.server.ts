/**
 * What comes to light while the notice is up: a letter about an expert, the scan that finds the conflict in it, the
 * readings that are asked for again, and the new versions of the results.
 */
import { listExperts } from "#db/experts.ts";
import { undeclaredConflict } from "#db/seed/demonstration/conflict-plans.ts";
import { demonstrationSheet } from "#db/seed/demonstration/marks.ts";
import { applicantOf } from "#db/seed/demonstration/organizations.ts";
import type { StageKind } from "#scoring/programme/programme.ts";
import { listAssignments } from "../assignments.server.ts";
import { listConflicts } from "../conflicts.server.ts";
import { declareNone, listDeclarationsDue, signPledge } from "../declarations.server.ts";
import { addFact } from "../expert-facts.server.ts";
import { askForReadingsAgain, listRereadings, type RereadingView } from "../rereadings.server.ts";
import { CONFIRMATION_LENGTH } from "../result-proposals.server.ts";
import { confirmVersion, proposeVersion } from "../result-versions.server.ts";
import { listMySheets, openSheet, submitScoreSheet } from "../score-sheets.server.ts";
import { findVersionHistory } from "../version-history.server.ts";
import type { Cast, DemonstrationRuntime } from "./cast.server.ts";
import { moveTo } from "./clock.ts";
import { evidenceFor } from "./evidence.server.ts";

/** Somebody who is asked for one reading more takes most of a day for it. */
const READING_MS = 20 * 60 * 60_000;
const NOTE = "公示期内发现未申报的利益冲突，相关评分作废并补评。";

/**
 * The letter arrives and is entered, unless it has been; readings are asked for again where somebody still counts.
 * @returns false: there is nothing left to be played
 */
export async function playLateConflict(runtime: DemonstrationRuntime, cast: Cast): Promise<boolean> {
  const { expertCode, serial, fact, reportedAt, readingsDueOn } = undeclaredConflict;
  const expert = (await listExperts(runtime.db, cast.call.id)).find(({ code }) => code === expertCode);
  if (expert === undefined) return false;
  const known = async () =>
    (await listConflicts(cast.secretariat, { expertId: expert.id })).find((conflict) => conflict.serial === serial);
  if ((await known()) === undefined) {
    await moveTo(runtime, reportedAt);
    const unknown = { personName: "", birthYear: "", relation: "", serial: "", documentNo: "" };
    await addFact(cast.secretariat, expert.id, { ...unknown, ...fact, organization: applicantOf(serial).nameZh });
  }
  const found = await known();
  if (found?.awaits !== "office") return false;
  await askForReadingsAgain(cast.secretariat, found.id, { dueOn: readingsDueOn });
  return true;
}

/** Whoever was asked declares and hands in a sheet; a reading nobody answers is left to its deadline. */
export async function playRereadings(runtime: DemonstrationRuntime, cast: Cast, kind: StageKind): Promise<void> {
  const asked = (await listRereadings(cast.secretariat)).filter(
    ({ stageKind, state }) => stageKind === kind && state === "open",
  );
  for (const rereading of asked) {
    await moveTo(runtime, new Date(Date.parse(runtime.now()) + READING_MS).toISOString());
    await readAgain(cast, kind, rereading);
  }
  const left = (await listRereadings(cast.secretariat)).find(
    ({ stageKind, state }) => stageKind === kind && state === "open",
  );
  if (left !== undefined) await moveTo(runtime, left.dueAt);
}

async function readAgain(cast: Cast, kind: StageKind, asked: RereadingView): Promise<void> {
  const { readerId, readerCode, assignmentId, serial, endedExpertCode } = asked;
  const ctx = cast.experts.get(readerId ?? "");
  const rubric = cast.call.programme.stages.find((stage) => stage.kind === kind)?.rubric;
  if (ctx === undefined || readerCode === null || assignmentId === null || rubric === undefined) return;
  await signPledge(ctx, kind);
  const { due } = await listDeclarationsDue(ctx, kind);
  await declareNone(
    ctx,
    due.map((item) => item.assignmentId),
  );
  const panel = await panelBefore(cast, kind, asked);
  const who = { expertCode: readerCode, inPlaceOf: endedExpertCode };
  const sheet = demonstrationSheet({ ...who, serial, stageKind: kind, rubric, panel });
  const own = (await listMySheets(ctx, kind)).find(({ sheetId }) => sheetId === assignmentId);
  if (sheet === null || own?.status === "submitted") return;
  const opened = await openSheet(ctx, assignmentId);
  const evidence = evidenceFor(opened, readerCode, sheet);
  await submitScoreSheet(ctx, assignmentId, { revision: opened.revision, ...sheet, evidence });
}

/** Codes of those who read the submission before the one who left was replaced. */
async function panelBefore(cast: Cast, kind: StageKind, asked: RereadingView): Promise<readonly string[]> {
  const { submissionId, readerCode, endedExpertCode } = asked;
  const lines = await listAssignments(cast.secretariat, kind, { submissionId, state: "active" });
  return lines.map(({ expertCode }) => (expertCode === readerCode ? endedExpertCode : expertCode));
}

export async function playProposal(cast: Cast, kind: StageKind): Promise<void> {
  await proposeVersion(cast.chair, kind, NOTE);
}

export async function playConfirmation(cast: Cast, kind: StageKind): Promise<void> {
  const { pending } = await findVersionHistory(cast.supervisor, kind);
  const confirmation = (pending?.resultDigest ?? "").slice(0, CONFIRMATION_LENGTH);
  await confirmVersion(cast.supervisor, kind, { confirmation });
}
