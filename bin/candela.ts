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

/** By the words that call it; loaded when it is called, so that a small verb need not carry the whole house. */
interface VerbEntry {
  readonly words: readonly string[];
  readonly load: () => Promise<Verb>;
}

const VERBS: readonly VerbEntry[] = [
  {
    words: ["serve"],
    load: async () => {
      const { serveCommand } = await import("./serve.ts");
      return { help: "candela serve\n\nServes the installation in CANDELA_DATA_DIR.", run: () => serveCommand() };
    },
  },
  {
    words: ["import"],
    load: async () => {
      const { IMPORT_HELP, importCommand } = await import("./import.ts");
      return { help: IMPORT_HELP, run: importCommand };
    },
  },
  {
    words: ["assign"],
    load: async () => {
      const { ASSIGN_HELP, assignCommand } = await import("./assign.ts");
      return { help: ASSIGN_HELP, run: assignCommand };
    },
  },
  {
    words: ["check-assignment"],
    load: async () => {
      const { CHECK_ASSIGNMENT_HELP, checkAssignmentCommand } = await import("./check-assignment.ts");
      return { help: CHECK_ASSIGNMENT_HELP, run: checkAssignmentCommand };
    },
  },
  {
    words: ["draw"],
    load: async () => {
      const { DRAW_HELP, drawCommand } = await import("./draw.ts");
      return { help: DRAW_HELP, run: drawCommand };
    },
  },
  {
    words: ["rank"],
    load: async () => {
      const { RANK_HELP, rankCommand } = await import("./rank.ts");
      return { help: RANK_HELP, run: rankCommand };
    },
  },
  {
    words: ["agreement"],
    load: async () => {
      const { AGREEMENT_HELP, agreementCommand } = await import("./agreement.ts");
      return { help: AGREEMENT_HELP, run: agreementCommand };
    },
  },
  {
    words: ["conflicts"],
    load: async () => {
      const { CONFLICTS_HELP, conflictsCommand } = await import("./conflicts.ts");
      return { help: CONFLICTS_HELP, run: conflictsCommand };
    },
  },
  {
    words: ["call", "create"],
    load: async () => {
      const { CREATE_HELP, createCommand } = await import("./create.ts");
      return { help: CREATE_HELP, run: createCommand };
    },
  },
  {
    words: ["call", "demo"],
    load: async () => {
      const { DEMO_HELP, demoCommand } = await import("./demo.ts");
      return { help: DEMO_HELP, run: demoCommand };
    },
  },
  {
    words: ["call", "migrate"],
    load: async () => {
      const { MIGRATE_HELP, migrateCommand } = await import("./doctor.ts");
      return { help: MIGRATE_HELP, run: migrateCommand };
    },
  },
  {
    words: ["call", "doctor"],
    load: async () => {
      const { DOCTOR_HELP, doctorCommand } = await import("./doctor.ts");
      return { help: DOCTOR_HELP, run: doctorCommand };
    },
  },
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
  const { help, run } = await verb.load();
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
