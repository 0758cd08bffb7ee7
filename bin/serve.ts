/** `candela serve`: migrates and serves an installation. */
import { existsSync } from "node:fs";
import type { Server } from "node:http";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { type DataFolder, openDataFolder } from "#db/data-folder.ts";
import { saveSetting } from "#db/settings.ts";
import { ORIGIN_SETTING } from "#app/workflow/invitation-mail.ts";
import { createServer } from "#app/http/express.server.ts";
import type { ServerRuntime } from "#app/http/server-runtime.ts";
import { randomId, readSettings, runtimeOf, type Settings, systemNow } from "./installation.ts";
import { ThreadedSideDesk } from "./side-desk.ts";

const BUILD_FILE = fileURLToPath(new URL("../build/server/index.js", import.meta.url));
const CLIENT_DIRECTORY = fileURLToPath(new URL("../build/client", import.meta.url));

export interface Clock {
  now(): string;
  readonly demonstration: ServerRuntime["demonstration"];
}

/** Serves until the process is told to stop. */
export async function serveCommand(): Promise<void> {
  const settings = readSettings(process.env);
  const folder = await openDataFolder(settings.dataDirectory, { databaseUrl: settings.databaseUrl });
  await serveFolder(settings, folder, { now: systemNow, demonstration: null });
}

/** Serves an open data folder; SIGINT and SIGTERM let running requests finish and close it. */
export async function serveFolder(settings: Settings, folder: DataFolder, clock: Clock): Promise<void> {
  if (!existsSync(BUILD_FILE)) throw new Error("the application is not built; run `npm run build` first");
  const build = (await import(pathToFileURL(BUILD_FILE).href)) as ServerBuild;
  const log: ServerRuntime["log"] = (line) => {
    console.error(JSON.stringify({ at: systemNow(), ...line }));
  };
  const place = { directory: folder.directory, databaseUrl: settings.databaseUrl };
  const sideDesk = new ThreadedSideDesk(place, (error) => {
    log({ sideDesk: error });
  });
  sideDesk.start();
  const runtime: ServerRuntime = {
    ...runtimeOf(folder, () => clock.now(), randomId),
    sideDesk,
    origin: settings.origin,
    demonstration: clock.demonstration,
    log,
  };
  // Mails are written by desks, which know no address; what they link to is where the installation was last served.
  await saveSetting(folder.db, ORIGIN_SETTING, settings.origin);
  const app = createServer({ runtime, build, clientDirectory: CLIENT_DIRECTORY });
  const server = await new Promise<Server>((resolve, reject) => {
    const listening = app.listen(settings.port, settings.host, () => {
      resolve(listening);
    });
    listening.on("error", reject);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : settings.port;
  console.log(`Candela 衡光 is listening on http://${settings.host}:${port}`);
  await untilStopped(server);
  await sideDesk.close();
  await folder.close();
}

function untilStopped(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      server.close(() => {
        resolve();
      });
      server.closeIdleConnections();
    };
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
  });
}
