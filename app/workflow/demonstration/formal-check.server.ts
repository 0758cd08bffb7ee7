/** The secretariat's part of the formal check: every submission decided by two people, as the plan of the call says. */
import type { QueueState } from "#db/formal-checks.ts";
import { WITHDRAWN } from "#db/seed/demonstration/defects.ts";
import { isPlantedDefect, plantedField } from "#db/seed/demonstration/planted.ts";
import { findSubmissionsBySerial } from "#db/submissions.ts";
import { findFormalCheck, type FormalCheckRow, listFormalChecks } from "../formal-check-queue.server.ts";
import {
  confirmProposed,
  decideFinding,
  proposeCleanAdmissions,
  proposeVerdict,
  runAllFormalChecks,
} from "../formal-checks.server.ts";
import { mapField, withdrawSubmission } from "../intake.server.ts";
import type { Cast } from "./cast.server.ts";

const REJECTION_NOTE = "不符合征集条件，见审查意见。 Does not meet the conditions of the call; see the findings.";

export async function playFormalCheck(cast: Cast): Promise<void> {
  const { secretariat, secondSecretariat } = cast;
  await withdrawPlanted(cast);
  await runAllFormalChecks(secretariat);
  await proposeCleanAdmissions(secretariat);
  for (const row of await listAll(cast, "open")) await decide(cast, row);
  const proposed = await listAll(cast, "proposed");
  // Whoever of the two did not propose confirms; a visitor may have proposed some by hand.
  for (const { checkId, proposedBy } of proposed)
    if (checkId !== null)
      await confirmProposed(proposedBy === secretariat.actor.id ? secondSecretariat : secretariat, [checkId]);
}

async function withdrawPlanted({ call, secretariat }: Cast): Promise<void> {
  for (const { serial, reasonZh, reasonEn } of WITHDRAWN) {
    const [found] = await findSubmissionsBySerial(secretariat.db, call.id, [serial]);
    if (found?.status === "received") await withdrawSubmission(secretariat, found.id, `${reasonZh} ${reasonEn}`);
  }
}

/** Answers the questions a rule leaves to a person, then proposes what the findings come to. */
async function decide({ secretariat }: Cast, row: FormalCheckRow): Promise<void> {
  const field = plantedField(row.serial);
  if (row.fieldCode === null && field !== undefined) await mapField(secretariat, row.submissionId, field);
  const { checks } = await findFormalCheck(secretariat, row.submissionId);
  const check = checks.at(-1);
  if (check === undefined) return;
  for (const finding of check.findings)
    if (finding.decision === null && (finding.found === "flag" || finding.found === "human"))
      await decideFinding(secretariat, check.id, finding.position, ...answerTo(row.serial, finding.code));
  const decided = (await findFormalCheck(secretariat, row.submissionId)).checks.at(-1);
  const verdict = decided?.suggested ?? "admit";
  await proposeVerdict(secretariat, check.id, verdict, verdict === "admit" ? "" : REJECTION_NOTE);
}

function answerTo(serial: string, ruleCode: string): readonly ["met" | "failed", string] {
  return isPlantedDefect(serial, ruleCode)
    ? ["failed", "核对材料，不符合本条。 Checked against the papers: not met."]
    : ["met", "核对材料，符合本条。 Checked against the papers: met."];
}

/** All rows in a state, page after page. */
export async function listAll({ secretariat }: Cast, state: QueueState): Promise<readonly FormalCheckRow[]> {
  const rows: FormalCheckRow[] = [];
  for (let page = 1; ; page += 1) {
    const next = await listFormalChecks(secretariat, { state, page });
    rows.push(...next.rows);
    if (rows.length >= next.total || next.rows.length === 0) return rows;
  }
}
