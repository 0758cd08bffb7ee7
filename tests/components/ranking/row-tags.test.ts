import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { rankingWords } from "#app/components/ranking/ranking-words.ts";
import { RowTags } from "#app/components/ranking/row-tags.tsx";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { TranslationContext } from "#app/i18n/translation-context.ts";
import type { Translate } from "#app/i18n/use-translation.ts";
import { plan } from "../../scoring/support/stage-plan.ts";
import { submissionOf } from "../../scoring/support/submissions.ts";
import { rankingFileOf } from "../../support/ranking-file.ts";

/** The tags of a submission with these totals under drop-high-low from so many on. */
async function tagsOf(totals: readonly number[], whenAtLeast: number, language: "en" | "zh-CN"): Promise<string> {
  const i18n = await createI18n(language);
  const file = rankingFileOf({
    stage: { ...plan, aggregation: { method: "trimmedMean", whenAtLeast } },
    submissions: [submissionOf("A-1", [...totals])],
  });
  const words = rankingWords(i18n.t as Translate, language, file.rule, file.call);
  const props = { row: file.ranking.rows[0]!, place: null, words, flags: [] };
  return renderToStaticMarkup(
    createElement(TranslationContext.Provider, { value: i18n }, createElement(RowTags, props)),
  );
}

describe("tags of a row", () => {
  it("a trimmed mean of fewer than five sheets is marked as one; of five, or a plain mean, it is not", async () => {
    expect(await tagsOf([80, 81, 82, 83], 3, "en")).toContain("only 4 sheets, highest and lowest dropped");
    expect(await tagsOf([80, 81, 82, 83], 3, "zh-CN")).toContain("仅 4 份评分表，仍去掉最高最低");
    expect(await tagsOf([80, 81, 82, 83, 84], 3, "en")).not.toContain("dropped");
    expect(await tagsOf([80, 81, 82, 83], 5, "en")).not.toContain("dropped");
  });
});
