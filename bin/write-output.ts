/** Where a verb's result goes: to standard output, or to a file that is written whole or not at all. */
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { BadInput } from "./bad-input.ts";

/** @param file undefined: standard output. @throws BadInput when the file cannot be written */
export function writeOutput(file: string | undefined, text: string): void {
  if (file === undefined) {
    process.stdout.write(text);
    return;
  }
  const part = `${file}.part`;
  try {
    writeFileSync(part, text);
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw new BadInput(`${file}: cannot be written (${(error as NodeJS.ErrnoException).code ?? "unknown"})`);
  }
}
