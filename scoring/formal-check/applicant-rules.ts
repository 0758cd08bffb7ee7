/** 申报主体 / Rules on the applicant: E02 region, E03 size, E04 unit type, E11 record, Pri priority. */
import { isForeign } from "#scoring/programme/is-foreign.ts";
import type { Programme } from "#scoring/programme/programme.ts";
import { broken, doubt, fine, type EligibilityCheck } from "#scoring/formal-check/finding.ts";
import type { SubmissionFacts } from "#scoring/formal-check/submission-facts.ts";

/** E02: the country or region is on the programme's list; an empty list admits all. */
export const checkCountry: EligibilityCheck = ({ country }, { eligibility }) =>
  eligibility.countries.length === 0 || eligibility.countries.includes(country)
    ? []
    : [broken("country_outside", { country })];

/** E03: no more employees than the programme's limit. The form may leave the number out: then a person asks. */
export const checkSize: EligibilityCheck = ({ unitType, employees }, { eligibility }) => {
  const maximum = eligibility.maximumEmployees;
  if (maximum === null) return [fine("not_asked")];
  if (unitType !== "enterprise") return [fine("not_applicable")];
  if (employees === null) return [doubt("employees_unknown")];
  return employees > maximum ? [broken("too_many_employees", { employees, maximum })] : [];
};

/** E04: an institute or team, which the form allows and the text does not, enters with a linked enterprise. */
export const checkUnitType: EligibilityCheck = ({ unitType, hasLinkedSme }) =>
  unitType === "enterprise" || hasLinkedSme ? [] : [broken("no_linked_sme", { unitType })];

/** E11: no accident and no bad record declared. Silence proves nothing; the programme leaves the rest to a person. */
export const checkRecord: EligibilityCheck = ({ declarations }) => [
  ...(declarations.hasAccidentRecord ? [broken("accident_declared")] : []),
  ...(declarations.hasBadRecord ? [broken("bad_record_declared")] : []),
];

/** Pri: says whether the priority is held; having none is never a fault. */
export const checkPriority: EligibilityCheck = (facts, programme) =>
  holdsPriority(programme, facts)
    ? [fine("priority_held", { level: facts.zjtxLevel ?? "" })]
    : [fine("priority_not_held")];

/** Priority at admission and in the tie chain: a domestic applicant with a level the programme names. */
export function holdsPriority(
  programme: Pick<Programme, "eligibility" | "homeCountry">,
  { country, zjtxLevel }: Pick<SubmissionFacts, "country" | "zjtxLevel">,
): boolean {
  if (zjtxLevel === null || isForeign(programme, country)) return false;
  return programme.eligibility.priorityLevels.includes(zjtxLevel);
}
