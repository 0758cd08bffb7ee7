import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { MovedTable } from "#app/components/versions/moved-table.tsx";
import type { VersionChange } from "#app/components/versions/version-data.ts";
import { versionFiles } from "#app/components/versions/version-tables.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import type { Language } from "#app/i18n/languages.ts";
import { TranslationContext } from "#app/i18n/translation-context.ts";
import type { Translate } from "#app/i18n/use-translation.ts";
import { resultChanges } from "#scoring/record/result-changes.ts";
import { buildStageResult } from "#scoring/record/stage-result.ts";
import { plan } from "../../scoring/support/stage-plan.ts";
import { submissionOf } from "../../scoring/support/submissions.ts";

const [A, B, C] = [submissionOf("a", [90, 90, 90]), submissionOf("b", [80, 80, 80]), submissionOf("c", [70, 70, 70])];

const NAMES = {
  call: {
    ...{ slug: "call", timeZone: "Asia/Shanghai", timeZoneName: { zh: "北京时间", en: "Beijing time" } },
    ...{ fields: [], stages: [] },
  },
  rules: [],
};

function changesWithout(left: typeof A): VersionChange[] {
  const submissions = [A, B, C];
  const before = buildStageResult({ stage: plan, submissions });
  const after = buildStageResult({ stage: plan, submissions: submissions.filter((item) => item !== left) });
  return resultChanges(before, after).map(({ causes, ...change }) => ({
    ...{ ...change, titleZh: "=成果", titleEn: null },
    causes: causes.map((cause) => ({
      ...{ kind: cause.kind, expertCode: null, reason: null, stage: null },
      serials: "serials" in cause ? cause.serials : [],
    })),
  }));
}

/** The cells of each row, as they are read. */
async function rowsIn(language: Language, left: typeof A): Promise<string[][]> {
  const page = renderToStaticMarkup(
    <TranslationContext.Provider value={await createI18n(language)}>
      <MovedTable changes={changesWithout(left)} caption="moved" {...NAMES} />
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

describe("the files of the versions", () => {
  const filesOf = async (versions: readonly VersionChange[][], pending: VersionChange[] | null) => {
    const { t } = await createI18n("en");
    const numbered = versions.map((changes, index) => ({ number: versions.length - index, changes }));
    const file = { ...NAMES, versions: numbered, pending: pending === null ? null : { changes: pending } };
    return versionFiles(t as Translate, "en", file);
  };

  it("are one for each version in which something moved, and one for the version that is being made", async () => {
    const [moved, none] = [changesWithout(A), [] as VersionChange[]];
    const names = (await filesOf([moved, none, moved, none], moved)).map(({ name, sheet }) => [name, sheet]);
    expect(names).toEqual([
      ["pending", "Being made"],
      ["version-4", "Version 4"],
      ["version-2", "Version 2"],
    ]);
    expect(await filesOf([none], null)).toEqual([]);
  });

  it("hold what the page says: figures before and after as numbers, and why", async () => {
    const [file] = await filesOf([], changesWithout(A));
    expect(file?.header).toEqual([
      ...[
        "Serial",
        "Title (Chinese)",
        "Title (English)",
        "Score, before",
        "Score, after",
        "Rank, before",
        "Rank, after",
      ],
      ...["Rank in field, before", "Rank in field, after", "Outcome, before", "Outcome, after", "Why"],
    ]);
    expect(file?.rows[0]).toEqual([
      ...["a", "=成果", null, { decimal: 90, digits: 2 }, null, 1, null, 1, null, "passes", "withdrawn"],
      "Withdrawn by the applicant; c came in",
    ]);
    expect(file?.rows).toHaveLength(changesWithout(A).length);
  });
});
