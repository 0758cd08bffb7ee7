/**
 * Simulated panels with a known truth: 300 submissions, 60 experts, three readings each, marks on 0 … 100.
 *
 * Quality θ ~ N(0, 1). Expert j: severity b_j ~ N(0, .6²), spread a_j = exp N(0, .2²), noise s_j = .7 exp N(0, .25²).
 * Mark = round(75 + 8 (b_j + a_j θ_i + s_j ε)), kept inside the scale. Each condition changes one thing.
 */
import type { RatingTable } from "#scoring/statistics/rating-table.ts";
import type { RandomNumbers } from "#scoring/statistics/random-numbers.ts";

export interface Condition {
  readonly code: string;
  readonly name: string;
  readonly perSubmission: number;
  readonly severity: number;
  readonly spread: number;
  readonly noiseSpread: number;
  /** Tracks without common experts but for a share of submissions that draw from all; zero: no tracks. */
  readonly tracks: number;
  /** Share of experts with one friend, whom they give so many quality deviations more, and all others less. */
  readonly friends: Friends | null;
  /** Share of ratings whose noise is four times as large. */
  readonly heavyTails: number;
}

interface Friends {
  readonly share: number;
  readonly boost: number;
  readonly punish: number;
  /** Where the friend stands in the expert's lot by true quality, from the weakest (0) to the best (1). */
  readonly at: number;
}

const BASE = {
  perSubmission: 3,
  severity: 0.6,
  spread: 0.2,
  noiseSpread: 0.25,
  tracks: 0,
  friends: null,
  heavyTails: 0,
};

export const CONDITIONS: readonly Condition[] = [
  { ...BASE, code: "A", name: "base" },
  { ...BASE, code: "B", name: "no differences between experts", severity: 0, spread: 0, noiseSpread: 0 },
  { ...BASE, code: "C", name: "strong severity", severity: 1.2 },
  { ...BASE, code: "N", name: "six tracks, 10 % of submissions bridge them", tracks: 6 },
  { ...BASE, code: "O", name: "20 % of experts favour a friend who is 35 % from the top", friends: favour(0.65, 0) },
  { ...BASE, code: "O35", name: "the friend is 35 % from the bottom", friends: favour(0.35, 0) },
  { ...BASE, code: "P", name: "as O, and they mark all others down", friends: favour(0.65, 0.8) },
  { ...BASE, code: "P35", name: "as O35, and they mark all others down", friends: favour(0.35, 0.8) },
  { ...BASE, code: "X", name: "seven experts, heavy tails", perSubmission: 7, heavyTails: 0.1 },
];

export interface SimulatedPanel {
  readonly table: RatingTable;
  readonly quality: Float64Array;
}

export const SCALE = { minimum: 0, maximum: 100 };
const SUBMISSIONS = 300;
const EXPERTS = 60;
const NOISE = 0.7;
const BRIDGING = 0.1;

export function simulatePanel(condition: Condition, random: RandomNumbers): SimulatedPanel {
  const quality = Float64Array.from({ length: SUBMISSIONS }, () => random.normal());
  const experts = Array.from({ length: EXPERTS }, () => ({
    severity: condition.severity * random.normal(),
    spread: Math.exp(condition.spread * random.normal()),
    noise: NOISE * Math.exp(condition.noiseSpread * random.normal()),
  }));
  const panels = assign(condition, random);
  const friends = friendsOf(condition, panels, quality, random);
  const rows = panels.flatMap((panel, submission) => panel.map((expert) => ({ submission, expert })));
  const values = Float64Array.from(rows, ({ submission, expert }) => {
    const { severity, spread, noise } = experts[expert]!;
    const tail = condition.heavyTails > 0 && random.uniform() < condition.heavyTails ? 4 : 1;
    const favour = favourOf(condition, friends, submission, expert);
    const value = severity + spread * quality[submission]! + tail * noise * random.normal() + favour;
    return Math.min(SCALE.maximum, Math.max(SCALE.minimum, Math.round(75 + 8 * value)));
  });
  const ids = (count: number, letter: string) =>
    Array.from({ length: count }, (_, index) => letter + String(index).padStart(3, "0"));
  return {
    quality,
    table: {
      submissions: ids(SUBMISSIONS, "S"),
      experts: ids(EXPERTS, "E"),
      submissionOf: Int32Array.from(rows, ({ submission }) => submission),
      expertOf: Int32Array.from(rows, ({ expert }) => expert),
      values,
    },
  };
}

function favour(at: number, punish: number): Friends {
  return { share: 0.2, boost: 2.5, punish, at };
}

/** Submissions in random order, each to its least-loaded experts, ties at random. */
function assign({ perSubmission, tracks }: Condition, random: RandomNumbers): number[][] {
  const load = new Float64Array(EXPERTS);
  const panels: number[][] = Array.from({ length: SUBMISSIONS }, () => []);
  for (const submission of shuffled(SUBMISSIONS, random)) {
    const isBound = tracks > 0 && random.uniform() >= BRIDGING;
    const pool = shuffled(EXPERTS, random).filter(
      (expert) => !isBound || expert % tracks === trackOf(submission, tracks),
    );
    // A stable sort keeps the shuffled order among equal loads.
    panels[submission] = pool.sort((a, b) => load[a]! - load[b]!).slice(0, perSubmission);
    for (const expert of panels[submission]) load[expert]! += 1;
    panels[submission].sort((a, b) => a - b);
  }
  return panels;
}

function trackOf(submission: number, tracks: number): number {
  return Math.floor((submission * tracks) / SUBMISSIONS);
}

/** Of each expert the submission that gets a favour; −1: none. */
function friendsOf(
  { friends }: Condition,
  panels: readonly (readonly number[])[],
  quality: Float64Array,
  random: RandomNumbers,
): number[] {
  const chosen = new Set(
    friends === null ? [] : shuffled(EXPERTS, random).slice(0, Math.round(friends.share * EXPERTS)),
  );
  return Array.from({ length: EXPERTS }, (_, expert) => {
    if (friends === null || !chosen.has(expert)) return -1;
    const lot = panels.flatMap((panel, submission) => (panel.includes(expert) ? [submission] : []));
    lot.sort((a, b) => quality[a]! - quality[b]!);
    return lot[Math.round(friends.at * (lot.length - 1))]!;
  });
}

function favourOf({ friends }: Condition, friendOf: readonly number[], submission: number, expert: number): number {
  if (friends === null || friendOf[expert] === -1) return 0;
  return friendOf[expert] === submission ? friends.boost : -friends.punish;
}

function shuffled(count: number, random: RandomNumbers): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
