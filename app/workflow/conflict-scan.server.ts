/** The scan for conflicts: asked for by the office, and run by itself whenever its facts have changed. */
import { findLastTimeOf } from "#db/audit.ts";
import { type FindingColumns, listConflictsOfCall, saveConflict, saveFinding } from "#db/conflicts.ts";
import { type Database, inTransaction } from "#db/connection.ts";
import { listIdsInScope } from "#db/results.ts";
import type { NewRow } from "#db/schema.ts";
import type { Finding } from "#scoring/conflicts/finding.ts";
import { scanForConflicts } from "#scoring/conflicts/scan-for-conflicts.ts";
import type { ConflictSeverity, StageKind } from "#scoring/programme/programme.ts";
import { recordAudit } from "./audit.server.ts";
import { type Call, callOf } from "./calls.server.ts";
import { type ConflictFacts, conflictFacts } from "./conflict-facts.server.ts";
import { changesOf, columnsOf, type RowChange, type ScanChanges } from "./conflict-findings.ts";
import { endBlockedReading } from "./conflict-storage.server.ts";
import { isCertainConflict, recordedWeight } from "./conflict-weight.ts";
import { type Context, within } from "./context.ts";
import { dayOf } from "./days.ts";
import { isStaff, mayScanConflicts, submissionScope } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { stageNow } from "./stage-plans.server.ts";

/** What a scan did, over the submissions the actor may know of. */
export interface ScanOutcome {
  /** New findings by what they weigh. */
  readonly added: Readonly<Record<ConflictSeverity, number>>;
  /** Findings that are no longer found; they go on blocking until two people say that the fact was wrong. */
  readonly lost: number;
  /** Verdicts that have expired, so that the question is asked again. */
  readonly expired: number;
}

/**
 * Scans experts and staff for conflicts with every standing submission, and stores what is new. One that blocks ends
 * readings at once, as every conflict does.
 * @throws Refusal not_found
 */
export async function scanConflicts(ctx: Context): Promise<ScanOutcome> {
  return await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    if (!mayScanConflicts(ctx.actor)) throw new Refusal("not_found");
    const call = await callOf(inside);
    const changes = await scanWithin(trx, inside, call, await stageNow(trx, call.id));
    return outcomeOf(changes, await listIdsInScope(trx, submissionScope(ctx.actor, "staff")));
  });
}

/** When the call was last scanned; null: never. @throws Refusal not_found */
export async function lastScanAt(ctx: Context): Promise<string | null> {
  if (!isStaff(ctx.actor)) throw new Refusal("not_found");
  return await findLastTimeOf(ctx.db, ctx.actor.callId, "conflict.scanned");
}

/**
 * The same as a part of another verb: after facts have changed, and before a stage is assigned.
 * @param stage the one in which relations are weighed
 * @param expertId one expert alone
 */
export async function scanWithin(
  trx: Database,
  ctx: Context,
  call: Call,
  stage: StageKind,
  expertId?: string,
): Promise<ScanChanges> {
  const facts = await conflictFacts(trx, call, stage, expertId);
  const changes = changesOf(await listConflictsOfCall(trx, call.id), scanForConflicts(facts.input), {
    personIds: new Set(facts.input.experts.map(({ id }) => id)),
    submissionIds: new Set(facts.input.submissions.map(({ id }) => id)),
    ruleCodes: new Set(facts.input.rules.map(({ code }) => code)),
    today: dayOf(ctx.now(), call.programme.timeZone),
    now: ctx.now(),
    weigh: (row) => recordedWeight(call.programme, stage, row),
  });
  const scene = { trx, ctx, call, stage, facts };
  for (const finding of changes.added) await storeFinding(scene, finding);
  for (const change of changes.changed) await storeChange(scene, change);
  const count = (what: RowChange["what"]) => changes.changed.filter((change) => change.what === what).length;
  await recordAudit(
    trx,
    ctx,
    "conflict.scanned",
    { type: "call", id: call.id },
    { added: changes.added.length, changed: count("found"), lost: count("lost"), expired: count("expired") },
  );
  return changes;
}

interface Scene {
  readonly trx: Database;
  readonly ctx: Context;
  readonly call: Call;
  readonly stage: StageKind;
  readonly facts: ConflictFacts;
}

async function storeFinding({ trx, ctx, call, stage, facts }: Scene, finding: Finding): Promise<void> {
  const { expertId: personId, submissionId, ruleCode, severity, certainty, ruleVersion } = finding;
  const isStaff = facts.staffIds.has(personId);
  const id = ctx.newId();
  const columns = columnsOf(finding);
  const row = {
    ...columns,
    id,
    callId: call.id,
    expertId: isStaff ? null : personId,
    accountId: isStaff ? personId : null,
    submissionId,
    ruleCode,
    severity,
    source: "register",
    foundAt: ctx.now(),
    isBlocking: columns.isBlocking ?? 0,
  } satisfies NewRow<"conflicts">;
  await saveConflict(trx, row);
  const details = { submissionId, ruleCode, ruleVersion, severity, certainty };
  await recordAudit(trx, ctx, "conflict.found", { type: "conflict", id }, details);
  if (isStaff || row.isBlocking === 0) return;
  const { isBlocking, evidence = null } = row;
  const weighed = { ruleCode, endedOn: finding.endedOn, isBlocking, certainty, evidence, ...UNDECIDED };
  const isCertain = isCertainConflict(call.programme, stage, weighed);
  const end = { state: "void", reason: ruleCode, conflictId: id, isCertain } as const;
  await endBlockedReading(trx, ctx, personId, submissionId, end);
}

const UNDECIDED = { verdict: null, verdictSecondBy: null, lostAt: null } as const;
const VERBS = { lost: "conflict.lost", expired: "conflict.verdictExpired", found: "conflict.reweighed" } as const;

async function storeChange({ trx, ctx, call, stage }: Scene, { row, what, columns }: RowChange): Promise<void> {
  await saveFinding(trx, row.id, columns);
  if (!isWorthTelling(what, columns)) return;
  const { id, submissionId, ruleCode, personId } = row;
  await recordAudit(trx, ctx, VERBS[what], { type: "conflict", id }, { submissionId, ruleCode });
  if (columns.isBlocking !== 1 || personId === row.accountId) return;
  const isCertain = isCertainConflict(call.programme, stage, { ...row, ...columns });
  const end = { state: "void", reason: ruleCode, conflictId: id, isCertain } as const;
  await endBlockedReading(trx, ctx, personId, submissionId, end);
}

/** Evidence in other words is stored and changes nothing; what changes who stays away is told. */
function isWorthTelling(what: RowChange["what"], columns: FindingColumns): boolean {
  return what !== "found" || columns.severity !== undefined || columns.isBlocking !== undefined;
}

/** What of a scan somebody may know. */
export function outcomeOf({ added, changed }: ScanChanges, visible: ReadonlySet<string>): ScanOutcome {
  const seen = added.filter((finding) => visible.has(finding.submissionId));
  const ofSeverity = (severity: ConflictSeverity) => seen.filter((finding) => finding.severity === severity).length;
  const count = (what: RowChange["what"]) =>
    changed.filter((change) => change.what === what && visible.has(change.row.submissionId)).length;
  return {
    added: {
      blockAbsolute: ofSeverity("blockAbsolute"),
      block: ofSeverity("block"),
      disclose: ofSeverity("disclose"),
      note: ofSeverity("note"),
    },
    lost: count("lost"),
    expired: count("expired"),
  };
}
