/** The experts' part of a stage: pledge, declaration, sheets. Each acts alone, through the desks, on the own sheets. */
import { listExperts } from "#db/experts.ts";
import { demonstrationRecusal } from "#db/seed/demonstration/ballots.ts";
import { secondsSpent } from "#db/seed/demonstration/behaviours.ts";
import { type DemonstrationSheet, demonstrationSheet } from "#db/seed/demonstration/marks.ts";
import type { Rubric, StageKind } from "#scoring/programme/programme.ts";
import { listAssignments, listPanels } from "../assignments.server.ts";
import type { Context } from "../context.ts";
import { declareConflict, declareNone, listDeclarationsDue, signPledge } from "../declarations.server.ts";
import { listMySheets, openSheet, saveDraft, type SheetSave, submitScoreSheet } from "../score-sheets.server.ts";
import { findStage } from "../stages.server.ts";
import type { Cast, DemonstrationRuntime } from "./cast.server.ts";
import { moveTo } from "./clock.ts";
import { evidenceFor } from "./evidence.server.ts";

interface StagePlay {
  readonly runtime: DemonstrationRuntime;
  readonly cast: Cast;
  readonly kind: StageKind;
  readonly rubric: Rubric;
  /** Longest time on a sheet, in milliseconds, so that all are in before the stage ends. */
  readonly longest: number;
}

/** Everybody declares first, so that who reads what is settled when the sheets are written. */
export async function playSheets(runtime: DemonstrationRuntime, cast: Cast, kind: StageKind): Promise<void> {
  const rubric = cast.call.programme.stages.find((stage) => stage.kind === kind)?.rubric;
  if (rubric === undefined) throw new Error(`playSheets: the call has no stage ${kind}`);
  const codes = new Map((await listExperts(runtime.db, cast.call.id)).map((expert) => [expert.id, expert.code]));
  const { closesAt, expected, submitted } = await findStage(cast.secretariat, kind);
  const left = Date.parse(closesAt) - Date.parse(runtime.now());
  const longest = Math.floor(left / (expected - submitted + 1));
  const play = { runtime, cast, kind, rubric, longest };
  for (const [expertId, ctx] of cast.experts) await declare(play, ctx, codes.get(expertId) ?? "");
  const readers = await readersOf(play);
  for (const [expertId, ctx] of cast.experts) await score(play, ctx, codes.get(expertId) ?? "", readers);
  // Who never answers leaves the stage incomplete, so the office waits for its end.
  await moveTo(runtime, closesAt);
}

/** Codes of the experts who read a submission in the stage, by its serial. */
async function readersOf({ cast, kind }: StagePlay): Promise<ReadonlyMap<string, readonly string[]>> {
  const readers = new Map<string, string[]>();
  for (const { serial, expertCode, state } of await listAssignments(cast.secretariat, kind))
    if (state === "active") readers.set(serial, [...(readers.get(serial) ?? []), expertCode]);
  return readers;
}

async function score(
  { runtime, kind, rubric, longest }: StagePlay,
  ctx: Context,
  expertCode: string,
  readers: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  for (const { sheetId, serial, status } of await listMySheets(ctx, kind)) {
    if (status === "submitted") continue;
    const panel = readers.get(serial) ?? [];
    const sheet = demonstrationSheet({ expertCode, serial, stageKind: kind, rubric, panel });
    if (sheet === null) continue;
    // What a visitor began by hand is finished, not written over by chance: the save names the revision it saw.
    const opened = await openSheet(ctx, sheetId);
    const begun = opened.revision > 0 ? opened : await saveDraft(ctx, sheetId, firstMarkOf(sheet));
    const spent = Math.min(longest, secondsSpent(expertCode, serial) * 1000);
    await runtime.setClock(new Date(Date.parse(runtime.now()) + spent).toISOString());
    const evidence = evidenceFor(opened, expertCode, sheet);
    await submitScoreSheet(ctx, sheetId, { revision: begun.revision, ...sheet, evidence });
  }
}

/** What is saved when an expert begins: the time on a sheet counts from here. */
function firstMarkOf({ marks }: DemonstrationSheet): SheetSave {
  return { revision: 0, marks: marks.slice(0, 1), comment: "", flags: [] };
}

/** Signs the pledge and declares: a planned conflict where there is one, none for everything else. */
async function declare({ cast, kind }: StagePlay, ctx: Context, expertCode: string): Promise<void> {
  if ((await listMySheets(ctx, kind)).length === 0) return;
  await signPledge(ctx, kind);
  const { due } = await listDeclarationsDue(ctx, kind);
  const panel = await panelOf(cast, expertCode, kind);
  const free: string[] = [];
  for (const { assignmentId, serial } of due) {
    const recusal = demonstrationRecusal({ expertCode, serial, panel });
    if (recusal === null) free.push(assignmentId);
    else
      await declareConflict(ctx, assignmentId, {
        ruleCode: recusal.ruleCode,
        statement: `${recusal.statementZh} ${recusal.statementEn}`,
      });
  }
  await declareNone(ctx, free);
}

/** Codes of the members, without reserves, of the panel an expert sits on; empty where experts are assigned one by one. */
async function panelOf(cast: Cast, expertCode: string, kind: StageKind): Promise<readonly string[]> {
  const panels = await listPanels(cast.secretariat, kind);
  const own = panels.find(({ members, reserves }) =>
    [...members, ...reserves].some((seat) => seat.code === expertCode),
  );
  return own?.members.map((member) => member.code) ?? [];
}
