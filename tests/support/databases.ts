/** The same suite on both databases: each test gets a migrated database of its own. */
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { afterAll, afterEach, beforeEach, describe, expect, inject } from "vitest";
import { openDatabase, type Database, type DatabaseTarget } from "#db/connection.ts";
import { findBrokenInvariants } from "#db/invariants.ts";

export type DatabaseKind = DatabaseTarget["kind"];

export interface TestDatabase {
  readonly kind: DatabaseKind;
  readonly db: Database;
  /** How to open the same database a second time. */
  readonly target: DatabaseTarget;
  /** For a test that breaks the database on purpose: the invariants are not checked afterwards. */
  leaveBroken(): void;
}

/** Opens a fresh migrated database. Opened in a hook before all tests, it lives as long as the suite. */
export type OpenTestDatabase = () => Promise<TestDatabase>;
type OpenDatabaseOfKind = (kind: DatabaseKind) => Promise<TestDatabase>;

interface Opened {
  readonly database: TestDatabase;
  readonly outlivesTest: boolean;
  isBroken: boolean;
  remove(): Promise<void>;
}

const TITLES = { sqlite: "SQLite", postgres: "PostgreSQL" } as const satisfies Record<DatabaseKind, string>;

/**
 * Runs `suite` on SQLite and on PostgreSQL. After every test the invariants of the whole database are checked for each
 * database the suite holds open, and the test's own databases are removed.
 */
export function describeOnEachDatabase(
  title: string,
  suite: (open: OpenTestDatabase, kind: DatabaseKind) => void,
): void {
  for (const kind of ["sqlite", "postgres"] as const)
    describeWithDatabases(`${title} (${TITLES[kind]})`, (open) => suite(() => open(kind), kind));
}

/** As `describeOnEachDatabase`, on SQLite alone: for suites about something else than the database. */
export function describeOnSqlite(title: string, suite: (open: OpenTestDatabase) => void): void {
  describeWithDatabases(title, (open) => suite(() => open("sqlite")));
}

/** A suite that chooses the kind of each database itself, to compare them; the same checks follow each test. */
export function describeWithDatabases(title: string, suite: (open: OpenDatabaseOfKind) => void): void {
  describe(title, () => suite(keepDatabases()));
}

function keepDatabases(): OpenDatabaseOfKind {
  const opened = new Set<Opened>();
  let isInTest = false;

  beforeEach(() => {
    isInTest = true;
  });
  afterEach(async () => {
    isInTest = false;
    const violations: string[] = [];
    for (const one of opened) {
      if (!one.isBroken) violations.push(...(await findBrokenInvariants(one.database.db)));
      if (!one.outlivesTest) await remove(one);
    }
    expect(violations, "every invariant of the database holds after the test").toEqual([]);
  });
  afterAll(async () => {
    for (const one of opened) await remove(one);
  });

  async function remove(one: Opened): Promise<void> {
    opened.delete(one);
    await one.remove();
  }

  return async (kind) => {
    const { target, drop } = kind === "sqlite" ? await copySqlite() : await copyPostgres();
    const { db, close } = await openDatabase(target);
    const one: Opened = {
      database: { kind, db, target, leaveBroken: () => (one.isBroken = true) },
      outlivesTest: !isInTest,
      isBroken: false,
      remove: async () => {
        await close();
        await drop();
      },
    };
    opened.add(one);
    return one.database;
  };
}

interface Copy {
  readonly target: DatabaseTarget;
  drop(): Promise<void>;
}

async function copySqlite(): Promise<Copy> {
  const folder = await mkdtemp(join(tmpdir(), "candela-sqlite-"));
  const file = join(folder, "candela.sqlite");
  await copyFile(inject("sqliteTemplate"), file);
  return {
    target: { kind: "sqlite", file, isDurable: false },
    drop: () => rm(folder, { recursive: true, force: true }),
  };
}

let copies = 0;

async function copyPostgres(): Promise<Copy> {
  const url = new URL(inject("postgresUrl"));
  copies += 1;
  const name = `candela_${String(process.pid)}_${String(copies)}`;
  await administer(url.href, `create database ${name} template ${inject("postgresTemplate")} strategy file_copy`);
  const target = new URL(`/${name}`, url);
  return {
    target: { kind: "postgres", url: target.href },
    drop: () => dropDatabase(url.href, name),
  };
}

const OBJECT_IN_USE = "55006";
const MOST_DROPS = 200;

/**
 * Never by force: a connection that is being closed would be told so as an error, at a moment when nobody listens. The
 * server takes a moment to notice that the last one has gone.
 */
async function dropDatabase(url: string, name: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await administer(url, `drop database ${name}`);
      return;
    } catch (error) {
      if ((error as { code?: unknown }).code !== OBJECT_IN_USE || attempt === MOST_DROPS) throw error;
      await setTimeout(25);
    }
  }
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
