/** Marks and weights as files give them, for the verbs that compute on them alone. Everything wrong is named by its place. */
import type { PanelMarks } from "#scoring/aggregation/by-method/method.ts";
import type { ScaleEnds } from "#scoring/aggregation/linear-bayes.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import { completeSheets, type MarkRow } from "#scoring/statistics/mark-table.ts";
import { sha256Hex } from "#app/workflow/hashing.ts";
import { BadInput } from "./bad-input.ts";
import { readTable, type Table } from "./csv.ts";
import { type JsonFile, readJson } from "./json-file.ts";

export interface MarksFile {
  readonly marks: PanelMarks;
  /** Of marks and weights, whatever the order of the rows. */
  readonly inputDigest: string;
  /** Place of the first mark of a sheet, for complaints about it. */
  complaint(submission: string, expert: string, column: string, what: string): string;
}

/** A plain decimal: what a person may write and a fraction can hold exactly. */
const DECIMAL = /^[+-]?\d{1,9}(\.\d{1,6})?$/;
/** All marks of a file without the column belong to one criterion. */
const ONLY = "";

/**
 * @param rubric file of the weights; without it criteria weigh the same
 * @throws BadInput with one line that names the first place that is wrong
 */
export function readMarks(file: string, rubric: string | undefined): MarksFile {
  const table = readTable(file, ["submission", "expert", "mark"]);
  const { rows, lines } = readRows(table);
  const { weights, ends } = rubric === undefined ? { weights: undefined, ends: undefined } : readRubric(rubric);
  if (ends !== undefined) checkScale(table, rows, lines, ends);
  if (weights !== undefined) checkCriteria(table, rows, lines, weights);
  const sheets = completeSheets(rows, (criterion) => weights?.get(criterion) ?? 1);
  const firstLine = new Map<string, number>();
  rows.forEach(({ submission, expert }, index) => {
    const key = JSON.stringify([submission, expert]);
    if (!firstLine.has(key)) firstLine.set(key, lines[index]!);
  });
  return {
    marks: {
      rows,
      sheets,
      weights: sheets.criteria.map((criterion) => weights?.get(criterion) ?? 1),
      ...(ends === undefined ? {} : { ends }),
    },
    inputDigest: digestOf(rows, weights, ends),
    complaint: (submission, expert, column, what) =>
      `${file}:${firstLine.get(JSON.stringify([submission, expert])) ?? 1}: ${column}: ${what}`,
  };
}

function readRows(table: Table): { rows: MarkRow[]; lines: number[] } {
  const complain = (line: number, column: string, what: string): never => {
    throw new BadInput(`${table.file}:${line}: ${column}: ${what}`);
  };
  const hasCriteria = table.has("criterion");
  const seen = new Map<string, number>();
  const rows = table.rows.map((row) => {
    const [submission, expert, text] = [row.cell("submission"), row.cell("expert"), row.cell("mark").trim()];
    const criterion = hasCriteria ? row.cell("criterion") : ONLY;
    if (submission === "") complain(row.line, "submission", "empty");
    if (expert === "") complain(row.line, "expert", "empty");
    if (hasCriteria && criterion === "") complain(row.line, "criterion", "empty");
    if (!DECIMAL.test(text)) complain(row.line, "mark", `"${text}" is not a number`);
    const key = JSON.stringify([submission, expert, criterion]);
    const before = seen.get(key);
    if (before !== undefined) complain(row.line, "mark", `the same mark was given on line ${before}`);
    seen.set(key, row.line);
    return { submission, expert, criterion, mark: Number(text) };
  });
  if (rows.length === 0) complain(1, "mark", "there are no marks");
  return { rows, lines: table.rows.map(({ line }) => line) };
}

function checkCriteria(
  table: Table,
  rows: readonly MarkRow[],
  lines: readonly number[],
  weights: ReadonlyMap<string, number>,
): void {
  if (!table.has("criterion")) throw new BadInput(`${table.file}:1: criterion: the rubric needs this column`);
  const stranger = rows.findIndex(({ criterion }) => !weights.has(criterion));
  const row = rows[stranger];
  if (row !== undefined)
    throw new BadInput(`${table.file}:${lines[stranger]!}: criterion: the rubric has no criterion "${row.criterion}"`);
  const given = new Set(rows.map(({ criterion }) => criterion));
  const missing = [...weights.keys()].find((criterion) => !given.has(criterion));
  if (missing !== undefined)
    throw new BadInput(`${table.file}:1: criterion: no mark of the rubric's criterion "${missing}"`);
}

function checkScale(
  table: Table,
  rows: readonly MarkRow[],
  lines: readonly number[],
  { minimum, maximum }: ScaleEnds,
): void {
  const index = rows.findIndex(({ mark }) => mark < minimum || mark > maximum);
  const row = rows[index];
  if (row === undefined) return;
  const what = `${row.mark} is off the rubric's scale of ${minimum} to ${maximum}`;
  throw new BadInput(`${table.file}:${lines[index]!}: mark: ${what}`);
}

const WHOLE = 100;

/**
 * `{ "criteria": [{ "code": "novelty", "weight": 40 }, …] }`, as in a programme (further keys are ignored), or simply
 * `{ "novelty": 40, … }`. Weights are whole and add up to 100. The first form may name the scale as well.
 */
function readRubric(file: string): { weights: Map<string, number>; ends: ScaleEnds | undefined } {
  const json = readJson(file);
  const entries = entriesOf(json);
  const weights = new Map<string, number>();
  for (const { code, weight, path } of entries) {
    if (typeof code !== "string" || code === "") throw new BadInput(json.complaint(path, "a criterion has a code"));
    if (typeof weight !== "number" || !Number.isInteger(weight) || weight < 1)
      throw new BadInput(json.complaint(path, `the weight of "${code}" is not a whole number above zero`));
    if (weights.has(code)) throw new BadInput(json.complaint(path, `the criterion "${code}" is given twice`));
    weights.set(code, weight);
  }
  const sum = [...weights.values()].reduce((total, weight) => total + weight, 0);
  if (sum !== WHOLE) throw new BadInput(json.complaint([], `the weights add up to ${sum}, not to ${WHOLE}`));
  return { weights, ends: scaleOf(json) };
}

function scaleOf(json: JsonFile): ScaleEnds | undefined {
  const scale =
    isRecord(json.document) && Array.isArray(json.document["criteria"]) ? json.document["scale"] : undefined;
  if (scale === undefined) return undefined;
  const [minimum, maximum] = isRecord(scale) ? [scale["minimum"], scale["maximum"]] : [];
  if (typeof minimum === "number" && typeof maximum === "number" && minimum < maximum) return { minimum, maximum };
  throw new BadInput(json.complaint(["scale"], "a scale is { minimum, maximum }, the first below the second"));
}

interface WeightEntry {
  readonly code: unknown;
  readonly weight: unknown;
  readonly path: readonly (string | number)[];
}

function entriesOf(json: JsonFile): WeightEntry[] {
  const document = json.document;
  const what = "a rubric is { criteria: [{ code, weight }] } or { CODE: WEIGHT }";
  if (!isRecord(document)) throw new BadInput(json.complaint([], what));
  const list = document["criteria"];
  if (!Array.isArray(list)) return Object.entries(document).map(([code, weight]) => ({ code, weight, path: [code] }));
  return list.map((item: unknown, index) => {
    const path = ["criteria", index];
    if (!isRecord(item)) throw new BadInput(json.complaint(path, what));
    return { code: item["code"], weight: item["weight"], path };
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function digestOf(
  rows: readonly MarkRow[],
  weights: ReadonlyMap<string, number> | undefined,
  ends: ScaleEnds | undefined,
): string {
  const lines = rows.map((row) => JSON.stringify([row.submission, row.expert, row.criterion, row.mark]));
  const rubric = weights === undefined ? null : [...weights].sort(([a], [b]) => compareText(a, b));
  return sha256Hex([...lines.sort(compareText), JSON.stringify([rubric, ends ?? null])].join("\n"));
}
