import { describe, expect, it } from "vitest";
import { formalCheck as english } from "#app/i18n/en/formal-check.ts";
import { formalCheck as chinese } from "#app/i18n/zh-CN/formal-check.ts";
import { FINDING_DETAILS } from "#scoring/formal-check/finding.ts";
import { REQUIRED_ITEMS } from "#scoring/formal-check/form-rules.ts";

function placeholdersOf(sentence: string): string[] {
  return [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).sort();
}

describe("sentences of the formal check", () => {
  it("every detail a rule can find has a sentence in both languages, and no sentence is left over", () => {
    expect(Object.keys(english.details).sort()).toEqual([...FINDING_DETAILS].sort());
    expect(Object.keys(chinese.details).sort()).toEqual([...FINDING_DETAILS].sort());
  });

  it.each(FINDING_DETAILS)("the two sentences of %s are filled from the same values", (detail) => {
    expect(placeholdersOf(chinese.details[detail])).toEqual(placeholdersOf(english.details[detail]));
  });

  it("every item of the complete set has a name in both languages", () => {
    expect(Object.keys(english.items).sort()).toEqual([...REQUIRED_ITEMS].sort());
    expect(Object.keys(chinese.items).sort()).toEqual([...REQUIRED_ITEMS].sort());
  });
});
