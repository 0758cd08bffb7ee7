/** Panels as a draw makes them, for what depends on who reads what alone; every mark is the same. */
import type { Rating } from "#scoring/statistics/rating-table.ts";
import { randomNumbers } from "#scoring/statistics/random-numbers.ts";

/** Submissions in random order, each to the experts with the fewest readings so far, ties at random. */
export function balancedPanel(submissions: number, each: number, experts: number, seed: number): Rating[] {
  const random = randomNumbers(`balanced ${seed}`);
  const loads = new Array<number>(experts).fill(0);
  const drawn = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ index, key: random.uniform() })).sort((a, b) => a.key - b.key);
  return drawn(submissions).flatMap(({ index: submission }) =>
    drawn(experts)
      .sort((a, b) => loads[a.index]! - loads[b.index]!)
      .slice(0, each)
      .map(({ index: expert }) => {
        loads[expert]! += 1;
        return { submission: `S${submission}`, expert: `E${expert}`, value: 70 };
      }),
  );
}

/** Panels who read all of their own, every two of them joined by so many readings of different experts. */
export function joinedPanels(panels: number, submissions: number, experts: number, joins: number): Rating[] {
  const reading = (panel: number, submission: number, of: number, expert: number): Rating => ({
    // Ids whose order tells nothing of the panel.
    submission: `S${(submission * 7) % submissions}-${panel}`,
    expert: `E${(of * 3 + expert * 5) % 11}-${expert}-${of}`,
    value: 70,
  });
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
  const own = numbers(panels).flatMap((panel) =>
    numbers(submissions).flatMap((submission) =>
      numbers(experts).map((expert) => reading(panel, submission, panel, expert)),
    ),
  );
  const across = numbers(panels).flatMap((a) =>
    numbers(a).flatMap((b) =>
      numbers(joins).map((turn) => {
        const [from, to] = turn % 2 === 0 ? [a, b] : [b, a];
        return reading(to, (turn + 2 * from) % submissions, from, (turn + to) % experts);
      }),
    ),
  );
  return [...own, ...across];
}
