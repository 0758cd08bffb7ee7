/** Submissions as the office's table, one submission's page and the expert's desk read them. */
import { type SelectQueryBuilder, sql } from "kysely";
import type { Database } from "./connection.ts";
import type { Row, Schema } from "./schema.ts";
import { submissionsInScope, type SubmissionScope } from "./scope.ts";

export type SubmissionStatus = Row<"submissions">["status"];
export type SubmissionSort = "serial" | "title" | "applicant" | "field" | "status" | "receivedAt" | "sheets";

export interface SubmissionFilter {
  readonly fields?: readonly string[];
  readonly statuses?: readonly SubmissionStatus[];
  readonly channels?: readonly Row<"submissions">["channel"][];
  readonly kinds?: readonly Row<"submissions">["kind"][];
  readonly countries?: readonly string[];
  /** Part of a serial, a title or an applicant's name. */
  readonly text?: string;
}

/**
 * For whom applicants are masked: submissions this expert is assigned to in these stages, whatever else the person may
 * see. A filter, a sort or a search on the applicant must not tell them apart either, so the mask is part of the query.
 */
export interface ApplicantMask {
  readonly expertId: string;
  readonly stageIds: readonly string[];
}

export interface SubmissionPage {
  readonly filter: SubmissionFilter;
  readonly sort: SubmissionSort;
  readonly direction: "asc" | "desc";
  /** Which title and name leads where a row has both. */
  readonly language: "zh" | "en";
  /** The stage whose sheets are sorted by; null: none. */
  readonly stageId: string | null;
  readonly mask: ApplicantMask | null;
  readonly limit: number;
  readonly offset: number;
}

export interface SubmissionLine {
  readonly id: string;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly declaredFieldCode: string;
  readonly fieldCode: string | null;
  readonly kind: Row<"submissions">["kind"];
  readonly channel: Row<"submissions">["channel"];
  readonly status: SubmissionStatus;
  readonly zjtxLevel: Row<"submissions">["zjtxLevel"];
  readonly receivedAt: string;
  readonly country: string;
  readonly province: string | null;
  /** null: masked. */
  readonly applicantZh: string | null;
  readonly applicantEn: string | null;
}

/**
 * One page of the table. Sheets are counted for its rows alone, by `listSheetCounts`.
 * Cost: an index walk for the default sort; one pass over the call's submissions for any other.
 */
export async function listSubmissionPage(
  db: Database,
  scope: SubmissionScope,
  page: SubmissionPage,
): Promise<readonly SubmissionLine[]> {
  return await sorted(filtered(withApplicant(db, scope), page.filter, page.mask), page)
    .select([
      "submissions.id",
      "submissions.serial",
      "submissions.titleZh",
      "submissions.titleEn",
      "submissions.declaredFieldCode",
      "submissions.fieldCode",
      "submissions.kind",
      "submissions.channel",
      "submissions.status",
      "submissions.zjtxLevel",
      "submissions.receivedAt",
      sql<string>`${sql.ref("applicants.country")}`.as("country"),
      "applicants.province",
      applicantName("zh", page.mask).as("applicantZh"),
      applicantName("en", page.mask).as("applicantEn"),
    ])
    .limit(page.limit)
    .offset(page.offset)
    .execute();
}

/**
 * How many rows the filter leaves of what the scope lets be known.
 * Cost: one pass over an index of the call; applicants are joined only for a filter that reads them.
 */
export async function countSubmissions(
  db: Database,
  scope: SubmissionScope,
  filter: SubmissionFilter,
  mask: ApplicantMask | null,
): Promise<number> {
  const base = readsApplicant(filter) ? withApplicant(db, scope) : withoutApplicant(db, scope);
  const row = await filtered(base, filter, mask)
    .select((eb) => eb.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  return row.total;
}

/**
 * What a filter can choose from: the countries that occur in the scope, in code order.
 * Cost: one index seek per country and a look at its first visible submission, not a pass over the call.
 */
export async function listSubmissionCountries(db: Database, scope: SubmissionScope): Promise<readonly string[]> {
  const rows = await db
    .withRecursive("seek(country)", (cte) =>
      cte
        .selectFrom("organizations")
        .select((eb) => eb.fn.min<string | null>("organizations.country").as("country"))
        .where("organizations.callId", "=", scope.callId)
        .where("organizations.kind", "=", "applicant")
        .unionAll((all) =>
          all
            .selectFrom("seek")
            .select((eb) =>
              eb
                .selectFrom("organizations")
                .select((inner) => inner.fn.min<string | null>("organizations.country").as("country"))
                .where("organizations.callId", "=", scope.callId)
                .where("organizations.kind", "=", "applicant")
                .whereRef("organizations.country", ">", "seek.country")
                .as("country"),
            )
            .where("seek.country", "is not", null),
        ),
    )
    .selectFrom("seek")
    .select("seek.country")
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("organizations")
          .select("organizations.id")
          .where("organizations.callId", "=", scope.callId)
          .where("organizations.kind", "=", "applicant")
          .whereRef("organizations.country", "=", "seek.country")
          // Nested, not joined: a planner must not walk the call's submissions to find one of a country.
          .where(({ exists }) =>
            exists(
              submissionsInScope(db, scope)
                .select("submissions.id")
                .where("submissions.applicantId", "=", sql<string>`${sql.ref("organizations.id")}`),
            ),
          ),
      ),
    )
    .orderBy("seek.country")
    .execute();
  return rows.flatMap(({ country }) => country ?? []);
}

/** Sheets asked for and submitted in a stage, for the rows of one page. */
export async function listSheetCounts(
  db: Database,
  stageId: string,
  submissionIds: readonly string[],
): Promise<readonly { readonly submissionId: string; readonly expected: number; readonly submitted: number }[]> {
  if (submissionIds.length === 0) return [];
  return await db
    .selectFrom("assignments")
    .leftJoin("scoreSheets", (join) =>
      join.onRef("scoreSheets.assignmentId", "=", "assignments.id").on("scoreSheets.state", "=", "submitted"),
    )
    .select((eb) => [
      "assignments.submissionId",
      eb.fn.countAll<number>().as("expected"),
      eb.fn.count<number>("scoreSheets.id").as("submitted"),
    ])
    .where("assignments.stageId", "=", stageId)
    .where("assignments.submissionId", "in", submissionIds)
    .where("assignments.state", "=", "active")
    .groupBy("assignments.submissionId")
    .execute();
}

/** Number of IP rights, for the rows of one page; a submission without one is not listed. */
export async function listIpRightCounts(
  db: Database,
  submissionIds: readonly string[],
): Promise<readonly { readonly submissionId: string; readonly ipRights: number }[]> {
  if (submissionIds.length === 0) return [];
  return await db
    .selectFrom("ipRights")
    .select(["submissionId", (eb) => eb.fn.countAll<number>().as("ipRights")])
    .where("submissionId", "in", submissionIds)
    .groupBy("submissionId")
    .execute();
}

/** Everything that was sent in under one submission; who may read which part is the caller's decision. */
export interface SubmissionContent {
  readonly submission: Row<"submissions">;
  readonly applicant: Row<"organizations">;
  readonly recommender: Row<"organizations"> | null;
  readonly texts: readonly Omit<Row<"submissionTexts">, "submissionId">[];
  readonly ipRights: readonly Omit<Row<"ipRights">, "submissionId">[];
  readonly files: readonly Omit<Row<"submissionFiles">, "submissionId">[];
  readonly people: readonly Omit<Row<"submissionPeople">, "submissionId">[];
  readonly recommendingExperts: readonly Omit<Row<"recommendingExperts">, "submissionId">[];
}

export async function findSubmissionContent(
  db: Database,
  submissionId: string,
): Promise<SubmissionContent | undefined> {
  const submission = await db.selectFrom("submissions").selectAll().where("id", "=", submissionId).executeTakeFirst();
  if (submission === undefined) return undefined;
  const organizations = await db
    .selectFrom("organizations")
    .selectAll()
    .where("id", "in", [
      submission.applicantId,
      ...(submission.recommenderId === null ? [] : [submission.recommenderId]),
    ])
    .execute();
  const applicant = organizations.find((item) => item.id === submission.applicantId);
  if (applicant === undefined) throw new Error(`findSubmissionContent: ${submissionId} has no applicant`);
  return {
    submission,
    applicant,
    recommender: organizations.find((item) => item.id === submission.recommenderId) ?? null,
    texts: await db
      .selectFrom("submissionTexts")
      .select(["section", "language", "body"])
      .where("submissionId", "=", submissionId)
      .orderBy("section")
      .orderBy("language")
      .execute(),
    ipRights: await db
      .selectFrom("ipRights")
      .selectAll()
      .where("submissionId", "=", submissionId)
      .orderBy("position")
      .execute(),
    files: await listSubmissionFiles(db, submissionId),
    people: await db
      .selectFrom("submissionPeople")
      .selectAll()
      .where("submissionId", "=", submissionId)
      .orderBy("role")
      .orderBy("id")
      .execute(),
    recommendingExperts: await db
      .selectFrom("recommendingExperts")
      .selectAll()
      .where("submissionId", "=", submissionId)
      .orderBy("position")
      .execute(),
  };
}

export async function listSubmissionFiles(
  db: Database,
  submissionId: string,
): Promise<readonly Row<"submissionFiles">[]> {
  return await db
    .selectFrom("submissionFiles")
    .selectAll()
    .where("submissionId", "=", submissionId)
    .orderBy("section")
    .orderBy("position")
    .orderBy("id")
    .execute();
}

export async function findSubmissionFile(db: Database, fileId: string): Promise<Row<"submissionFiles"> | undefined> {
  return await db.selectFrom("submissionFiles").selectAll().where("id", "=", fileId).executeTakeFirst();
}

/** The rounds of a submission's formal check, without their findings. */
export async function listFormalCheckRounds(
  db: Database,
  submissionId: string,
): Promise<readonly Pick<Row<"formalChecks">, "id" | "round" | "state" | "verdict" | "note" | "confirmedAt">[]> {
  return await db
    .selectFrom("formalChecks")
    .select(["id", "round", "state", "verdict", "note", "confirmedAt"])
    .where("submissionId", "=", submissionId)
    .orderBy("round")
    .execute();
}

type Joined = Schema & {
  applicants: { [Column in keyof Schema["organizations"]]: Schema["organizations"][Column] | null };
};
type Submissions = SelectQueryBuilder<Joined, "submissions" | "applicants", object>;

function withApplicant(db: Database, scope: SubmissionScope): Submissions {
  return submissionsInScope(db, scope).leftJoin(
    "organizations as applicants",
    "applicants.id",
    "submissions.applicantId",
  );
}

/** For filters that read no applicant; the type keeps the join so that `filtered` is written once. */
function withoutApplicant(db: Database, scope: SubmissionScope): Submissions {
  return submissionsInScope(db, scope);
}

function readsApplicant({ countries, text }: SubmissionFilter): boolean {
  return Boolean(countries?.length) || (text?.trim() ?? "") !== "";
}

function filtered(query: Submissions, filter: SubmissionFilter, mask: ApplicantMask | null): Submissions {
  let result = query;
  if (filter.fields?.length)
    result = result.where((eb) =>
      eb(eb.fn.coalesce("submissions.fieldCode", "submissions.declaredFieldCode"), "in", filter.fields!),
    );
  if (filter.statuses?.length) result = result.where("submissions.status", "in", filter.statuses);
  if (filter.channels?.length) result = result.where("submissions.channel", "in", filter.channels);
  if (filter.kinds?.length) result = result.where("submissions.kind", "in", filter.kinds);
  if (filter.countries?.length) result = result.where("applicants.country", "in", filter.countries);
  const text = filter.text?.trim() ?? "";
  if (text !== "") result = result.where((eb) => eb.or(matches(text, mask)));
  return result;
}

/** Case is ignored for Latin letters. `%` and `_` are letters like any other. */
function matches(text: string, mask: ApplicantMask | null) {
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, (letter) => `\\${letter}`)}%`;
  return [
    sql.ref("submissions.serial"),
    sql.ref("submissions.titleZh"),
    sql.ref("submissions.titleEn"),
    applicantName("zh", mask),
    applicantName("en", mask),
  ].map((column) => sql<boolean>`lower(${column}) like ${pattern} escape '\\'`);
}

function applicantName(language: "zh" | "en", mask: ApplicantMask | null) {
  const name = sql.ref<string | null>(language === "zh" ? "applicants.nameZh" : "applicants.nameEn");
  if (mask === null || mask.stageIds.length === 0) return sql<string | null>`${name}`;
  return sql<string | null>`case when exists (
    select 1 from ${sql.table("assignments")}
    where ${sql.ref("assignments.submissionId")} = ${sql.ref("submissions.id")}
      and ${sql.ref("assignments.expertId")} = ${mask.expertId}
      and ${sql.ref("assignments.stageId")} in (${sql.join(mask.stageIds)})
  ) then null else ${name} end`;
}

/** Every sort ends in the serial, so that pages never overlap. */
function sorted(query: Submissions, page: SubmissionPage): Submissions {
  const { direction } = page;
  const first = page.language;
  const second = first === "zh" ? "en" : "zh";
  const title = (language: "zh" | "en") =>
    sql.ref<string | null>(`submissions.title${language === "zh" ? "Zh" : "En"}`);
  const either = (a: unknown, b: unknown) => sql<string>`coalesce(${a}, ${b}, '')`;
  switch (page.sort) {
    case "serial":
      return query.orderBy("submissions.serial", direction);
    case "title":
      return query.orderBy(either(title(first), title(second)), direction).orderBy("submissions.serial");
    case "applicant":
      return query
        .orderBy(either(applicantName(first, page.mask), applicantName(second, page.mask)), direction)
        .orderBy("submissions.serial");
    case "field":
      return query
        .orderBy((eb) => eb.fn.coalesce("submissions.fieldCode", "submissions.declaredFieldCode"), direction)
        .orderBy("submissions.serial");
    case "status":
      return query.orderBy("submissions.status", direction).orderBy("submissions.serial");
    case "receivedAt":
      return query.orderBy("submissions.receivedAt", direction).orderBy("submissions.serial");
    case "sheets":
      return query
        .orderBy(
          (eb) =>
            eb
              .selectFrom("scoreSheets")
              .select((inner) => inner.fn.countAll<number>().as("submitted"))
              .whereRef("scoreSheets.submissionId", "=", "submissions.id")
              .where("scoreSheets.state", "=", "submitted")
              .where("scoreSheets.stageId", "=", page.stageId ?? ""),
          direction,
        )
        .orderBy("submissions.serial");
  }
}

/** Submissions of a call by their serials, whatever their state; in serial order. */
export async function findSubmissionsBySerial(
  db: Database,
  callId: string,
  serials: readonly string[],
): Promise<readonly Pick<Row<"submissions">, "id" | "serial" | "status">[]> {
  return await db
    .selectFrom("submissions")
    .select(["id", "serial", "status"])
    .where("callId", "=", callId)
    .where("serial", "in", [...serials])
    .orderBy("serial")
    .execute();
}
