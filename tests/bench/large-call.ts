/** A call of any size for benchmarks: submissions with five sheets each, everything submitted. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { addAccount, grantRole } from "#app/workflow/accounts.server.ts";
import { createCall, findCallBySlug } from "#app/workflow/calls.server.ts";
import { type Context, contextFor, type Runtime, systemActor } from "#app/workflow/context.ts";
import { knownResults } from "#app/workflow/known-results.ts";
import { registerRoster } from "#app/workflow/intake.server.ts";
import { openDataFolder, type DataFolder } from "#db/data-folder.ts";
import type { Roster, RosterExpert, RosterOrganization, RosterSubmission } from "#db/roster.ts";
import { saveRows } from "#db/rows.ts";
import { defaultProgramme } from "#db/seed/programme-file.ts";
import type { Programme } from "#scoring/programme/programme.ts";

export const SHEETS_PER_SUBMISSION = 5;
const EXPERTS = 300;
const NOW = "2023-01-12T02:00:00.000Z";

export interface LargeCall {
  readonly folder: DataFolder;
  readonly runtime: Runtime;
  readonly callId: string;
  readonly slug: string;
  readonly secretaryId: string;
  readonly chairId: string;
  readonly supervisorId: string;
  /** The account of the first expert, who holds sheets. */
  readonly expertId: string;
  readonly expertAccountId: string;
}

/** Fills a data folder that is durable as in production (`synchronous=FULL`). */
export async function largeCall(directory: string, submissions: number): Promise<LargeCall> {
  const folder = await openDataFolder(join(directory, `bench-${submissions}`));
  const runtime: Runtime = {
    db: folder.db,
    files: folder.files,
    results: knownResults(),
    now: () => NOW,
    newId: countedIds(`bench ${submissions}`),
  };
  const programme = defaultProgramme() as Programme;
  const callId = await createCall(runtime, { slug: programme.slug, mode: "live", programmeDocument: programme });
  const ctx = contextFor(runtime, systemActor(callId));
  const ids = await registerRoster(ctx, rosterOf(programme, submissions));
  await folder.db.updateTable("submissions").set({ status: "admitted" }).execute();
  await fillStage(ctx, [...ids.submissions.values()], [...ids.experts.values()]);
  const secretaryId = await addAccount(ctx, { email: "secretary@bench.example", nameZh: "秘书", nameEn: "Secretary" });
  await grantRole(ctx, secretaryId, { role: "secretariat" });
  const chairId = await addAccount(ctx, { email: "chair@bench.example", nameZh: "主任", nameEn: "Chair" });
  await grantRole(ctx, chairId, { role: "chair" });
  const supervisorId = await addAccount(ctx, {
    email: "supervisor@bench.example",
    nameZh: "监督",
    nameEn: "Supervisor",
  });
  await grantRole(ctx, supervisorId, { role: "supervisor" });
  const expertAccountId = await addAccount(ctx, { email: "expert@bench.example", nameZh: "专家", nameEn: "Expert" });
  const expertId = ids.experts.get("E-001") ?? "";
  await grantRole(ctx, expertAccountId, { role: "expert", expertId });
  const call = await findCallBySlug(runtime, programme.slug);
  return {
    folder,
    runtime,
    callId,
    slug: call?.slug ?? "",
    secretaryId,
    chairId,
    supervisorId,
    expertId,
    expertAccountId,
  };
}

/** Opens the initial stage with complete, submitted sheets; the first expert's first sheet is still a draft. */
async function fillStage(ctx: Context, submissions: readonly string[], experts: readonly string[]): Promise<void> {
  const stage = await ctx.db.selectFrom("stages").selectAll().where("kind", "=", "initial").executeTakeFirstOrThrow();
  const rubric = await ctx.db
    .selectFrom("rubricVersions")
    .selectAll()
    .where("id", "=", stage.rubricVersionId)
    .executeTakeFirstOrThrow();
  const criteria = (JSON.parse(rubric.document) as { criteria: { code: string }[] }).criteria.map((item) => item.code);
  const pairs = submissions.flatMap((submissionId, row) =>
    Array.from({ length: SHEETS_PER_SUBMISSION }, (_, column) => ({
      id: ctx.newId(),
      submissionId,
      expertId: experts[(row * 7 + column * 41) % experts.length] ?? "",
      order: row,
    })),
  );
  const stageId = stage.id;
  await saveRows(
    ctx.db,
    "assignments",
    pairs.map(({ order, ...pair }) => ({
      ...pair,
      stageId,
      panelId: null,
      runId: null,
      state: "active" as const,
      readingOrder: order,
      createdAt: NOW,
      endedAt: null,
    })),
  );
  await saveRows(
    ctx.db,
    "declarations",
    pairs.map(({ id, submissionId, expertId }) => ({
      id: ctx.newId(),
      assignmentId: id,
      expertId,
      submissionId,
      answer: "none" as const,
      ruleCode: null,
      declaredAt: NOW,
    })),
  );
  await saveRows(
    ctx.db,
    "pledges",
    experts.map((expertId) => ({ stageId, expertId, signedAt: NOW })),
  );
  const sheets = pairs.slice(1);
  await saveRows(
    ctx.db,
    "scoreSheets",
    sheets.map(({ id, submissionId, expertId }) => ({
      id,
      assignmentId: id,
      stageId,
      submissionId,
      expertId,
      rubricVersionId: rubric.id,
      state: "submitted" as const,
      revision: 1,
      startedAt: NOW,
      savedAt: NOW,
      submittedAt: NOW,
      voidAt: null,
    })),
  );
  await saveRows(
    ctx.db,
    "marks",
    sheets.flatMap(({ id }, row) =>
      criteria.map((criterionCode, column) => ({
        sheetId: id,
        criterionCode,
        mark: markOf(Math.floor(row / SHEETS_PER_SUBMISSION), row, column),
      })),
    ),
  );
  await ctx.db
    .updateTable("stages")
    .set({ state: "open", assignedAt: NOW, openedAt: NOW })
    .where("id", "=", stageId)
    .execute();
  await ctx.db.updateTable("rubricVersions").set({ frozenAt: NOW }).where("id", "=", rubric.id).execute();
}

/** Quality of the submission with something of the sheet's and the criterion's own, so that few scores are equal. */
function markOf(submission: number, sheet: number, criterion: number): number {
  const part = (value: number, range: number): number => ((value * 2_654_435_761) % 4_294_967_296) % range;
  return 55 + part(submission, 25) + part(sheet * 31, 8) + part(sheet * 131 + criterion, 8);
}

function rosterOf(programme: Programme, count: number): Roster {
  const fields = programme.fields.map((field) => field.code);
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return {
    organizations: numbers.map(organizationOf),
    experts: Array.from({ length: EXPERTS }, (_, index) => expertOf(index + 1, fields)),
    submissions: numbers.map((number) => submissionOf(number, fields[number % fields.length] ?? "")),
    conflicts: [],
  };
}

function organizationOf(number: number): RosterOrganization {
  return {
    key: `o${number}`,
    parentKey: null,
    kind: "applicant",
    nameZh: `第 ${number} 号精密技术有限公司`,
    nameEn: `Precision Technology No. ${number} Co., Ltd.`,
    country: "CN",
    province: "CN-HB",
    creditCode: null,
    registerNo: `R${number}`,
    emailDomain: null,
  };
}

function expertOf(number: number, fields: readonly string[]): RosterExpert {
  const code = `E-${String(number).padStart(3, "0")}`;
  return {
    code,
    nameZh: `专家${number}`,
    nameEn: `Expert ${number}`,
    kind: "authority",
    organizationKey: null,
    country: "CN",
    province: "CN-BJ",
    birthYear: null,
    email: `${code.toLowerCase()}@bench.example`,
    capacity: 1000,
    fields: [fields[number % fields.length] ?? ""],
    facts: [],
  };
}

function submissionOf(number: number, field: string): RosterSubmission {
  return {
    intakeNo: number,
    serial: `${field}-${String(number).padStart(5, "0")}`,
    declaredFieldCode: field,
    fieldCode: field,
    kind: "product",
    channel: "self",
    unitType: "enterprise",
    employees: 80,
    zjtxLevel: null,
    titleZh: `面向第 ${number} 类场景的边缘时序推理网关`,
    titleEn: `Edge inference gateway for scenario ${number}`,
    releasedOn: "2022-03-18",
    receivedAt: "2022-12-01T02:00:00.000Z",
    commitmentSignedOn: null,
    applicantKey: `o${number}`,
    recommenderKey: null,
    texts: [],
    ipRights: [],
    files: [],
    people: [],
    recommendingExperts: [],
  };
}

function countedIds(seed: string): () => string {
  let count = 0;
  return () => {
    count += 1;
    return createHash("sha256").update(`${seed} ${count}`).digest("hex").slice(0, 32);
  };
}
