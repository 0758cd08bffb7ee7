/** The experts' part of a stage: pledge, declaration, sheets. Each acts alone, through the desks, on the own sheets. */
import { listExperts } from "#db/experts.ts";
import { demonstrationRecusal } from "#db/seed/demonstration/ballots.ts";
import { demonstrationSheet } from "#db/seed/demonstration/marks.ts";
import type { StageKind } from "#scoring/programme/programme.ts";
import { listPanels } from "../assignments.server.ts";
import type { Context } from "../context.ts";
import { declareConflict, declareNone, listDeclarationsDue, signPledge } from "../declarations.server.ts";
import { compareWithSaved, listMySheets, submitScoreSheet } from "../score-sheets.server.ts";
import { findStage } from "../stages.server.ts";
import type { Cast, DemonstrationRuntime } from "./cast.server.ts";
import { moveTo } from "./clock.ts";

/** Sheets come in one every seven minutes, or faster when the stage ends sooner. */
const SLOWEST_PACE_MS = 7 * 60_000;

export async function playSheets(runtime: DemonstrationRuntime, cast: Cast, kind: StageKind): Promise<void> {
  const codes = new Map((await listExperts(runtime.db, cast.call.id)).map((expert) => [expert.id, expert.code]));
  const { closesAt, expected, submitted } = await findStage(cast.secretariat, kind);
  const left = Date.parse(closesAt) - Date.parse(runtime.now());
  const pace = Math.min(SLOWEST_PACE_MS, Math.floor(left / (expected - submitted + 1)));
  for (const [expertId, ctx] of cast.experts)
    await playExpert(runtime, cast, { ctx, expertCode: codes.get(expertId) ?? "" }, kind, pace);
  // Who never answers leaves the stage incomplete, so the office waits for its end.
  await moveTo(runtime, closesAt);
}

async function playExpert(
  runtime: DemonstrationRuntime,
  cast: Cast,
  { ctx, expertCode }: { readonly ctx: Context; readonly expertCode: string },
  kind: StageKind,
  pace: number,
): Promise<void> {
  const rubric = cast.call.programme.stages.find((stage) => stage.kind === kind)?.rubric;
  if (rubric === undefined || (await listMySheets(ctx, kind)).length === 0) return;
  await declare(cast, ctx, expertCode, kind);
  for (const { sheetId, serial, status } of await listMySheets(ctx, kind)) {
    if (status === "submitted") continue;
    const sheet = demonstrationSheet({ expertCode, serial, stageKind: kind, rubric });
    if (sheet === null) continue;
    // What a visitor began by hand is finished, not written over by chance: the save names the revision it saw.
    const { revision } = await compareWithSaved(ctx, sheetId);
    await submitScoreSheet(ctx, sheetId, { revision, ...sheet });
    await runtime.setClock(new Date(Date.parse(runtime.now()) + pace).toISOString());
  }
}

/** Signs the pledge and declares: a planned conflict where there is one, none for everything else. */
async function declare(cast: Cast, ctx: Context, expertCode: string, kind: StageKind): Promise<void> {
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
