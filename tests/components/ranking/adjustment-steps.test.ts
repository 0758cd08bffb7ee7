import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { adjustmentSteps } from "#app/components/ranking/adjustment-steps.ts";
import { Adjustment } from "#app/components/ranking/adjustment.tsx";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { TranslationContext } from "#app/i18n/translation-context.ts";
import { analyseStage } from "#scoring/shortlist/stage-analysis.ts";
import { plan } from "../../scoring/support/stage-plan.ts";
import { submissionOf } from "../../scoring/support/submissions.ts";
import { rankingFileOf } from "../../support/ranking-file.ts";

/** Three to five sheets each; expert0 is lenient, expert4 severe and not asked of all. */
const TOTALS = [
  [91, 79, 90, 83, 77],
  [81, 82, 74, 84],
  [80, 68, 70, 76, 59],
  [92, 93, 85],
  [73, 60, 69, 59, 60],
  [83, 84, 80],
];
const { result, ranking } = rankingFileOf({
  stage: plan,
  submissions: TOTALS.map((totals, index) => submissionOf(`A-${index}`, totals)),
});
const analysed = (method: "blup" | "robustBlup" | "linearBayes" | "twoWay") =>
  analyseStage(result, { method, emptySeats: [] });
const analysis = analysed("blup");
const scoreOf = (id: string) => analysis.submissions.find(({ submissionId }) => submissionId === id)!.adjusted!.score;

describe("the steps to an adjusted score", () => {
  it("lead to it: the panel's mean and the share that is kept of the distance give it up to rounding", () => {
    for (const row of ranking.rows) {
      const score = scoreOf(row.submissionId);
      const { correctedMean, panelMean, keptShare, drawn } = adjustmentSteps(row, analysis, score)!;
      expect(correctedMean + drawn).toBe(score);
      const distance = correctedMean - panelMean;
      // Half a hundredth for each of the figures, half a thousandth of the distance for the share.
      const rounding = 2 + Math.abs(distance) / 2000;
      expect(Math.abs(panelMean + (keptShare / 1000) * distance - score)).toBeLessThanOrEqual(rounding);
    }
  });

  it("the mean can be taken again by hand from the totals and leanings that are shown", () => {
    const row = ranking.rows[0]!;
    const leanings = new Map(analysis.experts.map(({ expertId, leaning }) => [expertId, leaning]));
    const sum = row.totals.reduce((all, item) => all + item.total.hundredths - leanings.get(item.expertCode!)!, 0);
    expect(adjustmentSteps(row, analysis, 0)?.correctedMean).toBe(Math.round(sum / row.totals.length));
  });

  it("fewer sheets keep less of the distance", () => {
    const kept = (id: string) => {
      const row = ranking.rows.find(({ submissionId }) => submissionId === id)!;
      return adjustmentSteps(row, analysis, 0)!.keptShare;
    };
    expect(kept("A-3")).toBeLessThan(kept("A-0"));
  });

  it("are not told where none lead to it: by another method, or of an expert nothing is known of", () => {
    const row = ranking.rows[0]!;
    for (const method of ["robustBlup", "linearBayes", "twoWay"] as const)
      expect(adjustmentSteps(row, analysed(method), 0), method).toBeNull();
    expect(adjustmentSteps(row, { ...analysis, experts: analysis.experts.slice(1) }, 0)).toBeNull();
  });

  it("stand above the score, in lines that add up to it", async () => {
    const row = ranking.rows.find(({ submissionId }) => submissionId === "A-3")!;
    const printed = async (language: "en" | "zh-CN") => {
      const value = await createI18n(language);
      const markup = renderToStaticMarkup(
        createElement(TranslationContext.Provider, { value }, createElement(Adjustment, { row, analysis })),
      );
      return markup
        .replaceAll("</div>", "\n")
        .replaceAll("</dt>", ": ")
        .replace(/<[^>]*>/gu, "")
        .replaceAll("&#x27;", "'")
        .split("\n");
    };
    expect((await printed("en")).slice(3, 6)).toEqual([
      "Mean of all totals, each without its expert's leaning: 88.43",
      "Drawn towards the panel's mean of 77.73: 90.7% of the distance is kept: −1.00",
      "Adjusted ± SE: 87.43 ± 3.09",
    ]);
    expect((await printed("zh-CN")).slice(3, 6)).toEqual([
      "全部总分扣除各专家宽严后的平均: 88.43",
      "向全体均值 77.73 收缩（保留差距的 90.7%）: −1.00",
      "校准分 ± 标准误: 87.43 ± 3.09",
    ]);
  });
});
