/**
 * 光环效应 / Halo: an expert whose criteria rise and fall together more than the panel's judges one impression, not each criterion.
 *
 * Correlation: mean over pairs of criteria of the correlation of their marks over the expert's sheets, minus the mean of that
 * figure over all experts. Alike: share of sheets with the same mark in every criterion. Repeated: share of the commonest
 * set of marks. Null where an expert has fewer than three sheets or there is one criterion. Advisory.
 *
 * The 95 % interval of the excess is a jackknife over sheets: pairs of criteria share criteria and all share the sheets, so
 * that intervals of the single correlations (Fisher's z) could not be put together, whereas leaving a sheet out moves
 * them all at once as they hang together. The panel's mean is not certain either, and its error is counted. Null with fewer
 * than four sheets, or where a criterion has no spread once a sheet is left out. Source: Efron & Tibshirani 1993, ch. 11.
 */
import type { CompleteSheets } from "#scoring/statistics/mark-table.ts";
import { tTwoSidedQuantile } from "#scoring/statistics/distributions.ts";
import type { Bounds } from "#scoring/statistics/rank-correlation-interval.ts";
import { groupRows } from "#scoring/statistics/rating-table.ts";

export interface Halo {
  readonly expert: string;
  readonly correlation: number | null;
  /** Own correlation minus the panel's mean. */
  readonly excess: number | null;
  /** Of the excess. */
  readonly interval: Bounds | null;
  readonly alikeShare: number | null;
  readonly repeatedShare: number | null;
}

const FEWEST_SHEETS = 3;
const FEWEST_FOR_INTERVAL = 4;

/** One entry an expert, in the table's order. */
export function haloOfExperts({ table, criteria, marks }: CompleteSheets): Halo[] {
  const { start, rows } = groupRows(table.expertOf, table.experts.length);
  const figures = table.experts.map((expert, level) => {
    const own = rows.subarray(start[level], start[level + 1]);
    if (own.length < FEWEST_SHEETS || criteria.length < 2)
      return { expert, sheets: own.length, ...NOTHING_KNOWN, alikeShare: null, repeatedShare: null };
    const columns = marks.map((column) => Float64Array.from(own, (row) => column[row]!));
    const sheets = Array.from(own, (_, place) => columns.map((column) => column[place]!));
    const alike = sheets.filter((sheet) => sheet.every((mark) => mark === sheet[0])).length;
    return {
      expert,
      sheets: own.length,
      ...meanCorrelation(columns),
      alikeShare: alike / own.length,
      repeatedShare: largestCount(sheets.map((sheet) => sheet.join())) / own.length,
    };
  });
  const known = figures.filter(({ correlation }) => correlation !== null);
  const panel = known.reduce((sum, { correlation }) => sum + correlation!, 0) / known.length;
  const errors = known.reduce((sum, { variance }) => sum + (variance ?? 0), 0);
  return figures.map(({ correlation, variance, sheets, ...figure }) => {
    if (correlation === null) return { ...figure, correlation, excess: null, interval: null };
    const excess = correlation - panel;
    if (variance === null) return { ...figure, correlation, excess, interval: null };
    // Own minus the mean of all: the own part counts 1 − 1/m, the others' 1/m each.
    const ofExcess = variance * (1 - 2 / known.length) + errors / known.length ** 2;
    const half = tTwoSidedQuantile(0.05, sheets - 1) * Math.sqrt(Math.max(0, ofExcess));
    return { ...figure, correlation, excess, interval: { lower: excess - half, upper: excess + half } };
  });
}

interface MeanCorrelation {
  readonly correlation: number | null;
  /** By leaving out each sheet in turn; null where that tells nothing. */
  readonly variance: number | null;
}

const NOTHING_KNOWN: MeanCorrelation = { correlation: null, variance: null };

/** Pairs with a criterion that never changes are left out. Cost: linear in sheets for each pair. */
function meanCorrelation(columns: readonly Float64Array[]): MeanCorrelation {
  const centred = columns.map(fromMean).filter((column) => squaresOf(column, column) > 0);
  const pairs = centred.flatMap((x, i) => centred.slice(0, i).map((y) => [x, y] as const));
  if (pairs.length === 0) return NOTHING_KNOWN;
  const sheets = columns[0]!.length;
  const left = new Float64Array(sheets);
  let sum = 0;
  for (const [x, y] of pairs) {
    const [xx, yy, xy] = [squaresOf(x, x), squaresOf(y, y), squaresOf(x, y)];
    sum += xy / Math.sqrt(xx * yy);
    for (let sheet = 0; sheet < sheets; sheet += 1) left[sheet]! += correlationWithout(x, y, sheet, [xx, yy, xy]);
  }
  return {
    correlation: sum / pairs.length,
    variance: sheets < FEWEST_FOR_INTERVAL ? null : jackknifeVariance(left.map((value) => value / pairs.length)),
  };
}

function fromMean(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

/** Σxy. */
function squaresOf(x: Float64Array, y: Float64Array): number {
  return x.reduce((sum, value, index) => sum + value * y[index]!, 0);
}

/** NaN where a column has no spread without the sheet. */
function correlationWithout(x: Float64Array, y: Float64Array, sheet: number, sums: readonly [number, number, number]) {
  const share = x.length / (x.length - 1);
  const [dx, dy] = [x[sheet]!, y[sheet]!];
  const [xx, yy, xy] = [sums[0] - share * dx * dx, sums[1] - share * dy * dy, sums[2] - share * dx * dy];
  return xx > NO_SPREAD * sums[0] && yy > NO_SPREAD * sums[1] ? xy / Math.sqrt(xx * yy) : Number.NaN;
}

/** Below this share of the sum of squares only rounding is left. */
const NO_SPREAD = 1e-9;

function jackknifeVariance(left: Float64Array): number | null {
  const mean = left.reduce((sum, value) => sum + value, 0) / left.length;
  if (Number.isNaN(mean)) return null;
  return ((left.length - 1) / left.length) * left.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

function largestCount(texts: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return Math.max(...counts.values());
}
