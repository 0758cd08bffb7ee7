#!/usr/bin/env -S npx tsx
/** The command line: a table of verbs over the same desks and rules as the web application. */
import { DataFolderLocked } from "#db/data-folder.ts";
import { Refusal } from "#app/workflow/refusal.ts";
import { AGREEMENT_HELP, agreementCommand } from "./agreement.ts";
import { BadInput } from "./bad-input.ts";
import { CONFLICTS_HELP, conflictsCommand } from "./conflicts.ts";
import { CREATE_HELP, createCommand } from "./create.ts";
import { DEMO_HELP, demoCommand } from "./demo.ts";
import { DOCTOR_HELP, doctorCommand, MIGRATE_HELP, migrateCommand } from "./doctor.ts";
import { IMPORT_HELP, importCommand } from "./import.ts";
import { RANK_HELP, rankCommand } from "./rank.ts";
import { serveCommand } from "./serve.ts";

interface Verb {
  /** The words that call it. */
  readonly words: readonly string[];
  readonly help: string;
  readonly run: (args: readonly string[]) => Promise<void>;
}

const VERBS: readonly Verb[] = [
  {
    words: ["serve"],
    help: "candela serve\n\nServes the installation in CANDELA_DATA_DIR.",
    run: () => serveCommand(),
  },
  { words: ["import"], help: IMPORT_HELP, run: importCommand },
  { words: ["rank"], help: RANK_HELP, run: rankCommand },
  { words: ["agreement"], help: AGREEMENT_HELP, run: agreementCommand },
  { words: ["conflicts"], help: CONFLICTS_HELP, run: conflictsCommand },
  { words: ["call", "create"], help: CREATE_HELP, run: createCommand },
  { words: ["call", "demo"], help: DEMO_HELP, run: demoCommand },
  { words: ["call", "migrate"], help: MIGRATE_HELP, run: migrateCommand },
  { words: ["call", "doctor"], help: DOCTOR_HELP, run: doctorCommand },
];

const EXIT_BAD_INPUT = 2;
const EXIT_REFUSED = 3;

async function main(args: readonly string[]): Promise<void> {
  const verb = VERBS.find(({ words }) => words.every((word, index) => args[index] === word));
  if (verb === undefined) {
    console.error(
      ["Verbs:", ...VERBS.map(({ words }) => `  candela ${words.join(" ")}`), "", "--help on each."].join("\n"),
    );
    process.exitCode = args.length === 0 || args[0] === "--help" ? 0 : EXIT_BAD_INPUT;
    return;
  }
  const rest = args.slice(verb.words.length);
  if (rest.includes("--help")) console.log(verb.help);
  else await verb.run(rest);
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
  if (!(error instanceof Refusal)) throw error;
  const problems = error.problems.map(({ field, code }) => `${field ?? ""}: ${code}`);
  console.error([`refused: ${error.code}`, ...problems].join("\n"));
  return EXIT_REFUSED;
}
