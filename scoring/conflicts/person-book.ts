/**
 * 人名册 / Person book: which people of the submissions a mention means. A name alone never decides: there are namesakes.
 */
import type { PersonMention, SubmissionFacts, SubmissionPerson } from "./facts.ts";
import type { MatchBasis } from "./finding.ts";

export interface PersonMatch {
  readonly submission: SubmissionFacts;
  readonly person: SubmissionPerson;
  readonly basis: MatchBasis;
  readonly certainty: "certain" | "uncertain";
}

export interface PersonBook {
  /** In the order of submissions and their people. */
  find(mention: PersonMention): readonly PersonMatch[];
}

/** Cost: one entry for each name. */
export function personBook(submissions: readonly SubmissionFacts[]): PersonBook {
  const byName = new Map<string, { submission: SubmissionFacts; person: SubmissionPerson }[]>();
  for (const submission of submissions)
    for (const person of submission.people)
      for (const key of new Set(person.names.map(nameKey))) {
        const entries = byName.get(key);
        if (entries === undefined) byName.set(key, [{ submission, person }]);
        else entries.push({ submission, person });
      }
  return {
    find: (mention) => {
      const entries = new Set(mention.names.flatMap((name) => byName.get(nameKey(name)) ?? []));
      return [...entries].flatMap(({ submission, person }) => {
        const likeness = samePerson(mention, person);
        return likeness === "different" ? [] : [{ submission, person, ...likeness }];
      });
    },
  };
}

/** For two mentions of one name: an identifier or the year of birth decides, in either direction. */
function samePerson(one: PersonMention, other: PersonMention): Pick<PersonMatch, "basis" | "certainty"> | "different" {
  if (one.orcid !== null && other.orcid !== null)
    return one.orcid === other.orcid ? { basis: "orcid", certainty: "certain" } : "different";
  if (one.birthYear !== null && other.birthYear !== null)
    return one.birthYear === other.birthYear ? { basis: "birthYear", certainty: "certain" } : "different";
  return { basis: "nameOnly", certainty: "uncertain" };
}

function nameKey(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s·.,-]/g, "");
}
