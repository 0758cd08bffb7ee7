/** What comes into a call: the roster as a whole, and a submission's way in and out until it is admitted. */
import { type Database, inTransaction } from "#db/connection.ts";
import {
  findSubmissionInScope,
  hasAssignment,
  listAdmissionStates,
  listAccountIds,
  listExpertIds,
  listSubmissionIds,
  saveField,
  saveStatus,
  saveStatuses,
  voidRunningAssignments,
} from "#db/intake.ts";
import type { Roster } from "#db/roster.ts";
import type { Row } from "#db/schema.ts";
import { recordAudit } from "./audit.server.ts";
import { callOf } from "./calls.server.ts";
import { type Context, SYSTEM_ACTOR_ID, within } from "./context.ts";
import { mayRunOffice, submissionScope } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { reopenWithout } from "./result-versions.server.ts";
import { checkRoster } from "./roster-checks.ts";
import { filesOf, type RosterIds, storeRoster } from "./roster-storage.server.ts";

/**
 * Checks a roster as a whole and stores it: everything or nothing. Looking for conflicts in it is the caller's next step,
 * because a round that was held elsewhere comes in as it was held. May be called again with more; experts and
 * submissions that are registered already can be referred to, but not registered twice.
 * @returns the ids by key, code and serial
 * @throws Refusal not_found
 * @throws Refusal invalid: every problem, each with its place in the roster
 */
export async function registerRoster(ctx: Context, roster: Roster): Promise<RosterIds> {
  if (!mayRunOffice(ctx.actor)) throw new Refusal("not_found");
  const call = await callOf(ctx);
  const emails = [
    ...roster.conflicts.flatMap((conflict) => conflict.accountEmail ?? []),
    ...(roster.staffFacts ?? []).map((fact) => fact.accountEmail),
  ];
  const known = await readKnown(ctx.db, call.id, emails);
  const ids = giveIds(ctx, roster, known);
  const check = (what: Known) =>
    checkRoster(roster, {
      programme: call.programme,
      expertCodes: new Set(what.experts.keys()),
      serials: new Set(what.submissions.keys()),
      intakeNumbers: new Set([...what.submissions.values()].map((item) => item.intakeNo)),
      accountEmails: new Set(what.accounts.keys()),
    });
  const problems = check(known);
  if (problems.length > 0) throw new Refusal("invalid", problems);

  // Contents first: a row must never name a file that is not there. A file nobody names does no harm.
  const files = filesOf(ctx, roster, ids);
  for (const file of files) await ctx.files.write(file.row.id, file.content);
  await inTransaction(ctx.db, async (trx) => {
    const late = check(await readKnown(trx, call.id, emails));
    if (late.length > 0) throw new Refusal("invalid", late);
    await storeRoster(trx, ctx, call.programme, roster, ids, files);
    await recordAudit(
      trx,
      ctx,
      "roster.registered",
      { type: "call", id: call.id },
      {
        organizations: roster.organizations.length,
        experts: roster.experts.length,
        submissions: roster.submissions.length,
        conflicts: roster.conflicts.length,
        files: files.length,
      },
    );
  });
  return ids;
}

/**
 * Says in which field a submission is judged, for instance one that came as "other".
 * @throws Refusal not_found
 * @throws Refusal invalid: a code that is no field of the programme
 * @throws Refusal already_decided: it was rejected or withdrawn, or an expert has it already
 */
export async function mapField(ctx: Context, submissionId: string, fieldCode: string): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const submission = await findOwn(trx, ctx, submissionId);
    const { programme } = await callOf({ db: trx, actor: ctx.actor });
    const isOver = submission.status === "rejected" || submission.status === "withdrawn";
    if (isOver || (await hasAssignment(trx, submissionId))) throw new Refusal("already_decided");
    if (!programme.fields.some((field) => field.code === fieldCode))
      throw new Refusal("invalid", [{ field: "field", code: "unknown_field", params: { value: fieldCode } }]);
    await saveField(trx, submissionId, fieldCode);
    await recordAudit(
      trx,
      ctx,
      "submission.field_mapped",
      { type: "submission", id: submissionId },
      {
        declared: submission.declaredFieldCode,
        before: submission.fieldCode,
        after: fieldCode,
      },
    );
  });
}

/**
 * Takes a submission out at its applicant's wish. Its assignments and sheets in stages that still run end with it. A
 * closed stage is counted without it from now on. A frozen result stays in force as it is and waits for a new version in
 * which the submission does not stand, unless a later stage has begun (decision 0014).
 * @throws Refusal not_found
 * @throws Refusal invalid: no reason
 * @throws Refusal already_decided: it was rejected or withdrawn before
 */
export async function withdrawSubmission(ctx: Context, submissionId: string, reason: string): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const submission = await findOwn(trx, ctx, submissionId);
    if (submission.status === "rejected" || submission.status === "withdrawn") throw new Refusal("already_decided");
    if (reason.trim() === "") throw new Refusal("invalid", [{ field: "reason", code: "required" }]);
    await saveStatus(trx, submissionId, { status: "withdrawn", statusAt: ctx.now(), statusNote: reason.trim() });
    await voidRunningAssignments(trx, submissionId, { at: ctx.now(), reason: "withdrawn" });
    await reopenWithout(within(ctx, trx), submissionId);
    await recordAudit(
      trx,
      ctx,
      "submission.withdrawn",
      { type: "submission", id: submissionId },
      {
        before: submission.status,
        reason: reason.trim(),
      },
    );
  });
}

interface Known {
  readonly experts: ReadonlyMap<string, string>;
  readonly submissions: Awaited<ReturnType<typeof listSubmissionIds>>;
  readonly accounts: ReadonlyMap<string, string>;
}

async function readKnown(db: Database, callId: string, emails: readonly string[]): Promise<Known> {
  return {
    experts: await listExpertIds(db, callId),
    submissions: await listSubmissionIds(db, callId),
    accounts: await listAccountIds(db, emails),
  };
}

function giveIds(ctx: Context, roster: Roster, known: Known): RosterIds {
  const fresh = (names: readonly string[]) => names.map((name): [string, string] => [name, ctx.newId()]);
  return {
    organizations: new Map(fresh(roster.organizations.map((item) => item.key))),
    experts: new Map([...known.experts, ...fresh(roster.experts.map((item) => item.code))]),
    submissions: new Map([
      ...[...known.submissions].map(([serial, item]): [string, string] => [serial, item.id]),
      ...fresh(roster.submissions.map((item) => item.serial)),
    ]),
    accounts: known.accounts,
  };
}

async function findOwn(trx: Database, ctx: Context, submissionId: string): Promise<Row<"submissions">> {
  const submission = await findSubmissionInScope(trx, submissionScope(ctx.actor, "staff"), submissionId);
  if (submission === undefined || !mayRunOffice(ctx.actor)) throw new Refusal("not_found");
  return submission;
}

/**
 * Admits what an import brought in: its formal check was done where it comes from, so there is none here, and the
 * record says so. For the command line only.
 * @throws Refusal not_found: somebody else asks, or a submission is not the call's
 * @throws Refusal already_decided: a submission is past "received"
 * @throws Refusal field_unmapped: it has no field it could be judged in
 */
export async function admitImported(ctx: Context, submissionIds: readonly string[]): Promise<void> {
  if (ctx.actor.id !== SYSTEM_ACTOR_ID) throw new Refusal("not_found");
  await inTransaction(ctx.db, async (trx) => {
    const states = await listAdmissionStates(trx, ctx.actor.callId);
    for (const id of submissionIds) {
      const state = states.get(id);
      if (state === undefined) throw new Refusal("not_found");
      if (state.status !== "received" || state.isChecked) throw new Refusal("already_decided");
      if (state.fieldCode === null) throw new Refusal("field_unmapped");
    }
    await saveStatuses(trx, submissionIds, { status: "admitted", statusAt: ctx.now(), statusNote: "imported" });
    await recordAudit(
      trx,
      ctx,
      "submissions.admitted_by_import",
      { type: "call", id: ctx.actor.callId },
      { submissions: submissionIds.length },
    );
  });
}
