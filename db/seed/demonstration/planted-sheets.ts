/**
 * Marks that come out at a planned mean, whoever the experts are. Each expert's seat (the place in the panel, by code)
 * picks a step of a pattern whose trimmed mean, and mean where nothing is trimmed, is zero; so ties are true ties.
 */
import type { Criterion, Rubric } from "#scoring/programme/programme.ts";
import type { PlantedTotal } from "./quality.ts";

export interface Seat {
  /** From 0; with `of` 1 the panel is not known and there is no scatter. */
  readonly index: number;
  readonly of: number;
  /** Whether the expert's own number is even: what parts a panel that is not known. */
  readonly isEven: boolean;
}

/** Steps by number of experts, in points of the total. */
const EVEN: Readonly<Record<number, readonly number[]>> = {
  2: [-1, 1],
  3: [-1, 0, 1],
  4: [-2, -1, 1, 2],
  5: [-2, 1, 0, -1, 2],
  6: [-3, -2, -1, 1, 2, 3],
  7: [-3, 1, -2, 0, 2, -1, 3],
};
/** The same means as above, but the middle lies one point higher. */
const SKEWED: Readonly<Record<number, readonly number[]>> = {
  3: [-2, 1, 1],
  4: [-3, 1, 1, 1],
  5: [-3, 1, -2, 1, 3],
  6: [-4, -3, 1, 1, 1, 4],
  7: [-4, -2, -2, 1, 1, 2, 4],
};
/** The even steps where one high and one low total are dropped, but the low one lies four points lower. */
const LOWERED: Readonly<Record<number, readonly number[]>> = {
  ...EVEN,
  5: [-6, 1, 0, -1, 2],
  6: [-7, -2, -1, 1, 2, 3],
  7: [-7, 1, -2, 0, 2, -1, 3],
};
const STEPS = { skewed: SKEWED, lowered: LOWERED } as const;

/** Camps of a split panel: so far above and below the middle. */
const SPLIT_DISTANCE = 17;
const UNCREATIVE_MARK = 56;
const CORE = ["adv", "cre"];

/** @returns the mark by criterion code */
export function plantedMarks(rubric: Rubric, planted: PlantedTotal, seat: Seat): Map<string, number> {
  const { shape, total } = planted;
  const steps = shape === "skewed" || shape === "lowered" ? STEPS[shape] : EVEN;
  const step = steps[seat.of]?.[seat.index] ?? 0;
  const marks = new Map(rubric.criteria.map(({ code }) => [code, total]));
  const add = (codes: readonly string[], points: number): void => {
    for (const code of codes) marks.set(code, marks.get(code)! + points);
  };
  if (shape === "split") {
    // Two of five, or as good as: enough for a camp.
    const isAbove = seat.of === 1 ? seat.isEven : seat.index * 5 < seat.of * 2;
    add([...marks.keys()], isAbove ? SPLIT_DISTANCE : -SPLIT_DISTANCE);
    return marks;
  }
  const rest = rubric.criteria.filter(({ code }) => !CORE.includes(code));
  balance(rest, add);
  // Two marks on half of the weight are one point of the total.
  add(codesOf(rest), 2 * step);
  scatterCore(rubric, EVEN[seat.of]?.[(seat.index + 1) % seat.of] ?? 0, add);
  if (shape === "core") favourCore(rubric, rest, add);
  if (shape === "creative") favourCreativity(rubric, add);
  if (shape === "uncreative") marks.set("cre", UNCREATIVE_MARK + Math.sign(step));
  return marks;
}

type Add = (codes: readonly string[], points: number) => void;

/** Differences between criteria of equal weight, so that a sheet is not all one number. */
function balance(criteria: readonly Criterion[], add: Add): void {
  for (const weight of new Set(criteria.map((criterion) => criterion.weight))) {
    const [first, second] = criteria.filter((criterion) => criterion.weight === weight);
    if (first === undefined || second === undefined) continue;
    add([first.code], 2);
    add([second.code], -2);
  }
}

/** What one expert gives more for the one core criterion is given less for the other, where they weigh the same. */
function scatterCore(rubric: Rubric, points: number, add: Add): void {
  const [first, second] = rubric.criteria.filter(({ code }) => CORE.includes(code));
  if (first?.weight !== second?.weight) return;
  add([CORE[0]!], points);
  add([CORE[1]!], -points);
}

/** Only where core and rest weigh the same, as in the initial review, does the total stay as it is. */
function favourCore(rubric: Rubric, rest: readonly Criterion[], add: Add): void {
  const weightOf = (criteria: readonly Criterion[]): number => criteria.reduce((sum, { weight }) => sum + weight, 0);
  if (2 * weightOf(rest) !== weightOf(rubric.criteria))
    throw new Error("favourCore: the core criteria do not carry half of the weight");
  add(CORE, 2);
  add(codesOf(rest), -2);
}

function favourCreativity(rubric: Rubric, add: Add): void {
  const creativity = rubric.criteria.find(({ code }) => code === "cre");
  const other = rubric.criteria.find(({ code, weight }) => !CORE.includes(code) && weight === creativity?.weight);
  if (other === undefined) throw new Error("favourCreativity: no criterion weighs as much as creativity");
  add(["cre"], 4);
  add([other.code], -4);
}

function codesOf(criteria: readonly Criterion[]): string[] {
  return criteria.map(({ code }) => code);
}
