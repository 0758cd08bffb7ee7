/**
 * What the methods find on simulated panels whose truth is known, on the seeds on which they were chosen. The suites assert
 * the same bars; `npm run simulate` repeats them on held-out seeds and writes the tables.
 */
import { barLine, barsOf } from "./simulation/bars.ts";
import { CONDITIONS } from "./simulation/panel.ts";
import { REPLICATES, summarize } from "./simulation/summary.ts";

export function benchSimulatedPanels(): readonly string[] {
  const summaries = CONDITIONS.map((condition) => summarize(condition, REPLICATES, "simulation"));
  return barsOf(summaries).map((bar) => `simulated panels: ${barLine(bar)}`);
}
