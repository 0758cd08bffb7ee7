/** Where a verb's results go: to standard output, or to files that are all written whole or not at all. */
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { BadInput } from "./bad-input.ts";

export interface Output {
  /** undefined: standard output. */
  readonly file: string | undefined;
  readonly text: string;
}

/** @throws BadInput when a file cannot be written; then none is */
export function writeOutputs(outputs: readonly Output[]): void {
  const parts: string[] = [];
  for (const { file, text } of outputs)
    if (file !== undefined) attempt(file, parts, () => writePart(file, text, parts));
  for (const { file, text } of outputs)
    if (file === undefined) process.stdout.write(text);
    else attempt(file, parts, () => renameSync(`${file}.part`, file));
}

/** @param file undefined: standard output. @throws BadInput when the file cannot be written */
export function writeOutput(file: string | undefined, text: string): void {
  writeOutputs([{ file, text }]);
}

function writePart(file: string, text: string, parts: string[]): void {
  const part = `${file}.part`;
  parts.push(part);
  writeFileSync(part, text);
}

function attempt(file: string, parts: readonly string[], act: () => void): void {
  try {
    act();
  } catch (error) {
    for (const part of parts) rmSync(part, { force: true });
    throw new BadInput(`${file}: cannot be written (${(error as NodeJS.ErrnoException).code ?? "unknown"})`);
  }
}
