/**
 * 单位联系 / Ties through organizations: where an expert works, worked, sits, invests or advises, and what belongs to
 * the employer.
 */
import type { Bilingual } from "#scoring/programme/programme.ts";
import type { ConflictScanInput, ExpertFact, ExpertFacts, SubmissionFacts } from "./facts.ts";
import type { Relation } from "./finding.ts";
import type { OrganizationBook, OrganizationMatch } from "./organization-book.ts";
import { endOf, RELATION_TO_APPLICANT } from "./relation-rules.ts";
import type { SubmissionIndex } from "./submission-index.ts";
import { BARE_TIE, type Hit, type Tie } from "./tie.ts";

export interface OrganizationScene {
  readonly book: OrganizationBook;
  readonly index: SubmissionIndex;
  /** By the holder and whatever the holder belongs to. */
  readonly holdings: ReadonlyMap<string, ConflictScanInput["holdings"]>;
}

/** Hits of one expert. Cost: proportional to the facts and the hits. */
export function organizationHits(scene: OrganizationScene, expert: ExpertFacts): Hit[] {
  return [
    ...employerHits(scene, employersOf(scene.book, expert)),
    ...expert.facts.flatMap((fact) => factHits(scene, fact)),
    ...domainHits(scene, expert),
  ];
}

/** Holdings under the holder and every organization above it: a fund's share is also its manager's. */
export function holdingsByHolder(
  holdings: ConflictScanInput["holdings"],
  book: OrganizationBook,
): OrganizationScene["holdings"] {
  const groups = new Map<string, ConflictScanInput["holdings"][number][]>();
  for (const holding of holdings)
    for (const id of [holding.holderId, ...book.ancestorsOf(holding.holderId)]) {
      const members = groups.get(id);
      if (members === undefined) groups.set(id, [holding]);
      else members.push(holding);
    }
  return groups;
}

/** Ids of the organizations the expert works for, beyond doubt. */
export function employerIds(book: OrganizationBook, expert: ExpertFacts): ReadonlySet<string> {
  const certain = employersOf(book, expert).filter(({ match }) => match.certainty === "certain");
  return new Set(certain.map(({ match }) => match.organizationId));
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
    const tie = tieOf(match, fact);
    const job = { ...tie, startedOn: fact.startedOn };
    const { index, book } = scene;
    const id = match.organizationId;
    const direct = [
      ...to(index.byOrganization.get(id), { ...job, relation: "employer" }),
      ...to(index.byRecommender.get(id), { ...job, relation: "recommenderEmployer" }),
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
  return (holdings.get(holderId) ?? []).flatMap((holding) =>
    to(index.byOrganization.get(holding.heldId), {
      ...tie,
      relation: "heldByFund",
      organizationId: holding.heldId,
      through: nameOf(book, holding.holderId),
      startedOn: holding.startedOn,
      endedOn: holding.endedOn,
    }),
  );
}

/** A mail domain in common is a reason to ask and no more. */
function domainHits({ book, index }: OrganizationScene, { email }: ExpertFacts): Hit[] {
  if (email === null) return [];
  const domain = email.slice(email.lastIndexOf("@") + 1);
  return book.atDomainOf(email).flatMap(({ organizationId, basis, certainty }) =>
    to(index.byOrganization.get(organizationId), {
      ...BARE_TIE,
      relation: "sameDomain",
      organizationId,
      matchedBy: basis,
      certainty,
      through: inBothLanguages(domain),
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

function fundOf(fact: ExpertFact): Bilingual | null {
  const { fund } = fact.detail;
  return fund === undefined ? null : inBothLanguages(String(fund));
}

function inBothLanguages(text: string): Bilingual {
  return { zh: text, en: text };
}

function nameOf(book: OrganizationBook, id: string): Bilingual {
  const { nameZh, nameEn } = book.get(id);
  return { zh: nameZh || nameEn, en: nameEn || nameZh };
}

function to(submissions: readonly SubmissionFacts[] | undefined, tie: Tie): Hit[] {
  return (submissions ?? []).map((submission) => ({ submission, tie }));
}
