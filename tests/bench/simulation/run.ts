/**
 * `npm run simulate`: prints the simulated panels' figures and writes docs/simulation.md. Some minutes; never part of the tests.
 *
 * Everything is done twice: on the seeds on which the estimators were chosen, and on as many held-out seeds.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { barLine, barsOf, isMet } from "./bars.ts";
import { simulationDocument } from "./document.ts";
import { CONDITIONS } from "./panel.ts";
import { REPLICATES, SEEDS, summarize, type Summary } from "./summary.ts";

const FILE = join(import.meta.dirname, "../../../docs/simulation.md");

function summariesOn(seeds: (typeof SEEDS)[number]): Summary[] {
  return CONDITIONS.map((condition) => {
    const summary = summarize(condition, REPLICATES, seeds);
    const figures = Object.entries(summary.precision).map(
      ([method, estimate]) => `${method} ${estimate?.mean.toFixed(3) ?? "–"}`,
    );
    console.log(`${seeds}: ${condition.code.padEnd(4)}${figures.join("  ")}`);
    return summary;
  });
}

/** Prints every bar, and ends with 1 where one is missed. */
function tellBars(seeds: (typeof SEEDS)[number], summaries: readonly Summary[]): void {
  for (const bar of barsOf(summaries)) {
    if (!isMet(bar)) process.exitCode = 1;
    console.log(`${seeds}: ${barLine(bar)}`);
  }
}

const [chosen, heldOut] = SEEDS.map(summariesOn) as [Summary[], Summary[]];
for (const [place, summaries] of [chosen, heldOut].entries()) tellBars(SEEDS[place]!, summaries);
const text = simulationDocument(chosen, heldOut);
writeFileSync(FILE, await format(text, { ...(await resolveConfig(FILE)), parser: "markdown" }));
