/** The applicants' part of the correction round: four send what was asked for, two let the time pass. */
import { correctionAnswer } from "#db/seed/demonstration/planted.ts";
import { answerCorrection, lapseCorrection } from "../corrections.server.ts";
import type { Cast, DemonstrationRuntime } from "./cast.server.ts";
import { afterDeadline, moveTo } from "./clock.ts";
import { listAll, playFormalCheck } from "./formal-check.server.ts";

export async function playCorrections(runtime: DemonstrationRuntime, cast: Cast, dueAt: string | null): Promise<void> {
  const waiting = await listAll(cast, "correction");
  for (const { submissionId, serial } of waiting) {
    const answer = correctionAnswer(serial);
    if (answer !== undefined) await answerCorrection(cast.secretariat, submissionId, answer);
  }
  if (dueAt !== null) await moveTo(runtime, afterDeadline(dueAt));
  for (const { submissionId, serial } of waiting)
    if (correctionAnswer(serial) === undefined) await lapseCorrection(cast.secretariat, submissionId);
  await playFormalCheck(cast);
}
