/** `npm run simulate`: prints the simulated panels' figures and writes docs/simulation.md. Some minutes; never part of the tests. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { barsOf, isMet } from "./bars.ts";
import { simulationDocument } from "./document.ts";
import { CONDITIONS } from "./panel.ts";
import { summarize } from "./summary.ts";

const REPLICATES = 300;
const FILE = join(import.meta.dirname, "../../../docs/simulation.md");

const summaries = CONDITIONS.map((condition) => {
  const summary = summarize(condition, REPLICATES);
  const figures = Object.entries(summary.precision).map(
    ([method, estimate]) => `${method} ${estimate?.mean.toFixed(3) ?? "–"}`,
  );
  console.log(`${condition.code.padEnd(4)}${figures.join("  ")}`);
  return summary;
});
const bars = barsOf(summaries);
for (const bar of bars)
  console.log(`${isMet(bar) ? "met   " : "MISSED"} ${bar.text}: ${bar.figure.toFixed(3)}, asked ${bar.bar}`);
const text = simulationDocument(summaries, bars);
writeFileSync(FILE, await format(text, { ...(await resolveConfig(FILE)), parser: "markdown" }));
