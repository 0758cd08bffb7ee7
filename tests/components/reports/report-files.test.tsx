import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { CurveSection } from "#app/components/reports/curve-section.tsx";
import { MissingSection } from "#app/components/reports/missing-section.tsx";
import { ObjectivitySection } from "#app/components/reports/objectivity-section.tsx";
import { expertTable, fieldTable } from "#app/components/reports/fairness-tables.ts";
import { type ReportFile, reportFiles } from "#app/components/reports/report-files.ts";
import { ReportTable } from "#app/components/reports/report-table.tsx";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { type Language, LANGUAGES } from "#app/i18n/languages.ts";
import { TranslationContext } from "#app/i18n/translation-context.ts";
import type { Translate } from "#app/i18n/use-translation.ts";
import { stageReports } from "#scoring/reliability/stage-reports.ts";
import { reportPanel } from "../../scoring/support/report-panel.ts";

const name = (text: string) => ({ zh: text, en: text });

/** A severe expert who is missing here and there, and one total far from what is expected.. */
const reports = stageReports(
  reportPanel({
    hasSheet: (expert, submission) => !(expert === 0 && submission % 3 === 0),
    leaning: (expert, submission) => (expert === 0 ? -12 : expert === 1 && submission === 4 ? 30 : 0),
  }),
);

const FILE: ReportFile = {
  reports,
  call: { fields: [{ code: "F1", name: name("=Field one") }] },
  stage: { criteria: [{ code: "adv", name: name("＋先进性") }] },
};

const textsOf = (html: string, tag: string): string[] =>
  [...html.matchAll(new RegExp(`<${tag}[^>]*>(.*?)</${tag}>`, "gsu"))].map(([, inner = ""]) =>
    inner.replaceAll("&#x27;", "'"),
  );

/** What the page shows, drawn once a language: of each table the address of its file and its headers, as they are read. */
async function shownTables(language: Language) {
  const known = shown.get(language) ?? showTables(language);
  shown.set(language, known);
  return await known;
}

const shown = new Map<Language, ReturnType<typeof showTables>>();

async function showTables(language: Language) {
  const i18n = await createI18n(language);
  const t = i18n.t as Translate;
  const page = renderToStaticMarkup(
    <TranslationContext.Provider value={i18n}>
      <ReportTable table={expertTable(t, reports.fairness.experts)} />
      <MissingSection missing={reports.fairness.missing} />
      <ReportTable table={fieldTable(t, reports.fairness.fields, String)} />
      <ObjectivitySection report={reports.objectivity} criteria={FILE.stage.criteria} />
      <CurveSection curve={reports.curve} />
    </TranslationContext.Provider>,
  );
  const hrefs = [...page.matchAll(/href="reports\.csv\?table=(\w+)"/gu)].map(([, table = ""]) => table);
  const headers = textsOf(page, "thead").map((head) => textsOf(head, "th"));
  return { hrefs, headers, files: reportFiles(t, language, FILE) };
}

describe.each(LANGUAGES)("the files of the reports, in %s", (language) => {
  it("are the tables that the page shows, in its order, with its columns", async () => {
    const { hrefs, headers, files } = await shownTables(language);
    expect(files.map((table) => table.name)).toEqual(hrefs);
    expect(hrefs).toHaveLength(12);
    for (const [index, { name: table, header }] of files.entries()) {
      const columns = headers[index]!;
      // Bounds, before and after, unit and tag are said behind the page's header, or are a column of their own beside it.
      const own = header.filter((text) => !["reversed?", "是否反向？", "adjusted", "已调整"].includes(text));
      const heads = own.map(
        (text) => columns.filter((head) => text.startsWith(head)).sort((a, b) => b.length - a.length)[0],
      );
      expect([...new Set(heads)], table).toEqual(columns);
    }
  });

  it("have as many cells in every row as in the header", async () => {
    const { files } = await shownTables(language);
    for (const { name: table, header, rows } of files)
      for (const row of rows) expect(row, table).toHaveLength(header.length);
  });

  it("give every sheet of the workbook a name of its own that a spreadsheet takes", async () => {
    const { files } = await shownTables(language);
    const sheets = files.map(({ sheet }) => sheet);
    expect(new Set(sheets).size).toBe(sheets.length);
    for (const sheet of sheets) expect(sheet).toMatch(/^[^[\]/\\:*?：]{1,31}$/u);
  });
});

describe("the figures of a file", () => {
  it("are numbers with the digits the page shows, an interval in three columns", async () => {
    const { files } = await shownTables("en");
    const experts = files.find((table) => table.name === "experts")!;
    const severe = reports.fairness.experts.find(({ code }) => code === "E-00")!;
    expect(experts.header.slice(0, 4)).toEqual([
      ...["Expert", "Severity, points", "Severity, points, lower bound", "Severity, points, upper bound"],
    ]);
    expect(experts.rows[0]?.slice(0, 4)).toEqual([
      "E-00",
      { decimal: severe.severity!.value, digits: 1 },
      { decimal: severe.severity!.lower, digits: 1 },
      { decimal: severe.severity!.upper, digits: 1 },
    ]);
  });

  it("where there are too few for an interval, its bounds say so", async () => {
    const { t } = await createI18n("en");
    const few = reports.objectivity.experts.map((expert) => ({
      ...expert,
      infit: { value: 1, lower: null, upper: null },
    }));
    const file = { ...FILE, reports: { ...reports, objectivity: { ...reports.objectivity, experts: few } } };
    const habits = reportFiles(t as Translate, "en", file).find((table) => table.name === "habits")!;
    const at = habits.header.indexOf("Infit");
    expect(habits.rows[0]?.slice(at, at + 3)).toEqual([
      { decimal: 1, digits: 2 },
      "too few to tell",
      "too few to tell",
    ]);
  });

  it("of ranks stand before and after as whole numbers", async () => {
    const { files } = await shownTables("en");
    const missing = files.find((table) => table.name === "missing")!;
    expect(missing.header.slice(-2).map((text) => text.split(", ").at(-1))).toEqual(["before", "after"]);
    for (const row of missing.rows) for (const rank of row.slice(-2)) expect(Number.isInteger(rank)).toBe(true);
  });
});
