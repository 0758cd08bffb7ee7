/** 成果索引 / Submissions by what may tie an expert to them. Every list is in the order of the input. */
import { type Region, regionKey } from "#scoring/assignment/region.ts";
import type { ConflictScanInput, SubmissionFacts } from "./facts.ts";
import type { OrganizationBook } from "./organization-book.ts";

export interface SubmissionIndex {
  /** By applicant and owners. */
  readonly byOrganization: ReadonlyMap<string, readonly SubmissionFacts[]>;
  readonly byRecommender: ReadonlyMap<string, readonly SubmissionFacts[]>;
  readonly byAssociation: ReadonlyMap<string, readonly SubmissionFacts[]>;
  readonly byField: ReadonlyMap<string, readonly SubmissionFacts[]>;
  /** By the ancestors of applicant and owners, themselves left out. */
  readonly byAncestor: ReadonlyMap<string, readonly SubmissionFacts[]>;
  readonly byRegion: ReadonlyMap<string, readonly SubmissionFacts[]>;
  readonly byDocument: ReadonlyMap<string, readonly SubmissionFacts[]>;
  readonly bySignatory: ReadonlyMap<string, readonly SubmissionFacts[]>;
  /** Ids of applicant and owners of a submission, owners by name among them where the name is beyond doubt. */
  organizationsOf(submission: SubmissionFacts): readonly string[];
  readonly bySerial: ReadonlyMap<string, SubmissionFacts>;
}

/** Cost: one pass over the submissions. @throws Error for an applicant that is not in the book */
export function submissionIndex(
  { submissions, homeCountry }: Pick<ConflictScanInput, "submissions" | "homeCountry">,
  book: OrganizationBook,
): SubmissionIndex {
  const organizations = new Map(submissions.map((submission) => [submission.id, ownersOf(submission, book)]));
  const organizationsOf = ({ id }: SubmissionFacts): readonly string[] => organizations.get(id) ?? [];
  return {
    organizationsOf,
    byOrganization: group(submissions, organizationsOf),
    byRecommender: group(submissions, ({ recommenderId }) => (recommenderId === null ? [] : [recommenderId])),
    byAssociation: group(submissions, ({ associationIds, recommenderId }) => [
      ...associationIds,
      ...(recommenderId === null ? [] : [recommenderId]),
    ]),
    byField: group(submissions, ({ fieldCode }) => (fieldCode === null ? [] : [fieldCode])),
    byAncestor: group(submissions, (submission) => organizationsOf(submission).flatMap((id) => book.ancestorsOf(id))),
    byRegion: group(submissions, ({ applicantId }) => localKeys(book.get(applicantId), homeCountry)),
    byDocument: group(submissions, ({ documentNos }) => documentNos),
    bySignatory: group(submissions, ({ recommendingExperts }) =>
      recommendingExperts.flatMap(({ expertId }) => expertId ?? []),
    ),
    bySerial: new Map(submissions.map((submission) => [submission.serial, submission])),
  };
}

function ownersOf({ applicantId, ownerIds, ownerNames }: SubmissionFacts, book: OrganizationBook): readonly string[] {
  const named = ownerNames.flatMap((name) => book.named(name)).filter(({ certainty }) => certainty === "certain");
  return [...new Set([applicantId, ...ownerIds, ...named.map(({ organizationId }) => organizationId)])];
}

/** Where somebody counts as local; nowhere at home without a province, which is no place to compare. */
export function localKeys(region: Region, homeCountry: string | null): readonly string[] {
  return region.province === null && region.country === homeCountry ? [] : [regionKey(region)];
}

function group(
  submissions: readonly SubmissionFacts[],
  keysOf: (submission: SubmissionFacts) => readonly string[],
): Map<string, SubmissionFacts[]> {
  const groups = new Map<string, SubmissionFacts[]>();
  for (const submission of submissions)
    for (const key of new Set(keysOf(submission))) {
      const members = groups.get(key);
      if (members === undefined) groups.set(key, [submission]);
      else members.push(submission);
    }
  return groups;
}
