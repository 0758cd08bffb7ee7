/** docs/simulation.md: the table, the bars and the statements, as measured. */
import { type Bar, isMet } from "./bars.ts";
import { METHODS, STATING } from "./replicate.ts";
import type { Estimate, Summary } from "./summary.ts";

const SENTENCE = {
  zh: "模拟评审：每种情形下各方法找出真正前 10% 的比例，以及名单自报可靠度与实际的差距。由 `npm run simulate` 生成，种子固定。",
  en: "Simulated panels: the share of the truly best ten per cent that each method finds, and how far a list's own statement is from the truth. Made by `npm run simulate` with fixed seeds.",
};

export function simulationDocument(summaries: readonly Summary[], bars: readonly Bar[]): string {
  return [
    "# Simulated panels 模拟评审",
    SENTENCE.zh,
    SENTENCE.en,
    "Each panel: 300 submissions, 60 experts, three readings each (seven in X), marks 0 … 100; quality N(0, 1), severity .6, spread e^N(0, .2²), noise .7 · e^N(0, .25²), all in deviations of quality, eight points each. A condition changes one thing. `tests/bench/simulation/panel.ts` makes them.",
    `## Precision of the best 30 of 300, ${summaries[0]?.replicates ?? 0} panels a condition`,
    precisionTable(summaries),
    "Standard errors in brackets; methods see the same panels, so differences are surer than the figures. trimmed of three readings is their median. Bold: the best of the row.",
    "## Bars",
    barsTable(bars),
    "## What a list says of itself",
    statementTable(summaries),
    "Bins of the stated chance to be truly among the best, a fifth each (.02 and below aside): stated / observed.",
    "",
  ].join("\n\n");
}

function precisionTable(summaries: readonly Summary[]): string {
  const rows = summaries.map(({ condition, precision }) => {
    const best = Math.max(...METHODS.map((method) => precision[method]?.mean ?? 0));
    return [`${condition.code} ${condition.name}`, ...METHODS.map((method) => cell(precision[method], best))];
  });
  return table(["condition", ...METHODS], rows);
}

function cell(estimate: Estimate | null, best: number): string {
  if (estimate === null) return "–";
  const text = share(estimate.mean);
  return `${estimate.mean === best ? `**${text}**` : text} (${share(estimate.standardError)})`;
}

function barsTable(bars: readonly Bar[]): string {
  const rows = bars.map((bar) => [
    bar.text,
    share(bar.figure),
    `${bar.isFloor ? "≥" : "≤"} ${share(bar.bar)}`,
    isMet(bar) ? "met" : "MISSED",
  ]);
  return table(["bar", "figure", "asked", ""], rows);
}

function statementTable(summaries: readonly Summary[]): string {
  const rows = summaries.flatMap(({ condition, precision, statements }) =>
    STATING.map((method) => {
      const { expectedPrecision, brier, bins } = statements[method];
      const actual = precision[method];
      return [
        condition.code,
        method,
        share(expectedPrecision),
        actual === null ? "–" : share(actual.mean),
        share(brier),
        ...bins.map(({ stated, observed }) => `${share(stated, 2)} / ${share(observed, 2)}`),
      ];
    }),
  );
  return table(["", "method", "stated precision", "actual", "Brier", "0–.2", ".2–.4", ".4–.6", ".6–.8", ".8–1"], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** .703 */
function share(value: number, digits = 3): string {
  return value.toFixed(digits).replace(/^(-?)0\./, "$1.");
}
