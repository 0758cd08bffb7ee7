/**
 * 结果变动 / What moved between two versions of a stage's result, and why.
 *
 * Both documents carry their inputs, so the reasons are read off them: a sheet that is void, one that came in its place,
 * a vote that was held again, another score of an earlier stage. A submission whose own inputs are the same moved
 * because others did. Anybody with the two documents gets the same list.
 *
 * A submission that stood in the version before and does not stand in the new one was withdrawn (撤回); there is no other
 * way out. Its place is of its line: of its field where each field has a line, else of all. Who passes in the new version
 * alone, in a line that lost one that passed, and on the same inputs, came in its place. Of several that left one line it
 * is not told whose place it was, because a line has places and no names on them.
 *
 * Cost: linear in the submissions and their sheets.
 */
import type { StageKind } from "#scoring/programme/programme.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import { canonicalJson } from "#scoring/record/digest.ts";
import type { Figure, FrozenSubmission, StageResult, StageVote } from "#scoring/record/stage-result.ts";
import type { CutReason } from "#scoring/shortlist/cut-line.ts";

/** Where a submission stands in one version. */
export interface Standing {
  /** Official score of this stage; null with too few valid sheets. */
  readonly official: Figure | null;
  /** The score that ranks. */
  readonly ranking: Figure | null;
  readonly overallRank: number | null;
  readonly fieldRank: number | null;
  readonly passes: boolean;
  readonly reason: CutReason;
}

export type ChangeCause =
  | { readonly kind: "sheetVoid" | "sheetAdded" | "marksChanged"; readonly sheetId: string; readonly expertId: string }
  | { readonly kind: "earlierScore"; readonly stage: StageKind }
  /** Of a withdrawn submission: who came in the place of it and of others withdrawn from its line; none: nobody. */
  | { readonly kind: "withdrawn"; readonly serials: readonly string[] }
  /** Of one that came in: whose place was free. */
  | { readonly kind: "inPlaceOf"; readonly serials: readonly string[] }
  | { readonly kind: "vote" | "others" };

export interface ResultChange {
  readonly submissionId: string;
  readonly serial: string;
  readonly field: string;
  readonly before: Standing;
  /** Null: it was withdrawn and does not stand in the new version. */
  readonly after: Standing | null;
  /** The own inputs that differ; `others` or `inPlaceOf` alone where none do. */
  readonly causes: readonly ChangeCause[];
}

/**
 * @returns what stands otherwise or was decided on other inputs, by serial; [] for equal documents
 * @throws Error when a submission stands in the new version alone
 */
export function resultChanges(before: StageResult, after: StageResult): ResultChange[] {
  const [one, other] = [standingsOf(before), standingsOf(after)];
  const votes = [votesOf(before), votesOf(after)] as const;
  const inputs = new Map(after.inputs.submissions.map((item) => [item.id, item]));
  const changes = before.inputs.submissions.flatMap((old): ResultChange[] => {
    const { id: submissionId, serial, field } = old;
    const [was, is] = [one.get(submissionId), other.get(submissionId)];
    if (was === undefined) throw new Error(`resultChanges: ${submissionId} has no standing`);
    const change = { submissionId, serial, field, before: was };
    const fresh = inputs.get(submissionId);
    inputs.delete(submissionId);
    if (fresh === undefined || is === undefined)
      return [{ ...change, after: null, causes: [{ kind: "withdrawn", serials: [] }] }];
    const own = [...inputCauses(old, fresh), ...voteCauses(votes[0].get(old.id), votes[1].get(old.id))];
    if (own.length === 0 && isSame(was, is)) return [];
    return [{ ...change, after: is, causes: own.length > 0 ? own : [{ kind: "others" }] }];
  });
  for (const id of inputs.keys()) throw new Error(`resultChanges: ${id} stands in the new version alone`);
  return withPlaces(changes, before).sort((a, b) => compareText(a.serial, b.serial));
}

/** Says in whose place somebody came. */
function withPlaces(changes: readonly ResultChange[], { lines }: StageResult): ResultChange[] {
  const lineOf = ({ field }: ResultChange) => (lines.some((line) => line.field === null) ? null : field);
  const serialsOf = (line: string | null, isMeant: (change: ResultChange) => boolean) =>
    changes
      .filter((change) => lineOf(change) === line && isMeant(change))
      .map(({ serial }) => serial)
      .sort(compareText);
  return changes.map((change) => {
    const line = lineOf(change);
    const left = serialsOf(line, hasLeftAPlace);
    if (hasLeftAPlace(change))
      return { ...change, causes: [{ kind: "withdrawn", serials: serialsOf(line, hasComeIn) }] };
    if (left.length > 0 && hasComeIn(change)) return { ...change, causes: [{ kind: "inPlaceOf", serials: left }] };
    return change;
  });
}

function hasLeftAPlace({ before, after }: ResultChange): boolean {
  return before.passes && after === null;
}

/** Passes now, and not by anything of its own. */
function hasComeIn({ before, after, causes }: ResultChange): boolean {
  return !before.passes && after?.passes === true && causes.every(({ kind }) => kind === "others");
}

/** Whether the same submissions pass on in both versions. */
export function passesAreSame(before: StageResult, after: StageResult): boolean {
  return [...before.passes].sort(compareText).join() === [...after.passes].sort(compareText).join();
}

function standingsOf({ ranking, outcomes }: StageResult): ReadonlyMap<string, Standing> {
  const outcomeOf = new Map(outcomes.map((item) => [item.submissionId, item]));
  return new Map(
    ranking.map(({ submissionId, official, rankingScore, overall, inField }) => {
      const outcome = outcomeOf.get(submissionId);
      if (outcome === undefined) throw new Error(`resultChanges: ${submissionId} has no outcome`);
      const ranks = { overallRank: overall?.rank ?? null, fieldRank: inField?.rank ?? null };
      const { passes, reason } = outcome;
      return [submissionId, { official, ranking: rankingScore, ...ranks, passes, reason }];
    }),
  );
}

function inputCauses(old: FrozenSubmission, fresh: FrozenSubmission): ChangeCause[] {
  const [was, is] = [sheetsOf(old), sheetsOf(fresh)];
  const void_ = old.sheets.filter(({ id }) => !is.has(id));
  const added = fresh.sheets.filter(({ id }) => !was.has(id));
  const changed = fresh.sheets.filter(({ id, marks }) => was.has(id) && !isSame(was.get(id), marks));
  const stages = [...new Set([...Object.keys(old.stageScores), ...Object.keys(fresh.stageScores)])] as StageKind[];
  return [
    ...void_.map((sheet) => sheetCause("sheetVoid", sheet)),
    ...added.map((sheet) => sheetCause("sheetAdded", sheet)),
    ...changed.map((sheet) => sheetCause("marksChanged", sheet)),
    ...stages
      .filter((stage) => old.stageScores[stage] !== fresh.stageScores[stage])
      .map((stage): ChangeCause => ({ kind: "earlierScore", stage })),
  ];
}

function sheetCause(
  kind: "sheetVoid" | "sheetAdded" | "marksChanged",
  { id, expertId }: { readonly id: string; readonly expertId: string },
): ChangeCause {
  return { kind, sheetId: id, expertId };
}

function voteCauses(was: StageVote | undefined, is: StageVote | undefined): ChangeCause[] {
  return isSame(was ?? null, is ?? null) ? [] : [{ kind: "vote" }];
}

function votesOf({ inputs }: StageResult): ReadonlyMap<string, StageVote> {
  return new Map(inputs.votes.map((vote) => [vote.submissionId, vote]));
}

function sheetsOf({ sheets }: FrozenSubmission): ReadonlyMap<string, FrozenSubmission["sheets"][number]["marks"]> {
  return new Map(sheets.map(({ id, marks }) => [id, marks]));
}

function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one) === canonicalJson(other);
}
