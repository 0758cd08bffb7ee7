import { expect, it } from "vitest";
import { texts as english } from "#app/i18n/en.ts";
import { texts as chinese } from "#app/i18n/zh-CN.ts";
import { flatTexts } from "./support/flat-texts.ts";

it.each([
  ["en", english],
  ["zh-CN", chinese],
])("a decimal has its zero, as in the tables (%s)", (_language, texts) => {
  expect(flatTexts(texts).filter(([, text]) => /(?<!\d)\.\d/u.test(text))).toEqual([]);
});

it.each([
  ["评阅", "评审"],
  ["官方得分", "正式分"],
  ["严宽", "宽严"],
  ["入选机会", "晋级机会"],
  ["单项下限", "单项最低分"],
  ["单项要求", "单项最低分"],
  ["单项底线", "单项最低分"],
  ["统计指标", "统计量"],
  ["归档", "归入相应等级"],
])("one word for one thing: never %s for %s", (word) => {
  expect(flatTexts(chinese).filter(([, text]) => text.includes(word))).toEqual([]);
});

it("the tag of an uncertain place leads to the help that explains it", () => {
  expect(english.reports.statistics.greyZone.name.toLowerCase()).toContain(english.ranking.flags.greyZone);
  expect(chinese.reports.statistics.greyZone.name).toContain(chinese.ranking.flags.greyZone);
});
