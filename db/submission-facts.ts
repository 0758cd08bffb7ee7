/** Everything that is on record of submissions, for the formal check. Rows as they are; what they mean is a rule's matter. */
import type { Database } from "./connection.ts";
import { chunksOf } from "./rows.ts";
import type { Row } from "./schema.ts";
import { type SubmissionScope, submissionsInScope } from "./scope.ts";

export interface SubmissionRecord {
  readonly submission: Row<"submissions">;
  readonly applicant: Row<"organizations">;
  readonly texts: readonly Row<"submissionTexts">[];
  readonly ipRights: readonly Row<"ipRights">[];
  readonly files: readonly Row<"submissionFiles">[];
  readonly recommendingExperts: readonly Row<"recommendingExperts">[];
}

/** What tells whether two submissions are the same. */
export interface SubmissionMark {
  readonly id: string;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly channel: Row<"submissions">["channel"];
  readonly recommenderId: string | null;
  readonly applicant: Pick<Row<"organizations">, "country" | "nameZh" | "nameEn" | "creditCode" | "registerNo">;
  readonly certificateNos: readonly string[];
}

/** By intake number; parts by position. Cost: six reads per 500 submissions. */
export async function listSubmissionRecords(
  db: Database,
  ids: readonly string[],
): Promise<readonly SubmissionRecord[]> {
  const records: SubmissionRecord[] = [];
  for (const chunk of chunksOf(ids)) records.push(...(await readRecords(db, chunk)));
  return records.sort((a, b) => a.submission.intakeNo - b.submission.intakeNo);
}

async function readRecords(db: Database, ids: readonly string[]): Promise<SubmissionRecord[]> {
  const submissions = await db.selectFrom("submissions").selectAll().where("id", "in", ids).execute();
  const applicantIds = [...new Set(submissions.map((item) => item.applicantId))];
  if (applicantIds.length === 0) return [];
  const applicants = await db.selectFrom("organizations").selectAll().where("id", "in", applicantIds).execute();
  const texts = await db
    .selectFrom("submissionTexts")
    .selectAll()
    .where("submissionId", "in", ids)
    .orderBy("section")
    .orderBy("language")
    .execute();
  const ipRights = await db
    .selectFrom("ipRights")
    .selectAll()
    .where("submissionId", "in", ids)
    .orderBy("position")
    .execute();
  const files = await db
    .selectFrom("submissionFiles")
    .selectAll()
    .where("submissionId", "in", ids)
    .orderBy("section")
    .orderBy("position")
    .orderBy("id")
    .execute();
  const recommendingExperts = await db
    .selectFrom("recommendingExperts")
    .selectAll()
    .where("submissionId", "in", ids)
    .orderBy("position")
    .execute();
  const applicantOf = new Map(applicants.map((item) => [item.id, item]));
  const [textsOf, rightsOf, filesOf, expertsOf] = [
    bySubmission(texts),
    bySubmission(ipRights),
    bySubmission(files),
    bySubmission(recommendingExperts),
  ];
  return submissions.map((submission) => ({
    submission,
    applicant: applicantOf.get(submission.applicantId)!,
    texts: textsOf(submission.id),
    ipRights: rightsOf(submission.id),
    files: filesOf(submission.id),
    recommendingExperts: expertsOf(submission.id),
  }));
}

function bySubmission<Part extends { readonly submissionId: string }>(
  parts: readonly Part[],
): (id: string) => readonly Part[] {
  const groups = new Map<string, Part[]>();
  for (const part of parts) {
    const group = groups.get(part.submissionId);
    if (group === undefined) groups.set(part.submissionId, [part]);
    else group.push(part);
  }
  return (id) => groups.get(id) ?? [];
}

/** Of all submissions of a call that were not withdrawn, by intake number. Cost: two scans of the call. */
export async function listSubmissionMarks(db: Database, callId: string): Promise<readonly SubmissionMark[]> {
  const rows = await db
    .selectFrom("submissions")
    .innerJoin("organizations", "organizations.id", "submissions.applicantId")
    .select([
      "submissions.id",
      "submissions.serial",
      "submissions.titleZh",
      "submissions.titleEn",
      "submissions.channel",
      "submissions.recommenderId",
      "organizations.country",
      "organizations.nameZh",
      "organizations.nameEn",
      "organizations.creditCode",
      "organizations.registerNo",
    ])
    .where("submissions.callId", "=", callId)
    .where("submissions.status", "<>", "withdrawn")
    .orderBy("submissions.intakeNo")
    .execute();
  const rights = await db
    .selectFrom("ipRights")
    .innerJoin("submissions", "submissions.id", "ipRights.submissionId")
    .select(["ipRights.submissionId", "ipRights.certificateNo"])
    .where("submissions.callId", "=", callId)
    .orderBy("ipRights.submissionId")
    .orderBy("ipRights.position")
    .execute();
  const rightsOf = bySubmission(rights);
  return rows.map(({ id, serial, titleZh, titleEn, channel, recommenderId, ...applicant }) => ({
    id,
    serial,
    titleZh,
    titleEn,
    channel,
    recommenderId,
    applicant,
    certificateNos: rightsOf(id).map((right) => right.certificateNo),
  }));
}

/** Serials of the call's submissions that the scope hides; empty for nearly everybody. */
export async function listHiddenSerials(db: Database, scope: SubmissionScope): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("submissions")
    .select("submissions.serial")
    .where("submissions.callId", "=", scope.callId)
    .where("submissions.id", "not in", submissionsInScope(db, scope).select("submissions.id"))
    .execute();
  return new Set(rows.map((row) => row.serial));
}
