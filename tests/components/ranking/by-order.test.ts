import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ByOrder } from "#app/components/ranking/by-order.tsx";
import { NumberCell } from "#app/components/ranking/number-cell.tsx";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { TranslationContext } from "#app/i18n/translation-context.ts";
import type { AnalysedSubmission } from "#scoring/shortlist/stage-analysis.ts";
import { plan } from "../../scoring/support/stage-plan.ts";
import { submissionOf } from "../../scoring/support/submissions.ts";
import { rankingFileOf } from "../../support/ranking-file.ts";

const { ranking } = rankingFileOf({ stage: plan, submissions: [submissionOf("A-1", [80, 81, 82])] });
/** As the analysis has it where the gate refuses. */
const OWN: AnalysedSubmission = {
  submissionId: "A-1",
  sheets: 3,
  adjusted: null,
  chance: null,
  borda: { score: 813, rank: 3 },
  flags: [],
};

async function inside(language: "en" | "zh-CN", element: React.ReactElement): Promise<string> {
  const value = await createI18n(language);
  return renderToStaticMarkup(createElement(TranslationContext.Provider, { value }, element));
}

describe("the place by order alone", () => {
  it("is told in the explanation of a rank although nothing is adjusted", async () => {
    const line = createElement(ByOrder, { own: OWN });
    expect(await inside("en", line)).toContain("better than 81% of what its experts read, rank 3.");
    expect(await inside("zh-CN", line)).toContain("优于其专家所评成果的 81%，名次 3。");
  });

  it("is not told of a submission without a rank, or before there is an analysis", async () => {
    expect(await inside("en", createElement(ByOrder, { own: { ...OWN, borda: null } }))).toBe("");
    expect(await inside("en", createElement(ByOrder, { own: undefined }))).toBe("");
  });

  it("stands in the table as the share and the place it gives, or as a dash", async () => {
    const cell = (own: AnalysedSubmission) =>
      createElement(NumberCell, { column: "borda", row: ranking.rows[0]!, own, hasComposite: false });
    expect(await inside("en", cell(OWN))).toBe('81%<span class="xs muted block">rank 3</span>');
    expect(await inside("en", cell({ ...OWN, borda: null }))).toBe("–");
  });
});
