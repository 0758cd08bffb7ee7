import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareNames } from "#scoring/conflicts/names/compare-names.ts";
import { nameKeys } from "#scoring/conflicts/names/name-keys.ts";
import { readOrganizationName } from "#scoring/conflicts/names/organization-name.ts";

const PLACES = ["", "武汉", "湖北省武汉市", "上海", "中国", "新加坡"];
const BRANDS = ["澜拓", "岚拓", "澜柘", "培塔兰", "衡朔", "", "国立"];
const TRADES = ["精密机械", "智能装备", "软件", "理工", ""];
const ENDINGS = [
  "有限公司",
  "有限责任公司",
  "股份有限公司",
  "大学",
  "研究院",
  "有限公司上海分公司",
  "大学材料学院",
  "大学珠海学院",
  "公司",
  "",
];
const LATIN_BRANDS = ["Lantuo", "Lan Tuo", "Lantua", "Petalan", "Hengshuo", "LTJ", ""];
const LATIN_TRADES = [
  "Precision Machinery",
  "Machinery",
  "Intelligent Equipment",
  "Software",
  "University",
  "University of Technology",
];
const LATIN_ENDINGS = ["Co., Ltd.", "Company Limited", "Inc.", "Sdn. Bhd.", "", ", Shanghai Branch"];
const LATIN_PLACES = ["", "Wuhan", "Shanghai", "Singapore", "China"];

const chinese = fc
  .tuple(...[PLACES, BRANDS, TRADES, ENDINGS].map((list) => fc.constantFrom(...list)))
  .map((parts) => parts.join(""))
  .filter((name) => name.length >= 2);
const latin = fc
  .tuple(...[LATIN_PLACES, LATIN_BRANDS, LATIN_TRADES, LATIN_ENDINGS].map((list) => fc.constantFrom(...list)))
  .map((parts) => parts.filter((part) => part !== "").join(" "));
const name = fc.oneof(chinese, latin).map(readOrganizationName);

describe("the keys of names", () => {
  it("are never wholly different for two names that are alike, so no pair is overlooked", () => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        if (compareNames(one, other).verdict === "different") return;
        const keys = nameKeys(other);
        expect([...nameKeys(one)].some((key) => keys.has(key))).toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });
});

describe("a comparison of names", () => {
  it("does not depend on which name comes first", () => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(compareNames(one, other)).toEqual(compareNames(other, one));
      }),
      { numRuns: 10_000 },
    );
  });

  it("finds a name the same as itself", () => {
    fc.assert(fc.property(name, (one) => compareNames(one, one).verdict === "same"));
  });
});
