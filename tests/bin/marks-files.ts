/** Files of marks for tests of the verbs that compute on them, in a folder of their own. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll } from "vitest";
import type { Rating } from "#scoring/statistics/rating-table.ts";
import { BadInput } from "../../bin/bad-input.ts";

export interface MarksFolder {
  readonly path: string;
  write(files: Readonly<Record<string, string>>): void;
  /** Runs a verb's function with names of files led into the folder; what a person reads when they do not fit. */
  run<Result>(verb: (args: readonly string[]) => Result, ...args: readonly string[]): Result | string;
}

/** Removed after the tests of the file. Names that end in `.gz` are packed. */
export function marksFolder(): MarksFolder {
  const path = mkdtempSync(join(tmpdir(), "candela-marks-"));
  afterAll(() => {
    rmSync(path, { recursive: true, force: true });
  });
  return {
    path,
    write: (files) => {
      for (const [name, content] of Object.entries(files))
        writeFileSync(join(path, name), name.endsWith(".gz") ? gzipSync(content) : content);
    },
    run: (verb, ...args) => {
      try {
        return verb(args.map((arg) => (/\.(json|csv|gz)$/.test(arg) ? join(path, arg) : arg)));
      } catch (error) {
        if (error instanceof BadInput) return error.message.replaceAll(`${path}/`, "");
        throw error;
      }
    },
  };
}

export function marksCsv(ratings: readonly Rating[]): string {
  return `submission,expert,mark\n${ratings.map(({ submission, expert, value }) => `${submission},${expert},${value}\n`).join("")}`;
}
