/**
 * 组内相关系数 / The six intraclass correlations of a complete table, each with its F test and 95 % interval.
 *
 *   ICC1  every submission has its own experts      ICC1k  … mean of k experts
 *   ICC2  the same experts, as a sample; agreement   ICC2k
 *   ICC3  the same experts, as they are; consistency ICC3k
 *
 * From the mean squares between submissions (BMS), within (WMS), between experts (JMS) and error (EMS). Null where a
 * mean square that divides is zero (no error at all, or a constant table). Cost: linear.
 * Sources: Shrout & Fleiss 1979; McGraw & Wong 1996 (interval of ICC2).
 */
import type { CompleteTable } from "#scoring/reliability/complete-table.ts";
import { fUpperQuantile, fUpperTail } from "#scoring/statistics/distributions.ts";

export interface IntraclassCorrelation {
  readonly value: number;
  readonly F: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
  readonly lower: number;
  readonly upper: number;
}

export type IccKind = "ICC1" | "ICC2" | "ICC3" | "ICC1k" | "ICC2k" | "ICC3k";

export interface MeanSquares {
  /** Submissions. */
  readonly n: number;
  /** Experts. */
  readonly k: number;
  readonly between: number;
  readonly within: number;
  readonly experts: number;
  readonly error: number;
}

const TAIL = 0.025;

export function intraclassCorrelations(table: CompleteTable): Record<IccKind, IntraclassCorrelation> | null {
  const squares = meanSquares(table);
  const { n, k, between, within, error } = squares;
  if (!(within > 0 && error > 0)) return null;
  const oneWay = fTest(between / within, n - 1, n * (k - 1));
  const twoWay = fTest(between / error, n - 1, (n - 1) * (k - 1));
  const agreement = agreementInterval(squares);
  return {
    ICC1: { ...oneWay, ...byF(oneWay, (f) => (f - 1) / (f + k - 1)) },
    ICC2: { ...twoWay, ...agreement },
    ICC3: { ...twoWay, ...byF(twoWay, (f) => (f - 1) / (f + k - 1)) },
    ICC1k: { ...oneWay, ...byF(oneWay, (f) => 1 - 1 / f) },
    ICC2k: {
      ...twoWay,
      value: (between - error) / (between + (squares.experts - error) / n),
      lower: stepUp(agreement.lower, k),
      upper: stepUp(agreement.upper, k),
    },
    ICC3k: { ...twoWay, ...byF(twoWay, (f) => 1 - 1 / f) },
  };
}

/** Two-way analysis of variance without replication. */
export function meanSquares({ rows }: CompleteTable): MeanSquares {
  const [n, k] = [rows.length, rows[0]!.length];
  const rowMeans = rows.map((row) => row.reduce((sum, value) => sum + value, 0) / k);
  const columnMeans = Array.from({ length: k }, (_, j) => rows.reduce((sum, row) => sum + row[j]!, 0) / n);
  const mean = rowMeans.reduce((sum, value) => sum + value, 0) / n;
  const spread = (means: readonly number[]): number => means.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  let [within, error] = [0, 0];
  rows.forEach((row, i) => {
    row.forEach((value, j) => {
      within += (value - rowMeans[i]!) ** 2;
      error += (value - rowMeans[i]! - columnMeans[j]! + mean) ** 2;
    });
  });
  return {
    n,
    k,
    between: (k * spread(rowMeans)) / (n - 1),
    within: within / (n * (k - 1)),
    experts: (n * spread(columnMeans)) / (k - 1),
    error: error / ((n - 1) * (k - 1)),
  };
}

function fTest(F: number, df1: number, df2: number) {
  return { F, df1, df2, p: fUpperTail(F, df1, df2) };
}

/** Value and interval of a coefficient that is a function of F alone. */
function byF({ F, df1, df2 }: { F: number; df1: number; df2: number }, coefficient: (f: number) => number) {
  return {
    value: coefficient(F),
    lower: coefficient(F / fUpperQuantile(TAIL, df1, df2)),
    upper: coefficient(F * fUpperQuantile(TAIL, df2, df1)),
  };
}

function agreementInterval({ n, k, between, experts, error }: MeanSquares) {
  const value = (between - error) / (between + (k - 1) * error + (k * (experts - error)) / n);
  const ratio = experts / error;
  const share = n * (1 + (k - 1) * value) - k * value;
  const df = ((k - 1) * (n - 1) * (k * value * ratio + share) ** 2) / ((n - 1) * (k * value * ratio) ** 2 + share ** 2);
  const low = fUpperQuantile(TAIL, n - 1, df);
  const high = fUpperQuantile(TAIL, df, n - 1);
  const rest = k * experts + (k * n - k - n) * error;
  return {
    value,
    lower: (n * (between - low * error)) / (low * rest + n * between),
    upper: (n * (high * between - error)) / (rest + n * high * between),
  };
}

/** Spearman and Brown: from one expert to the mean of k. */
function stepUp(single: number, k: number): number {
  return (single * k) / (1 + single * (k - 1));
}
