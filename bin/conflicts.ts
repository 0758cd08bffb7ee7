/** `candela conflicts`: the scan for conflicts on files, and the judgement of single pairs of names. */
import { stringify } from "csv-stringify/sync";
import { isCalendarDate } from "#app/workflow/calendar-date.ts";
import { dayOf } from "#app/workflow/days.ts";
import { defaultProgramme } from "#db/seed/programme-file.ts";
import { judgeOrganizations, judgePeople, type PairVerdict } from "#scoring/conflicts/judge-pair.ts";
import { readScanFacts, type ScanFacts } from "#scoring/conflicts/read-scan-facts.ts";
import { scanForConflicts } from "#scoring/conflicts/scan-for-conflicts.ts";
import { versionedRules } from "#scoring/conflicts/versioned-rule.ts";
import { homeCountryOf } from "#scoring/programme/is-foreign.ts";
import { STAGE_KINDS } from "#scoring/programme/kinds.ts";
import { type Bilingual, type Programme, readProgramme, type StageKind } from "#scoring/programme/programme.ts";
import { type Options, readOptions } from "./arguments.ts";
import { BadInput } from "./bad-input.ts";
import { InputProblems, readTable } from "./csv.ts";
import { readJson } from "./json-file.ts";
import { readProgrammeFile } from "./new-call.ts";
import { writeOutput } from "./write-output.ts";

export const CONFLICTS_HELP = `candela conflicts --experts experts.json --submissions submissions.json
  --organizations organizations.json [--programme programme.json]
  [--stage initial|secondary|defense] [--reference-date YYYY-MM-DD]
  [--language both|zh-CN|en] [--out conflicts.csv]
candela conflicts --pairs pairs.csv [--language both|zh-CN|en] [--out verdicts.csv]

The first form scans every expert against every submission under the conflict rules of
a programme (without one, those of the default programme) and gives
expert,submission,rule,severity,evidence. Look-backs count from the reference date;
without one, from the day the programme's call closes.

  organizations.json  [{ id, nameZh, nameEn, formerNames, aliases, creditCode,
                         registerNo, domains, parentId, country, province }], or
                      { organizations: [...], holdings: [{ holderId, heldId,
                         startedOn, endedOn }] }
  experts.json        [{ id, person: { names, birthYear, orcid }, email,
                         organizationId, country, province, facts: [{ kind,
                         organizationId, organizationName, person, serial,
                         documentNo, startedOn, endedOn, detail }] }]
  submissions.json    [{ id, serial, fieldCode, applicantId, ownerIds, ownerNames,
                         people: [{ role, names, birthYear, orcid }], contactEmail,
                         recommenderId, recommendingExperts: [{ names, expertId,
                         organizationName }], associationIds, documentNos }]

What is left out is not known; only ids, names of people and applicantId are needed.

The second form reads kind,a,b (kind organization or person) and gives
kind,a,b,verdict,evidence: same (one legal entity or name beyond doubt), maybe (a
secretary must ask) or different. Behind a name may stand what identifies it: a credit
code or mail address; a year of birth or ORCID iD; behind a semicolon, the employer.

Exit 2: bad input, named with file, line and column; nothing is written.`;

const LANGUAGES = ["both", "zh-CN", "en"] as const;
type Language = (typeof LANGUAGES)[number];
const SCAN_FILES = ["experts", "submissions", "organizations"] as const;

/** @throws BadInput */
export async function conflictsCommand(args: readonly string[]): Promise<void> {
  const { file, table } = conflictsTable(args);
  writeOutput(file, table);
}

/** The CSV and where it goes (undefined: standard output); nothing is written yet. @throws BadInput */
export function conflictsTable(args: readonly string[]): { readonly file: string | undefined; readonly table: string } {
  const options = readOptions(args, [
    ...SCAN_FILES,
    ...["pairs", "programme", "stage", "reference-date", "language", "out"],
  ]);
  return { file: options.one("out"), table: tableOf(options) };
}

function tableOf(options: Options): string {
  const language = choice(options, "language", LANGUAGES);
  const pairs = options.one("pairs");
  if (pairs === undefined) return scanTable(options, language);
  const scanning = [...SCAN_FILES, "programme", "stage", "reference-date"].filter(
    (name) => options.one(name) !== undefined,
  );
  if (scanning.length > 0) throw new BadInput(`--pairs: given together with --${scanning[0] ?? ""}`);
  return pairsTable(pairs, language);
}

function scanTable(options: Options, language: Language): string {
  const programme = programmeOf(options);
  const stage: StageKind = choice(options, "stage", STAGE_KINDS);
  const facts = readFacts(options);
  const findings = scanForConflicts({
    ...facts,
    rules: versionedRules(programme.conflictRules),
    stage,
    referenceDate: referenceDate(options, programme),
    homeCountry: homeCountryOf(programme),
  });
  return stringify(
    findings.map(({ expertId, submissionId, ruleCode, severity, evidence }) => [
      expertId,
      submissionId,
      ruleCode,
      severity,
      inLanguage(evidence.sentence, language),
    ]),
    { header: true, columns: ["expert", "submission", "rule", "severity", "evidence"] },
  );
}

/** @throws BadInput naming every problem of the three files */
function readFacts(options: Options): ScanFacts {
  const [experts, submissions, organizations] = SCAN_FILES.map((name) => {
    const file = options.one(name);
    if (file === undefined) throw new BadInput(`--${name}: missing; a JSON file`);
    return readJson(file);
  }) as [ReturnType<typeof readJson>, ReturnType<typeof readJson>, ReturnType<typeof readJson>];
  const files = { experts, submissions, organizations };
  const read = readScanFacts({
    experts: experts.document,
    submissions: submissions.document,
    organizations: organizations.document,
  });
  if ("facts" in read) return read.facts;
  throw new BadInput(
    read.problems.map(({ document, path, message }) => files[document].complaint(path, message)).join("\n"),
  );
}

function programmeOf(options: Options): Programme {
  const file = options.one("programme");
  if (file !== undefined) return readProgrammeFile(file);
  const read = readProgramme(defaultProgramme());
  if ("problems" in read) throw new Error("programmeOf: the default programme is invalid");
  return read.programme;
}

function referenceDate(options: Options, programme: Programme): string {
  const given = options.one("reference-date");
  if (given === undefined) return dayOf(programme.callClosesAt, programme.timeZone);
  if (!isCalendarDate(given)) throw new BadInput(`--reference-date: "${given}" is not a day YYYY-MM-DD`);
  return given;
}

const JUDGES: ReadonlyMap<string, (a: string, b: string) => PairVerdict> = new Map([
  ["organization", judgeOrganizations],
  ["person", judgePeople],
]);

function pairsTable(file: string, language: Language): string {
  const table = readTable(file, ["kind", "a", "b"]);
  const problems = new InputProblems();
  const rows = table.rows.map((row) => {
    const [kind, a, b] = [row.cell("kind"), row.cell("a"), row.cell("b")];
    const judge = JUDGES.get(kind);
    if (judge === undefined) problems.add(table, row.line, "kind", `"${kind}" is none of organization, person`);
    for (const [column, value] of [["a", a] as const, ["b", b] as const])
      if (value.trim() === "") problems.add(table, row.line, column, "empty");
    const judged = judge?.(a, b);
    return judged === undefined ? [] : [kind, a, b, judged.verdict, inLanguage(judged.sentence, language)];
  });
  problems.throwIfAny();
  return stringify(rows, { header: true, columns: ["kind", "a", "b", "verdict", "evidence"] });
}

function inLanguage({ zh, en }: Bilingual, language: Language): string {
  if (language === "both") return `${zh} | ${en}`;
  return language === "en" ? en : zh;
}

/** The first is taken where nothing is said. */
function choice<Value extends string>(options: Options, name: string, values: readonly [Value, ...Value[]]): Value {
  const text = options.one(name) ?? values[0];
  const value = values.find((item) => item === text);
  if (value === undefined) throw new BadInput(`--${name}: "${text}" is none of ${values.join(", ")}`);
  return value;
}
