/** The tables of an import as facts, each still knowing its line. What refers to nothing is named here. */
import { parseMark } from "#scoring/rubric/parse-mark.ts";
import { type InputProblems, readTable, type Table, type TableRow } from "./csv.ts";

/** Written where a file does not say the country: a code that ISO 3166 leaves to the user. */
export const UNKNOWN_COUNTRY = "ZZ";

const KINDS = ["product", "technology", "process", "equipment"] as const;
const CHANNELS = ["provincial", "coHost", "association", "self"] as const;
const EXPERT_KINDS = ["authority", "entrepreneur", "investor"] as const;

/** No scale goes further. */
const HIGHEST_MARK = 1000;

/** The name of the one criterion of marks that name none. */
export const ONLY_CRITERION = "mark";

export interface Located {
  /** null: not from a file of its own, but named by the marks. */
  readonly line: number | null;
}

export interface SubmissionFact extends Located {
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly field: string;
  readonly applicant: string;
  readonly country: string;
  readonly province: string | null;
  readonly kind: (typeof KINDS)[number];
  readonly channel: (typeof CHANNELS)[number];
}

export interface ExpertFact extends Located {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: (typeof EXPERT_KINDS)[number];
  readonly country: string;
  readonly province: string | null;
  readonly organization: string;
  readonly fields: readonly string[];
}

export interface ConflictFact {
  readonly line: number;
  readonly expert: string;
  readonly submission: string;
  /** Empty: the file does not say. */
  readonly rule: string;
}

export interface MarkFact {
  readonly line: number;
  readonly submission: string;
  readonly expert: string;
  readonly criterion: string;
  readonly mark: number;
  readonly reason: string;
  readonly comment: string;
}

export interface ImportFiles {
  readonly submissions: string | undefined;
  readonly experts: string | undefined;
  readonly conflicts: string | undefined;
  readonly marks: string | undefined;
}

export interface ImportFacts {
  readonly files: ImportFiles;
  readonly submissions: readonly SubmissionFact[];
  readonly experts: readonly ExpertFact[];
  readonly conflicts: readonly ConflictFact[];
  readonly marks: readonly MarkFact[];
}

/** Reads all files. Submissions and experts that have no file are those the marks name, in order of appearance. */
export function readImportFacts(files: ImportFiles, problems: InputProblems): ImportFacts {
  const marks = readMarks(files.marks, problems);
  const submissions =
    files.submissions === undefined
      ? [...new Set(marks.map((mark) => mark.submission))].map(bareSubmission)
      : readSubmissions(files.submissions, problems);
  const experts =
    files.experts === undefined
      ? [...new Set(marks.map((mark) => mark.expert))].map(bareExpert)
      : readExperts(files.experts, problems);
  const conflicts = readConflicts(files.conflicts, problems);
  const facts = { files, submissions, experts, conflicts, marks };
  checkReferences(facts, problems);
  return facts;
}

function readSubmissions(file: string, problems: InputProblems): SubmissionFact[] {
  const table = readTable(file, ["submission"]);
  refuseRepeated(table, "submission", problems);
  return table.rows.map((row) => ({
    ...bareSubmission(row.cell("submission")),
    line: row.line,
    titleZh: row.cell("title_zh") || null,
    titleEn: row.cell("title_en") || (row.cell("title_zh") === "" ? row.cell("submission") : null),
    field: row.cell("field"),
    applicant: row.cell("applicant") || row.cell("submission"),
    country: countryIn(table, row, problems),
    province: row.cell("province") || null,
    kind: oneOf(table, row, "kind", KINDS, "product", problems),
    channel: oneOf(table, row, "channel", CHANNELS, "self", problems),
  }));
}

function readExperts(file: string, problems: InputProblems): ExpertFact[] {
  const table = readTable(file, ["expert"]);
  refuseRepeated(table, "expert", problems);
  return table.rows.map((row) => {
    const code = row.cell("expert");
    return {
      ...bareExpert(code),
      line: row.line,
      nameZh: row.cell("name_zh") || row.cell("name_en") || code,
      nameEn: row.cell("name_en") || row.cell("name_zh") || code,
      kind: oneOf(table, row, "kind", EXPERT_KINDS, "authority", problems),
      country: countryIn(table, row, problems),
      province: row.cell("province") || null,
      organization: row.cell("organization"),
      fields: [...new Set(row.cell("fields").split(/[\s;|]+/))].filter((field) => field !== ""),
    };
  });
}

function readConflicts(file: string | undefined, problems: InputProblems): ConflictFact[] {
  if (file === undefined) return [];
  const table = readTable(file, ["expert", "submission"]);
  return table.rows.map((row) => ({
    line: row.line,
    expert: given(table, row, "expert", problems),
    submission: given(table, row, "submission", problems),
    rule: row.cell("rule"),
  }));
}

function readMarks(file: string | undefined, problems: InputProblems): MarkFact[] {
  if (file === undefined) return [];
  const table = readTable(file, ["submission", "expert", "mark"]);
  return table.rows.map((row) => {
    const read = parseMark(row.cell("mark"));
    if ("problem" in read)
      problems.add(
        table,
        row.line,
        "mark",
        read.problem === "empty" ? "empty" : `"${row.cell("mark")}" is not a whole number from 0`,
      );
    else if (read.mark > HIGHEST_MARK) problems.add(table, row.line, "mark", `${read.mark} is above ${HIGHEST_MARK}`);
    return {
      line: row.line,
      submission: given(table, row, "submission", problems),
      expert: given(table, row, "expert", problems),
      criterion: table.has("criterion") ? given(table, row, "criterion", problems) : ONLY_CRITERION,
      mark: "mark" in read ? read.mark : 0,
      reason: row.cell("reason"),
      comment: row.cell("comment"),
    };
  });
}

function bareSubmission(serial: string): SubmissionFact {
  const unsaid = { country: UNKNOWN_COUNTRY, province: null, kind: "product", channel: "self" } as const;
  return { line: null, serial, titleZh: null, titleEn: serial, field: "", applicant: serial, ...unsaid };
}

function bareExpert(code: string): ExpertFact {
  const unsaid = { kind: "authority", country: UNKNOWN_COUNTRY, province: null, organization: "", fields: [] } as const;
  return { line: null, code, nameZh: code, nameEn: code, ...unsaid };
}

function refuseRepeated(table: Table, column: string, problems: InputProblems): void {
  const lines = new Map<string, number>();
  for (const row of table.rows) {
    const value = given(table, row, column, problems);
    const first = lines.get(value);
    if (first !== undefined && value.trim() !== "")
      problems.add(table, row.line, column, `"${value}" is already on line ${first}`);
    else lines.set(value, row.line);
  }
}

function given(table: Table, row: TableRow, column: string, problems: InputProblems): string {
  const value = row.cell(column);
  if (value.trim() === "") problems.add(table, row.line, column, "empty");
  return value;
}

function countryIn(table: Table, row: TableRow, problems: InputProblems): string {
  const value = row.cell("country");
  if (value === "") return UNKNOWN_COUNTRY;
  if (!/^[A-Z]{2}$/.test(value))
    problems.add(table, row.line, "country", `"${value}" is not a two-letter country code`);
  return value;
}

function oneOf<Value extends string>(
  table: Table,
  row: TableRow,
  column: string,
  values: readonly Value[],
  unsaid: Value,
  problems: InputProblems,
): Value {
  const text = row.cell(column);
  if (text === "") return unsaid;
  const value = values.find((item) => item === text);
  if (value === undefined) problems.add(table, row.line, column, `"${text}" is none of ${values.join(", ")}`);
  return value ?? unsaid;
}

function checkReferences(
  { files, submissions, experts, conflicts, marks }: ImportFacts,
  problems: InputProblems,
): void {
  const serials = new Set(submissions.map((item) => item.serial));
  const codes = new Set(experts.map((item) => item.code));
  const check = (file: string, row: { line: number; submission: string; expert: string }) => {
    if (row.submission.trim() !== "" && !serials.has(row.submission))
      problems.add({ file }, row.line, "submission", `there is no submission "${row.submission}"`);
    if (row.expert.trim() !== "" && !codes.has(row.expert))
      problems.add({ file }, row.line, "expert", `there is no expert "${row.expert}"`);
  };
  for (const row of conflicts) check(files.conflicts ?? "", row);
  for (const row of marks) check(files.marks ?? "", row);
}
