#!/usr/bin/env -S npx tsx
/** The command line: a table of verbs over the same desks and rules as the web application. */
import { DataFolderLocked } from "#db/data-folder.ts";
import { BadInput } from "./bad-input.ts";
import { DEMO_HELP, demoCommand } from "./demo.ts";
import { serveCommand } from "./serve.ts";

interface Verb {
  /** The words that call it. */
  readonly words: readonly string[];
  readonly help: string;
  readonly run: (args: readonly string[]) => Promise<void>;
}

const VERBS: readonly Verb[] = [
  { words: ["serve"], help: "candela serve\n\nServes the installation in CANDELA_DATA_DIR.", run: () => serveCommand() },
  { words: ["call", "demo"], help: DEMO_HELP, run: demoCommand },
];

const EXIT_BAD_INPUT = 2;

async function main(args: readonly string[]): Promise<void> {
  const verb = VERBS.find(({ words }) => words.every((word, index) => args[index] === word));
  if (verb === undefined) {
    console.error(["Verbs:", ...VERBS.map(({ words }) => `  candela ${words.join(" ")}`), "", "--help on each."].join("\n"));
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
  if (!(error instanceof BadInput || error instanceof DataFolderLocked)) throw error;
  console.error(error.message);
  process.exitCode = EXIT_BAD_INPUT;
}
