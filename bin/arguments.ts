/** Options of a verb, read strictly: a misspelt option never goes unnoticed. */
import { parseArgs, type ParseArgsConfig } from "node:util";
import { BadInput } from "./bad-input.ts";

type ParseArgsOption = NonNullable<ParseArgsConfig["options"]>[string];

/** Values by option name; an option that was not given is undefined, one that may be repeated is a list. */
export interface Options {
  one(name: string): string | undefined;
  all(name: string): readonly string[];
  /** Whether a flag stands there. */
  has(flag: string): boolean;
}

/**
 * Reads `--name value` and `--name=value`.
 * @param repeatable options that may be given several times
 * @param flags options without a value
 * @throws BadInput for an unknown option, a missing value, a stray word, or a second value of a single option
 */
export function readOptions(
  args: readonly string[],
  names: readonly string[],
  repeatable: readonly string[] = [],
  flags: readonly string[] = [],
): Options {
  const values = parse(args, [...names, ...repeatable], flags);
  for (const name of names)
    if ((values.get(name)?.length ?? 0) > 1) throw new BadInput(`--${name} is given more than once`);
  return {
    one: (name) => values.get(name)?.[0],
    all: (name) => values.get(name) ?? [],
    has: (flag) => values.has(flag),
  };
}

/** Values by option; a flag that stands there has none. */
function parse(
  args: readonly string[],
  names: readonly string[],
  flags: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const options = Object.fromEntries<ParseArgsOption>([
    ...names.map((name): [string, ParseArgsOption] => [name, { type: "string", multiple: true }]),
    ...flags.map((flag): [string, ParseArgsOption] => [flag, { type: "boolean" }]),
  ]);
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false });
    return new Map(
      Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : []]),
    );
  } catch (error) {
    // The parser's message names the option or word; its advice after the first sentence is about another language.
    throw new BadInput((error as Error).message.split(". ")[0] ?? "unknown option");
  }
}
