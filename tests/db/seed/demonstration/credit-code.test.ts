import { describe, expect, it } from "vitest";
import { creditCode } from "#db/seed/demonstration/credit-code.ts";
import { demonstrationRoster } from "#db/seed/demonstration/roster.ts";
import { isCreditCode } from "#scoring/conflicts/names/credit-code.ts";

describe("unified credit codes", () => {
  it("end in the check characters of the standard", () => {
    // Worked by hand after GB 32100: body MA000000 → organisation check; weights are powers of three modulo 31.
    const code = creditCode("91", "420000", "MA000000");
    expect(code).toHaveLength(18);
    expect(isCreditCode(code)).toBe(true);
  });

  it("are wrong as soon as one character changes", () => {
    const code = creditCode("91", "330000", "MA123456");
    for (let index = 0; index < code.length; index += 1) {
      const other = code[index] === "1" ? "2" : "1";
      expect(isCreditCode(code.slice(0, index) + other + code.slice(index + 1))).toBe(false);
    }
  });

  it("refuse parts of another length", () => {
    expect(() => creditCode("9", "420000", "MA000000")).toThrow("creditCode");
    expect(() => creditCode("91", "42", "MA000000")).toThrow("creditCode");
    expect(() => creditCode("91", "420000", "IO000000")).toThrow("creditCode");
  });

  it("are right and distinct for every organization that has one", () => {
    const codes = demonstrationRoster().organizations.flatMap((organization) => organization.creditCode ?? []);
    expect(codes.filter((code) => !isCreditCode(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBeGreaterThan(100);
  });
});
