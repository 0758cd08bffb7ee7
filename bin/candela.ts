#!/usr/bin/env -S npx tsx
/** The command line: a table of verbs over the same desks and rules as the web application. */
import { DataFolderLocked } from "#db/data-folder-locked.ts";
import { Refusal } from "#app/workflow/refusal.ts";
import { BadInput } from "./bad-input.ts";
import { NotPossible } from "./not-possible.ts";

interface Verb {
  readonly help: string;
  readonly run: (args: readonly string[]) => Promise<void>;
}

/** A verb by its words. It is loaded when it is called, so that a small one need not carry the whole house. */
type VerbEntry = readonly [words: string, load: () => Promise<Verb>];

const VERBS: readonly VerbEntry[] = [
  [
    "serve",
    async () => {
      const { serveCommand } = await import("./serve.ts");
      return { help: "candela serve\n\nServes the installation in CANDELA_DATA_DIR.", run: () => serveCommand() };
    },
  ],
  ["import", () => import("./import.ts").then((verb) => ({ help: verb.IMPORT_HELP, run: verb.importCommand }))],
  ["assign", () => import("./assign.ts").then((verb) => ({ help: verb.ASSIGN_HELP, run: verb.assignCommand }))],
  [
    "check-assignment",
    () =>
      import("./check-assignment.ts").then((verb) => ({
        help: verb.CHECK_ASSIGNMENT_HELP,
        run: verb.checkAssignmentCommand,
      })),
  ],
  ["draw", () => import("./draw.ts").then((verb) => ({ help: verb.DRAW_HELP, run: verb.drawCommand }))],
  ["rank", () => import("./rank.ts").then((verb) => ({ help: verb.RANK_HELP, run: verb.rankCommand }))],
  [
    "agreement",
    () => import("./agreement.ts").then((verb) => ({ help: verb.AGREEMENT_HELP, run: verb.agreementCommand })),
  ],
  [
    "conflicts",
    () => import("./conflicts.ts").then((verb) => ({ help: verb.CONFLICTS_HELP, run: verb.conflictsCommand })),
  ],
  ["call create", () => import("./create.ts").then((verb) => ({ help: verb.CREATE_HELP, run: verb.createCommand }))],
  ["call demo", () => import("./demo.ts").then((verb) => ({ help: verb.DEMO_HELP, run: verb.demoCommand }))],
  ["call migrate", () => import("./doctor.ts").then((verb) => ({ help: verb.MIGRATE_HELP, run: verb.migrateCommand }))],
  ["call doctor", () => import("./doctor.ts").then((verb) => ({ help: verb.DOCTOR_HELP, run: verb.doctorCommand }))],
];

const EXIT_BAD_INPUT = 2;
const EXIT_REFUSED = 3;

async function main(args: readonly string[]): Promise<void> {
  const entry = VERBS.find(([words]) => words.split(" ").every((word, index) => args[index] === word));
  if (entry === undefined) {
    console.error(["Verbs:", ...VERBS.map(([words]) => `  candela ${words}`), "", "--help on each."].join("\n"));
    process.exitCode = args.length === 0 || args[0] === "--help" ? 0 : EXIT_BAD_INPUT;
    return;
  }
  const [words, load] = entry;
  const rest = args.slice(words.split(" ").length);
  const { help, run } = await load();
  if (rest.includes("--help")) console.log(help);
  else await run(rest);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = report(error);
}

/** @returns the exit code; an error nobody foresaw is thrown on */
function report(error: unknown): number {
  if (error instanceof BadInput || error instanceof DataFolderLocked) {
    console.error(error.message);
    return EXIT_BAD_INPUT;
  }
  if (error instanceof NotPossible) {
    console.error(error.message);
    return EXIT_REFUSED;
  }
  if (!(error instanceof Refusal)) throw error;
  const problems = error.problems.map(({ field, code }) => `${field ?? ""}: ${code}`);
  console.error([`refused: ${error.code}`, ...problems].join("\n"));
  return EXIT_REFUSED;
}
