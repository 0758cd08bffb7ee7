/** What the methods must reach on simulated panels, each with the figure it got. */
import type { Summary } from "./summary.ts";

export interface Bar {
  readonly text: string;
  readonly figure: number;
  readonly bar: number;
  /** Whether a larger figure is better. */
  readonly isFloor: boolean;
}

export function isMet({ figure, bar, isFloor }: Bar): boolean {
  // Shares are sums of thirtieths; what is equal must not fail by a rounding.
  return isFloor ? figure >= bar - 1e-12 : figure <= bar + 1e-12;
}

export function barLine(bar: Bar): string {
  const { text, figure, bar: asked, isFloor } = bar;
  return `${isMet(bar) ? "met   " : "MISSED"} ${text}: ${figure.toFixed(4)}, asked at ${isFloor ? "least" : "most"} ${asked}`;
}

export function barsOf(summaries: readonly Summary[]): Bar[] {
  const by = (code: string): Summary => summaries.find(({ condition }) => condition.code === code)!;
  const of = (code: string, method: "mean" | "blup" | "robust" | "lin") => by(code).precision[method]!.mean;
  const behindBest = (code: string) => {
    const found = Object.values(by(code).precision).map((estimate) => estimate?.mean ?? 0);
    return Math.max(...found) - of(code, "robust");
  };
  const stated = by("A").statements;
  const gap = (method: "blup" | "robust" | "lin") => Math.abs(stated[method].expectedPrecision - of("A", method));
  const farthestBin = (method: "blup" | "robust" | "lin") =>
    Math.max(...stated[method].bins.map((bin) => Math.abs(bin.stated - bin.observed)));
  const floor = (text: string, figure: number, bar: number): Bar => ({ text, figure, bar, isFloor: true });
  const ceiling = (text: string, figure: number, bar: number): Bar => ({ text, figure, bar, isFloor: false });
  return [
    floor("A: precision of BLUP", of("A", "blup"), 0.69),
    floor("A: precision of linear Bayes", of("A", "lin"), 0.71),
    ceiling("B: BLUP behind the mean", of("B", "mean") - of("B", "blup"), 0.01),
    floor("N: precision of BLUP", of("N", "blup"), 0.67),
    ...["O", "O35", "P", "P35"].map((code) => ceiling(`${code}: robust BLUP behind the best`, behindBest(code), 0.01)),
    ...(["blup", "robust", "lin"] as const).flatMap((method) => [
      ceiling(`A: stated against actual precision, ${method}`, gap(method), 0.04),
      ceiling(`A: farthest of five bins of chances, ${method}`, farthestBin(method), 0.05),
    ]),
  ];
}
