/**
 * 残差方差 / What size a residual of the crossed model should have: the variance of each, its rating having taken part in the fit.
 *
 * Var(residual) = σ² P_ii. A rating of an expert with few others, or of a submission with few others, pulls the fit towards
 * itself, so its residual is small by nature and a raw comparison would excuse it. Intercept-only models without weights.
 *
 * Cost: Σ nᵢ² with the inverse the fit already has.
 */
import type { CrossedModel } from "#scoring/statistics/crossed-model.ts";

/** One variance a rating, in squared points. */
export function residualVariances({ equations, variances, fixed }: CrossedModel): Float64Array {
  if (fixed.length > 0) throw new Error("residualVariances: only for models without further fixed effects");
  const { system, outerInverse } = equations;
  const { design, ratios, pivots } = system;
  const { stride, entries } = outerInverse;
  const [ones] = equations.fixed.weighted;
  const onesSum = ones!.reduce((sum, value) => sum + value, 0);
  const result = new Float64Array(design.rows);
  for (let level = 0; level < pivots.length; level += 1) {
    const own = design.grouping.rows.subarray(design.grouping.start[level], design.grouping.start[level + 1]);
    const outers = own.map((row) => design.outer.of[row]!);
    // Not a map of the typed array, which would cut the sums down to whole numbers.
    const sums = Array.from(outers, (outer) =>
      outers.reduce((sum, other) => sum + entries[outer * stride + other]!, 0),
    );
    const whole = sums.reduce((sum, value) => sum + value, 0);
    const pivot = pivots[level]!;
    const inner = ratios.inner / pivot + (ratios.inner ** 2 * ratios.outer * whole) / pivot ** 2;
    own.forEach((row, place) => {
      const outer = ratios.outer * entries[outers[place]! * stride + outers[place]!]!;
      const between = (-ratios.inner * ratios.outer * sums[place]!) / pivot;
      const left = 1 - inner - outer - 2 * between - ones![row]! ** 2 / onesSum;
      result[row] = Math.max(0, variances.residual * left);
    });
  }
  return result;
}
