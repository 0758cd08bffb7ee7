/**
 * 读取扫描材料 / Reads organizations, experts and submissions from JSON documents of the shapes of `facts.ts`. What a
 * document leaves out is not known; what it gives must fit, and must refer to what there is.
 */
import { z } from "zod";
import {
  type ConflictScanInput,
  type ExpertFacts,
  FACT_KINDS,
  type Organization,
  SUBMISSION_ROLES,
  type SubmissionFacts,
} from "./facts.ts";

const id = z.string().min(1);
const text = z.string().nullable().default(null);
const texts = z.array(z.string()).default([]);
const day = z.iso.date().nullable().default(null);
const year = z.int().min(1850).max(2100).nullable().default(null);

const organization = z.object({
  id,
  nameZh: z.string().default(""),
  nameEn: z.string().default(""),
  formerNames: texts,
  aliases: texts,
  creditCode: text,
  registerNo: text,
  domains: texts,
  parentId: text,
  country: z.string().default(""),
  province: text,
});
const holding = z.object({ holderId: id, heldId: id, startedOn: day, endedOn: day });
const person = z.object({ names: z.array(z.string().min(1)), birthYear: year, orcid: text });
const fact = z.object({
  kind: z.enum(FACT_KINDS),
  organizationId: text,
  organizationName: text,
  person: person.nullable().default(null),
  serial: text,
  documentNo: text,
  startedOn: day,
  endedOn: day,
  detail: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
const expert = z.object({
  id,
  person,
  email: text,
  organizationId: text,
  country: z.string().default(""),
  province: text,
  facts: z.array(fact).default([]),
});
const submission = z
  .object({
    id,
    serial: z.string().optional(),
    fieldCode: text,
    applicantId: id,
    ownerIds: texts,
    ownerNames: texts,
    people: z.array(person.extend({ role: z.enum(SUBMISSION_ROLES) })).default([]),
    contactEmail: text,
    recommenderId: text,
    recommendingExperts: z.array(person.extend({ expertId: text, organizationName: text })).default([]),
    associationIds: texts,
    documentNos: texts,
  })
  .transform((item) => ({ ...item, serial: item.serial ?? item.id }));

const documents = {
  organizations: z.union([
    z.array(organization).transform((organizations) => ({ organizations, holdings: [] })),
    z.object({ organizations: z.array(organization), holdings: z.array(holding).default([]) }),
  ]),
  experts: z.array(expert),
  submissions: z.array(submission),
};
export type ScanDocuments = Readonly<Record<keyof typeof documents, unknown>>;
export type ScanFacts = Pick<ConflictScanInput, "organizations" | "holdings" | "experts" | "submissions">;

/** Where in which document what does not fit. */
export interface FactProblem {
  readonly document: keyof ScanDocuments;
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** @returns the facts, or every problem; never both. Cost: linear in the documents. */
export function readScanFacts(given: ScanDocuments): { facts: ScanFacts } | { problems: readonly FactProblem[] } {
  const organizations = documents.organizations.safeParse(given.organizations);
  const experts = documents.experts.safeParse(given.experts);
  const submissions = documents.submissions.safeParse(given.submissions);
  if (!organizations.success || !experts.success || !submissions.success)
    return {
      problems: [
        ...problemsOf("organizations", organizations.error),
        ...problemsOf("experts", experts.error),
        ...problemsOf("submissions", submissions.error),
      ],
    };
  const facts = { ...organizations.data, experts: experts.data, submissions: submissions.data };
  const isBareList = Array.isArray(given.organizations);
  const problems = referenceProblems(facts, isBareList);
  return problems.length > 0 ? { problems } : { facts };
}

function problemsOf(document: keyof ScanDocuments, error: z.ZodError | undefined): FactProblem[] {
  return (error?.issues ?? []).map((issue) => {
    // Of two shapes a list may have, the one that was meant is the one that fits further.
    const nested = issue.code === "invalid_union" ? deepest(issue.errors) : undefined;
    const { path, message } = nested ?? issue;
    return { document, path: [...issue.path, ...(nested === undefined ? [] : path)].map(toKey), message };
  });
}

function deepest(branches: readonly (readonly z.core.$ZodIssue[])[]): z.core.$ZodIssue | undefined {
  return branches.flat().sort((a, b) => b.path.length - a.path.length)[0];
}

function toKey(key: PropertyKey): string | number {
  return typeof key === "number" ? key : String(key);
}

/** Ids that are given twice, and ids that nothing has. */
function referenceProblems(facts: ScanFacts, isBareList: boolean): FactProblem[] {
  const organizationIds = new Set(facts.organizations.map((item) => item.id));
  const expertIds = new Set(facts.experts.map((item) => item.id));
  const prefix = isBareList ? [] : ["organizations"];
  const unknown = (document: keyof ScanDocuments, path: FactProblem["path"], value: string | null): FactProblem[] =>
    value === null || organizationIds.has(value)
      ? []
      : [{ document, path, message: `there is no organization "${value}"` }];
  const inOrganization = ({ parentId }: Organization, index: number): FactProblem[] =>
    unknown("organizations", [...prefix, index, "parentId"], parentId);
  const inExpert = ({ organizationId, facts: known }: ExpertFacts, index: number): FactProblem[] => [
    ...unknown("experts", [index, "organizationId"], organizationId),
    ...known.flatMap((item, at) => unknown("experts", [index, "facts", at, "organizationId"], item.organizationId)),
  ];
  const inSubmission = (item: SubmissionFacts, index: number): FactProblem[] => [
    ...unknown("submissions", [index, "applicantId"], item.applicantId),
    ...unknown("submissions", [index, "recommenderId"], item.recommenderId),
    ...item.ownerIds.flatMap((value, at) => unknown("submissions", [index, "ownerIds", at], value)),
    ...item.associationIds.flatMap((value, at) => unknown("submissions", [index, "associationIds", at], value)),
    ...item.recommendingExperts.flatMap(({ expertId }, at) =>
      expertId === null || expertIds.has(expertId)
        ? []
        : [
            {
              document: "submissions" as const,
              path: [index, "recommendingExperts", at, "expertId"],
              message: `there is no expert "${expertId}"`,
            },
          ],
    ),
  ];
  return [
    ...repeated("organizations", prefix, facts.organizations),
    ...repeated("experts", [], facts.experts),
    ...repeated("submissions", [], facts.submissions),
    ...facts.organizations.flatMap(inOrganization),
    ...facts.holdings.flatMap(({ holderId, heldId }, index) => [
      ...unknown("organizations", ["holdings", index, "holderId"], holderId),
      ...unknown("organizations", ["holdings", index, "heldId"], heldId),
    ]),
    ...facts.experts.flatMap(inExpert),
    ...facts.submissions.flatMap(inSubmission),
  ];
}

function repeated(
  document: keyof ScanDocuments,
  prefix: FactProblem["path"],
  items: readonly { readonly id: string }[],
): FactProblem[] {
  const seen = new Set<string>();
  return items.flatMap(({ id: value }, index) => {
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [{ document, path: [...prefix, index, "id"], message: `"${value}" is given twice` }];
  });
}
