/** Facts of an expert's record: kept by the office, and looked through for conflicts as soon as one changes. */
import { type Database, inTransaction } from "#db/connection.ts";
import {
  findExpertFact,
  findOrganizationCalled,
  removeExpertFact,
  replaceExpertFact,
  saveExpertFact,
} from "#db/expert-facts.ts";
import { findExpert } from "#db/experts.ts";
import { listIdsInScope } from "#db/results.ts";
import { FACT_KINDS, type FactKind } from "#scoring/conflicts/facts.ts";
import { recordAudit } from "./audit.server.ts";
import { isCalendarDate } from "./calendar-date.ts";
import { callOf } from "./calls.server.ts";
import { outcomeOf, type ScanOutcome, scanWithin } from "./conflict-scan.server.ts";
import { type Context, within } from "./context.ts";
import { mayKeepConflictFacts, submissionScope } from "./permissions.ts";
import { type Problem, Refusal } from "./refusal.ts";
import { stageNow } from "./stage-plans.server.ts";
import { checkTexts } from "./written-text.ts";

/** A fact as a form gives it; empty texts are not known. */
export interface FactEntry {
  readonly kind: string;
  /** Name, credit code or register number; an organization of the call where one goes by exactly this. */
  readonly organization: string;
  readonly personName: string;
  /** Of that person; it tells namesakes apart. */
  readonly birthYear: string;
  /** Of kin: how related. */
  readonly relation: string;
  /** The one submission it is about. */
  readonly serial: string;
  /** Number of the patent, paper or report. */
  readonly documentNo: string;
  /** Calendar dates. */
  readonly startedOn: string;
  readonly endedOn: string;
}

/**
 * Adds a fact, and looks at once what conflicts follow from it.
 * @returns what was found, as far as the actor may know
 * @throws Refusal not_found
 * @throws Refusal invalid: `unknown_value` (kind), `required` (organization or person), `not_a_date`,
 *   `ends_before_start`, `not_a_year`, texts
 */
export async function addFact(ctx: Context, expertId: string, entry: FactEntry): Promise<ScanOutcome> {
  return await inTransaction(ctx.db, async (trx) => {
    await requireExpert(trx, ctx, expertId);
    const values = await valuesOf(trx, ctx, entry);
    await saveExpertFact(trx, { ...values, id: ctx.newId(), expertId });
    return await scanAfter(trx, ctx, expertId, "expert.fact_added", entry.kind);
  });
}

/** Puts a fact right. @throws Refusal as `addFact` */
export async function changeFact(ctx: Context, factId: string, entry: FactEntry): Promise<ScanOutcome> {
  return await inTransaction(ctx.db, async (trx) => {
    const { expertId } = await requireFact(trx, ctx, factId);
    await replaceExpertFact(trx, factId, await valuesOf(trx, ctx, entry));
    return await scanAfter(trx, ctx, expertId, "expert.fact_changed", entry.kind);
  });
}

/**
 * Takes out a fact that was recorded by mistake. What was found from it goes on blocking until chair and supervisor have
 * said that it was wrong. @throws Refusal not_found
 */
export async function removeFact(ctx: Context, factId: string): Promise<ScanOutcome> {
  return await inTransaction(ctx.db, async (trx) => {
    const { expertId, kind } = await requireFact(trx, ctx, factId);
    await removeExpertFact(trx, factId);
    return await scanAfter(trx, ctx, expertId, "expert.fact_removed", kind);
  });
}

async function scanAfter(
  trx: Database,
  ctx: Context,
  expertId: string,
  verb: string,
  kind: string,
): Promise<ScanOutcome> {
  await recordAudit(trx, ctx, verb, { type: "expert", id: expertId }, { kind });
  const inside = within(ctx, trx);
  const call = await callOf(inside);
  const changes = await scanWithin(trx, inside, call, await stageNow(trx, call.id), expertId);
  return outcomeOf(changes, await listIdsInScope(trx, submissionScope(ctx.actor, "staff")));
}

async function requireExpert(trx: Database, ctx: Context, expertId: string): Promise<void> {
  const expert = await findExpert(trx, expertId);
  if (!mayKeepConflictFacts(ctx.actor) || expert?.callId !== ctx.actor.callId) throw new Refusal("not_found");
}

async function requireFact(trx: Database, ctx: Context, factId: string) {
  const fact = await findExpertFact(trx, factId);
  if (fact === undefined) throw new Refusal("not_found");
  await requireExpert(trx, ctx, fact.expertId);
  return fact;
}

async function valuesOf(trx: Database, ctx: Context, entry: FactEntry) {
  const problems = checkFact(entry);
  if (problems.length > 0) throw new Refusal("invalid", problems);
  const name = entry.organization.trim();
  const organization = name === "" ? undefined : await findOrganizationCalled(trx, ctx.actor.callId, name);
  const detail = {
    ...textOf("relation", entry.relation),
    ...textOf("serial", entry.serial),
    ...textOf("documentNo", entry.documentNo),
    ...(entry.birthYear.trim() === "" ? {} : { birthYear: Number(entry.birthYear) }),
  };
  return {
    kind: entry.kind,
    organizationId: organization?.id ?? null,
    organizationName: organization === undefined && name !== "" ? name : null,
    personName: orNull(entry.personName),
    startedOn: orNull(entry.startedOn),
    endedOn: orNull(entry.endedOn),
    detail: JSON.stringify(detail),
  };
}

function checkFact(entry: FactEntry): Problem[] {
  const { kind, organization, personName, birthYear, relation, serial, documentNo, startedOn, endedOn } = entry;
  const isNamed = [organization, personName, serial, documentNo].some((text) => text.trim() !== "");
  const areDates = [startedOn, endedOn].every((text) => text === "" || isCalendarDate(text));
  return [
    ...(FACT_KINDS.includes(kind as FactKind) ? [] : [{ field: "kind", code: "unknown_value" }]),
    ...(isNamed ? [] : [{ field: "organization", code: "required" }]),
    ...(birthYear.trim() === "" || /^(19|20)\d\d$/.test(birthYear.trim())
      ? []
      : [{ field: "birthYear", code: "not_a_year" }]),
    ...(areDates ? [] : [{ field: "startedOn", code: "not_a_date" }]),
    ...(areDates && startedOn !== "" && endedOn !== "" && endedOn < startedOn
      ? [{ field: "endedOn", code: "ends_before_start" }]
      : []),
    ...checkTexts({ organization, personName, relation, serial, documentNo }),
  ];
}

function textOf(name: string, text: string): Readonly<Record<string, string>> {
  return text.trim() === "" ? {} : { [name]: text.trim() };
}

function orNull(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}
