/**
 * 概率核验 / Check of chances: whether recorded chances keep the cap, conflicts, locks, demands and loads, and how far
 * their expected sum can be from the best, by adding alone.
 *
 * `highestSum` bounds the expected sum of all chances under the cap that miss the groups with a price as little. With a
 * gap of 0 none are better. Shares no code with the engine. Cost: O(pairs × groups).
 */
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import type { AssignmentPrices } from "#scoring/assignment/assignment-prices.ts";
import { countsIn, keepableBounds, priceBound } from "#scoring/assignment/check-prices.ts";

/** All figures in parts of 1024. */
export type ChanceViolation =
  | {
      readonly kind: "unknownPair" | "forbidden" | "outsideCap" | "lockedUncertain";
      /** `expert * submissions + submission` */
      readonly pair: number;
      readonly parts: number;
    }
  | { readonly kind: "demand"; readonly submission: string; readonly got: number; readonly wanted: number }
  | {
      readonly kind: "loadBelow" | "loadAbove";
      readonly expert: string;
      readonly got: number;
      readonly wanted: number;
    };

export interface CheckedChances {
  readonly violations: readonly ChanceViolation[];
  /** × 1024, as the two below. */
  readonly expectedSum: number;
  readonly highestSum: number;
  readonly gap: number;
}

const PARTS = 1024;

/**
 * @param cap parts of 1024 that a free pair may have
 * @param chances parts of 1024 by pair
 * @throws Error when the prices do not fit the problem (see `priceBound`)
 */
export function checkChances(
  problem: AssignmentProblem,
  cap: number,
  chances: ReadonlyMap<number, number>,
  prices: AssignmentPrices,
): CheckedChances {
  const width = problem.submissions.length;
  const locked = new Set(problem.locked.map((lock) => lock.expert * width + lock.submission));
  const known = [...chances].filter(([pair]) => problem.fit[pair] !== undefined);
  const expectedSum = known.reduce((sum, [pair, parts]) => sum + problem.fit[pair]! * parts, 0);
  const bound = priceBound(problem, prices, { pairUnits: cap, placeUnits: PARTS });
  const highestSum = Number(bound + BigInt(prices.weights.miss) * BigInt(missedParts(problem, known, prices)));
  return {
    violations: [
      ...pairViolations(problem, cap, chances, locked),
      ...demandViolations(problem, known),
      ...loadViolations(problem, known),
    ],
    expectedSum,
    highestSum,
    gap: highestSum - expectedSum,
  };
}

function pairViolations(
  { fit, forbidden }: AssignmentProblem,
  cap: number,
  chances: ReadonlyMap<number, number>,
  locked: ReadonlySet<number>,
): ChanceViolation[] {
  const wrong = (pair: number, parts: number): Extract<ChanceViolation, { pair: number }>["kind"] | null => {
    if (fit[pair] === undefined) return "unknownPair";
    if (forbidden[pair] === 1) return "forbidden";
    if (locked.has(pair)) return parts === PARTS ? null : "lockedUncertain";
    return Number.isSafeInteger(parts) && parts >= 1 && parts <= cap ? null : "outsideCap";
  };
  const violations = [...chances].flatMap(([pair, parts]): ChanceViolation[] => {
    const kind = wrong(pair, parts);
    return kind === null ? [] : [{ kind, pair, parts }];
  });
  const missing = [...locked].filter((pair) => !chances.has(pair));
  return [...violations, ...missing.map((pair) => ({ kind: "lockedUncertain" as const, pair, parts: 0 }))];
}

function demandViolations({ submissions }: AssignmentProblem, chances: readonly (readonly [number, number])[]) {
  const got = submissions.map(() => 0);
  for (const [pair, parts] of chances) got[pair % submissions.length]! += parts;
  return submissions.flatMap(({ id, demand }, index): ChanceViolation[] =>
    got[index] === demand * PARTS ? [] : [{ kind: "demand", submission: id, got: got[index]!, wanted: demand * PARTS }],
  );
}

function loadViolations({ experts, submissions }: AssignmentProblem, chances: readonly (readonly [number, number])[]) {
  const got = experts.map(() => 0);
  for (const [pair, parts] of chances) got[Math.floor(pair / submissions.length)]! += parts;
  return experts.flatMap(({ id, minimumLoad, maximumLoad }, index): ChanceViolation[] => {
    const load = got[index]!;
    if (load < minimumLoad * PARTS) return [{ kind: "loadBelow", expert: id, got: load, wanted: minimumLoad * PARTS }];
    return load > maximumLoad * PARTS
      ? [{ kind: "loadAbove", expert: id, got: load, wanted: maximumLoad * PARTS }]
      : [];
  });
}

/** Expected misses of the groups that have a price; where a group has none, the bound holds without it. */
function missedParts(
  problem: AssignmentProblem,
  chances: readonly (readonly [number, number])[],
  { groups }: AssignmentPrices,
): number {
  const width = problem.submissions.length;
  return groups.reduce((sum, { submission, group }) => {
    let members = 0;
    for (const [pair, parts] of chances)
      if (pair % width === submission && countsIn(problem, group, Math.floor(pair / width), submission))
        members += parts;
    const { least, highest } = keepableBounds(problem, group, submission);
    return sum + Math.max(0, least * PARTS - members, members - highest * PARTS);
  }, 0);
}
