import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { texts as english } from "#app/i18n/en.ts";
import { texts as chinese } from "#app/i18n/zh-CN.ts";

const DESKS = join(import.meta.dirname, "../../app/workflow");

/** Every `noun.verb` and every subject type the desks write into the audit trail, read off their source. */
function writtenIn(pattern: RegExp): Set<string> {
  const found = new Set<string>();
  for (const name of readdirSync(DESKS, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".ts")) continue;
    for (const [, value] of readFileSync(join(DESKS, name), "utf8").matchAll(pattern)) found.add(value!);
  }
  return found;
}

function verbsOf(texts: { readonly record: { readonly verbs: object } }): Set<string> {
  return new Set(
    Object.entries(texts.record.verbs).flatMap(([noun, verbs]) =>
      Object.keys(verbs as object).map((v) => `${noun}.${v}`),
    ),
  );
}

describe("the audit trail in words", () => {
  const verbs = writtenIn(/"([a-z_]+\.[a-zA-Z_]+)"/g);

  it("every verb a desk records has a text in both languages, and no text is left over", () => {
    expect(verbs.size).toBeGreaterThan(40);
    expect([...verbsOf(english)].sort()).toEqual([...verbs].sort());
    expect([...verbsOf(chinese)].sort()).toEqual([...verbs].sort());
  });

  it("every kind of subject has a name in both languages", () => {
    const subjects = [...writtenIn(/type: "([a-zA-Z]+)", id/g)].sort();
    expect(Object.keys(english.record.subjects).sort()).toEqual(subjects);
    expect(Object.keys(chinese.record.subjects).sort()).toEqual(subjects);
  });
});
