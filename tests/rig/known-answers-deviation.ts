/** How far a figure of ours may be from a known one, and how the worst of many is kept. */

export interface Deviation {
  /** Over the tolerance: at most one is good. */
  readonly ratio: number;
  readonly size: number;
  readonly where: string;
}

/** Tolerance of one comparison, in the figure's own unit. */
export type Tolerance = (known: number) => number;

/** Below this a figure counts as that large, for zero has no relative error. */
const SMALL = 1e-3;

/** Closed forms: 1e-6 of the figure. */
export const closed: Tolerance = (known) => 1e-6 * Math.max(SMALL, Math.abs(known));
/** Variance components: 1e-4 of the figure. */
export const variance: Tolerance = (known) => 1e-4 * Math.abs(known);
/** Effects that follow from variance components: 1e-4 of the effect or of the effects' deviation, if that is larger. */
export const effect =
  (deviation: number): Tolerance =>
  (known) =>
    1e-4 * Math.max(deviation, Math.abs(known));
/** Joint maximum likelihood: 1e-5, of the figure where it is above one. */
export const joint: Tolerance = (known) => 1e-5 * Math.max(1, Math.abs(known));
export const absolute =
  (tolerance: number): Tolerance =>
  () =>
    tolerance;

/** Collects comparisons of one key and remembers the worst. */
export class Comparison {
  private worst: Deviation = { ratio: 0, size: 0, where: "" };
  private count = 0;

  /** A figure that is missing on either side differs. */
  compare(where: string, known: unknown, ours: unknown, tolerance: Tolerance): void {
    this.count += 1;
    if (typeof known !== "number" || typeof ours !== "number") {
      if (known !== ours) this.keep({ ratio: Infinity, size: Number.NaN, where: `${where}: ${String(ours)}` });
      return;
    }
    const size = Math.abs(ours - known);
    this.keep({ ratio: size / tolerance(known), size, where });
  }

  private keep(deviation: Deviation): void {
    if (!(deviation.ratio <= this.worst.ratio)) this.worst = deviation;
  }

  /** One line, and the worst deviation over its tolerance; infinite when nothing was compared. */
  line(key: string): { readonly text: string; readonly ratio: number } {
    const ratio = this.count === 0 ? Infinity : this.worst.ratio;
    const worst = `worst ${this.worst.size.toExponential(1)} (${ratio.toFixed(4)} of the tolerance)`;
    const where = this.worst.where === "" ? "" : ` at ${this.worst.where}`;
    const figures = `${String(this.count).padStart(5)} figures`;
    return { text: `${ratio <= 1 ? "ok     " : "DIFFERS"} ${key.padEnd(28)} ${figures}, ${worst}${where}`, ratio };
  }
}
