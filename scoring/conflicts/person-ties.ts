/** 人员联系 / Ties through people: the expert in person, kin, students and co-inventors, and those who signed. */
import type { ExpertFact, ExpertFacts, RecommendingExpert, SubmissionFacts, SubmissionPerson } from "./facts.ts";
import { employerIds, type OrganizationScene } from "./organization-ties.ts";
import type { PersonBook, PersonMatch } from "./person-book.ts";
import { endOf, RELATION_TO_PERSON } from "./relation-rules.ts";
import { BARE_TIE, type Hit } from "./tie.ts";

export interface PeopleScene extends OrganizationScene {
  readonly people: PersonBook<SubmissionPerson>;
  readonly signatories: PersonBook<RecommendingExpert>;
}

/** Cost: proportional to the facts and the hits. */
export function personHits(scene: PeopleScene, expert: ExpertFacts): Hit[] {
  const employers = employerIds(scene.book, expert);
  return [
    ...selfHits(scene, expert, employers),
    ...signatureHits(scene, expert, employers),
    ...expert.facts.flatMap((fact) => [...kinshipHits(scene, fact), ...documentHits(scene, fact)]),
  ];
}

/** The expert among the people of a submission; a namesake at the expert's own employer is the expert. */
function selfHits(scene: PeopleScene, expert: ExpertFacts, employers: ReadonlySet<string>): Hit[] {
  const isOfEmployer = (submission: SubmissionFacts): boolean =>
    scene.index.organizationsOf(submission).some((id) => employers.has(id));
  return scene.people.find(expert.person, isOfEmployer).map((match) => hit(match, { relation: "self" }));
}

/** Known signatories by their id; of the others the name and the employer. */
function signatureHits(scene: PeopleScene, expert: ExpertFacts, employers: ReadonlySet<string>): Hit[] {
  const isOfEmployer = (_submission: SubmissionFacts, { organizationName }: RecommendingExpert): boolean =>
    organizationName !== null &&
    scene.book
      .named(organizationName)
      .some(({ organizationId, certainty }) => certainty === "certain" && employers.has(organizationId));
  const known = (scene.index.bySignatory.get(expert.id) ?? []).map((submission) => ({
    submission,
    tie: { ...BARE_TIE, relation: "recommendation", organizationId: submission.applicantId } as const,
  }));
  const named = scene.signatories
    .find(expert.person, isOfEmployer)
    .filter(({ person }) => person.expertId === null)
    .map(({ submission, person, basis, certainty }) => ({
      submission,
      tie: {
        ...BARE_TIE,
        relation: "recommendation",
        organizationId: submission.applicantId,
        matchedBy: basis,
        certainty,
        writtenName: person.names[0] ?? null,
      } as const,
    }));
  return [...known, ...named];
}

/** Whoever a fact names besides the expert; where the fact also says of which organization, that organization counts. */
function kinshipHits(scene: PeopleScene, fact: ExpertFact): Hit[] {
  const relation = RELATION_TO_PERSON[fact.kind];
  if (relation === undefined || fact.person === null) return [];
  const isOfNamed = (submission: SubmissionFacts): boolean =>
    fact.organizationId !== null && scene.index.organizationsOf(submission).includes(fact.organizationId);
  const rest = { relation, startedOn: fact.startedOn, endedOn: endOf(fact), detail: fact.detail };
  return scene.people.find(fact.person, isOfNamed).map((match) => hit(match, rest));
}

/** A document of the expert's among those of a submission. */
function documentHits({ index }: PeopleScene, fact: ExpertFact): Hit[] {
  const relation = DOCUMENTS.find((kind) => kind === fact.kind);
  if (relation === undefined || fact.documentNo === null) return [];
  const { startedOn, documentNo, detail } = fact;
  const through = { zh: documentNo, en: documentNo };
  const tie = {
    ...BARE_TIE,
    relation,
    startedOn,
    endedOn: endOf(fact),
    detail,
    matchedBy: "documentNo",
    through,
  } as const;
  return (index.byDocument.get(documentNo) ?? []).map((submission) => ({
    submission,
    tie: { ...tie, organizationId: submission.applicantId },
  }));
}

/** Kinds of facts that are about one document, each a relation of its own. */
const DOCUMENTS = ["patent", "paper", "testReport", "appraisal", "acceptance"] as const;

function hit(
  { submission, person, basis, certainty }: PersonMatch<SubmissionPerson>,
  rest: Partial<Hit["tie"]> & Pick<Hit["tie"], "relation">,
): Hit {
  const named = { name: person.names[0] ?? "", role: person.role };
  const about = { organizationId: submission.applicantId, person: named };
  return { submission, tie: { ...BARE_TIE, ...rest, ...about, matchedBy: basis, certainty } };
}
