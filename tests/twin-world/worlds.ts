/**
 * The two worlds: copies of one database in which a few people have a conflict with one submission. The second copy
 * differs in one thing about that submission, and in nothing else.
 */
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { findCallBySlug } from "#app/workflow/calls.server.ts";
import { playUntil, type SnapshotName } from "#app/workflow/demonstration/snapshots.server.ts";
import { DEMONSTRATION_STARTS_AT, setUpDemonstration } from "#app/workflow/demonstration/set-up.server.ts";
import { type Database, openDatabase } from "#db/connection.ts";
import { migrateToLatest } from "#db/migrations.ts";
import { SettableClock } from "../../bin/installation.ts";
import { memoryFiles, testRuntime } from "../support/context.ts";

export type Moment = "scoring" | "initial-closed" | "secondary-open" | "defense-day" | "notice";

/** The submission nobody of `CONFLICTED` may learn anything of. */
export const HIDDEN_SERIAL = "F02-003";

/** One of the same field that they may read. */
export const OTHER_SERIAL = "F02-001";

/** A word that stands nowhere but in a changed world. */
export const SECRET_WORD = "暗号";

/** Who has a blocking conflict with it: a chair who scores, a chair, a secretary, a supervisor and an expert. */
export const CONFLICTED = {
  "chair who scores": "e-12@experts.example",
  chair: "chair@committee.example",
  secretary: "secretary2@secretariat.example",
  supervisor: "supervisor2@supervision.example",
  expert: "e-19@experts.example",
} as const;

export type ConflictedPerson = keyof typeof CONFLICTED;
export const PEOPLE = Object.keys(CONFLICTED) as readonly ConflictedPerson[];

export interface World {
  readonly db: Database;
  readonly now: string;
  readonly files: ReturnType<typeof memoryFiles>;
}

export interface Worlds {
  readonly slug: string;
  /** A fresh copy of a moment; `change` is what the copy differs in. */
  copy(moment: Moment, change?: (db: Database) => Promise<void>): Promise<World & { close(): Promise<void> }>;
  remove(): Promise<void>;
}

const PLAYED: readonly SnapshotName[] = ["initial-closed", "secondary-open", "defense-day", "notice"];

/** Plays the demonstration once and keeps a database of every moment. */
export async function playWorlds(): Promise<Worlds> {
  const folder = await mkdtemp(join(tmpdir(), "candela-twins-"));
  const files = memoryFiles();
  const clock = new SettableClock(DEMONSTRATION_STARTS_AT);
  const open = await openDatabase({ kind: "sqlite", file: join(folder, "played.sqlite"), isDurable: false });
  await migrateToLatest(open.db);
  const runtime = {
    ...testRuntime(open.db, { seed: "twins" }),
    files,
    now: () => clock.now(),
    setClock: (instant: string) => Promise.resolve(clock.set(instant)),
  };
  const { slug } = await setUpDemonstration(runtime);
  const call = await findCallBySlug(runtime, slug);
  if (call === undefined) throw new Error("playWorlds: the call is missing");
  const times = new Map<Moment, string>();
  const keep = async (moment: Moment, change: (db: Database) => Promise<void> = () => Promise.resolve()) => {
    const file = join(folder, `${moment}.sqlite`);
    await sql`vacuum into ${sql.lit(file)}`.execute(open.db);
    await changeFile(file, async (db) => {
      await addConflicts(db);
      await change(db);
    });
    times.set(moment, clock.now());
  };
  for (const name of PLAYED) {
    await playUntil(runtime, call, name);
    await keep(name as Moment);
    if (name === "initial-closed") await keep("scoring", reopenInitial);
  }
  await open.close();
  return {
    slug,
    copy: async (moment, change) => {
      copies += 1;
      const file = join(folder, `${moment}-${String(copies)}.sqlite`);
      await copyFile(join(folder, `${moment}.sqlite`), file);
      if (change !== undefined) await changeFile(file, change);
      const copied = await openDatabase({ kind: "sqlite", file, isDurable: false });
      const now = moment === "scoring" ? "2023-01-16T02:00:00.000Z" : (times.get(moment) ?? "");
      return { db: copied.db, now, files, close: () => copied.close() };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

let copies = 0;

async function changeFile(file: string, change: (db: Database) => Promise<void>): Promise<void> {
  const open = await openDatabase({ kind: "sqlite", file, isDurable: false });
  await change(open.db);
  await open.close();
}

/** Written into the database and not through the desk, which would end readings: the wall must hold all the same. */
async function addConflicts(db: Database): Promise<void> {
  const hidden = await db
    .selectFrom("submissions")
    .select(["id", "callId"])
    .where("serial", "=", HIDDEN_SERIAL)
    .executeTakeFirstOrThrow();
  for (const email of Object.values(CONFLICTED)) {
    const { accountId, expertId } = await db
      .selectFrom("accounts")
      .innerJoin("roleHoldings", "roleHoldings.accountId", "accounts.id")
      .select(["accounts.id as accountId", (eb) => eb.fn.max("roleHoldings.expertId").as("expertId")])
      .where("accounts.email", "=", email)
      .groupBy("accounts.id")
      .executeTakeFirstOrThrow();
    await db
      .insertInto("conflicts")
      .values({
        id: `twin-${email}`,
        callId: hidden.callId,
        submissionId: hidden.id,
        expertId,
        accountId: expertId === null ? accountId : null,
        ruleCode: "KIN",
        severity: "blockAbsolute",
        source: "register",
        endedOn: null,
        foundAt: "2022-12-22T00:00:00.000Z",
        isBlocking: 1,
        verdict: null,
        verdictBy: null,
        verdictSecondBy: null,
        verdictAt: null,
      })
      .execute();
  }
}

/** The initial stage in the middle of its scoring: all sheets are there, a part of them drafts. */
async function reopenInitial(db: Database): Promise<void> {
  await db.updateTable("stages").set({ state: "open", closedAt: null }).where("kind", "=", "initial").execute();
  await db
    .updateTable("scoreSheets")
    .set({ state: "draft", submittedAt: null })
    .where("state", "=", "submitted")
    .where((eb) => eb(eb.fn<string>("substr", ["expertId", eb.lit(1), eb.lit(1)]), "<", "8"))
    .execute();
}
