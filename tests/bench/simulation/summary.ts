/** Many replicates of one condition in a few figures. */
import { randomNumbers } from "#scoring/statistics/random-numbers.ts";
import { type Condition, simulatePanel } from "./panel.ts";
import { METHODS, replicate, type SimulatedMethod, STATING, type StatingMethod } from "./replicate.ts";

export interface Summary {
  readonly condition: Condition;
  readonly replicates: number;
  /** Mean precision and its standard error; null where the method is not defined in every replicate. */
  readonly precision: Readonly<Record<SimulatedMethod, Estimate | null>>;
  /** Precision beyond BLUP's on the same panels: the error of a difference is smaller than those of its parts. */
  readonly lead: Readonly<Record<LeadingMethod, Estimate>>;
  readonly statements: Readonly<Record<StatingMethod, StatementSummary>>;
}

/** Methods that must be worth more than BLUP to be worth their complication. */
export const LEADING = ["robust", "lin"] as const;
type LeadingMethod = (typeof LEADING)[number];

/** Seeds on which the estimators were chosen, and others on which nothing was ever chosen. */
export const SEEDS = ["simulation", "held out"] as const;

export interface Estimate {
  readonly mean: number;
  readonly standardError: number;
}

export interface StatementSummary {
  readonly expectedPrecision: number;
  /** Mean squared distance of chance and truth. */
  readonly brier: number;
  /** Chances in five bins of one fifth each, those of .02 and below aside. */
  readonly bins: readonly { readonly stated: number; readonly observed: number; readonly cases: number }[];
}

/** Panels of one condition in the document. */
export const REPLICATES = 300;

const BINS = 5;
/** Hundreds of hopeless submissions would say nothing but that they are hopeless. */
const HOPELESS = 0.02;

/** @param replicates each has a seed of its own, made of the set's name, the condition's code and its number */
export function summarize(condition: Condition, replicates: number, seeds: (typeof SEEDS)[number]): Summary {
  const runs = Array.from({ length: replicates }, (_, number) => {
    const seed = `${seeds} ${condition.code} ${number}`;
    return replicate(simulatePanel(condition, randomNumbers(seed)), `${seed} draws`);
  });
  const precision = (method: SimulatedMethod): Estimate | null => {
    const values = runs.map((run) => run.precision[method]);
    return values.every((value) => value !== null) ? estimate(values) : null;
  };
  const statement = (method: StatingMethod): StatementSummary => {
    const statements = runs.map((run) => run.statements[method]);
    const cases = statements.flatMap((item) => item.cases);
    const inBin = (bin: number) =>
      cases.filter(({ chance }) => chance > HOPELESS && Math.min(BINS - 1, Math.floor(chance * BINS)) === bin);
    return {
      expectedPrecision: meanOf(statements.map((item) => item.expectedPrecision)),
      brier: meanOf(cases.map(({ chance, isBest }) => (chance - (isBest ? 1 : 0)) ** 2)),
      bins: Array.from({ length: BINS }, (_, bin) => {
        const own = inBin(bin);
        return {
          stated: meanOf(own.map(({ chance }) => chance)),
          observed: meanOf(own.map(({ isBest }) => (isBest ? 1 : 0))),
          cases: own.length,
        };
      }),
    };
  };
  return {
    condition,
    replicates,
    precision: Object.fromEntries(METHODS.map((method) => [method, precision(method)])) as Summary["precision"],
    lead: Object.fromEntries(
      LEADING.map((method) => [method, estimate(runs.map((run) => run.precision[method]! - run.precision.blup!))]),
    ) as Summary["lead"],
    statements: Object.fromEntries(STATING.map((method) => [method, statement(method)])) as Summary["statements"],
  };
}

function estimate(values: readonly number[]): Estimate {
  const mean = meanOf(values);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, standardError: Math.sqrt(variance / values.length) };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
