/** Conflicts of interest: facts about one person and one submission, and what was decided on them. */
import type { Database } from "./connection.ts";
import type { NewRow, Row } from "./schema.ts";
import { submissionsInScope, type SubmissionScope } from "./scope.ts";

export type Conflict = Row<"conflicts">;

/** One line of the queue of conflicts; the person is an expert or a member of staff. */
export interface ConflictLine extends Omit<Conflict, "callId"> {
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly fieldCode: string | null;
  readonly expertCode: string | null;
  readonly personNameZh: string | null;
  readonly personNameEn: string | null;
  readonly verdictByNameZh: string | null;
  readonly verdictByNameEn: string | null;
}

export async function findConflict(db: Database, conflictId: string): Promise<Conflict | undefined> {
  return await db.selectFrom("conflicts").selectAll().where("id", "=", conflictId).executeTakeFirst();
}

/** Every conflict of a call's experts; one found for an account counts for the expert behind it. */
export async function listExpertConflicts(db: Database, callId: string): Promise<readonly Conflict[]> {
  const rows = await withExpertOfAccount(db, callId).execute();
  return rows
    .map(({ expertOfAccount, ...row }) => ({ ...row, expertId: row.expertId ?? expertOfAccount }))
    .filter((row) => row.expertId !== null);
}

function withExpertOfAccount(db: Database, callId: string) {
  return db
    .selectFrom("conflicts")
    .leftJoin("roleHoldings", (join) =>
      join
        .onRef("roleHoldings.accountId", "=", "conflicts.accountId")
        .onRef("roleHoldings.callId", "=", "conflicts.callId")
        .on("roleHoldings.role", "=", "expert"),
    )
    .selectAll("conflicts")
    .select("roleHoldings.expertId as expertOfAccount")
    .where("conflicts.callId", "=", callId)
    .orderBy("conflicts.id");
}

/** True when the account holds or held any role in the call. */
export async function isAccountOfCall(db: Database, callId: string, accountId: string): Promise<boolean> {
  const row = await db
    .selectFrom("roleHoldings")
    .select("id")
    .where("callId", "=", callId)
    .where("accountId", "=", accountId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The expert an account acts as in a call; null: none. */
export async function findExpertOfAccount(db: Database, callId: string, accountId: string): Promise<string | null> {
  const row = await db
    .selectFrom("roleHoldings")
    .select("expertId")
    .where("callId", "=", callId)
    .where("accountId", "=", accountId)
    .where("role", "=", "expert")
    .executeTakeFirst();
  return row?.expertId ?? null;
}

/** How many persons are on record with a submission under a rule. */
export async function countConflicts(db: Database, submissionId: string, ruleCode: string): Promise<number> {
  const row = await db
    .selectFrom("conflicts")
    .select((eb) => eb.fn.countAll<number>().as("conflicts"))
    .where("submissionId", "=", submissionId)
    .where("ruleCode", "=", ruleCode)
    .executeTakeFirst();
  return row?.conflicts ?? 0;
}

/** True while the person, as an expert or by account, may not see or touch the submission. */
export async function hasBlockingConflict(
  db: Database,
  person: { readonly accountId: string; readonly expertId: string | null },
  submissionId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom("conflicts")
    .select("id")
    .where("submissionId", "=", submissionId)
    .where("isBlocking", "=", 1)
    .where((eb) =>
      eb.or([
        eb("accountId", "=", person.accountId),
        ...(person.expertId === null ? [] : [eb("expertId", "=", person.expertId)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The submissions with a submitted sheet in the stage by somebody of whom two people have not decided yet. */
export async function listIdsUndecided(db: Database, stageId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("conflicts")
    .leftJoin("roleHoldings", (join) =>
      join
        .onRef("roleHoldings.accountId", "=", "conflicts.accountId")
        .onRef("roleHoldings.callId", "=", "conflicts.callId")
        .on("roleHoldings.role", "=", "expert"),
    )
    .innerJoin("scoreSheets", (join) =>
      join
        .onRef("scoreSheets.submissionId", "=", "conflicts.submissionId")
        .on((eb) => eb("scoreSheets.expertId", "=", eb.fn.coalesce("conflicts.expertId", "roleHoldings.expertId"))),
    )
    .select("conflicts.submissionId")
    .distinct()
    .where("scoreSheets.stageId", "=", stageId)
    .where("scoreSheets.state", "=", "submitted")
    .where("conflicts.isBlocking", "=", 1)
    .where("conflicts.severity", "=", "disclose")
    .where("conflicts.verdictSecondBy", "is", null)
    .execute();
  return rows.map(({ submissionId }) => submissionId);
}

export interface ConflictFilter {
  readonly expertId?: string;
  readonly submissionId?: string;
}

/** The queue, undecided `disclose` first, then the newest, over what the scope lets be known. */
export async function listConflictLines(
  db: Database,
  scope: SubmissionScope,
  filter: ConflictFilter = {},
): Promise<readonly ConflictLine[]> {
  let query = submissionsInScope(db, scope)
    .innerJoin("conflicts", "conflicts.submissionId", "submissions.id")
    .leftJoin("experts", "experts.id", "conflicts.expertId")
    .leftJoin("accounts", "accounts.id", "conflicts.accountId")
    .leftJoin("accounts as deciders", "deciders.id", "conflicts.verdictBy");
  if (filter.expertId !== undefined) query = query.where("conflicts.expertId", "=", filter.expertId);
  if (filter.submissionId !== undefined) query = query.where("conflicts.submissionId", "=", filter.submissionId);
  return await query
    .select((eb) => [
      "conflicts.id",
      "conflicts.expertId",
      "conflicts.accountId",
      "conflicts.submissionId",
      "conflicts.ruleCode",
      "conflicts.severity",
      "conflicts.source",
      "conflicts.evidenceZh",
      "conflicts.evidenceEn",
      "conflicts.endedOn",
      "conflicts.foundAt",
      "conflicts.isBlocking",
      "conflicts.verdict",
      "conflicts.verdictReason",
      "conflicts.verdictBy",
      "conflicts.verdictSecondBy",
      "conflicts.verdictAt",
      "conflicts.findingKey",
      "conflicts.ruleVersion",
      "conflicts.certainty",
      "conflicts.evidence",
      "conflicts.lostAt",
      "conflicts.clearedUntil",
      "submissions.serial",
      "submissions.fieldCode",
      "submissions.titleZh",
      "submissions.titleEn",
      "experts.code as expertCode",
      eb.fn.coalesce("experts.nameZh", "accounts.nameZh").as("personNameZh"),
      eb.fn.coalesce("experts.nameEn", "accounts.nameEn").as("personNameEn"),
      "deciders.nameZh as verdictByNameZh",
      "deciders.nameEn as verdictByNameEn",
    ])
    .orderBy((eb) =>
      eb
        .case()
        .when(eb.and([eb("conflicts.severity", "=", "disclose"), eb("conflicts.verdictSecondBy", "is", null)]))
        .then(0)
        .else(1)
        .end(),
    )
    .orderBy("conflicts.foundAt", "desc")
    .orderBy("submissions.serial")
    .orderBy("conflicts.id")
    .execute();
}

export async function saveConflict(db: Database, conflict: NewRow<"conflicts">): Promise<void> {
  await db.insertInto("conflicts").values(conflict).execute();
}

export async function saveVerdict(
  db: Database,
  conflictId: string,
  verdict: Partial<
    Pick<
      Conflict,
      "isBlocking" | "verdict" | "verdictReason" | "verdictBy" | "verdictSecondBy" | "verdictAt" | "clearedUntil"
    >
  >,
): Promise<void> {
  await db.updateTable("conflicts").set(verdict).where("id", "=", conflictId).execute();
}

export interface ConflictOfPerson extends Conflict {
  /** The expert concerned, also behind an account; else the account of a member of staff. */
  readonly personId: string;
}

/** Every conflict of a call, of experts and staff, by id. */
export async function listConflictsOfCall(db: Database, callId: string): Promise<readonly ConflictOfPerson[]> {
  const rows = await withExpertOfAccount(db, callId).execute();
  return rows.map(({ expertOfAccount, ...row }) => ({
    ...row,
    personId: (row.expertId ?? expertOfAccount ?? row.accountId)!,
  }));
}

/** What a scan changes of a conflict: the finding behind it, and a verdict that no longer holds. */
export type FindingColumns = Partial<
  Pick<
    Conflict,
    | "findingKey"
    | "ruleVersion"
    | "certainty"
    | "evidence"
    | "evidenceZh"
    | "evidenceEn"
    | "severity"
    | "endedOn"
    | "lostAt"
    | "isBlocking"
    | "verdict"
    | "verdictReason"
    | "verdictBy"
    | "verdictSecondBy"
    | "verdictAt"
    | "clearedUntil"
  >
>;

export async function saveFinding(db: Database, conflictId: string, finding: FindingColumns): Promise<void> {
  await db.updateTable("conflicts").set(finding).where("id", "=", conflictId).execute();
}

/** Conflicts of a call under these rules that do not block now; a stricter stage turns them on. */
export async function listIdleConflicts(
  db: Database,
  callId: string,
  ruleCodes: readonly string[],
): Promise<readonly Conflict[]> {
  if (ruleCodes.length === 0) return [];
  return await db
    .selectFrom("conflicts")
    .selectAll()
    .where("callId", "=", callId)
    .where("isBlocking", "=", 0)
    .where("ruleCode", "in", ruleCodes)
    .orderBy("id")
    .execute();
}

/** Ids of the experts and accounts of a call that have a blocking conflict with any submission. */
export async function listBlockedParties(db: Database, callId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("conflicts")
    .select(["expertId", "accountId"])
    .where("callId", "=", callId)
    .where("isBlocking", "=", 1)
    .distinct()
    .execute();
  return new Set(rows.flatMap(({ expertId, accountId }) => expertId ?? accountId ?? []));
}
