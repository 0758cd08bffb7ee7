/**
 * 专家拟合 / Severity and fit of each expert in the crossed model.
 *
 * Leaning: what the expert adds to a total on average (negative is severe), with its standard error and 95 % interval.
 * Infit Σr²/ΣV and outfit mean of r²/V compare an expert's residuals with the size they should have: about 1; above 1.5 the
 * marks scatter more than the panel's, below 0.5 they are more alike than chance allows. Residuals being normal, the variance
 * of outfit is 2 / n and that of infit 2 ΣV² / (ΣV)², which gives both their intervals. Advisory: an interval, no verdict.
 *
 * Source: Wright & Masters 1982 (fit); bounds after Linacre.
 */
import type { Estimate } from "#scoring/reliability/alpha-interval.ts";
import { meanSquareInterval } from "#scoring/reliability/experts/mean-square-interval.ts";
import { NORMAL_95 } from "#scoring/statistics/distributions.ts";
import type { CrossedModel } from "#scoring/statistics/crossed-model.ts";
import { residualVariances } from "#scoring/statistics/residual-variances.ts";

export interface ExpertFit {
  readonly expert: string;
  readonly sheets: number;
  readonly leaning: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
  /** Null where the residuals have no size to compare with. */
  readonly infit: Estimate | null;
  readonly outfit: Estimate | null;
}

/** One entry an expert, in the table's order. */
export function expertFits(model: CrossedModel): ExpertFit[] {
  const { table, experts, residuals } = model;
  const variances = residualVariances(model);
  return table.experts.map((expert, level) => {
    let [sheets, measured, squares, expected, ratios, expectedSquares] = [0, 0, 0, 0, 0, 0];
    for (let row = 0; row < residuals.length; row += 1) {
      if (table.expertOf[row] !== level) continue;
      sheets += 1;
      const [square, variance] = [residuals[row]! ** 2, variances[row]!];
      if (variance <= SMALLEST_SHARE * model.variances.residual) continue;
      measured += 1;
      squares += square;
      expected += variance;
      expectedSquares += variance ** 2;
      ratios += square / variance;
    }
    const [leaning, standardError] = [experts.estimates[level]!, experts.standardErrors[level]!];
    return {
      expert,
      sheets,
      leaning,
      standardError,
      lower: leaning - NORMAL_95 * standardError,
      upper: leaning + NORMAL_95 * standardError,
      infit: expected > 0 ? meanSquare(squares / expected, (2 * expectedSquares) / expected ** 2, measured) : null,
      outfit: measured > 0 ? meanSquare(ratios / measured, 2 / measured, measured) : null,
    };
  });
}

function meanSquare(value: number, variance: number, count: number): Estimate {
  return { value, ...(meanSquareInterval(value, variance, count) ?? { lower: null, upper: null }) };
}

/** A residual that the fit determines completely says nothing. */
const SMALLEST_SHARE = 1e-9;
