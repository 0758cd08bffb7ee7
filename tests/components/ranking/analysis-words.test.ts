import { beforeAll, describe, expect, it } from "vitest";
import {
  chanceText,
  flagText,
  gateSentences,
  intervalText,
  signedText,
} from "#app/components/ranking/analysis-words.ts";
import { rankingWords } from "#app/components/ranking/ranking-words.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import type { Translate } from "#app/i18n/use-translation.ts";
import { analyseStage } from "#scoring/shortlist/stage-analysis.ts";
import { plan } from "../../scoring/support/stage-plan.ts";
import { submissionOf } from "../../scoring/support/submissions.ts";
import { rankingFileOf } from "../../support/ranking-file.ts";

let t: Translate;
beforeAll(async () => {
  t = (await createI18n("en")).t as Translate;
});

describe("figures of an analysis in words", () => {
  it("a chance is never called certain when it is not", () => {
    expect([0, 4, 10, 455, 990, 996, 1000].map(chanceText)).toEqual(["0%", "<1%", "1%", "46%", "99%", ">99%", "100%"]);
  });

  it("an interval of one rank is that rank; a leaning has its sign", () => {
    expect([intervalText({ best: 2, worst: 5 }), intervalText({ best: 3, worst: 3 })]).toEqual(["2–5", "3"]);
    expect([signedText(120), signedText(-308)]).toEqual(["+1.20", "−3.08"]);
  });

  it("every flag is said in words", () => {
    const interval = { best: 2, worst: 4 };
    expect(flagText(t, { code: "rankMoves", from: 9, to: 3, interval })).toBe("adjusted rank 3 (2–4)");
    expect(flagText(t, { code: "fragile", experts: ["E-01"] })).toBe("hangs on E-01");
    expect(flagText(t, { code: "fragile", experts: ["E-01", "E-02", "E-03"] })).toBe("hangs on each of 3 experts");
    expect(flagText(t, { code: "split", range: 3200 })).toBe("split 32.00");
  });

  it("where the gate refuses, the fields it cannot compare are named", () => {
    const others = submissionOf("A-9", [70, 75, 72], { field: "F2" });
    const file = rankingFileOf({
      stage: plan,
      submissions: [
        submissionOf("A-1", [90, 92, 89]),
        submissionOf("A-2", [81, 83, 80]),
        { ...others, sheets: others.sheets.map((sheet, index) => ({ ...sheet, expertId: `other${index}` })) },
      ],
    });
    const analysis = analyseStage(file.result, { method: "blup", emptySeats: [] });
    const named = { ...file.call, fields: [{ code: "F2", name: { zh: "新材料", en: "New materials" } }] };
    const [sentence] = gateSentences(t, "en", analysis, rankingWords(t, "en", file.rule, named));
    expect(sentence).toContain("across F1 and New materials");
  });

  it("where the parts lie in one field, their experts are named", () => {
    const others = submissionOf("A-9", [70, 75, 72]);
    const file = rankingFileOf({
      stage: plan,
      submissions: [
        submissionOf("A-1", [90, 92, 89]),
        submissionOf("A-2", [81, 83, 80]),
        { ...others, sheets: others.sheets.map((sheet, index) => ({ ...sheet, expertId: `other${index}` })) },
      ],
    });
    const analysis = analyseStage(file.result, { method: "blup", emptySeats: [] });
    const said = (language: string) =>
      gateSentences(t, language, analysis, rankingWords(t, language, file.rule, file.call))[0];
    expect(said("en")).toMatch(
      / across the panel of expert0, expert1, expert2 and the panel of other0, other1, other2[ .]/,
    );
    expect(said("zh-CN")).toMatch(/在专家 expert0、expert1、expert2 一组与专家 other0、other1、other2 一组之间/);
  });
});
