import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { MovedTable } from "#app/components/versions/moved-table.tsx";
import type { VersionChange } from "#app/components/versions/version-data.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import type { Language } from "#app/i18n/languages.ts";
import { TranslationContext } from "#app/i18n/translation-context.ts";
import { resultChanges } from "#scoring/record/result-changes.ts";
import { buildStageResult } from "#scoring/record/stage-result.ts";
import { plan } from "../../scoring/support/stage-plan.ts";
import { submissionOf } from "../../scoring/support/submissions.ts";

const [A, B, C] = [submissionOf("a", [90, 90, 90]), submissionOf("b", [80, 80, 80]), submissionOf("c", [70, 70, 70])];

/** The cells of each row, as they are read. */
async function rowsIn(language: Language, left: typeof A): Promise<string[][]> {
  const submissions = [A, B, C];
  const before = buildStageResult({ stage: plan, submissions });
  const after = buildStageResult({ stage: plan, submissions: submissions.filter((item) => item !== left) });
  const changes: VersionChange[] = resultChanges(before, after).map(({ causes, ...change }) => ({
    ...{ ...change, titleZh: null, titleEn: null },
    causes: causes.map((cause) => ({
      ...{ kind: cause.kind, expertCode: null, reason: null, stage: null },
      serials: "serials" in cause ? cause.serials : [],
    })),
  }));
  const call = {
    ...{ slug: "call", timeZone: "Asia/Shanghai", timeZoneName: { zh: "北京时间", en: "Beijing time" } },
    ...{ fields: [], stages: [] },
  };
  const page = renderToStaticMarkup(
    <TranslationContext.Provider value={await createI18n(language)}>
      <MovedTable changes={changes} caption="moved" call={call} rules={[]} />
    </TranslationContext.Provider>,
  );
  const [, body] = page.split("<tbody>");
  return body!
    .split("</tr>")
    .slice(0, -1)
    .map((row) => [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gu)].map(([, cell]) => cell!.replaceAll(/<[^>]+>/gu, "")));
}

describe("what moved when a submission was withdrawn", () => {
  it("is said in English: who left, and who came in", async () => {
    const rows = await rowsIn("en", A);
    expect(rows[0]).toEqual([
      "90.00 → –",
      "1 → –",
      "1 → –",
      "passes → withdrawn",
      "Withdrawn by the applicant; c came in",
    ]);
    expect(rows.at(-1)!.slice(3)).toEqual(["below the line → passes", "Came in for a, withdrawn"]);
  });

  it("is said in Chinese", async () => {
    const rows = await rowsIn("zh-CN", A);
    expect(rows[0]!.slice(3)).toEqual(["晋级 → 已撤回", "申报主体撤回，由 c 递补"]);
    expect(rows.at(-1)!.slice(3)).toEqual(["线下 → 晋级", "因 a 撤回而递补"]);
  });

  it("nobody is named where no place was free", async () => {
    const rows = await rowsIn("en", C);
    expect(rows.map((row) => row.at(-1))).toEqual(["Withdrawn by the applicant"]);
  });
});
