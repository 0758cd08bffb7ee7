/** `candela call demo`: a demonstration in a data folder of its own, then served. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findCallBySlug, listCalls } from "#app/workflow/calls.server.ts";
import {
  isSnapshotName,
  playUntil,
  SNAPSHOTS,
  type SnapshotName,
} from "#app/workflow/demonstration/snapshots.server.ts";
import { DEMONSTRATION_STARTS_AT, setUpDemonstration } from "#app/workflow/demonstration/set-up.server.ts";
import { DATABASE_FILE, type DataFolder, openDataFolder } from "#db/data-folder.ts";
import { findSetting, saveSetting } from "#db/settings.ts";
import { readSettings, runtimeOf, SettableClock, type Settings } from "./installation.ts";
import { serveFolder } from "./serve.ts";
import { BadInput } from "./bad-input.ts";

const CLOCK_SETTING = "demonstration.clock";
const FIRST_SNAPSHOT: SnapshotName = "call-closed";

export const DEMO_HELP = `candela call demo [--at ${Object.keys(SNAPSHOTS).join("|")}]

Serves a demonstration call with invented people and submissions. Without --at an
existing demonstration is continued; with --at it is made anew at that moment.
Refused for a data folder that holds a real call.`;

/** @throws BadInput for an unknown moment or a folder that holds a real call */
export async function demoCommand(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { at: { type: "string" } } });
  if (values.at !== undefined && !isSnapshotName(values.at))
    throw new BadInput(`--at: "${values.at}" is no moment; one of ${Object.keys(SNAPSHOTS).join(", ")}`);
  const settings = readSettings(process.env);
  const isContinued = values.at === undefined && (await holdsDemonstration(settings));
  if (!isContinued) await buildDemonstration(settings, values.at ?? FIRST_SNAPSHOT);
  const folder = await openDataFolder(settings.dataDirectory, { databaseUrl: settings.databaseUrl });
  const clock = new SettableClock((await findSetting(folder.db, CLOCK_SETTING)) ?? DEMONSTRATION_STARTS_AT);
  clock.run();
  const setClock = async (instant: string) => {
    clock.set(instant);
    await saveSetting(folder.db, CLOCK_SETTING, instant);
  };
  await serveFolder(settings, folder, { now: () => clock.now(), demonstration: { setClock } });
}

/** Whether the folder holds a demonstration. @throws BadInput when it holds a real call */
async function holdsDemonstration(settings: Settings): Promise<boolean> {
  if (settings.databaseUrl === undefined && !existsSync(join(settings.dataDirectory, DATABASE_FILE))) return false;
  const folder = await openDataFolder(settings.dataDirectory, { databaseUrl: settings.databaseUrl });
  try {
    const calls = await listCalls(folder);
    if (calls.some((call) => call.mode === "live"))
      throw new BadInput(`${settings.dataDirectory} holds a real call; a demonstration needs a data folder of its own`);
    return calls.length > 0 && (await findSetting(folder.db, CLOCK_SETTING)) !== undefined;
  } finally {
    await folder.close();
  }
}

async function buildDemonstration(settings: Settings, name: SnapshotName): Promise<void> {
  const isOld = await holdsDemonstration(settings);
  if (settings.databaseUrl !== undefined && isOld)
    throw new BadInput("the database of DATABASE_URL holds a demonstration already; give an empty one for --at");
  if (settings.databaseUrl === undefined) emptyFolder(settings.dataDirectory);
  const folder = await openDataFolder(settings.dataDirectory, {
    databaseUrl: settings.databaseUrl,
    isDurable: false,
  });
  try {
    await playInto(folder, name);
  } finally {
    await folder.close();
  }
}

/** Plays the demonstration into an open, empty folder. The same moment gives the same bytes. */
export async function playInto(folder: Pick<DataFolder, "db" | "files">, name: SnapshotName): Promise<void> {
  const clock = new SettableClock(DEMONSTRATION_STARTS_AT);
  const runtime = {
    ...runtimeOf(folder, () => clock.now(), seededIds("demonstration")),
    setClock: (instant: string) => {
      clock.set(instant);
      return Promise.resolve();
    },
  };
  const { slug } = await setUpDemonstration(runtime);
  const call = await findCallBySlug(runtime, slug);
  if (call === undefined) throw new Error("playInto: the call is missing");
  await playUntil(runtime, call, name, (step) => {
    if (process.stderr.isTTY) console.error(`${clock.now()} ${step.code} ${step.stage ?? ""}`);
  });
  await saveSetting(folder.db, CLOCK_SETTING, clock.now());
}

/** Only what a demonstration itself put there. */
function emptyFolder(directory: string): void {
  if (!existsSync(directory)) return;
  for (const name of readdirSync(directory))
    if (name === "files" || name.startsWith(DATABASE_FILE)) rmSync(join(directory, name), { recursive: true });
}

/** 128-bit ids that are the same in every run. */
function seededIds(seed: string): () => string {
  let count = 0;
  return () => {
    count += 1;
    return createHash("sha256").update(`${seed} ${count}`).digest("hex").slice(0, 32);
  };
}
