import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countCharacters } from "#scoring/rubric/count-characters.ts";

describe("countCharacters", () => {
  it.each([
    ["", 0],
    [" \n　", 0],
    ["创新之光", 4],
    ["创新之光，第二届。", 7],
    ["key indicators verified", 3],
    ["a well-known don't-care", 3],
    ["成本下降 12.5% 以上", 7],
    ["10,000 units", 2],
    ["one,two", 2],
    ["采用AI与5G技术", 7],
    ["ＡＩ技术", 3],
    ["ひかり", 3],
    ["コンピューター", 7],
    ["빛 혁신", 3],
    ["Қазақ елі", 2],
    ["𠮷", 1],
    ["é e\u0301té", 2],
    ["😀 ——……！", 0],
  ])("%j counts %i", (text, count) => {
    expect(countCharacters(text)).toBe(count);
  });

  it("1,200 characters of Chinese are exactly 1,200, with or without punctuation", () => {
    expect(countCharacters("技术创新，".repeat(300))).toBe(1200);
  });

  it("texts put side by side count as much as apart", () => {
    const text = fc.string({ unit: "grapheme" });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(countCharacters(`${a} ${b}`)).toBe(countCharacters(a) + countCharacters(b));
      }),
    );
  });
});
