/** Options of a verb, read strictly: a misspelt option never goes unnoticed. */
import { parseArgs } from "node:util";
import { BadInput } from "./bad-input.ts";

/** Values by option name; an option that was not given is undefined, one that may be repeated is a list. */
export interface Options {
  one(name: string): string | undefined;
  all(name: string): readonly string[];
}

/**
 * Reads `--name value` and `--name=value`.
 * @param repeatable options that may be given several times
 * @throws BadInput for an unknown option, a missing value, a stray word, or a second value of a single option
 */
export function readOptions(
  args: readonly string[],
  names: readonly string[],
  repeatable: readonly string[] = [],
): Options {
  const options = Object.fromEntries(
    [...names, ...repeatable].map((name) => [name, { type: "string" as const, multiple: true as const }]),
  );
  const values = parse(args, options);
  for (const name of names)
    if ((values[name]?.length ?? 0) > 1) throw new BadInput(`--${name} is given more than once`);
  return { one: (name) => values[name]?.[0], all: (name) => values[name] ?? [] };
}

function parse(
  args: readonly string[],
  options: Record<string, { type: "string"; multiple: true }>,
): Record<string, string[] | undefined> {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    // The parser's message names the option or word; its advice after the first sentence is about another language.
    throw new BadInput((error as Error).message.split(". ")[0] ?? "unknown option");
  }
}
