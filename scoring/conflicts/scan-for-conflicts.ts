/**
 * 利益冲突扫描 / Scan for conflicts: every relation between an expert and a submission that a rule of the programme asks
 * for, with its weight and its evidence.
 *
 * Ties of each expert are looked up by key (organization, person, document, field, region), so no pair is tried that
 * nothing connects. An uncertain finding is dropped where a certain one of the same rule exists for the same pair.
 *
 * Source of the rules: the programme file; of the relations: government procurement regulation Art. 9, NSFC regulation
 * Art. 20, NSF PAPPG II-2.
 *
 * @returns by expert, then submission, then rule, each in the order of the input; [] for no experts or submissions.
 * @throws Error for an organization id that the input does not hold
 * Cost: linear in facts, submissions and findings.
 */
import { compareText } from "#scoring/record/compare-text.ts";
import { sentenceOf } from "./evidence-sentence.ts";
import type { ConflictScanInput, ExpertFacts } from "./facts.ts";
import { findingSeverity } from "./finding-severity.ts";
import type { Finding } from "./finding.ts";
import { organizationBook } from "./organization-book.ts";
import { holdingsByHolder, organizationHits } from "./organization-ties.ts";
import { personBook } from "./person-book.ts";
import { type PeopleScene, personHits } from "./person-ties.ts";
import { RULE_OF_RELATION } from "./relation-rules.ts";
import { localHits, statementHits } from "./statement-ties.ts";
import { submissionIndex } from "./submission-index.ts";
import type { Hit } from "./tie.ts";
import type { VersionedRule } from "./versioned-rule.ts";

interface Scene extends PeopleScene {
  readonly input: ConflictScanInput;
  readonly rules: ReadonlyMap<string, VersionedRule>;
  readonly positions: ReadonlyMap<string, number>;
}

export function scanForConflicts(input: ConflictScanInput): Finding[] {
  const book = organizationBook(input.organizations);
  const scene: Scene = {
    input,
    book,
    index: submissionIndex(input, book),
    holdings: holdingsByHolder(input.holdings, book),
    people: personBook(input.submissions, ({ people }) => people),
    signatories: personBook(input.submissions, ({ recommendingExperts }) => recommendingExperts),
    rules: new Map(input.rules.map((rule) => [rule.code, rule])),
    positions: new Map([
      ...input.submissions.map(({ id }, position): [string, number] => [id, position]),
      ...input.rules.map(({ code }, position): [string, number] => [code, position]),
    ]),
  };
  return input.experts.flatMap((expert) => findingsOf(scene, expert));
}

function findingsOf(scene: Scene, expert: ExpertFacts): Finding[] {
  const { index, input, positions } = scene;
  const hits = [
    ...organizationHits(scene, expert),
    ...personHits(scene, expert),
    ...statementHits(index, expert),
    ...localHits(index, expert, input.homeCountry),
  ];
  const findings = hits.flatMap((hit) => toFinding(scene, expert, hit));
  const place = (text: string): number => positions.get(text)!;
  return withoutRepetition(findings).sort(
    (a, b) =>
      place(a.submissionId) - place(b.submissionId) ||
      place(a.ruleCode) - place(b.ruleCode) ||
      compareText(a.key, b.key),
  );
}

function toFinding({ input, rules, book }: Scene, expert: ExpertFacts, { submission, tie }: Hit): Finding[] {
  const rule = rules.get(RULE_OF_RELATION[tie.relation]);
  if (rule === undefined) return [];
  const severity = findingSeverity(rule, tie.certainty, input.stage, tie.endedOn, input.referenceDate);
  if (severity === "none") return [];
  const { certainty, ...evidence } = tie;
  const about = tie.person?.name ?? tie.organizationId ?? tie.through?.zh ?? "";
  return [
    {
      expertId: expert.id,
      submissionId: submission.id,
      ruleCode: rule.code,
      ruleVersion: rule.version,
      severity,
      certainty,
      endedOn: tie.endedOn,
      evidence: { ...evidence, sentence: sentenceOf(tie, book.get(tie.organizationId ?? submission.applicantId)) },
      key: [rule.code, tie.relation, about, tie.endedOn ?? ""].join("|"),
    },
  ];
}

/** One finding for each key, and no likeness beside a certainty of the same rule. */
function withoutRepetition(findings: readonly Finding[]): Finding[] {
  const pairOf = ({ submissionId, ruleCode }: Finding): string => `${submissionId}|${ruleCode}`;
  const certain = new Set(findings.filter(({ certainty }) => certainty === "certain").map(pairOf));
  const kept = new Map<string, Finding>();
  for (const finding of findings) {
    if (finding.certainty === "uncertain" && certain.has(pairOf(finding))) continue;
    const key = `${finding.submissionId}|${finding.key}`;
    const known = kept.get(key);
    if (known === undefined || (known.certainty === "uncertain" && finding.certainty === "certain"))
      kept.set(key, finding);
  }
  return [...kept.values()];
}
