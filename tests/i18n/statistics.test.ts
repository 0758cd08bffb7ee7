import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { reports as english } from "#app/i18n/en/reports.ts";
import { reports as chinese } from "#app/i18n/zh-CN/reports.ts";

const document = readFileSync("docs/statistics.md", "utf8");
const names = Object.keys(english.statistics) as (keyof typeof english.statistics)[];

it.each(names)("the document of statistics says of %s what the pages say, in both languages", (name) => {
  const [en, zh] = [english.statistics[name], chinese.statistics[name]];
  const section = document.split("\n## ").find((part) => part.startsWith(`${en.name} ${zh.name}\n`));
  for (const sentence of [en.means, en.mayDo, zh.means, zh.mayDo]) expect(section, name).toContain(sentence);
  const files = [...(section ?? "").matchAll(/`(scoring\/[^`]+)`/g)].map(([, file = ""]) => file);
  expect(files.length, `${name} names where it is computed`).toBeGreaterThan(0);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});

it("every section of the document is a statistic of the pages", () => {
  expect(document.match(/^## /gm)).toHaveLength(names.length);
});

it("what is told of the list is the chance to be truly among the best, never that of being there again", () => {
  const told = [english, chinese].flatMap(({ statistics }) => [
    statistics.rankInterval.means,
    statistics.selectionChance.means,
    statistics.expectedPrecision.means,
  ]);
  for (const text of told) expect(text).toMatch(/very many experts|许多专家/);
  for (const text of told) expect(text).not.toMatch(/repeat|repetition|again|重新打分/);
});

it.each([
  "contributions",
  "tieStep",
  "composite",
  "criterionFloor",
  "largestRemainder",
  "smallestChange",
  "otherRules",
  "twoWay",
  "blup",
  "robustBlup",
  "linearBayes",
  "borda",
  "weightedKappa",
])("%s is explained", (name) => expect(names).toContain(name));
