/** `candela import`: a round that exists in files becomes a call of its own, through the same desks and rules. */
import { importAssignments } from "#app/workflow/assignments.server.ts";
import { createCall, findCallBySlug, listCalls } from "#app/workflow/calls.server.ts";
import { scanConflicts } from "#app/workflow/conflict-scan.server.ts";
import { contextFor, type Context, type Runtime, systemActor } from "#app/workflow/context.ts";
import { admitImported, registerRoster } from "#app/workflow/intake.server.ts";
import { importSheets } from "#app/workflow/sheet-import.server.ts";
import { closeStage, openStage } from "#app/workflow/stages.server.ts";
import { inTransaction } from "#db/connection.ts";
import { openDataFolder } from "#db/data-folder.ts";
import { STAGE_KINDS } from "#scoring/programme/kinds.ts";
import type { Programme, StageKind } from "#scoring/programme/programme.ts";
import { readOptions } from "./arguments.ts";
import { BadInput } from "./bad-input.ts";
import { InputProblems } from "./csv.ts";
import { type ImportCodes, type ImportPlan, planImport } from "./import-plan.ts";
import { criterionCodes, deriveProgramme, fieldCodes, ONLY_FIELD } from "./import-programme.ts";
import { type ImportFacts, ONLY_CRITERION, readImportFacts } from "./import-tables.ts";
import { randomId, readSettings, runtimeOf, systemNow } from "./installation.ts";
import { type InvitedPerson, invitePeople, readPerson, readProgrammeFile, readSlug } from "./new-call.ts";

export const IMPORT_HELP = `candela import --call NAME [--programme programme.json]
  [--submissions submissions.csv] [--experts experts.csv] [--conflicts conflicts.csv]
  [--marks marks.csv] [--stage initial|secondary|defense] [--invite ROLE=EMAIL]...

Brings a round into a call of its own, named NAME (small letters, digits and -).

  submissions.csv  submission[,title_zh,title_en,field,applicant,country,province,kind,channel]
  experts.csv      expert[,name_zh,name_en,kind,country,province,organization,fields]
  conflicts.csv    expert,submission[,rule]
  marks.csv        submission,expert[,criterion],mark[,reason,comment]

Submissions and experts without a file are those the marks name. Without a programme
one is derived: one stage, the criteria found weighing the same, the scale from the
lowest to the highest mark, the mean, the best half of each field. With marks the
stage is assigned, opened, filled and closed; ranking and shortlist follow as usual.
--invite (roles secretariat, chair, supervisor) prints a link for the person.

All rows good or nothing is written; every bad row is named. Exit 2: bad input;
3: refused.`;

export interface ImportRequest {
  readonly slug: string;
  readonly kind: StageKind;
  readonly programme: Programme;
  readonly plan: ImportPlan;
  readonly people: readonly InvitedPerson[];
}

/** @throws BadInput, and Refusal where a rule of the programme is in the way */
export async function importCommand(args: readonly string[]): Promise<void> {
  const now = systemNow();
  const request = readImport(args, now);
  const settings = readSettings(process.env);
  const folder = await openDataFolder(settings.dataDirectory, { databaseUrl: settings.databaseUrl });
  try {
    const lines = await runImport(
      runtimeOf(folder, () => now, randomId),
      request,
      settings.origin,
    );
    console.log(lines.join("\n"));
  } finally {
    await folder.close();
  }
}

/** Reads and checks everything without touching the database. @throws BadInput naming every bad row */
export function readImport(args: readonly string[], now: string): ImportRequest {
  const options = readOptions(
    args,
    ["call", "programme", "submissions", "experts", "conflicts", "marks", "stage"],
    ["invite"],
  );
  const name = options.one("call");
  if (name === undefined) throw new BadInput("--call: missing; a name for the call");
  const slug = readSlug(name, "--call");
  const kind = STAGE_KINDS.find((item) => item === (options.one("stage") ?? "initial"));
  if (kind === undefined)
    throw new BadInput(`--stage: "${options.one("stage") ?? ""}" is none of ${STAGE_KINDS.join(", ")}`);
  const people = options.all("invite").map(readPerson);
  const files = {
    submissions: options.one("submissions"),
    experts: options.one("experts"),
    conflicts: options.one("conflicts"),
    marks: options.one("marks"),
  };
  if (files.submissions === undefined && files.marks === undefined)
    throw new BadInput("--submissions, --marks: one of them is needed");
  const problems = new InputProblems();
  const facts = readImportFacts(files, problems);
  problems.throwIfAny();
  const given = options.one("programme");
  const programme = given === undefined ? deriveProgramme(facts, kind, slug, now) : readProgrammeFile(given);
  const codes = given === undefined ? derivedCodes(facts) : givenCodes(programme, kind);
  const plan = planImport(facts, programme, kind, codes, now, problems);
  problems.throwIfAny();
  return { slug, kind, programme, plan, people };
}

/**
 * Runs the desks one after the other in one transaction: all of it is stored or nothing.
 * @returns what was done, a line each
 */
export async function runImport(runtime: Runtime, request: ImportRequest, origin: string): Promise<readonly string[]> {
  const { slug, kind, programme, plan, people } = request;
  return await inTransaction(runtime.db, async (db) => {
    const inside: Runtime = { ...runtime, db };
    if ((await findCallBySlug(inside, slug)) !== undefined)
      throw new BadInput(`--call: there is a call "${slug}" already`);
    // A demonstration stays one: its folder never holds a real call.
    const isDemonstration = (await listCalls(inside)).some((call) => call.mode === "demo");
    const mode = isDemonstration ? "demo" : "live";
    const callId = await createCall(inside, { slug, mode, programmeDocument: programme });
    const ctx = contextFor(inside, systemActor(callId));
    await storeRound(ctx, kind, plan);
    const links = await invitePeople(ctx, people, origin);
    const { submissions, experts } = plan.roster;
    const counts = `${submissions.length} submissions, ${experts.length} experts, ${plan.sheets.length} sheets`;
    const state = plan.sheets.length === 0 ? "planned" : "closed";
    return [`call ${slug}: ${counts}; stage ${kind} is ${state}`, ...links];
  });
}

async function storeRound(ctx: Context, kind: StageKind, { roster, sheets }: ImportPlan): Promise<void> {
  const ids = await registerRoster(ctx, roster);
  await admitImported(
    ctx,
    roster.submissions.map((item) => ids.submissions.get(item.serial)!),
  );
  if (sheets.length === 0) {
    // A round still to be held; one that was held comes in as it was, and the office looks for conflicts in it.
    await scanConflicts(ctx);
    return;
  }
  const imported = sheets.map(({ submission, expert, marks, comment, flags }) => ({
    submissionId: ids.submissions.get(submission)!,
    expertId: ids.experts.get(expert)!,
    marks,
    comment,
    flags,
  }));
  await importAssignments(ctx, kind, imported);
  await openStage(ctx, kind);
  await importSheets(ctx, kind, imported);
  await closeStage(ctx, kind);
}

function derivedCodes(facts: ImportFacts): ImportCodes {
  const [fields, criteria] = [fieldCodes(facts), criterionCodes(facts)];
  return {
    field: (text) => (text === "" ? ONLY_FIELD : fields.get(text)),
    criterion: (text) => criteria.get(text),
  };
}

/** Codes as they stand in the programme; what a file leaves out is clear where the programme has only one. */
function givenCodes(programme: Programme, kind: StageKind): ImportCodes {
  const fields = programme.fields.map((field) => field.code);
  const criteria =
    programme.stages.find((stage) => stage.kind === kind)?.rubric.criteria.map((item) => item.code) ?? [];
  const known = (codes: readonly string[], text: string, unsaid: string) =>
    text === unsaid && codes.length === 1 ? codes[0] : codes.find((code) => code === text);
  return {
    field: (text) => known(fields, text, ""),
    criterion: (text) => known(criteria, text, ONLY_CRITERION),
  };
}
