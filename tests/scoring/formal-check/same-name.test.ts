import { describe, expect, it } from "vitest";
import { isSameName } from "#scoring/formal-check/same-name.ts";

describe("isSameName", () => {
  it.each([
    ["Lantuo Co., Ltd.", "LANTUO CO LTD"],
    ["澜拓（杭州）有限公司", "澜拓(杭州)有限公司"],
    [" 澜拓 ", "澜拓"],
  ])("%j and %j are one name", (a, b) => {
    expect(isSameName(a, b)).toBe(true);
  });

  it.each([
    ["澜拓", "澜拓科技"],
    ["", ""],
    ["...", " "],
  ])("%j and %j are not", (a, b) => {
    expect(isSameName(a, b)).toBe(false);
  });
});
