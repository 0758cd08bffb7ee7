import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { BesideTheRecord } from "#app/components/ranking/beside-the-record.tsx";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { TranslationContext } from "#app/i18n/translation-context.ts";
import { type AdjustmentMethod, shownMethod } from "#scoring/shortlist/adjustment-method.ts";
import { plan } from "../../scoring/support/stage-plan.ts";

const { cut } = plan;
const counting = { ...cut, adjusted: { method: "robustBlup" } } as const;

async function sentenceOf(method: AdjustmentMethod, of: typeof cut, language: "en" | "zh-CN"): Promise<string> {
  const value = await createI18n(language);
  const sentence = createElement(BesideTheRecord, { method, rule: { cut: of } });
  return renderToStaticMarkup(createElement(TranslationContext.Provider, { value }, sentence));
}

it("the method is the one asked for, else the one the rule counts, else BLUP", () => {
  expect(shownMethod("twoWay", counting)).toBe("twoWay");
  for (const name of [null, "", "median", "BLUP"]) expect(shownMethod(name, counting)).toBe("robustBlup");
  expect(shownMethod(null, cut)).toBe("blup");
});

it("adjusted scores by another method than the rule's are said to change nothing", async () => {
  const english = await sentenceOf("twoWay", counting, "en");
  expect(english).toContain("counts adjusted scores by robust BLUP; those shown here by two-way least squares");
  expect(await sentenceOf("twoWay", counting, "zh-CN")).toContain("这里显示的校准分（双向最小二乘）仅供对照");
  expect(await sentenceOf("robustBlup", counting, "en")).toBe("");
});

it("where the rule counts the official score alone, so are all adjusted scores", async () => {
  expect(await sentenceOf("blup", cut, "en")).toContain("counts the official score alone");
});
