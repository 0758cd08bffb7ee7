import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { problems as english } from "#app/i18n/en/problems.ts";
import { problems as chinese } from "#app/i18n/zh-CN/problems.ts";

const DESKS = join(import.meta.dirname, "../../app/workflow");

/** Problems of files that come in on the command line, which names them itself. */
const OF_IMPORTS = /(roster|sheet-import|programme-storage|demonstration)/;
const OF_COMMANDS = ["slug_malformed", "slug_reserved", "slug_taken", "repeated_pair"];

/** Every problem code a desk answers a page with, read off the source. */
function codesOfDesks(): string[] {
  const codes = new Set<string>();
  for (const name of readdirSync(DESKS, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".ts") || OF_IMPORTS.test(name)) continue;
    const source = readFileSync(join(DESKS, name), "utf8");
    for (const [, code] of source.matchAll(/(?:\bcode: |\babout\(|\brefuse\()"([a-z_]+)"/g)) codes.add(code!);
  }
  return [...codes].filter((code) => !OF_COMMANDS.includes(code)).sort();
}

describe("sentences of problems", () => {
  it("every problem a desk answers a page with has a sentence in both languages", () => {
    const codes = codesOfDesks();
    expect(codes.length).toBeGreaterThan(30);
    expect(codes.filter((code) => !(code in english))).toEqual([]);
    expect(codes.filter((code) => !(code in chinese))).toEqual([]);
  });
});
