/**
 * Runs once before the suites that need a database: migrates one SQLite file and one PostgreSQL database, which each
 * test then copies.
 */
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { openDatabase, type DatabaseTarget } from "#db/connection.ts";
import { migrateToLatest } from "#db/migrations.ts";
import { startPostgres } from "./postgres-server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** A migrated database file. */
    sqliteTemplate: string;
    /** The connection string of the server's maintenance database. */
    postgresUrl: string;
    /** The name of a migrated database on that server. */
    postgresTemplate: string;
  }
}

const POSTGRES_TEMPLATE = "candela_template";

export default async function prepareDatabases(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "candela-test-"));
  // The account that runs PostgreSQL passes through, and reads only what is its own.
  await chmod(folder, 0o711);
  const sqliteTemplate = join(folder, "template.sqlite");
  await migrate({ kind: "sqlite", file: sqliteTemplate, isDurable: false });

  const server = await startPostgres(folder);
  const postgresUrl = server.urlOf("postgres");
  await createDatabase(postgresUrl, POSTGRES_TEMPLATE);
  await migrate({ kind: "postgres", url: server.urlOf(POSTGRES_TEMPLATE) });

  project.provide("sqliteTemplate", sqliteTemplate);
  project.provide("postgresUrl", postgresUrl);
  project.provide("postgresTemplate", POSTGRES_TEMPLATE);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function migrate(target: DatabaseTarget): Promise<void> {
  const { db, close } = await openDatabase(target);
  await migrateToLatest(db);
  await close();
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
}
