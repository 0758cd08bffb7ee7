/**
 * The only module that knows which database this is. SQLite is the embedded default; PostgreSQL is used when
 * a connection string is given. Everything else speaks the portable subset through Kysely.
 */
import { setTimeout } from "node:timers/promises";
import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import SqliteDatabase from "better-sqlite3";
import {
  CamelCasePlugin,
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresDialect,
  SqliteDialect,
  sql,
} from "kysely";
import pg from "pg";
import type { Schema } from "./schema.ts";

/** A connection or a transaction: every drawer function takes one as its first argument. */
export type Database = Kysely<Schema>;

export type DatabaseTarget =
  /** A database file. `isDurable: false` (generators and tests only) trades power-cut safety for speed. */
  | { readonly kind: "sqlite"; readonly file: string; readonly isDurable?: boolean }
  | { readonly kind: "postgres"; readonly url: string };

export interface OpenDatabase {
  readonly db: Database;
  close(): Promise<void>;
}

/** SQLite before 3.51.3 can corrupt a WAL that two connections reset at once. */
const OLDEST_SAFE_SQLITE = [3, 51, 3] as const;
const FULL = 2;

/**
 * Opens a database; the caller closes it.
 * @throws Error when SQLite is too old or a written connection does not report `synchronous=FULL`.
 */
export async function openDatabase(target: DatabaseTarget): Promise<OpenDatabase> {
  return target.kind === "sqlite" ? openSqlite(target.file, target.isDurable ?? true) : await openPostgres(target.url);
}

/** A connection that can only read, to a database that exists; the caller closes it. */
export async function openDatabaseToRead(target: DatabaseTarget): Promise<OpenDatabase> {
  if (target.kind === "postgres") return await openPostgres(target.url, onlyReads);
  const sqlite = new SqliteDatabase(target.file, { readonly: true });
  for (const pragma of ["busy_timeout = 5000", "trusted_schema = OFF", "cell_size_check = ON"]) sqlite.pragma(pragma);
  refuseOldSqlite(sqlite);
  return wrapSqlite(sqlite);
}

function openSqlite(file: string, isDurable: boolean): OpenDatabase {
  if (file !== ":memory:" && !existsSync(dirname(file))) mkdirSync(dirname(file), { recursive: true });
  const sqlite = new SqliteDatabase(file);
  for (const pragma of [
    "journal_mode = WAL",
    `synchronous = ${isDurable ? "FULL" : "OFF"}`,
    "foreign_keys = ON",
    "busy_timeout = 5000",
    "secure_delete = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
  ])
    sqlite.pragma(pragma);
  refuseOldSqlite(sqlite);
  if (isDurable) checkSynchronousAfterWrite(sqlite);
  return wrapSqlite(sqlite);
}

function wrapSqlite(sqlite: SqliteDatabase.Database): OpenDatabase {
  const db = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: sqlite }),
    plugins: [new CamelCasePlugin()],
  });
  return { db, close: () => db.destroy() };
}

function refuseOldSqlite(sqlite: SqliteDatabase.Database): void {
  const version = sqlite.prepare("select sqlite_version()").pluck().get() as string;
  const parts = version.split(".").map(Number);
  for (const [index, oldest] of OLDEST_SAFE_SQLITE.entries()) {
    const part = parts[index] ?? 0;
    if (part > oldest) return;
    if (part < oldest) throw new Error(`openDatabase: SQLite ${version} is older than ${OLDEST_SAFE_SQLITE.join(".")}`);
  }
}

/**
 * The driver is compiled with NORMAL as the WAL default and reports FULL until the first write, so the setting is
 * only believed after one.
 */
function checkSynchronousAfterWrite(sqlite: SqliteDatabase.Database): void {
  const version = sqlite.pragma("user_version", { simple: true }) as number;
  sqlite.pragma(`user_version = ${version}`);
  const synchronous = sqlite.pragma("synchronous", { simple: true });
  if (synchronous !== FULL)
    throw new Error(`openDatabase: synchronous is ${String(synchronous)} after a write, not FULL`);
}

/** Said to each session, not as an option of the connection: the address may have options of its own, and they win. */
async function onlyReads(session: DatabaseConnection): Promise<void> {
  await session.executeQuery(CompiledQuery.raw("set session characteristics as transaction read only"));
}

/** @param prepare what each session does first */
async function openPostgres(
  url: string,
  prepare: (session: DatabaseConnection) => Promise<void> = async () => undefined,
): Promise<OpenDatabase> {
  // Counts are int8, which the driver would hand over as text.
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  // An idle connection that breaks off is replaced; where that fails, whoever asks next is told.
  pool.on("error", () => undefined);
  const dialect = new PostgresDialect({ pool, onCreateConnection: prepare });
  const db = new Kysely<Schema>({ dialect, plugins: [new CamelCasePlugin()] });
  await sql`select 1`.execute(db);
  return { db, close: () => db.destroy() };
}

function isSqlite(db: Kysely<unknown>): boolean {
  return db.getExecutor().adapter.constructor.name.startsWith("Sqlite");
}

/** Runs `create` statements in order; tables are STRICT where the database can be. For migrations. */
export async function createTables(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  const suffix = isSqlite(db) ? " strict" : "";
  for (const statement of statements)
    await sql.raw(statement.startsWith("create table") ? statement + suffix : statement).execute(db);
}

/** Many writers at once all want the next number of the record; each round lets one of them through. */
const MOST_ATTEMPTS = 40;
const LONGEST_WAIT_MS = 100;

/**
 * Runs `work` in one serializable transaction. SQLite has one writer, so this is a plain transaction there; PostgreSQL
 * may refuse a transaction that another overtook, and then it is run again. `work` must therefore have no effect outside
 * the transaction.
 */
export async function inTransaction<Result>(db: Database, work: (trx: Database) => Promise<Result>): Promise<Result> {
  if (db.isTransaction) return await work(db);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().setIsolationLevel("serializable").execute(work);
    } catch (error) {
      if (attempt >= MOST_ATTEMPTS || !isOvertaken(error)) throw error;
      // Not all at once again, and not in the same order.
      await setTimeout(Math.random() * Math.min(LONGEST_WAIT_MS, 2 ** attempt));
    }
  }
}

/**
 * Whether another transaction came in between: a serialization failure, a deadlock, or the next number of the record
 * taken by a writer that is not serializable. Any other key that is taken stays taken.
 */
function isOvertaken(error: unknown): boolean {
  const { code, constraint } = (error ?? {}) as { readonly code?: unknown; readonly constraint?: unknown };
  const isNumberTaken = code === "23505" && constraint === "audit_entries_pkey";
  return code === "40001" || code === "40P01" || isNumberTaken;
}
