import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { tieFigure } from "#app/components/ranking/contributions.ts";
import type { RankingRow, TiedRow } from "#app/components/ranking/ranking-data.ts";
import { rankingWords } from "#app/components/ranking/ranking-words.ts";
import { TieStory } from "#app/components/ranking/tie-story.tsx";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { TranslationContext } from "#app/i18n/translation-context.ts";
import type { Translate } from "#app/i18n/use-translation.ts";
import type { TieStep } from "#scoring/programme/programme.ts";
import type { Figure, ResultPlan } from "#scoring/record/stage-result.ts";
import { plan } from "../../scoring/support/stage-plan.ts";
import { withMarks } from "../../scoring/support/submissions.ts";
import { rankingFileOf } from "../../support/ranking-file.ts";

const whole = (points: number): Figure => ({ exact: `${points}/1`, hundredths: points * 100 });

/** Three sheets each and the total of 80; in adv one is ahead of the other. */
const SUBMISSIONS = [
  withMarks("A-1", [
    [84, 68],
    [80, 80],
    [80, 80],
  ]),
  withMarks("A-2", [
    [80, 80],
    [80, 80],
    [80, 80],
  ]),
];

/** What is said of A-2 beside A-1, under a chain of this one step. */
async function storyOf(step: TieStep, parts: Partial<RankingRow>[], language: "en" | "zh-CN" = "en"): Promise<string> {
  const i18n = await createI18n(language);
  const stage: ResultPlan = { ...plan, kind: "defense", tieChain: [step] };
  const file = rankingFileOf({ stage, submissions: SUBMISSIONS });
  const place = { rank: 2, tieStep: 0, isTied: false };
  const [other, own] = file.ranking.rows.map((row, index) => ({ ...row, ...parts[index], inField: place }));
  const words = rankingWords(i18n.t as Translate, language, file.rule, file.call);
  const props = { row: own!, equals: [other!], isByField: true, rule: file.rule, words };
  return renderToStaticMarkup(
    createElement(TranslationContext.Provider, { value: i18n }, createElement(TieStory, props)),
  ).replace(/<[^>]*>/gu, "");
}

describe("the story of a tie", () => {
  it("by criteria: the mean of each in them", async () => {
    const step: TieStep = { by: "criteria", criteria: ["adv"] };
    expect(await storyOf(step, [])).toBe("Same score as A-1; decided by: mean of adv. A-2 80.00, A-1 81.33.");
    expect(await storyOf(step, [], "zh-CN")).toBe("与 A-1 同分，按“adv均分”区分。A-2 80.00、A-1 81.33。");
  });

  it("by the score of an earlier stage: the score of each in that stage, not in this one", async () => {
    const step: TieStep = { by: "stageScore", stage: "initial" };
    const story = await storyOf(step, [
      { stageScores: { initial: whole(91) } },
      { stageScores: { initial: whole(90) } },
    ]);
    expect(story).toMatch(/ A-2 90\.00, A-1 91\.00\.$/u);
  });
});

describe("tieFigure", () => {
  const row: TiedRow = {
    serial: "A-1",
    official: whole(80),
    median: whole(79),
    criterionMeans: [
      { criterion: "adv", mean: whole(82) },
      { criterion: "cre", mean: whole(74) },
    ],
    stageScores: { initial: whole(90) },
  };
  const figure = (step: TieStep, own = row) => tieFigure(own, step, "defense")?.hundredths ?? null;

  it("a stage's score is the official one in this stage, else the one it had there, and none where it did not stand", () => {
    expect(figure({ by: "stageScore", stage: "defense" })).toBe(8000);
    expect(figure({ by: "stageScore", stage: "initial" })).toBe(9000);
    expect(figure({ by: "stageScore", stage: "secondary" })).toBeNull();
  });

  it("criteria are compared by the mean of their means, and not at all where one is missing", () => {
    const step: TieStep = { by: "criteria", criteria: ["adv", "cre"] };
    expect(figure(step)).toBe(7800);
    expect(figure(step, { ...row, criterionMeans: row.criterionMeans.slice(0, 1) })).toBeNull();
  });

  it("priority and a re-vote compare no figure", () => {
    expect([figure({ by: "priority" }), figure({ by: "revote" })]).toEqual([null, null]);
  });
});
