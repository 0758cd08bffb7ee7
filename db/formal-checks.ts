import { sql } from "kysely";
import type { Database } from "./connection.ts";
import { chunksOf, saveRows } from "./rows.ts";
import type { NewRow, Row } from "./schema.ts";
import type { SubmissionScope } from "./scope.ts";
import { submissionsInScope } from "./scope.ts";

export type FormalCheck = Row<"formalChecks">;
export type StoredFinding = Row<"formalCheckFindings">;
export type Correction = Row<"corrections">;

/** Where a submission stands in the queue; withdrawn ones are in none. */
export const QUEUE_STATES = ["unchecked", "open", "proposed", "correction", "decided"] as const;
export type QueueState = (typeof QUEUE_STATES)[number];

export interface QueueFilter {
  readonly state?: QueueState | undefined;
  readonly verdict?: FormalCheck["verdict"] | undefined;
  /** Only submissions whose last check has a failed or flagged finding of this rule. */
  readonly ruleCode?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

export interface QueueRow {
  readonly submissionId: string;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly fieldCode: string | null;
  readonly declaredFieldCode: string;
  readonly status: Row<"submissions">["status"];
  readonly queueState: QueueState;
  readonly checkId: string | null;
  readonly round: number | null;
  readonly verdict: FormalCheck["verdict"];
  readonly proposedBy: string | null;
  readonly dueAt: string | null;
}

export async function saveFormalCheck(db: Database, check: NewRow<"formalChecks">): Promise<void> {
  await db.insertInto("formalChecks").values(check).execute();
}

export async function findFormalCheckById(db: Database, checkId: string): Promise<FormalCheck | undefined> {
  return await db.selectFrom("formalChecks").selectAll().where("id", "=", checkId).executeTakeFirst();
}

/** The checks of a submission, first round first. */
export async function listChecksOfSubmission(db: Database, submissionId: string): Promise<readonly FormalCheck[]> {
  return await db
    .selectFrom("formalChecks")
    .selectAll()
    .where("submissionId", "=", submissionId)
    .orderBy("round")
    .execute();
}

export async function changeFormalCheck(
  db: Database,
  checkId: string,
  change: Partial<Omit<FormalCheck, "id" | "submissionId" | "round">>,
): Promise<void> {
  await db.updateTable("formalChecks").set(change).where("id", "=", checkId).execute();
}

export async function replaceFindings(
  db: Database,
  checkId: string,
  findings: readonly NewRow<"formalCheckFindings">[],
): Promise<void> {
  await db.deleteFrom("formalCheckFindings").where("checkId", "=", checkId).execute();
  await saveRows(db, "formalCheckFindings", findings);
}

/** By check, then position. */
export async function listFindings(db: Database, checkIds: readonly string[]): Promise<readonly StoredFinding[]> {
  const findings: StoredFinding[] = [];
  for (const chunk of chunksOf(checkIds))
    findings.push(
      ...(await db
        .selectFrom("formalCheckFindings")
        .selectAll()
        .where("checkId", "in", chunk)
        .orderBy("checkId")
        .orderBy("position")
        .execute()),
    );
  return findings;
}

export async function saveDecision(
  db: Database,
  finding: Pick<StoredFinding, "checkId" | "position">,
  decision: Pick<StoredFinding, "decision" | "decidedBy" | "note">,
): Promise<void> {
  await db
    .updateTable("formalCheckFindings")
    .set(decision)
    .where("checkId", "=", finding.checkId)
    .where("position", "=", finding.position)
    .execute();
}

export async function saveCorrection(db: Database, correction: NewRow<"corrections">): Promise<void> {
  await db.insertInto("corrections").values(correction).execute();
}

export async function findCorrection(db: Database, submissionId: string): Promise<Correction | undefined> {
  return await db.selectFrom("corrections").selectAll().where("submissionId", "=", submissionId).executeTakeFirst();
}

export async function changeCorrection(
  db: Database,
  correctionId: string,
  change: Pick<Correction, "state" | "answeredAt" | "answer">,
): Promise<void> {
  await db.updateTable("corrections").set(change).where("id", "=", correctionId).execute();
}

/** Submissions that were received and have no check yet, by intake number. */
export async function listUncheckedIds(db: Database, scope: SubmissionScope): Promise<readonly string[]> {
  const rows = await queue(db, scope)
    .select("submissions.id")
    .where(queueState, "=", "unchecked")
    .orderBy("submissions.intakeNo")
    .execute();
  return rows.map((row) => row.id);
}

/** The last checks of the submissions in scope that are open, by intake number. */
export async function listOpenChecks(
  db: Database,
  scope: SubmissionScope,
): Promise<readonly { readonly checkId: string; readonly submissionId: string; readonly fieldCode: string | null }[]> {
  const rows = await queue(db, scope)
    .select(["latest.id as checkId", "submissions.id as submissionId", "submissions.fieldCode"])
    .where(queueState, "=", "open")
    .orderBy("submissions.intakeNo")
    .execute();
  return rows.flatMap(({ checkId, ...row }) => (checkId === null ? [] : [{ ...row, checkId }]));
}

/** How many submissions in scope stand where, whatever the filter. */
export async function countQueue(db: Database, scope: SubmissionScope): Promise<Readonly<Record<QueueState, number>>> {
  const rows = await queue(db, scope)
    .select((eb) => [queueState.as("queueState"), eb.fn.countAll<number>().as("submissions")])
    .groupBy(queueState)
    .execute();
  const counts: Record<QueueState, number> = { unchecked: 0, open: 0, proposed: 0, correction: 0, decided: 0 };
  for (const row of rows) counts[row.queueState] = row.submissions;
  return counts;
}

/** One page of the queue by intake number, and how many rows the filter leaves in all. */
export async function listQueue(
  db: Database,
  scope: SubmissionScope,
  filter: QueueFilter,
): Promise<{ readonly total: number; readonly rows: readonly QueueRow[] }> {
  const filtered = applyFilter(queue(db, scope), filter);
  const { total } = await filtered.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const rows = await filtered
    .leftJoin("corrections", "corrections.submissionId", "submissions.id")
    .select([
      "submissions.id as submissionId",
      "submissions.serial",
      "submissions.titleZh",
      "submissions.titleEn",
      "submissions.fieldCode",
      "submissions.declaredFieldCode",
      "submissions.status",
      queueState.as("queueState"),
      "latest.id as checkId",
      "latest.round",
      "latest.verdict",
      "latest.proposedBy",
      "corrections.dueAt",
    ])
    .orderBy("submissions.intakeNo")
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  return { total, rows };
}

/** Submissions in scope that were not withdrawn, each with its last check if it has one. */
function queue(db: Database, scope: SubmissionScope) {
  return submissionsInScope(db, scope)
    .leftJoin("formalChecks as latest", (join) =>
      join
        .onRef("latest.submissionId", "=", "submissions.id")
        .on((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom("formalChecks as later")
                .select("later.id")
                .whereRef("later.submissionId", "=", "latest.submissionId")
                .whereRef("later.round", ">", "latest.round"),
            ),
          ),
        ),
    )
    .where("submissions.status", "<>", "withdrawn");
}

/** A submission that came in admitted by an import has no check of ours and counts as decided. */
const queueState = sql<QueueState>`case
  when submissions.status = 'correction' and latest.round = 1 then 'correction'
  when latest.id is not null then latest.state
  when submissions.status = 'received' then 'unchecked'
  else 'decided' end`;

function applyFilter(query: ReturnType<typeof queue>, { state, verdict, ruleCode }: QueueFilter) {
  let filtered = query;
  if (state !== undefined) filtered = filtered.where(queueState, "=", state);
  if (verdict !== undefined) filtered = filtered.where("latest.verdict", verdict === null ? "is" : "=", verdict);
  if (ruleCode !== undefined)
    filtered = filtered.where((eb) =>
      eb.exists(
        eb
          .selectFrom("formalCheckFindings")
          .select("formalCheckFindings.position")
          .whereRef("formalCheckFindings.checkId", "=", "latest.id")
          .where("formalCheckFindings.code", "=", ruleCode)
          .where("formalCheckFindings.outcome", "in", ["failed", "flag"]),
      ),
    );
  return filtered;
}
