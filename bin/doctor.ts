/** `candela call migrate` and `candela call doctor`. */
import { openDataFolder } from "#db/data-folder.ts";
import { findBrokenInvariants } from "#db/invariants.ts";
import { findSetting } from "#db/settings.ts";
import { ORIGIN_SETTING } from "#app/workflow/invitation-mail.ts";
import { readOptions } from "./arguments.ts";
import { readSettings } from "./installation.ts";

export const MIGRATE_HELP = `candela call migrate

Brings the database of CANDELA_DATA_DIR (or DATABASE_URL) to the newest layout.`;

export const DOCTOR_HELP = `candela call doctor

Checks the whole database of CANDELA_DATA_DIR (or DATABASE_URL): states, marks,
results against their digests, the audit trail. Exit 3 when something is broken.`;

const EXIT_BROKEN = 3;

/** Opening a data folder migrates it. */
export async function migrateCommand(args: readonly string[]): Promise<void> {
  readOptions(args, []);
  const settings = readSettings(process.env);
  const folder = await openDataFolder(settings.dataDirectory, { databaseUrl: settings.databaseUrl });
  await folder.close();
  console.log("the database has the newest layout");
}

export async function doctorCommand(args: readonly string[]): Promise<void> {
  readOptions(args, []);
  const settings = readSettings(process.env);
  const folder = await openDataFolder(settings.dataDirectory, { databaseUrl: settings.databaseUrl });
  const broken = await findBrokenInvariants(folder.db);
  const origin = await findSetting(folder.db, ORIGIN_SETTING);
  await folder.close();
  console.log(`links in mails begin with ${origin ?? "nothing: serve the installation once with CANDELA_ORIGIN"}`);
  console.log(broken.length === 0 ? "nothing is broken" : broken.join("\n"));
  if (broken.length > 0) process.exitCode = EXIT_BROKEN;
}
