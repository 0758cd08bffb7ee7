import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMark } from "#scoring/rubric/parse-mark.ts";

describe("parseMark", () => {
  it.each([
    ["85", 85],
    [" 85 ", 85],
    ["８５", 85],
    ["８5", 85],
    ["　１００　", 100],
    ["0", 0],
    ["085", 85],
    ["101", 101],
  ])("%j is %i", (text, mark) => {
    expect(parseMark(text)).toEqual({ mark });
  });

  it.each([
    "85.5",
    "85.0",
    "85.",
    "1e2",
    "-0",
    "-5",
    "+85",
    "0x10",
    "8 5",
    "八十五",
    "٨٥",
    "NaN",
    "Infinity",
    "85分",
    "1_0",
    "9".repeat(16),
  ])("%j is not a whole number in plain digits", (text) => {
    expect(parseMark(text)).toEqual({ problem: "not_whole" });
  });

  it.each(["", " ", "　", "\t\n"])("%j is empty, not zero", (text) => {
    expect(parseMark(text)).toEqual({ problem: "empty" });
  });

  it("whatever is typed becomes a safe whole number or a problem", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const result = parseMark(text);
        if ("mark" in result) expect(Number.isSafeInteger(result.mark) && result.mark >= 0).toBe(true);
      }),
    );
  });
});
