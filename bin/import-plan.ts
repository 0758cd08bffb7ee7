/** From the facts of an import and its programme to a roster and complete sheets; what does not fit is named by line. */
import type { Roster, RosterExpert, RosterOrganization, RosterSubmission } from "#db/roster.ts";
import type { Programme, StageKind, StagePlan } from "#scoring/programme/programme.ts";
import { checkMarks, type SheetContent, type SheetProblem } from "#scoring/rubric/check-marks.ts";
import type { InputProblems } from "./csv.ts";
import { ruleCodeOf } from "./import-programme.ts";
import type { ConflictFact, ImportFacts, MarkFact, SubmissionFact } from "./import-tables.ts";

/** Field and criterion texts of the files → codes of the programme. */
export interface ImportCodes {
  field(text: string): string | undefined;
  criterion(text: string): string | undefined;
}

export interface PlannedSheet extends SheetContent {
  readonly submission: string;
  readonly expert: string;
  /** Of the first mark. */
  readonly line: number;
}

export interface ImportPlan {
  readonly roster: Roster;
  readonly sheets: readonly PlannedSheet[];
}

/** Everything is checked, so that all that is wrong is named at once. Cost: linear in the rows. */
export function planImport(
  facts: ImportFacts,
  programme: Programme,
  kind: StageKind,
  codes: ImportCodes,
  now: string,
  problems: InputProblems,
): ImportPlan {
  const stage = programme.stages.find((plan) => plan.kind === kind);
  if (stage === undefined) problems.addSentence(`--stage: the programme has no stage "${kind}"`);
  checkConflicts(facts, programme, problems);
  return {
    roster: {
      organizations: organizationsOf(facts),
      experts: facts.experts.map((expert) => toExpert(facts, codes, expert, problems)),
      submissions: facts.submissions.map((item, index) => toSubmission(facts, codes, item, index + 1, now, problems)),
      conflicts: facts.conflicts.map((conflict) => ({
        expertCode: conflict.expert,
        accountEmail: null,
        serial: conflict.submission,
        ruleCode: ruleCodeOf(conflict.rule),
        evidenceZh: "",
        evidenceEn: "",
        endedOn: null,
      })),
    },
    sheets: stage === undefined ? [] : sheetsOf(facts, stage, programme, codes, problems),
  };
}

function organizationsOf({ submissions, experts }: ImportFacts): RosterOrganization[] {
  const organizations = new Map<string, RosterOrganization>();
  const add = (name: string, kind: "applicant" | "other", at: { country: string; province: string | null }) => {
    if (name === "" || organizations.has(name)) return;
    organizations.set(name, {
      key: name,
      parentKey: null,
      kind,
      nameZh: name,
      nameEn: name,
      country: at.country,
      province: at.province,
      creditCode: null,
      registerNo: null,
      emailDomain: null,
    });
  };
  for (const item of submissions) add(item.applicant, "applicant", item);
  for (const item of experts) add(item.organization, "other", item);
  return [...organizations.values()];
}

function toExpert(
  { files }: ImportFacts,
  codes: ImportCodes,
  { line, organization, fields, ...expert }: ImportFacts["experts"][number],
  problems: InputProblems,
): RosterExpert {
  const known = fields.flatMap((text) => {
    const code = codes.field(text);
    if (code === undefined)
      problems.add({ file: files.experts ?? "" }, line ?? 0, "fields", `there is no field "${text}"`);
    return code ?? [];
  });
  return {
    ...expert,
    organizationKey: organization === "" ? null : organization,
    birthYear: null,
    email: "",
    capacity: 1000,
    fields: [...new Set(known)],
    facts: [],
  };
}

function toSubmission(
  { files }: ImportFacts,
  codes: ImportCodes,
  { line, field, applicant, country: _country, province: _province, ...item }: SubmissionFact,
  intakeNo: number,
  now: string,
  problems: InputProblems,
): RosterSubmission {
  const code = codes.field(field);
  if (code === undefined) {
    const what = field === "" ? "empty, and the programme has several fields" : `there is no field "${field}"`;
    problems.add({ file: files.submissions ?? files.marks ?? "" }, line ?? 1, "field", what);
  }
  return {
    ...item,
    intakeNo,
    declaredFieldCode: code ?? field,
    fieldCode: code ?? null,
    recommenderKey: null,
    applicantKey: applicant,
    unitType: "enterprise",
    employees: null,
    zjtxLevel: null,
    releasedOn: null,
    receivedAt: now,
    commitmentSignedOn: null,
    texts: [],
    ipRights: [],
    files: [],
    people: [],
    recommendingExperts: [],
  };
}

function checkConflicts({ files, conflicts }: ImportFacts, programme: Programme, problems: InputProblems): void {
  const rules = new Set(programme.conflictRules.map((rule) => rule.code));
  for (const { line, rule } of conflicts)
    if (!rules.has(ruleCodeOf(rule)))
      problems.add({ file: files.conflicts ?? "" }, line, "rule", `there is no conflict rule "${ruleCodeOf(rule)}"`);
}

function sheetsOf(
  facts: ImportFacts,
  { rubric }: StagePlan,
  programme: Programme,
  codes: ImportCodes,
  problems: InputProblems,
): PlannedSheet[] {
  const table = { file: facts.files.marks ?? "" };
  const conflicts = blockingConflicts(facts, programme);
  const sheets = [...groupBySheet(facts.marks).values()].map((marks) => {
    const [first] = marks as [MarkFact, ...MarkFact[]];
    const conflict = conflicts.get(pairOf(first));
    if (conflict !== undefined)
      problems.add(
        table,
        first.line,
        "expert",
        `in conflict with the submission (${facts.files.conflicts ?? ""}:${conflict.line})`,
      );
    return {
      ...toSheet(table, marks, codes, problems),
      submission: first.submission,
      expert: first.expert,
      line: first.line,
      rows: marks,
    };
  });
  for (const sheet of sheets)
    for (const problem of checkMarks(rubric, sheet)) {
      const row = sheet.rows.find((mark) => codes.criterion(mark.criterion) === problem.criterion) ?? sheet.rows[0];
      problems.add(table, row?.line ?? sheet.line, columnOf(problem), sentenceOf(problem));
    }
  return sheets.map(({ rows: _rows, ...sheet }) => sheet);
}

function toSheet(
  table: { readonly file: string },
  marks: readonly MarkFact[],
  codes: ImportCodes,
  problems: InputProblems,
): SheetContent {
  const lines = new Map<string, number>();
  const kept = marks.flatMap(({ criterion, line, mark, reason }) => {
    const code = codes.criterion(criterion);
    const before = lines.get(criterion);
    if (before !== undefined)
      problems.add(table, line, "criterion", `the expert already marked "${criterion}" on line ${before}`);
    else if (code === undefined) problems.add(table, line, "criterion", `the rubric has no criterion "${criterion}"`);
    lines.set(criterion, before ?? line);
    return before === undefined && code !== undefined ? [{ criterion: code, mark, reason }] : [];
  });
  return { marks: kept, comment: marks.find((mark) => mark.comment !== "")?.comment ?? "", flags: [] };
}

function groupBySheet(marks: readonly MarkFact[]): ReadonlyMap<string, readonly MarkFact[]> {
  const sheets = new Map<string, MarkFact[]>();
  for (const mark of marks) {
    const known = sheets.get(pairOf(mark));
    if (known === undefined) sheets.set(pairOf(mark), [mark]);
    else known.push(mark);
  }
  return sheets;
}

function blockingConflicts({ conflicts }: ImportFacts, programme: Programme): ReadonlyMap<string, ConflictFact> {
  const blocking = new Set(programme.conflictRules.filter((rule) => rule.severity !== "note").map((rule) => rule.code));
  return new Map(conflicts.filter((item) => blocking.has(ruleCodeOf(item.rule))).map((item) => [pairOf(item), item]));
}

function pairOf({ submission, expert }: { readonly submission: string; readonly expert: string }): string {
  return `${submission}\n${expert}`;
}

function columnOf({ code }: SheetProblem): string {
  switch (code) {
    case "missing_criterion":
    case "unknown_criterion":
    case "duplicate_criterion":
      return "criterion";
    case "not_whole":
    case "out_of_range":
      return "mark";
    case "reason_required":
      return "reason";
    case "comment_too_short":
      return "comment";
    case "unknown_flag":
      return "flag";
    case "duplicate_evidence":
    case "unknown_source":
    case "page_without_file":
    case "page_out_of_range":
      return "evidence";
  }
}

function sentenceOf({ code, criterion, params }: SheetProblem): string {
  switch (code) {
    case "missing_criterion":
      return `the sheet has no mark for "${criterion ?? ""}"`;
    case "unknown_criterion":
      return `the rubric has no criterion "${criterion ?? ""}"`;
    case "duplicate_criterion":
      return `"${criterion ?? ""}" is marked twice`;
    case "not_whole":
      return "not a whole number";
    case "out_of_range":
      return `${params["written"] ?? ""} is not between ${params["minimum"] ?? ""} and ${params["maximum"] ?? ""}`;
    case "reason_required":
      return `a mark so low or high in "${criterion ?? ""}" needs a reason`;
    case "comment_too_short":
      return `the comment has ${params["written"] ?? ""} of the ${params["needed"] ?? ""} characters it needs`;
    case "unknown_flag":
      return "unknown flag";
    // The files of a round carry no evidence: what is imported has no texts and no files that could be named.
    case "duplicate_evidence":
    case "unknown_source":
    case "page_without_file":
    case "page_out_of_range":
      return `the evidence for "${criterion ?? ""}" cannot be named`;
  }
}
