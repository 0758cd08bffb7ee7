/**
 * 最小改动 / The smallest change of a submission's marks that would move it across the cut line.
 *
 * First the single mark that needs the fewest points (of equal ones: the heavier criterion, then by sheet id); if no single
 * mark suffices, the fewest points by which all marks on all its sheets would have to move alike, inside the scale.
 * Upwards for one that does not pass, downwards for one that does. Every answer is proved: the change is applied, the
 * whole stage is ranked and cut again, and one point less is shown not to do. This can be searched by halves because
 * raising a mark never lowers its submission's rank. Where adjusted scores count too, each try fits the model anew; a larger
 * change may then, if hardly ever, undo what a smaller one did, and the answer stays proved but may not be the smallest.
 *
 * Cost: about 7 + (sheets × criteria) rankings of the stage, with as many fits where adjusted scores count.
 */
import { adjustedFigures } from "#scoring/aggregation/adjusted-figures.ts";
import { rankStage, type RankingSubmission } from "#scoring/aggregation/stage-ranking.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import { countedScores, type StageResultInput } from "#scoring/record/stage-result.ts";
import { applyCut } from "#scoring/shortlist/cut-line.ts";
import { countVote } from "#scoring/shortlist/vote-result.ts";

export type MarkChange =
  | {
      readonly kind: "oneMark";
      readonly sheetId: string;
      readonly expertId: string;
      readonly criterion: string;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: "everyMark";
      /** Points on every mark of every sheet, negative downwards; a mark at the end of the scale stays there. */
      readonly points: number;
    };

export interface SmallestChange {
  readonly passes: boolean;
  /** Null when no change of its marks moves it: a failed vote, too few sheets, a line that everybody passes. */
  readonly change: MarkChange | null;
}

/** @throws Error when the stage has no such submission */
export function smallestChange(input: StageResultInput, submissionId: string): SmallestChange {
  const submission = input.submissions.find(({ id }) => id === submissionId);
  if (submission === undefined) throw new Error(`smallestChange: there is no submission ${submissionId}`);
  const passes = passesCut(input, submissionId);
  const flips = (change: MarkChange) => passesCut(applyChange(input, submissionId, change), submissionId) !== passes;
  const direction = passes ? -1 : 1;
  return { passes, change: oneMark(input, submission, direction, flips) ?? everyMark(input, direction, flips) };
}

/** Whether a submission passes the stage's cut, the votes as they were held. */
export function passesCut(input: StageResultInput, id: string): boolean {
  return passesOf(input).includes(id);
}

/** Ids of all that pass the stage's cut, in the order of the ranking. Cost: one ranking of the stage. */
export function passesOf({ stage, submissions, revotes = [], votes = [] }: StageResultInput): readonly string[] {
  const ranking = rankStage({ stage, submissions, revotes });
  const outcomes = votes.map(({ submissionId, ...count }) => {
    if (stage.vote === null) throw new Error("passesOf: the stage has no vote");
    return { submissionId, ...countVote(stage.vote, count) };
  });
  const rule = stage.cut.adjusted;
  const adjusted = rule === undefined ? undefined : adjustedFigures(rule.method, ranking);
  return applyCut(stage, ranking, outcomes, countedScores(adjusted)).passes;
}

/** The stage's input with the change made; everything else as it was. */
export function applyChange(input: StageResultInput, submissionId: string, change: MarkChange): StageResultInput {
  const { minimum, maximum } = input.stage.rubric.scale;
  const inside = (mark: number): number => Math.min(maximum, Math.max(minimum, mark));
  const changed = (submission: RankingSubmission): RankingSubmission => ({
    ...submission,
    sheets: submission.sheets.map((sheet) => ({
      ...sheet,
      marks: sheet.marks.map(({ criterion, mark }) => {
        if (change.kind === "everyMark") return { criterion, mark: inside(mark + change.points) };
        const isMeant = sheet.id === change.sheetId && criterion === change.criterion;
        return { criterion, mark: isMeant ? change.to : mark };
      }),
    })),
  });
  return { ...input, submissions: input.submissions.map((item) => (item.id === submissionId ? changed(item) : item)) };
}

function oneMark(
  { stage }: StageResultInput,
  submission: RankingSubmission,
  direction: 1 | -1,
  flips: (change: MarkChange) => boolean,
): MarkChange | null {
  const { minimum, maximum } = stage.rubric.scale;
  let best: MarkChange | null = null;
  let fewest = maximum - minimum + 1;
  for (const { sheet, mark } of marksByWeight(stage.rubric.criteria, submission)) {
    const change = (points: number): MarkChange => ({
      kind: "oneMark",
      sheetId: sheet.id,
      expertId: sheet.expertId,
      criterion: mark.criterion,
      from: mark.mark,
      to: mark.mark + direction * points,
    });
    // Only what would be better than the best so far is tried at all.
    const most = Math.min(fewest - 1, direction > 0 ? maximum - mark.mark : mark.mark - minimum);
    const points = fewestPoints(most, (count) => flips(change(count)));
    if (points === null) continue;
    fewest = points;
    best = change(points);
  }
  return best;
}

function everyMark(
  { stage }: StageResultInput,
  direction: 1 | -1,
  flips: (change: MarkChange) => boolean,
): MarkChange | null {
  const change = (points: number): MarkChange => ({ kind: "everyMark", points: direction * points });
  const { minimum, maximum } = stage.rubric.scale;
  const points = fewestPoints(maximum - minimum, (count) => flips(change(count)));
  return points === null ? null : change(points);
}

/** The fewest points from 1 to `most` that suffice, given that more points suffice wherever fewer do. */
function fewestPoints(most: number, suffices: (points: number) => boolean): number | null {
  if (most < 1 || !suffices(most)) return null;
  let [low, high] = [1, most];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (suffices(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function marksByWeight(
  criteria: readonly { readonly code: string; readonly weight: number }[],
  { sheets }: RankingSubmission,
) {
  const ordered = [...sheets].sort((a, b) => compareText(a.id, b.id));
  const byWeight = [...criteria].sort((a, b) => b.weight - a.weight);
  return byWeight.flatMap(({ code }) =>
    ordered.flatMap((sheet) =>
      sheet.marks.filter(({ criterion }) => criterion === code).map((mark) => ({ sheet, mark })),
    ),
  );
}
