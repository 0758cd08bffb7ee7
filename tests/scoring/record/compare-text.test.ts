import { describe, expect, it } from "vitest";
import { compareText } from "#scoring/record/compare-text.ts";

describe("compareText", () => {
  it("orders by code units, not by the alphabet of a language", () => {
    expect(["b", "Z", "a", "光", "10", "9"].sort(compareText)).toEqual(["10", "9", "Z", "a", "b", "光"]);
    expect(compareText("a", "a")).toBe(0);
  });
});
