/** The demonstration's own desk: who can be played, what time it is, and the next step carried out by the others. */
import { listRoleHolders } from "#db/accounts.ts";
import { listExperts } from "#db/experts.ts";
import type { Role } from "#db/schema.ts";
import { peopleOfInterest } from "#db/seed/demonstration/people-of-interest.ts";
import type { Bilingual } from "#scoring/programme/programme.ts";
import { Temporal } from "temporal-polyfill";
import { type Call, findCallBySlug, listCalls } from "../calls.server.ts";
import type { Runtime } from "../context.ts";
import { callOverview } from "../overview.server.ts";
import { Refusal } from "../refusal.ts";
import { castOf, type DemonstrationRuntime } from "./cast.server.ts";
import { carryOut } from "./steps.server.ts";

export interface DemonstrationPerson {
  readonly accountId: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly roles: readonly Role[];
  /** Why this person is worth meeting; null for nobody in particular. */
  readonly note: Bilingual | null;
}

export interface DemonstrationView {
  readonly people: readonly DemonstrationPerson[];
  readonly experts: readonly {
    readonly accountId: string;
    readonly code: string;
    readonly nameZh: string;
    readonly nameEn: string;
  }[];
  readonly now: string;
  /** The wall clock of the call's zone, as a form field takes it. */
  readonly localNow: string;
  readonly timeZone: string;
  readonly timeZoneName: Bilingual;
  /** Code of the step the call waits for; null when everything is done. */
  readonly next: string | null;
}

/** What the start page of a demonstration shows; null while no demonstration call is there. */
export async function demonstrationDesk(runtime: Runtime): Promise<DemonstrationView | null> {
  const call = await demonstrationCall(runtime);
  if (call === undefined) return null;
  const { timeZone, timeZoneName } = call.programme;
  const holders = await listRoleHolders(runtime.db, call.id);
  const names = await listExperts(runtime.db, call.id);
  const now = runtime.now();
  const { next } = await callOverview((await castOf(runtime, call)).secretariat);
  return {
    people: peopleOf(holders),
    experts: holders.flatMap(({ role, accountId, expertId }) => {
      const expert = role === "expert" ? names.find((item) => item.id === expertId) : undefined;
      return expert === undefined
        ? []
        : [{ accountId, code: expert.code, nameZh: expert.nameZh, nameEn: expert.nameEn }];
    }),
    now,
    localNow: Temporal.Instant.from(now)
      .toZonedDateTimeISO(timeZone)
      .toPlainDateTime()
      .toString({ smallestUnit: "minute" }),
    timeZone,
    timeZoneName,
    next: next.code === "done" ? null : next.code,
  };
}

/** @throws Refusal not_found: nobody of a demonstration call */
export async function findDemonstrationPerson(
  runtime: Runtime,
  accountId: string,
): Promise<{ readonly accountId: string }> {
  const call = await demonstrationCall(runtime);
  const holders = call === undefined ? [] : await listRoleHolders(runtime.db, call.id);
  if (!holders.some((holder) => holder.accountId === accountId)) throw new Refusal("not_found");
  return { accountId };
}

/** The instant of a wall-clock time in the call's zone. @throws Refusal invalid: no time, or one before now */
export async function instantFromLocal(runtime: Runtime, local: string): Promise<string> {
  const call = await demonstrationCall(runtime);
  if (call === undefined) throw new Refusal("not_found");
  const instant = instantIn(local, call.programme.timeZone);
  if (instant === undefined || instant < runtime.now())
    throw new Refusal("invalid", [{ field: "instant", code: "clock_backwards" }]);
  return instant;
}

/** Carries out what the call waits for, by those who have not acted yet. @returns its code; undefined when all is done */
export async function playNextStep(runtime: DemonstrationRuntime): Promise<string | undefined> {
  const call = await demonstrationCall(runtime);
  if (call === undefined) throw new Refusal("not_found");
  const cast = await castOf(runtime, call);
  const { next } = await callOverview(cast.secretariat);
  if (next.code === "done") return undefined;
  await carryOut(runtime, cast, next);
  return next.code;
}

async function demonstrationCall(runtime: Runtime): Promise<Call | undefined> {
  const found = (await listCalls(runtime)).find((call) => call.mode === "demo");
  return found === undefined ? undefined : await findCallBySlug(runtime, found.slug);
}

function peopleOf(holders: Awaited<ReturnType<typeof listRoleHolders>>): DemonstrationPerson[] {
  return peopleOfInterest.flatMap(({ email, note }) => {
    const held = holders.filter((holder) => holder.email === email);
    const [first] = held;
    if (first === undefined) return [];
    const { accountId, nameZh, nameEn } = first;
    return [{ accountId, nameZh, nameEn, roles: held.map((holder) => holder.role), note }];
  });
}

function instantIn(local: string, timeZone: string): string | undefined {
  try {
    return Temporal.PlainDateTime.from(local)
      .toZonedDateTime(timeZone)
      .toInstant()
      .toString({ smallestUnit: "millisecond" });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
