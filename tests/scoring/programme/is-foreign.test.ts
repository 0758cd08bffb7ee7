import { describe, expect, it } from "vitest";
import { isForeign } from "#scoring/programme/is-foreign.ts";

describe("foreign", () => {
  it("is whoever comes from another country than the programme's own", () => {
    expect(["CN", "MY", "RS"].map((country) => isForeign({ homeCountry: "CN" }, country))).toEqual([false, true, true]);
    expect(isForeign({ homeCountry: "MY" }, "CN")).toBe(true);
  });

  it("is nobody under a programme that names no home country", () => {
    expect(isForeign({ homeCountry: null }, "MY")).toBe(false);
    expect(isForeign({}, "MY")).toBe(false);
  });
});
