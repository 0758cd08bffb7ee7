/**
 * 名册核对 / What must hold of a roster before any of it is stored. Reports everything that is wrong, not the first
 * thing, each with its place (`submissions.12.declaredFieldCode`, counted from 0) and the name its row goes by.
 */
import type {
  Roster,
  RosterConflict,
  RosterExpert,
  RosterHolding,
  RosterStaffFact,
  RosterSubmission,
} from "#db/roster.ts";
import type { Programme } from "#scoring/programme/programme.ts";
import type { Problem } from "./refusal.ts";

/** What the call has before the roster comes in. */
export interface KnownToCall {
  readonly programme: Programme;
  readonly expertCodes: ReadonlySet<string>;
  readonly serials: ReadonlySet<string>;
  readonly intakeNumbers: ReadonlySet<number>;
  readonly accountEmails: ReadonlySet<string>;
}

/** Cost: linear in the roster. */
export function checkRoster(roster: Roster, known: KnownToCall): readonly Problem[] {
  const organizationKeys = new Set(roster.organizations.map((item) => item.key));
  const expertCodes = new Set([...known.expertCodes, ...roster.experts.map((item) => item.code)]);
  const serials = new Set([...known.serials, ...roster.submissions.map((item) => item.serial)]);
  const problems: Problem[] = [
    ...repeated(
      "organizations",
      "key",
      roster.organizations.map((item) => item.key),
    ),
    ...repeated(
      "experts",
      "code",
      roster.experts.map((item) => item.code),
      known.expertCodes,
    ),
    ...repeated(
      "submissions",
      "serial",
      roster.submissions.map((item) => item.serial),
      known.serials,
    ),
    ...repeated(
      "submissions",
      "intakeNo",
      roster.submissions.map((item) => item.intakeNo),
      known.intakeNumbers,
    ),
  ];
  roster.organizations.forEach((item, index) => {
    const report = reporter(problems, `organizations.${index}`, item.key);
    report.unless(
      item.parentKey === null || organizationKeys.has(item.parentKey),
      "parentKey",
      "unknown_organization",
      item.parentKey,
    );
    report.unless(isCountry(item.country), "country", "not_a_country", item.country);
  });
  problems.push(...circles(roster));
  roster.experts.forEach((item, index) =>
    checkExpert(reporter(problems, `experts.${index}`, item.code), item, organizationKeys, known),
  );
  roster.submissions.forEach((item, index) =>
    checkSubmission(
      reporter(problems, `submissions.${index}`, item.serial),
      item,
      organizationKeys,
      expertCodes,
      known,
    ),
  );
  roster.conflicts.forEach((item, index) =>
    checkConflict(reporter(problems, `conflicts.${index}`, item.serial), item, expertCodes, serials, known),
  );
  (roster.staffFacts ?? []).forEach((item, index) =>
    checkStaffFact(reporter(problems, `staffFacts.${index}`, item.accountEmail), item, organizationKeys, known),
  );
  (roster.holdings ?? []).forEach((item, index) =>
    checkHolding(reporter(problems, `holdings.${index}`, item.holderKey), item, organizationKeys),
  );
  return problems;
}

interface Reporter {
  unless(holds: boolean, field: string, code: string, value: string | number | null | undefined): void;
}

function reporter(problems: Problem[], row: string, name: string): Reporter {
  return {
    unless(holds, field, code, value) {
      if (!holds) problems.push({ field: `${row}.${field}`, code, params: { row: name, value: value ?? "" } });
    },
  };
}

function repeated(
  list: string,
  field: string,
  values: readonly (string | number)[],
  taken: ReadonlySet<string | number> = new Set(),
): Problem[] {
  const seen = new Set(taken);
  return values.flatMap((value, index) => {
    const problem = {
      field: `${list}.${index}.${field}`,
      code: taken.has(value) ? "already_registered" : "duplicate",
      params: { row: String(value), value },
    };
    if (seen.has(value)) return [problem];
    seen.add(value);
    return value === "" ? [{ ...problem, code: "required" }] : [];
  });
}

/** An organization cannot be above itself. */
function circles(roster: Roster): Problem[] {
  const parents = new Map(roster.organizations.map((item) => [item.key, item.parentKey]));
  return roster.organizations.flatMap((item, index) => {
    let above = item.parentKey;
    for (let steps = 0; above !== null && above !== item.key && steps <= parents.size; steps += 1)
      above = parents.get(above) ?? null;
    return above === item.key
      ? [{ field: `organizations.${index}.parentKey`, code: "own_parent", params: { row: item.key, value: item.key } }]
      : [];
  });
}

function checkExpert(
  report: Reporter,
  expert: RosterExpert,
  organizationKeys: ReadonlySet<string>,
  known: KnownToCall,
): void {
  const fields = new Set(known.programme.fields.map((field) => field.code));
  report.unless(
    isKnownOrNull(expert.organizationKey, organizationKeys),
    "organizationKey",
    "unknown_organization",
    expert.organizationKey,
  );
  report.unless(isCountry(expert.country), "country", "not_a_country", expert.country);
  report.unless(isWhole(expert.capacity, 0, 1000), "capacity", "not_in_range", expert.capacity);
  report.unless(new Set(expert.fields).size === expert.fields.length, "fields", "duplicate", expert.fields.join(" "));
  for (const field of expert.fields) report.unless(fields.has(field), "fields", "unknown_field", field);
  expert.facts.forEach((fact, index) => {
    report.unless(
      isKnownOrNull(fact.organizationKey, organizationKeys),
      `facts.${index}.organizationKey`,
      "unknown_organization",
      fact.organizationKey,
    );
    for (const name of ["startedOn", "endedOn"] as const)
      report.unless(isDateOrNull(fact[name]), `facts.${index}.${name}`, "not_a_date", fact[name]);
  });
}

function checkSubmission(
  report: Reporter,
  submission: RosterSubmission,
  organizationKeys: ReadonlySet<string>,
  expertCodes: ReadonlySet<string>,
  { programme }: KnownToCall,
): void {
  const fields = new Set(programme.fields.map((field) => field.code));
  const { declaredFieldCode, fieldCode } = submission;
  // Any declaration is kept as it came, because the formal check judges it; only what it is mapped to must exist.
  report.unless(declaredFieldCode !== "", "declaredFieldCode", "required", "");
  report.unless(isKnownOrNull(fieldCode, fields), "fieldCode", "unknown_field", fieldCode);
  report.unless(isWhole(submission.intakeNo, 1, 1_000_000_000), "intakeNo", "not_in_range", submission.intakeNo);
  report.unless(
    organizationKeys.has(submission.applicantKey),
    "applicantKey",
    "unknown_organization",
    submission.applicantKey,
  );
  report.unless(
    isKnownOrNull(submission.recommenderKey, organizationKeys),
    "recommenderKey",
    "unknown_organization",
    submission.recommenderKey,
  );
  report.unless(isInstant(submission.receivedAt), "receivedAt", "not_an_instant", submission.receivedAt);
  report.unless(
    isWhole(submission.employees ?? 0, 0, 1_000_000_000),
    "employees",
    "not_in_range",
    submission.employees,
  );
  report.unless(isWhole(submission.paperCopies ?? 0, 0, 20), "paperCopies", "not_in_range", submission.paperCopies);
  for (const name of ["releasedOn", "commitmentSignedOn"] as const)
    report.unless(isDateOrNull(submission[name]), name, "not_a_date", submission[name]);
  submission.ipRights.forEach((right, index) =>
    report.unless(isDateOrNull(right.grantedOn), `ipRights.${index}.grantedOn`, "not_a_date", right.grantedOn),
  );
  submission.recommendingExperts.forEach((expert, index) => {
    report.unless(
      isKnownOrNull(expert.expertCode, expertCodes),
      `recommendingExperts.${index}.expertCode`,
      "unknown_expert",
      expert.expertCode,
    );
    report.unless(
      isDateOrNull(expert.signedOn),
      `recommendingExperts.${index}.signedOn`,
      "not_a_date",
      expert.signedOn,
    );
  });
  for (const [list, keys] of [
    ["texts", submission.texts.map((text) => `${text.section} ${text.language}`)],
    ["ipRights", submission.ipRights.map((right) => String(right.position))],
    ["recommendingExperts", submission.recommendingExperts.map((expert) => String(expert.position))],
  ] as const)
    report.unless(
      new Set(keys).size === keys.length,
      list,
      "duplicate",
      keys.find((key, index) => keys.indexOf(key) < index),
    );
}

function checkConflict(
  report: Reporter,
  conflict: RosterConflict,
  expertCodes: ReadonlySet<string>,
  serials: ReadonlySet<string>,
  { programme, accountEmails }: KnownToCall,
): void {
  report.unless(
    (conflict.expertCode === null) !== (conflict.accountEmail === null),
    "expertCode",
    "one_person_needed",
    null,
  );
  report.unless(isKnownOrNull(conflict.expertCode, expertCodes), "expertCode", "unknown_expert", conflict.expertCode);
  report.unless(
    isKnownOrNull(conflict.accountEmail, accountEmails),
    "accountEmail",
    "unknown_account",
    conflict.accountEmail,
  );
  report.unless(serials.has(conflict.serial), "serial", "unknown_submission", conflict.serial);
  report.unless(
    programme.conflictRules.some((rule) => rule.code === conflict.ruleCode),
    "ruleCode",
    "unknown_rule",
    conflict.ruleCode,
  );
  report.unless(isDateOrNull(conflict.endedOn), "endedOn", "not_a_date", conflict.endedOn);
}

function checkStaffFact(
  report: Reporter,
  fact: RosterStaffFact,
  organizationKeys: ReadonlySet<string>,
  { accountEmails }: KnownToCall,
): void {
  report.unless(accountEmails.has(fact.accountEmail), "accountEmail", "unknown_account", fact.accountEmail);
  report.unless(
    isKnownOrNull(fact.organizationKey, organizationKeys),
    "organizationKey",
    "unknown_organization",
    fact.organizationKey,
  );
  report.unless(isDateOrNull(fact.startedOn), "startedOn", "not_a_date", fact.startedOn);
  report.unless(isDateOrNull(fact.endedOn), "endedOn", "not_a_date", fact.endedOn);
}

function checkHolding(report: Reporter, holding: RosterHolding, organizationKeys: ReadonlySet<string>): void {
  const { holderKey, heldKey, startedOn, endedOn } = holding;
  report.unless(organizationKeys.has(holderKey), "holderKey", "unknown_organization", holderKey);
  report.unless(organizationKeys.has(heldKey), "heldKey", "unknown_organization", heldKey);
  report.unless(holderKey !== heldKey, "heldKey", "own_parent", heldKey);
  report.unless(isDateOrNull(startedOn), "startedOn", "not_a_date", startedOn);
  report.unless(isDateOrNull(endedOn), "endedOn", "not_a_date", endedOn);
}

function isKnownOrNull(key: string | null | undefined, known: ReadonlySet<string>): boolean {
  return key === null || key === undefined || known.has(key);
}

function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code);
}

function isWhole(value: number, minimum: number, maximum: number): boolean {
  return Number.isSafeInteger(value) && value >= minimum && value <= maximum;
}

/** A day that exists, `YYYY-MM-DD`: 2023-02-30 is none. */
function isDateOrNull(text: string | null | undefined): boolean {
  if (text === null || text === undefined) return true;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function isInstant(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text))
  );
}
