/** What may be named as evidence on a sheet: what its stage lets be read of the submission. A part of the sheets' desks. */
import type { Database } from "#db/connection.ts";
import { findSubmissionContent } from "#db/submissions.ts";
import type { SheetContent } from "#scoring/rubric/check-marks.ts";
import { type EvidenceSource, evidenceSources } from "#scoring/rubric/evidence.ts";
import { sheetSubmission } from "./sheet-submission.ts";
import type { PlannedStage } from "./stage-plans.server.ts";

/** The submission is read only where the sheet names something; else there is nothing to be compared with it. */
export async function sourcesFor(
  trx: Database,
  { plan }: PlannedStage,
  submissionId: string,
  { evidence = [] }: Pick<SheetContent, "evidence">,
): Promise<ReadonlySet<EvidenceSource>> {
  const content = evidence.length === 0 ? undefined : await findSubmissionContent(trx, submissionId);
  if (content === undefined) return new Set();
  // The same view that the sheet shows: what is hidden there cannot be named.
  return evidenceSources(sheetSubmission(content, plan.blindness === "applicantHidden"));
}
