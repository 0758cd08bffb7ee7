/**
 * 联系的分量 / What a tie weighs, with its evidence. It depends on the tie alone, and one tie may lead to hundreds of
 * submissions (a whole field, a whole province), so it is worked out once.
 */
import { sentenceOf } from "./evidence-sentence.ts";
import type { ConflictScanInput } from "./facts.ts";
import { findingSeverity } from "./finding-severity.ts";
import type { Finding } from "./finding.ts";
import type { OrganizationBook } from "./organization-book.ts";
import { RULE_OF_RELATION } from "./relation-rules.ts";
import type { Tie } from "./tie.ts";
import type { VersionedRule } from "./versioned-rule.ts";

/** A finding, but for whom and what it is about. */
export type WeighedTie = Omit<Finding, "expertId" | "submissionId"> & { readonly rulePosition: number };

/** @returns undefined: the programme has no such rule, or the relation ended before its look-back */
export type WeighTie = (tie: Tie) => WeighedTie | undefined;

export function tieWeigher(
  { rules, stage, referenceDate }: Pick<ConflictScanInput, "rules" | "stage" | "referenceDate">,
  book: OrganizationBook,
): WeighTie {
  const ruleOf = new Map(rules.map((rule, position) => [rule.code, { rule, position }]));
  const known = new WeakMap<Tie, WeighedTie>();
  return (tie) => {
    const before = known.get(tie);
    if (before !== undefined) return before;
    const found = ruleOf.get(RULE_OF_RELATION[tie.relation]);
    if (found === undefined) return undefined;
    const { rule, position } = found;
    const severity = findingSeverity(rule, tie.certainty, stage, tie.endedOn, referenceDate, tie.relation);
    if (severity === "none") return undefined;
    const weighed = { ...evidenceOf(tie, rule, book), severity, rulePosition: position };
    known.set(tie, weighed);
    return weighed;
  };
}

function evidenceOf(
  tie: Tie,
  rule: VersionedRule,
  book: OrganizationBook,
): Omit<WeighedTie, "severity" | "rulePosition"> {
  const { certainty, ...evidence } = tie;
  const organization = tie.organizationId === null ? null : book.get(tie.organizationId);
  const about = tie.person?.name ?? tie.organizationId ?? tie.through?.zh ?? "";
  return {
    ruleCode: rule.code,
    ruleVersion: rule.version,
    certainty,
    endedOn: tie.endedOn,
    evidence: { ...evidence, sentence: sentenceOf(tie, organization) },
    key: [rule.code, tie.relation, about, tie.endedOn ?? ""].join("|"),
  };
}
