/** Why an assignment is not possible, in one sentence whose figures can be checked with a pencil. */
import type { BlockingSet } from "#scoring/assignment/assignment-problem.ts";

const NAMED = 5;

/** @param all submissions there are, so that "all of them" need not be listed */
export function blockingSentence({ reason, submissions, wanted, canGive, experts }: BlockingSet, all: number): string {
  const which = submissions.length === all ? `all ${all} submissions` : some(submissions, "submission");
  switch (reason) {
    case "tooFewExperts":
      return (
        `${which} want ${readings(wanted)}; the experts without a conflict can give ${canGive}` +
        (experts.length === 0 ? "" : ` (at their maximum load: ${some(experts, "expert")})`)
      );
    case "minimumLoads":
      return `the minimum loads of ${some(experts, "expert")} ask for ${readings(wanted)}; ${which} can give them ${canGive}`;
    case "lockedPairs":
      return `${wanted} locked pairs of ${some(experts, "expert")} on ${which} are more than the ${canGive} allowed`;
  }
}

const readings = (count: number): string => `${count} ${count === 1 ? "reading" : "readings"}`;

function some(names: readonly string[], noun: string): string {
  if (names.length <= NAMED) return `${noun}${names.length === 1 ? "" : "s"} ${names.join(", ")}`;
  return `${names.length} ${noun}s (${names.slice(0, NAMED).join(", ")}, …)`;
}
