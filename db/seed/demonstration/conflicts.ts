import type { RosterConflict, RosterExpertFact, RosterStaffFact } from "#db/roster.ts";
import { CONFLICT_PLANS, NEAR_MISSES, type PlannedFact } from "./conflict-plans.ts";
import { applicantKey, applicantOf } from "./organizations.ts";
import { type Person, personsOf } from "./persons.ts";
import { planOf } from "./plans.ts";

/** The conflicts that are known when the call closes. */
export function demonstrationConflicts(): RosterConflict[] {
  return CONFLICT_PLANS.map(({ who, serial, ruleCode, evidence, endedOn, fact }) => {
    const { nameZh, nameEn } = applicantOf(serial);
    const name = personOf(serial, fact?.person)?.name ?? "";
    const fill = (text: string, organization: string): string =>
      text.replaceAll("{org}", organization).replaceAll("{person}", name);
    const isStaff = who.includes("@");
    return {
      expertCode: isStaff ? null : who,
      accountEmail: isStaff ? who : null,
      serial,
      ruleCode,
      evidenceZh: fill(evidence[0], nameZh),
      evidenceEn: fill(evidence[1], nameEn),
      endedOn,
    };
  });
}

/** What the planted conflicts and the near misses leave in an expert's record; one that serves two pairs once. */
export function plannedFactsOf(expertCode: string): RosterExpertFact[] {
  const facts = [...CONFLICT_PLANS, ...NEAR_MISSES].flatMap(({ who, serial, fact }) =>
    who === expertCode && fact !== null ? [toFact(serial, fact)] : [],
  );
  const texts = facts.map((fact) => JSON.stringify(fact));
  return facts.filter((_, index) => texts.indexOf(texts[index]!) === index);
}

/** The same of members of staff, whom the rules bind as well. */
export function plannedStaffFacts(): RosterStaffFact[] {
  return CONFLICT_PLANS.flatMap(({ who, serial, fact }) =>
    who.includes("@") && fact !== null ? [{ ...toFact(serial, fact), accountEmail: who }] : [],
  );
}

function toFact(serial: string, fact: PlannedFact): RosterExpertFact {
  const person = personOf(serial, fact.person);
  // A name alone is nobody's: the record holds the year of birth as well.
  const detail = person === undefined ? fact.detail : { ...fact.detail, birthYear: person.birthYear };
  return {
    kind: fact.kind,
    organizationKey: fact.organizationKey === "applicant" ? applicantKey(serial) : fact.organizationKey,
    organizationName: fact.organizationName ?? null,
    personName: person?.name ?? null,
    startedOn: fact.startedOn,
    endedOn: fact.endedOn,
    detail: JSON.stringify(detail ?? {}),
  };
}

function personOf(serial: string, person: PlannedFact["person"]): Person | undefined {
  if (person === undefined) return undefined;
  const { legalRepresentative, contact, inventors } = personsOf(planOf(serial));
  return { legalRepresentative, contact, inventor: inventors[0]! }[person];
}
