import { describe, expect, it } from "vitest";
import { creditCode } from "#db/seed/demonstration/credit-code.ts";
import { readCreditCode } from "#scoring/conflicts/names/credit-code.ts";
import { foldText, hasHan } from "#scoring/conflicts/names/fold-text.ts";
import { workDomain } from "#scoring/conflicts/names/mail-domain.ts";
import { areApart, type Place, placeAtStart, placeOfLatin } from "#scoring/conflicts/names/places.ts";
import { foldUmlaut, romanize, romanizePerson } from "#scoring/conflicts/names/romanize.ts";

describe("a folded text", () => {
  it("is the same for traditional and simplified characters and for every width", () => {
    expect(foldText("臺灣瀾拓精密機械（股）公司ＡＢＣ")).toBe(foldText("台湾澜拓精密机械(股)公司abc"));
  });

  it("has plain Latin letters", () => {
    expect(foldText("Łódź Könyvgyár Ørsund Đông Straße")).toBe("lodz konyvgyar orsund dong strasse");
  });

  it("keeps what parts two names in other scripts", () => {
    expect(foldText("ガス")).not.toBe(foldText("カス"));
    expect(hasHan("ガス") || !hasHan("澜拓")).toBe(false);
  });
});

describe("a romanized name", () => {
  it("reads a family name as one", () => {
    const heads = ["曾砚", "单衡", "仇朗", "解澜", "朴知", "乐遥", "尉迟衡", "万俟舟"].map(
      (name) => romanizePerson(name)[0],
    );
    expect(heads).toEqual(["zeng", "shan", "qiu", "xie", "piao", "yue", "yu", "mo"]);
  });

  it("has one spelling for ü", () => {
    expect(["lv", "lyu", "lü", "lvwei", "nv"].map(foldUmlaut)).toEqual(["lu", "lu", "lu", "luwei", "nu"]);
    expect(foldUmlaut("silva")).toBe("silva");
    expect(romanize("绿")).toBe("lu");
  });
});

describe("a unified social credit code", () => {
  it("counts only with both check characters right", () => {
    const code = creditCode("91", "420000", "MA004711");
    expect(readCreditCode(` ${code.toLowerCase()} `)).toBe(code);
    expect(readCreditCode(code.slice(0, 17) + (code[17] === "A" ? "B" : "A"))).toBeNull();
    expect(readCreditCode(null)).toBeNull();
  });
});

describe("places", () => {
  const place = (text: string): Place[] => [placeAtStart(text)!];

  it("are apart when neither lies in the other", () => {
    expect(areApart(place("武汉"), place("上海"))).toBe(true);
    expect(areApart(place("日本"), place("中国"))).toBe(true);
    expect(areApart(place("武汉"), place("湖北"))).toBe(false);
    expect(areApart(place("中国"), place("上海"))).toBe(false);
    expect(areApart([], place("上海"))).toBe(false);
  });

  it("are known by their English names", () => {
    expect(placeOfLatin("harbin")?.name).toBe("哈尔滨");
    expect([placeOfLatin("shanxi")?.name, placeOfLatin("shaanxi")?.name]).toEqual(["山西", "陕西"]);
    expect(placeOfLatin("lantuo")).toBeUndefined();
  });
});

describe("a work domain", () => {
  it("is the registrable one", () => {
    expect(workDomain("a@mail.lantuo.example")).toBe("lantuo.example");
    expect(workDomain("https://www.dept.hengshuo.edu.cn/people")).toBe("hengshuo.edu.cn");
  });

  it("is never one of free mail or of a bare suffix", () => {
    const free = ["qq.com", "163.com", "126.com", "vip.163.com", "foxmail.com", "sina.com", "gmail.com", "kakao.com"];
    expect(free.map((domain) => workDomain(`somebody@${domain}`))).toEqual(free.map(() => null));
    expect(workDomain("x@edu.cn")).toBeNull();
    expect(workDomain("not an address")).toBeNull();
  });
});
