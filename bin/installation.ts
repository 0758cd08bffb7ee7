/** What the command line reads from its environment: data folder, database, address, clock and ids. */
import { randomBytes } from "node:crypto";
import type { DataFolder } from "#db/data-folder.ts";
import type { Runtime } from "#app/workflow/context.ts";
import { knownResults } from "#app/workflow/known-results.ts";

export interface Settings {
  readonly dataDirectory: string;
  readonly databaseUrl: string | undefined;
  readonly host: string;
  readonly port: number;
  /** The public origin; `https` switches on the strict cookie and HSTS. */
  readonly origin: string;
}

/** @throws Error naming the variable that does not fit */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const host = environment["HOST"] ?? "127.0.0.1";
  const port = Number(environment["PORT"] ?? "3000");
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error("PORT must be a port number");
  const origin = environment["CANDELA_ORIGIN"] ?? `http://${host}:${port}`;
  if (!URL.canParse(origin)) throw new Error("CANDELA_ORIGIN must be an address such as https://award.example");
  return {
    dataDirectory: environment["CANDELA_DATA_DIR"] ?? "data",
    databaseUrl: environment["DATABASE_URL"],
    host,
    port,
    origin: new URL(origin).origin,
  };
}

/** A clock that can be set: it stands still while a demonstration is built, and runs on once it is served. */
export class SettableClock {
  private instant: number;
  private startedAt: number | null = null;

  constructor(instant: string) {
    this.instant = Date.parse(instant);
  }

  now(): string {
    const elapsed = this.startedAt === null ? 0 : performance.now() - this.startedAt;
    return new Date(this.instant + elapsed).toISOString();
  }

  set(instant: string): void {
    this.instant = Date.parse(instant);
    if (this.startedAt !== null) this.startedAt = performance.now();
  }

  run(): void {
    this.startedAt = performance.now();
  }
}

export function systemNow(): string {
  return new Date().toISOString();
}

/** A random 128-bit id. */
export function randomId(): string {
  return randomBytes(16).toString("hex");
}

export function runtimeOf(folder: Pick<DataFolder, "db" | "files">, now: () => string, newId: () => string): Runtime {
  return { db: folder.db, files: folder.files, now, newId, results: knownResults() };
}
