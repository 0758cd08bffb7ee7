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
import type { ConflictScanInput, ExpertFacts } from "./facts.ts";
import { type Finding, MATCH_BASES } from "./finding.ts";
import { organizationBook } from "./organization-book.ts";
import { holdingsByHolder, organizationHits } from "./organization-ties.ts";
import { personBook } from "./person-book.ts";
import { type PeopleScene, personHits } from "./person-ties.ts";
import { localHits, statementHits } from "./statement-ties.ts";
import { submissionIndex } from "./submission-index.ts";
import type { Hit } from "./tie.ts";
import { tieWeigher, type WeighedTie, type WeighTie } from "./weighed-tie.ts";

interface Scene extends PeopleScene {
  readonly input: ConflictScanInput;
  readonly weigh: WeighTie;
  readonly positionOf: ReadonlyMap<string, number>;
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
    weigh: tieWeigher(input, book),
    positionOf: new Map(input.submissions.map(({ id }, position) => [id, position])),
  };
  return input.experts.flatMap((expert) => findingsOf(scene, expert));
}

/** A tie that weighs something, and the submission it leads to. */
interface WeighedHit {
  readonly submissionId: string;
  readonly position: number;
  readonly weighed: WeighedTie;
}

function findingsOf(scene: Scene, expert: ExpertFacts): Finding[] {
  const { index, input } = scene;
  const hits = [
    ...organizationHits(scene, expert),
    ...personHits(scene, expert),
    ...statementHits(index, expert),
    ...localHits(index, expert, input.homeCountry),
  ].flatMap((hit) => weighedHit(scene, hit));
  return withoutRepetition(hits.sort(inOrder)).map(({ submissionId, weighed }) => {
    const { rulePosition: _position, ...finding } = weighed;
    return { expertId: expert.id, submissionId, ...finding };
  });
}

function weighedHit({ weigh, positionOf }: Scene, { submission, tie }: Hit): WeighedHit[] {
  const weighed = weigh(tie);
  if (weighed === undefined) return [];
  return [{ submissionId: submission.id, position: positionOf.get(submission.id)!, weighed }];
}

/** By submission and rule; then what is certain, and of one key what shows it best, first. */
function inOrder(a: WeighedHit, b: WeighedHit): number {
  const [one, other] = [a.weighed, b.weighed];
  return (
    a.position - b.position ||
    one.rulePosition - other.rulePosition ||
    compareText(one.certainty, other.certainty) ||
    compareText(one.key, other.key) ||
    MATCH_BASES.indexOf(one.evidence.matchedBy) - MATCH_BASES.indexOf(other.evidence.matchedBy) ||
    compareText(one.evidence.startedOn ?? "", other.evidence.startedOn ?? "")
  );
}

/** One finding for each key, and no likeness beside a certainty of the same rule. The hits are in order. */
function withoutRepetition(hits: readonly WeighedHit[]): WeighedHit[] {
  const kept: WeighedHit[] = [];
  /** The first of the pair and rule at hand: the most certain. */
  let first: WeighedHit | undefined;
  for (const hit of hits) {
    const last = kept.at(-1);
    const isNewRule = first?.position !== hit.position || first.weighed.rulePosition !== hit.weighed.rulePosition;
    if (isNewRule) first = hit;
    else if (hit.weighed.certainty !== first?.weighed.certainty || hit.weighed.key === last?.weighed.key) continue;
    kept.push(hit);
  }
  return kept;
}
