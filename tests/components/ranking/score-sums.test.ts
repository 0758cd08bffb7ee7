import fc from "fast-check";
import { createElement, type FunctionComponent } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { rankingWords } from "#app/components/ranking/ranking-words.ts";
import { Composite, Totals } from "#app/components/ranking/score-sums.tsx";
import { usedTotals } from "#app/components/ranking/contributions.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { TranslationContext } from "#app/i18n/translation-context.ts";
import type { Translate } from "#app/i18n/use-translation.ts";
import { fraction } from "#scoring/aggregation/fraction.ts";
import type { RankingSubmission } from "#scoring/aggregation/stage-ranking.ts";
import type { ResultPlan } from "#scoring/record/stage-result.ts";
import { explainRank } from "#scoring/shortlist/rank-explanation.ts";
import { plan } from "../../scoring/support/stage-plan.ts";
import { submissionOf, withMarks } from "../../scoring/support/submissions.ts";
import { rankingFileOf } from "../../support/ranking-file.ts";

/** The row of a submission that stands alone, and why it has its rank. */
function explained(submission: RankingSubmission, stage: Partial<ResultPlan> = {}) {
  const { result, ranking, rule, call } = rankingFileOf({ stage: { ...plan, ...stage }, submissions: [submission] });
  return { row: ranking.rows[0]!, rule, call, explanation: explainRank(result, submission.id) };
}

/** Each line of a part as `name: figure`. */
async function linesOf(
  part: typeof Totals | typeof Composite,
  { call, ...told }: ReturnType<typeof explained>,
  language: "en" | "zh-CN" = "en",
): Promise<string[]> {
  const i18n = await createI18n(language);
  const props = { ...told, words: rankingWords(i18n.t as Translate, language, told.rule, call) };
  const element = createElement(part as FunctionComponent<typeof props>, props);
  const markup = renderToStaticMarkup(createElement(TranslationContext.Provider, { value: i18n }, element));
  return markup
    .split("</div>")
    .map((line) => line.replace("</dt>", ": ").replace("<span", " <span"))
    .map((line) => line.replace(/<[^>]*>/gu, ""))
    .filter((line) => line !== "");
}

const anySubmission = fc
  .array(fc.tuple(fc.integer({ min: 70, max: 73 }), fc.integer({ min: 70, max: 73 })), { minLength: 3, maxLength: 7 })
  // By total, then by sheet: the sheets are not in the order of their experts.
  .map((marks) => withMarks("a", marks))
  .map(({ sheets, ...more }) => ({
    ...more,
    sheets: sheets.map((sheet, index) => ({ ...sheet, expertId: `expert${sheets.length - index}` })),
  }));
const anyAggregation = fc.constantFrom<ResultPlan["aggregation"]>(
  { method: "mean" },
  { method: "median" },
  { method: "trimmedMean", whenAtLeast: 4 },
);

describe("the totals that are left out", () => {
  it("are those without which the means of the criteria are what the points rest on, also among equal totals", () => {
    fc.assert(
      fc.property(anySubmission, anyAggregation, (submission, aggregation) => {
        const { row, explanation } = explained(submission, { aggregation });
        const kept = usedTotals(row, explanation.parts!.leftOut).filter(({ isLeftOut }) => !isLeftOut);
        const sheets = kept.map((total) => submission.sheets.find(({ expertId }) => expertId === total.expertCode)!);
        for (const { criterion, mean } of explanation.parts!.contributions) {
          const marks = sheets.map((sheet) => sheet.marks.find((item) => item.criterion === criterion)!.mark);
          const sum = marks.reduce((all, mark) => all + mark, 0);
          expect(mean.hundredths).toBe(Math.floor((sum * 200 + marks.length) / (2 * marks.length)));
        }
      }),
      { numRuns: 40 },
    );
  });

  it("are marked one by one where the rule drops the highest and the lowest", async () => {
    // 70 and 90 come twice each: of the lower the first sheet is left out, of the higher the last.
    const told = explained(submissionOf("a", [90, 70, 80, 90, 70]));
    expect(await linesOf(Totals, told)).toEqual([
      "expert0: 90.00",
      "expert3 left out: 90.00",
      "expert2: 80.00",
      "expert1 left out: 70.00",
      "expert4: 70.00",
      "Official score: mean without highest and lowest, 3 totals: 80.00",
    ]);
  });

  it("of a median are those beside the middle, and of a mean there are none", async () => {
    const totals = submissionOf("a", [90, 70, 80]);
    const marked = async (method: "median" | "mean", language: "en" | "zh-CN") => {
      const lines = await linesOf(Totals, explained(totals, { aggregation: { method } }), language);
      return lines.slice(0, 3).map((line) => line.slice("expert0".length));
    };
    expect(await marked("median", "en")).toEqual([" not in the middle: 90.00", ": 80.00", " not in the middle: 70.00"]);
    expect(await marked("median", "zh-CN")).toEqual([" 不居中: 90.00", ": 80.00", " 不居中: 70.00"]);
    expect(await marked("mean", "en")).toEqual([": 90.00", ": 80.00", ": 70.00"]);
  });

  it("are not marked before it is known which they are, nor for whoever may not know whose a total is", () => {
    const { row, explanation } = explained(submissionOf("a", [90, 70, 80, 90, 70]));
    const nameless = { totals: row.totals.map(({ total }) => ({ expertCode: null, total })) };
    for (const totals of [usedTotals(row, null), usedTotals(nameless, explanation.parts!.leftOut)])
      expect(totals.map(({ isLeftOut }) => isLeftOut)).not.toContain(true);
  });
});

describe("the sum of a composite", () => {
  const composite: ResultPlan["composite"] = [
    { stage: "initial", weight: 1 },
    { stage: "defense", weight: 2 },
  ];

  it("has the points of each stage as its figures, which add up to the composite to the hundredth", async () => {
    const submission = submissionOf("a", [90, 91, 90], { stageScores: { initial: fraction(247, 3) } });
    expect(await linesOf(Composite, explained(submission, { kind: "defense", composite }))).toEqual([
      "initial 82.33 × 1/3: 27.45",
      "Initial review 90.33 × 2/3: 60.22",
      "Composite score: 87.67",
    ]);
  });
});
