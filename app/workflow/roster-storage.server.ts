/** How a checked roster becomes rows. A part of the intake desk; nothing here decides anything but conflict severity. */
import type { Database } from "#db/connection.ts";
import { saveParent } from "#db/intake.ts";
import type { Roster, RosterConflict, RosterSubmission } from "#db/roster.ts";
import { saveRows } from "#db/rows.ts";
import type { NewRow } from "#db/schema.ts";
import { blocksReading, effectiveSeverity } from "#scoring/conflicts/effective-severity.ts";
import type { Programme } from "#scoring/programme/programme.ts";

import type { Context } from "./context.ts";
import { dayOf } from "./days.ts";
import { sha256Hex } from "./hashing.ts";

/** Ids by the names the roster uses: organization keys, expert codes, serials, account addresses. */
export interface RosterIds {
  readonly organizations: ReadonlyMap<string, string>;
  readonly experts: ReadonlyMap<string, string>;
  readonly submissions: ReadonlyMap<string, string>;
  readonly accounts: ReadonlyMap<string, string>;
}

export interface StoredFile {
  readonly row: NewRow<"submissionFiles">;
  readonly content: Uint8Array;
}

/** Gives every file its id and checksum, so that its content can be written before any row names it. */
export function filesOf(ctx: Context, roster: Roster, ids: RosterIds): readonly StoredFile[] {
  return roster.submissions.flatMap((submission) =>
    submission.files.map(({ content, ...file }) => ({
      content,
      row: {
        ...file,
        id: ctx.newId(),
        submissionId: ids.submissions.get(submission.serial)!,
        bytes: content.byteLength,
        sha256: sha256Hex(content),
      },
    })),
  );
}

/** Stores all rows of a roster that was checked, in the order in which they refer to each other. */
export async function storeRoster(
  trx: Database,
  ctx: Context,
  programme: Programme,
  roster: Roster,
  ids: RosterIds,
  files: readonly StoredFile[],
): Promise<void> {
  await storeOrganizations(trx, ctx, roster, ids);
  await storeExperts(trx, ctx, roster, ids);
  await storeStaffFacts(trx, ctx, roster, ids);
  await saveRows(
    trx,
    "submissions",
    roster.submissions.map((item) => submissionRow(ctx, programme, item, ids)),
  );
  await storeSubmissionParts(trx, ctx, roster, ids);
  await saveRows(
    trx,
    "submissionFiles",
    files.map((file) => file.row),
  );
  await saveRows(
    trx,
    "conflicts",
    roster.conflicts.map((item) => conflictRow(ctx, programme, item, ids)),
  );
}

async function storeOrganizations(trx: Database, ctx: Context, roster: Roster, ids: RosterIds): Promise<void> {
  await saveRows(
    trx,
    "organizations",
    roster.organizations.map(({ key, parentKey, ...row }) => ({
      ...row,
      id: ids.organizations.get(key)!,
      callId: ctx.actor.callId,
      // Set afterwards: the organization above may come later in the roster.
      parentId: null,
    })),
  );
  for (const { key, parentKey } of roster.organizations)
    if (parentKey !== null) await saveParent(trx, ids.organizations.get(key)!, ids.organizations.get(parentKey)!);
  await saveRows(
    trx,
    "organizationHoldings",
    (roster.holdings ?? []).map(({ holderKey, heldKey, startedOn, endedOn }) => ({
      id: ctx.newId(),
      holderId: ids.organizations.get(holderKey)!,
      heldId: ids.organizations.get(heldKey)!,
      startedOn,
      endedOn,
    })),
  );
}

async function storeStaffFacts(trx: Database, ctx: Context, roster: Roster, ids: RosterIds): Promise<void> {
  await saveRows(
    trx,
    "staffFacts",
    (roster.staffFacts ?? []).map(({ organizationKey, accountEmail, ...fact }) => ({
      ...fact,
      id: ctx.newId(),
      callId: ctx.actor.callId,
      accountId: ids.accounts.get(accountEmail)!,
      organizationId: organizationOf(ids, organizationKey),
    })),
  );
}

async function storeExperts(trx: Database, ctx: Context, roster: Roster, ids: RosterIds): Promise<void> {
  await saveRows(
    trx,
    "experts",
    roster.experts.map(({ organizationKey, fields, facts, ...row }) => ({
      ...row,
      id: ids.experts.get(row.code)!,
      callId: ctx.actor.callId,
      organizationId: organizationOf(ids, organizationKey),
    })),
  );
  await saveRows(
    trx,
    "expertFields",
    roster.experts.flatMap(({ code, fields }) =>
      fields.map((fieldCode, position) => ({ expertId: ids.experts.get(code)!, position, fieldCode })),
    ),
  );
  await saveRows(
    trx,
    "expertFacts",
    roster.experts.flatMap(({ code, facts }) =>
      facts.map(({ organizationKey, ...fact }) => ({
        ...fact,
        id: ctx.newId(),
        expertId: ids.experts.get(code)!,
        organizationId: organizationOf(ids, organizationKey),
      })),
    ),
  );
}

function submissionRow(
  ctx: Context,
  programme: Programme,
  submission: RosterSubmission,
  ids: RosterIds,
): NewRow<"submissions"> {
  const { applicantKey, recommenderKey, texts, ipRights, files, people, recommendingExperts, ...row } = submission;
  const isField = programme.fields.some((field) => field.code === row.declaredFieldCode);
  return {
    ...row,
    id: ids.submissions.get(row.serial)!,
    callId: ctx.actor.callId,
    fieldCode: row.fieldCode ?? (isField ? row.declaredFieldCode : null),
    applicantId: ids.organizations.get(applicantKey)!,
    recommenderId: organizationOf(ids, recommenderKey),
    receivedAt: new Date(row.receivedAt).toISOString(),
    status: "received",
    statusAt: ctx.now(),
  };
}

async function storeSubmissionParts(trx: Database, ctx: Context, roster: Roster, ids: RosterIds): Promise<void> {
  const each = roster.submissions.map((item) => ({ item, submissionId: ids.submissions.get(item.serial)! }));
  await saveRows(
    trx,
    "submissionTexts",
    each.flatMap(({ item, submissionId }) => item.texts.map((text) => ({ ...text, submissionId }))),
  );
  await saveRows(
    trx,
    "ipRights",
    each.flatMap(({ item, submissionId }) =>
      item.ipRights.map((right) => ({ ...right, id: ctx.newId(), submissionId })),
    ),
  );
  await saveRows(
    trx,
    "submissionPeople",
    each.flatMap(({ item, submissionId }) =>
      item.people.map((person) => ({ ...person, id: ctx.newId(), submissionId })),
    ),
  );
  await saveRows(
    trx,
    "recommendingExperts",
    each.flatMap(({ item, submissionId }) =>
      item.recommendingExperts.map(({ expertCode, ...expert }) => ({
        ...expert,
        submissionId,
        expertId: expertCode === null ? null : ids.experts.get(expertCode)!,
      })),
    ),
  );
}

/**
 * The severity is the one of the first stage on the day the call closed: the day from which everybody's relations are
 * counted back, whenever the register is read. A relation too old to count is kept as a note.
 */
function conflictRow(
  ctx: Context,
  programme: Programme,
  conflict: RosterConflict,
  ids: RosterIds,
): NewRow<"conflicts"> {
  const { expertCode, accountEmail, serial, ...row } = conflict;
  const rule = programme.conflictRules.find((item) => item.code === row.ruleCode)!;
  const closedOn = dayOf(programme.callClosesAt, programme.timeZone);
  const severity = effectiveSeverity(rule, programme.stages[0]!.kind, row.endedOn, closedOn);
  return {
    ...row,
    id: ctx.newId(),
    callId: ctx.actor.callId,
    expertId: expertCode === null ? null : ids.experts.get(expertCode)!,
    accountId: accountEmail === null ? null : ids.accounts.get(accountEmail)!,
    submissionId: ids.submissions.get(serial)!,
    severity: severity === "none" ? "note" : severity,
    source: "import",
    foundAt: ctx.now(),
    isBlocking: blocksReading(severity, null) ? 1 : 0,
  };
}

function organizationOf(ids: RosterIds, key: string | null): string | null {
  return key === null ? null : ids.organizations.get(key)!;
}
