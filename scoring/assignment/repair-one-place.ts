/**
 * 修补一席 / Repair of one place: the same answer as a flow over all pairs, found as a shortest path over experts.
 *
 * One submission lost one expert, or is given one by decision. Somebody comes, who hands a submission on to somebody else
 * where needed, until an expert has room. Because standing pairs are
 * rewarded above every difference of fit, each exchange costs something, and the shortest path is the best repair
 * (Dijkstra 1959); it looks at a few experts where the flow looks at every pair.
 *
 * Only for problems without groups: what an exchange does to a mix depends on the others.
 * Cost: one pass over the pairs; one settled expert looks at loads × experts.
 */
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import { applyExchanges, type Chain, cheapestChain } from "#scoring/assignment/exchange-chain.ts";
import { Panels } from "#scoring/assignment/panels.ts";
import type { StandingPair } from "#scoring/assignment/repair-problem.ts";
import { repairWeights, worthOfStaying } from "#scoring/assignment/repair-weights.ts";

/** What has to be filled, and by whom: null, by anybody who may. */
interface OpenPlace {
  readonly submission: number;
  readonly expert: number | null;
}

interface Answer {
  readonly leaves: number | null;
  readonly cost: number;
  readonly chain: Chain;
}

/**
 * @param changed as `changedProblem` gives it
 * @returns the pairs afterwards, ascending; null: more than one place is open, there are groups, somebody would fall
 *   below a minimum load, or no chain ends
 */
export function repairOnePlace(changed: AssignmentProblem, standing: readonly StandingPair[]): Int32Array | null {
  if (changed.groups.length > 0) return null;
  const kept = standing.filter((item) => changed.forbidden[item.pair] === 0);
  const panels = new Panels(
    changed,
    kept.map((item) => item.pair),
  );
  const place = openPlace(changed, panels);
  if (place === null) return null;
  // A chain is no longer than the number of experts.
  const weights = repairWeights(changed, standing, changed.experts.length);
  const width = changed.submissions.length;
  const staying = new Map(kept.map((item) => [item.pair, worthOfStaying(weights, item.progress)]));
  const worth = (expert: number, submission: number): number =>
    panels.fit(expert, submission) + (staying.get(expert * width + submission) ?? 0);
  const answer = bestAnswer(panels, place, worth);
  if (answer === null) return null;
  if (answer.leaves !== null) panels.remove(answer.leaves, place.submission);
  applyExchanges(panels, answer.chain.exchanges);
  panels.add(answer.chain.first, place.submission);
  return panels.pairs();
}

/** The one place that is open; null: none is, or more than one. */
function openPlace({ submissions, locked }: AssignmentProblem, panels: Panels): OpenPlace | null {
  const decided = locked.filter((lock) => !panels.has(lock.expert, lock.submission));
  const gaps = submissions.map((item, submission) => item.demand - panels.readers[submission]!.length);
  const open = gaps.flatMap((gap, submission) => (gap === 0 ? [] : [submission]));
  const place = open[0] ?? decided[0]?.submission;
  if (place === undefined || open.length > 1 || decided.length > 1 || gaps[place]! > 1 || gaps[place]! < 0) return null;
  if (decided[0] !== undefined && decided[0].submission !== place) return null;
  return { submission: place, expert: decided[0]?.expert ?? null };
}

function bestAnswer(
  panels: Panels,
  place: OpenPlace,
  worth: (expert: number, submission: number) => number,
): Answer | null {
  const { submission } = place;
  const panel = panels.readers[submission]!;
  // Who is owed a submission may get it from anybody with more than is owed: that is no chain any more.
  if (!loadsHold(panels)) return null;
  if (panel.length < panels.problem.submissions[submission]!.demand) return answerWithout(panels, place, null, worth);
  let best: Answer | null = null;
  for (const leaves of [...panel].sort((one, other) => one - other)) {
    if (panels.isLocked(leaves, submission)) continue;
    panels.remove(leaves, submission);
    const isOwed = !loadsHold(panels);
    const answer = isOwed ? null : answerWithout(panels, place, leaves, worth);
    panels.add(leaves, submission);
    // The one who leaves might be given another submission instead, and that might be the best of all.
    if (isOwed) return null;
    if (answer !== null && (best === null || answer.cost < best.cost)) best = answer;
  }
  return best;
}

function loadsHold({ problem, readings }: Panels): boolean {
  return problem.experts.every(({ minimumLoad, maximumLoad }, expert) => {
    const load = readings[expert]!.length;
    return minimumLoad <= load && load <= maximumLoad;
  });
}

function answerWithout(
  panels: Panels,
  { submission, expert }: OpenPlace,
  leaves: number | null,
  worth: (expert: number, submission: number) => number,
): Answer | null {
  const { experts } = panels.problem;
  const comers = (expert === null ? [...experts.keys()] : [expert]).filter(
    (index) => index !== leaves && !panels.isForbidden(index, submission) && !panels.has(index, submission),
  );
  const chain = cheapestChain({
    panels,
    begins: submission,
    starts: comers.map((index) => ({ expert: index, cost: -worth(index, submission) })),
    endsAt: (index) => panels.hasRoom(index),
    worth,
    work: { steps: Infinity },
  });
  return chain && { leaves, chain, cost: chain.cost + (leaves === null ? 0 : worth(leaves, submission)) };
}
