/** docs/simulation.md: the table, the bars and the statements, as measured. */
import { barsOf, isMet } from "./bars.ts";
import { METHODS, STATING } from "./replicate.ts";
import { type Estimate, LEADING, type Summary } from "./summary.ts";

const SENTENCE = {
  zh: "模拟评审：每种情形下各方法找出真正前 10% 的比例，以及名单自报可靠度与实际的差距。由 `npm run simulate` 生成，种子固定。",
  en: "Simulated panels: the share of the truly best ten per cent that each method finds, and how far a list's own statement is from the truth. Made by `npm run simulate` with fixed seeds.",
};

/**
 * @param chosen on the seeds on which the estimators were chosen
 * @param heldOut the same conditions on seeds on which nothing was chosen
 */
export function simulationDocument(chosen: readonly Summary[], heldOut: readonly Summary[]): string {
  return [
    "# Simulated panels 模拟评审",
    SENTENCE.zh,
    SENTENCE.en,
    "Each panel: 300 submissions, 60 experts, three readings each (seven in X), marks 0 … 100; quality N(0, 1), severity .6, spread e^N(0, .2²), noise .7 · e^N(0, .25²), all in deviations of quality, eight points each. A condition changes one thing. `tests/bench/simulation/panel.ts` makes them.",
    `## Precision of the best 30 of 300, ${chosen[0]?.replicates ?? 0} panels a condition`,
    precisionTable(chosen),
    "Standard errors in brackets; methods see the same panels, so differences are surer than the figures. trimmed of three readings is their median. Bold: the best of the row.",
    "## The same on held-out seeds",
    "The estimators were chosen with the panels above in view. These are as many others, made by seeds on which nothing was chosen.",
    precisionTable(heldOut),
    "## Beyond BLUP",
    "Mean difference of precision on the same panels, with its own (paired) standard error.",
    leadTable(chosen, heldOut),
    "## Bars",
    barsTable(chosen, heldOut),
    "## What a list says of itself",
    statementTable(chosen),
    "On held-out seeds:",
    statementTable(heldOut),
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

function leadTable(chosen: readonly Summary[], heldOut: readonly Summary[]): string {
  const lead = ({ mean, standardError }: Estimate): string =>
    `${mean < 0 ? "−" : "+"}${share(Math.abs(mean), 4)} (${share(standardError, 4)})`;
  const rows = chosen.map(({ condition, lead: found }, index) => [
    `${condition.code} ${condition.name}`,
    ...LEADING.flatMap((method) => [lead(found[method]), lead(heldOut[index]!.lead[method])]),
  ]);
  return table(["condition", ...LEADING.flatMap((method) => [method, `${method}, held out`])], rows);
}

function barsTable(chosen: readonly Summary[], heldOut: readonly Summary[]): string {
  const others = barsOf(heldOut);
  const verdict = (bar: (typeof others)[number]) => [share(bar.figure, 4), isMet(bar) ? "met" : "MISSED"];
  const rows = barsOf(chosen).map((bar, index) => [
    bar.text,
    `${bar.isFloor ? "≥" : "≤"} ${share(bar.bar)}`,
    ...verdict(bar),
    ...verdict(others[index]!),
  ]);
  return table(["bar", "asked", "figure", "", "held out", ""], rows);
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
