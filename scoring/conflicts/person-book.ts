/**
 * 人名册 / Person book: which people of the submissions a mention means. A name alone never decides: there are namesakes.
 */
import type { PersonMention, SubmissionFacts } from "./facts.ts";
import type { MatchBasis } from "./finding.ts";
import { comparePeople, type PersonFacts, personKeys, readPerson } from "./names/compare-people.ts";

export interface PersonMatch<Person> {
  readonly submission: SubmissionFacts;
  readonly person: Person;
  readonly basis: MatchBasis;
  readonly certainty: "certain" | "uncertain";
}

export interface PersonBook<Person> {
  /**
   * In the order of submissions and their people.
   * @param sharesEmployer whether the mention is known to be of one organization with a person of a submission
   */
  find(
    mention: PersonMention,
    sharesEmployer: (submission: SubmissionFacts, person: Person) => boolean,
  ): readonly PersonMatch<Person>[];
}

interface Entry<Person> {
  readonly position: number;
  readonly submission: SubmissionFacts;
  readonly person: Person;
  readonly facts: PersonFacts;
}

/** Cost: a few keys for each person; a look-up costs as much as there are people of that name. */
export function personBook<Person extends PersonMention>(
  submissions: readonly SubmissionFacts[],
  peopleOf: (submission: SubmissionFacts) => readonly Person[],
): PersonBook<Person> {
  const byKey = new Map<string, Entry<Person>[]>();
  let position = 0;
  for (const submission of submissions)
    for (const person of peopleOf(submission)) {
      const entry = { position, submission, person, facts: readPerson(person) };
      position += 1;
      for (const key of personKeys(entry.facts)) {
        const entries = byKey.get(key);
        if (entries === undefined) byKey.set(key, [entry]);
        else entries.push(entry);
      }
    }
  return {
    find: (mention, sharesEmployer) => {
      const facts = readPerson(mention);
      const entries = new Set([...personKeys(facts)].flatMap((key) => byKey.get(key) ?? []));
      return [...entries]
        .sort((a, b) => a.position - b.position)
        .flatMap((entry) => matchOf(facts, entry, sharesEmployer(entry.submission, entry.person)));
    },
  };
}

function matchOf<Person>(
  mention: PersonFacts,
  { submission, person, facts }: Entry<Person>,
  sharesEmployer: boolean,
): PersonMatch<Person>[] {
  const { verdict, basis } = comparePeople(mention, facts, sharesEmployer);
  if (verdict === "different") return [];
  return [{ submission, person, basis, certainty: verdict === "same" ? "certain" : "uncertain" }];
}
