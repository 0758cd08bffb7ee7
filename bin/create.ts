/** `candela call create`: a real call from a programme file, and links for the people who run it. */
import { createCall, findCallBySlug, listCalls } from "#app/workflow/calls.server.ts";
import { contextFor, type Runtime, systemActor } from "#app/workflow/context.ts";
import { inTransaction } from "#db/connection.ts";
import { openDataFolder } from "#db/data-folder.ts";
import type { Programme } from "#scoring/programme/programme.ts";
import { readOptions } from "./arguments.ts";
import { BadInput } from "./bad-input.ts";
import { randomId, readSettings, runtimeOf, systemNow } from "./installation.ts";
import { type InvitedPerson, invitePeople, readPerson, readProgrammeFile, readSlug } from "./new-call.ts";

export const CREATE_HELP = `candela call create --programme FILE [--slug SLUG]
  --invite secretariat=EMAIL [--invite ROLE=EMAIL]...

Makes a real call from a programme file. Its address is /SLUG (small letters, digits
and -), by default the slug of the programme. --invite (roles secretariat, chair,
supervisor) prints a link for the person, once; at least one person of the secretariat
is needed, who invites everybody else. CANDELA_ORIGIN is the address in the links.

Exit 2: bad input, naming each wrong path of the programme; nothing is written. Refused
for a data folder that holds a demonstration.`;

export interface CreateRequest {
  readonly slug: string;
  readonly programme: Programme;
  readonly people: readonly InvitedPerson[];
}

/** @throws BadInput */
export async function createCommand(args: readonly string[]): Promise<void> {
  const request = readCreate(args);
  const settings = readSettings(process.env);
  const folder = await openDataFolder(settings.dataDirectory, { databaseUrl: settings.databaseUrl });
  try {
    const lines = await runCreate(runtimeOf(folder, systemNow, randomId), request, settings.origin);
    console.log(lines.join("\n"));
  } finally {
    await folder.close();
  }
}

/** Reads and checks everything without touching the database. @throws BadInput */
export function readCreate(args: readonly string[]): CreateRequest {
  const options = readOptions(args, ["programme", "slug"], ["invite"]);
  const file = options.one("programme");
  if (file === undefined) throw new BadInput("--programme: missing; a programme file");
  const people = options.all("invite").map(readPerson);
  if (!people.some((person) => person.role === "secretariat"))
    throw new BadInput("--invite: secretariat=EMAIL is needed; nobody else could invite the others");
  const programme = readProgrammeFile(file);
  return { slug: readSlug(options.one("slug") ?? programme.slug, "--slug"), programme, people };
}

/**
 * Makes the call and invites its people in one transaction.
 * @returns what was done, a line each
 * @throws BadInput when the slug is taken or the installation is a demonstration
 */
export async function runCreate(
  runtime: Runtime,
  { slug, programme, people }: CreateRequest,
  origin: string,
): Promise<readonly string[]> {
  return await inTransaction(runtime.db, async (db) => {
    const inside: Runtime = { ...runtime, db };
    if ((await listCalls(inside)).some((call) => call.mode === "demo"))
      throw new BadInput("the data folder holds a demonstration; a real call needs one of its own");
    if ((await findCallBySlug(inside, slug)) !== undefined)
      throw new BadInput(`--slug: there is a call "${slug}" already`);
    const callId = await createCall(inside, { slug, mode: "live", programmeDocument: programme });
    const links = await invitePeople(contextFor(inside, systemActor(callId)), people, origin);
    const stages = programme.stages.map((plan) => plan.kind).join(", ");
    return [`call ${slug}: ${programme.fields.length} fields; stages ${stages}; ${origin}/${slug}`, ...links];
  });
}
