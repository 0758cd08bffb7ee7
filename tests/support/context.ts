/** A runtime of one's own: the clock stands until it is moved, ids come from a seed, files stay in memory. */
import { createHash } from "node:crypto";
import { calculate, type Calculations } from "#app/workflow/calculations.ts";
import {
  type Actor,
  type FileStore,
  type SideContext,
  sideContextFor,
  type SideRuntime,
} from "#app/workflow/context.ts";
import type { KnownResults } from "#app/workflow/known-results.ts";
import { answerAside, type SideDesk } from "#app/workflow/side-desk.server.ts";
import type { Database } from "#db/connection.ts";

export interface TestRuntime extends SideRuntime {
  /** Sets the clock, backwards too. The instant is ISO-8601 with a zone. */
  moveTo(instant: string): void;
  moveForward(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): void;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The same seed gives the same ids in the same order. */
export function testRuntime(
  db: Database,
  { startsAt = "2022-10-01T00:00:00Z", seed = "test" }: { startsAt?: string; seed?: string } = {},
): TestRuntime {
  let clock = Date.parse(startsAt);
  let ids = 0;
  return {
    db,
    now: () => new Date(clock).toISOString(),
    newId: () => {
      ids += 1;
      return createHash("sha256")
        .update(`${seed}:${String(ids)}`)
        .digest("hex")
        .slice(0, 32);
    },
    files: memoryFiles(),
    calculations: immediateCalculations(),
    results: checkedResults(),
    moveTo: (instant) => {
      clock = Date.parse(instant);
    },
    moveForward: ({ days = 0, hours = 0, minutes = 0, seconds = 0 }) => {
      clock += days * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND;
    },
  };
}

/** An actor with no role and no person behind it, unless `parts` say otherwise. */
export function testActor(parts: Partial<Actor> = {}): Actor {
  return {
    id: "account-of-a-test",
    callId: "call-of-a-test",
    roles: [],
    expertId: null,
    organizationId: null,
    ...parts,
  };
}

export function testContext(runtime: SideRuntime, parts: Partial<Actor> = {}): SideContext {
  return sideContextFor(runtime, testActor(parts));
}

/** Every calculation is done when it is first asked for, so that a page never depends on how fast a thread was. */
export function immediateCalculations(): Calculations {
  const known = new Map<string, unknown>();
  return {
    begin: (name, key, input) => {
      const id = `${name} ${key}`;
      if (!known.has(id)) known.set(id, calculate(name, input));
      const outcome = { state: "ready", value: known.get(id) as ReturnType<typeof calculate<typeof name>> } as const;
      return { known: outcome, done: Promise.resolve(outcome), shortly: async () => outcome };
    },
  };
}

/** Answers every question at once, in copies, as if it were another thread. */
export function immediateSideDesk(runtime: SideRuntime): SideDesk {
  const ask: SideDesk["ask"] = async (asking) => structuredClone(await answerAside(runtime, structuredClone(asking)));
  return { ask, askShortly: ask };
}

/** Keeps every result and counts it again each time: one that changed without an entry in the record is an error. */
export function checkedResults(): KnownResults {
  const known = new Map<string, string>();
  return {
    read: async (key, count) => {
      const value = await count();
      const text = JSON.stringify(value);
      if ((known.get(key) ?? text) !== text)
        throw new Error("checkedResults: a result changed and nothing is on record");
      known.set(key, text);
      return value;
    },
  };
}

export function memoryFiles(): FileStore {
  const contents = new Map<string, Uint8Array>();
  return {
    write: async (id, content) => {
      contents.set(id, content);
    },
    read: async (id) => contents.get(id),
  };
}
