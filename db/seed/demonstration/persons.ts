/** Who stands behind a submission: legal representative, contact and inventors. */
import { randomFrom } from "../random.ts";
import { expertPlanOf } from "./expert-list.ts";
import { chineseName, foreignName } from "./names.ts";
import type { SubmissionPlan } from "./plans.ts";

export interface Person {
  readonly name: string;
  readonly birthYear: number;
}

export interface SubmissionPersons {
  readonly legalRepresentative: Person;
  readonly contact: Person;
  readonly inventors: readonly Person[];
}

/** An expert of the pool who is inventor of a submission. */
export const INVENTOR_FROM_POOL = { serial: "F06-002", expertCode: "E-10" } as const;
/** An inventor who only has the same name as an expert: another person, born in another year. */
export const HOMONYM = { serial: "F03-009", expertCode: "E-33" } as const;

export function personsOf(plan: SubmissionPlan): SubmissionPersons {
  const random = randomFrom(`persons ${plan.applicantOf}`);
  const taken = new Set<string>();
  const freshName = (): string => {
    let name = "";
    // Lists are short; within one submission nobody shares a name.
    do name = plan.country === "CN" ? chineseName(random)[0] : foreignName(random, plan.country);
    while (taken.has(name));
    taken.add(name);
    return name;
  };
  const person = (): Person => ({ name: freshName(), birthYear: random.between(1962, 1994) });
  const legalRepresentative = person();
  const contact = person();
  const inventors = Array.from({ length: random.between(1, 3) }, person);
  return { legalRepresentative, contact, inventors: [...plantedInventors(plan.serial), ...inventors] };
}

function plantedInventors(serial: string): Person[] {
  if (serial === INVENTOR_FROM_POOL.serial) {
    const { name, birthYear } = expertPlanOf(INVENTOR_FROM_POOL.expertCode);
    return [{ name: name[0], birthYear }];
  }
  if (serial === HOMONYM.serial) {
    const { name, birthYear } = expertPlanOf(HOMONYM.expertCode);
    return [{ name: name[0], birthYear: birthYear + 23 }];
  }
  return [];
}
