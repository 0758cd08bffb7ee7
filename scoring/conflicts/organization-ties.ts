/**
 * 单位联系 / Ties through organizations: where an expert works, worked, sits, invests or advises, and what belongs to
 * the employer.
 */
import type { ConflictScanInput, ExpertFact, ExpertFacts, SubmissionFacts } from "./facts.ts";
import type { Relation } from "./finding.ts";
import type { OrganizationBook, OrganizationMatch } from "./organization-book.ts";
import { endOf, RELATION_TO_APPLICANT } from "./relation-rules.ts";
import type { SubmissionIndex } from "./submission-index.ts";
import { BARE_TIE, type Hit, type Tie } from "./tie.ts";

export interface OrganizationScene {
  readonly book: OrganizationBook;
  readonly index: SubmissionIndex;
  readonly holdings: ConflictScanInput["holdings"];
}

/** Hits of one expert. Cost: proportional to the facts and the hits. */
export function organizationHits(scene: OrganizationScene, expert: ExpertFacts): Hit[] {
  return [
    ...employerHits(scene, employersOf(scene.book, expert)),
    ...expert.facts.flatMap((fact) => factHits(scene, fact)),
  ];
}

/** What is known of a present employer: the employment's fact, or only that the expert is of it. */
interface Employer {
  readonly match: OrganizationMatch;
  readonly fact: Pick<ExpertFact, "startedOn" | "organizationName">;
}

/** Present employers, each record once. */
function employersOf(book: OrganizationBook, expert: ExpertFacts): Employer[] {
  const own = {
    kind: "employment",
    organizationId: expert.organizationId,
    organizationName: null,
    startedOn: null,
  } as const;
  const jobs = expert.facts.filter(({ kind, endedOn }) => kind === "employment" && endedOn === null);
  const employers = new Map<string, Employer>();
  for (const fact of [...jobs, own])
    for (const match of matchesOf(book, fact)) {
      const known = employers.get(match.organizationId);
      if (known === undefined || (known.match.certainty === "uncertain" && match.certainty === "certain"))
        employers.set(match.organizationId, { match, fact });
    }
  return [...employers.values()];
}

function employerHits(scene: OrganizationScene, employers: readonly Employer[]): Hit[] {
  return employers.flatMap(({ match, fact }) => {
    const tie = { ...tieOf(match, fact), startedOn: fact.startedOn, endedOn: null };
    const { index, book } = scene;
    const id = match.organizationId;
    const direct = [
      ...to(index.byOrganization.get(id), { ...tie, relation: "employer" }),
      ...to(index.byRecommender.get(id), { ...tie, relation: "recommenderEmployer" }),
    ];
    // What follows from belonging to an organization does not follow from looking like it.
    if (match.certainty === "uncertain") return direct;
    const through = nameOf(book, id);
    return [
      ...direct,
      ...below(scene, id, { ...tie, through }),
      ...book
        .ancestorsOf(id)
        .flatMap((parent) =>
          to(index.byOrganization.get(parent), { ...tie, relation: "parent", organizationId: parent, through }),
        ),
      ...competing(index, id, { ...tie, through }),
      ...heldBy(scene, id, tie),
    ];
  });
}

function below({ index }: OrganizationScene, id: string, tie: Omit<Tie, "relation">): Hit[] {
  return (index.byAncestor.get(id) ?? []).map((submission) => ({
    submission,
    tie: { ...tie, relation: "subsidiary", organizationId: submission.applicantId },
  }));
}

/** The employer's own submissions close their fields, except themselves: those are the employer's. */
function competing(index: SubmissionIndex, id: string, tie: Omit<Tie, "relation">): Hit[] {
  const own = index.byOrganization.get(id) ?? [];
  const fields = new Set(own.flatMap(({ fieldCode }) => fieldCode ?? []));
  return [...fields].flatMap((field) =>
    to(
      (index.byField.get(field) ?? []).filter((submission) => !own.includes(submission)),
      { ...tie, relation: "competing" },
    ),
  );
}

/** Second degree: an organization of the expert's holds a share of the applicant. */
function heldBy({ index, book, holdings }: OrganizationScene, holderId: string, tie: Omit<Tie, "relation">): Hit[] {
  return holdings
    .filter((holding) => holding.holderId === holderId)
    .flatMap(({ heldId, startedOn, endedOn }) =>
      to(index.byOrganization.get(heldId), {
        ...tie,
        relation: "heldByFund",
        organizationId: heldId,
        through: nameOf(book, holderId),
        startedOn,
        endedOn,
      }),
    );
}

function factHits(scene: OrganizationScene, fact: ExpertFact): Hit[] {
  const { book, index } = scene;
  return matchesOf(book, fact).flatMap((match) => {
    const tie = { ...tieOf(match, fact), ...periodOf(fact), detail: fact.detail, through: fundOf(fact) };
    if (fact.kind === "fundManagement") return heldBy(scene, match.organizationId, tie);
    if (fact.kind === "associationPost")
      return to(index.byAssociation.get(match.organizationId), { ...tie, relation: "association" });
    const relation = applicantRelation(fact);
    return relation === undefined ? [] : to(index.byOrganization.get(match.organizationId), { ...tie, relation });
  });
}

/** A fact about one submission of the applicant's is no fact about the others. */
function applicantRelation(fact: ExpertFact): Relation | undefined {
  if (fact.serial !== null) return undefined;
  if (fact.kind === "employment") return fact.endedOn === null ? undefined : "formerEmployer";
  return RELATION_TO_APPLICANT[fact.kind];
}

function matchesOf(
  book: OrganizationBook,
  { organizationId, organizationName }: Pick<ExpertFact, "organizationId" | "organizationName">,
): readonly OrganizationMatch[] {
  if (organizationId !== null) return book.sameAs(organizationId);
  return organizationName === null ? [] : book.named(organizationName);
}

function tieOf(match: OrganizationMatch, fact: Pick<ExpertFact, "organizationName">): Omit<Tie, "relation"> {
  const { basis, certainty, organizationId } = match;
  return { ...BARE_TIE, matchedBy: basis, certainty, organizationId, writtenName: fact.organizationName };
}

function periodOf(fact: ExpertFact): Pick<Tie, "startedOn" | "endedOn"> {
  return { startedOn: fact.startedOn, endedOn: endOf(fact) };
}

function fundOf(fact: ExpertFact): string | null {
  const { fund } = fact.detail;
  return fund === undefined ? null : String(fund);
}

function nameOf(book: OrganizationBook, id: string): string {
  const { nameZh, nameEn } = book.get(id);
  return nameZh || nameEn;
}

function to(submissions: readonly SubmissionFacts[] | undefined, tie: Tie): Hit[] {
  return (submissions ?? []).map((submission) => ({ submission, tie }));
}
