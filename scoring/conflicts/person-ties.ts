/** 人员联系 / Ties through people: the expert in person, kin, students and co-inventors, and those who signed. */
import type { ExpertFact, ExpertFacts } from "./facts.ts";
import type { PersonBook, PersonMatch } from "./person-book.ts";
import { endOf, RELATION_TO_PERSON } from "./relation-rules.ts";
import type { SubmissionIndex } from "./submission-index.ts";
import { BARE_TIE, type Hit } from "./tie.ts";

/** Cost: proportional to the facts and the hits. */
export function personHits(people: PersonBook, index: SubmissionIndex, expert: ExpertFacts): Hit[] {
  const self = people.find(expert.person).map((match) => hit(match, { relation: "self" }));
  const signed = (index.bySignatory.get(expert.id) ?? []).map((submission) => ({
    submission,
    tie: { ...BARE_TIE, relation: "recommendation" } as const,
  }));
  return [...self, ...signed, ...expert.facts.flatMap((fact) => factHits(people, index, fact))];
}

function factHits(people: PersonBook, index: SubmissionIndex, fact: ExpertFact): Hit[] {
  const relation = RELATION_TO_PERSON[fact.kind];
  if (relation === undefined) return [];
  const period = { relation, startedOn: fact.startedOn, endedOn: endOf(fact), detail: fact.detail };
  const persons = fact.person === null ? [] : people.find(fact.person).map((match) => hit(match, period));
  const documents = fact.documentNo === null ? [] : (index.byDocument.get(fact.documentNo) ?? []);
  return [
    ...persons,
    ...documents.map((submission) => ({
      submission,
      tie: { ...BARE_TIE, ...period, matchedBy: "documentNo", through: fact.documentNo } as const,
    })),
  ];
}

function hit({ submission, person, basis, certainty }: PersonMatch, rest: Pick<Hit["tie"], "relation">): Hit {
  const named = { name: person.names[0] ?? "", role: person.role };
  return { submission, tie: { ...BARE_TIE, ...rest, matchedBy: basis, certainty, person: named } };
}
