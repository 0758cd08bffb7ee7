/**
 * 单纯形法 / Nelder–Mead: a minimum of a smooth function of few variables, without derivatives.
 *
 * Reflection 1, expansion 2, contraction ½, shrinking ½. It stops when the values at the corners of the simplex differ
 * by less than `tolerance` and the corners lie close together. Deterministic. Source: Nelder & Mead 1965.
 */
const MOST_STEPS = 2000;

interface Corner {
  readonly at: readonly number[];
  readonly value: number;
}

export function minimize(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  tolerance = 1e-11,
): { readonly at: readonly number[]; readonly value: number } {
  const corner = (at: readonly number[]): Corner => ({ at, value: f(at) });
  let simplex = [corner(start), ...start.map((_, k) => corner(start.map((x, i) => (i === k ? x + 0.5 : x))))];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    simplex.sort((a, b) => a.value - b.value);
    const [best, worst] = [simplex[0]!, simplex.at(-1)!];
    if (worst.value - best.value <= tolerance && isTight(simplex)) break;
    const rest = simplex.slice(0, -1);
    const centre = start.map((_, k) => rest.reduce((sum, { at }) => sum + at[k]!, 0) / rest.length);
    const along = (factor: number): Corner =>
      corner(centre.map((middle, k) => middle + factor * (middle - worst.at[k]!)));
    const reflected = along(1);
    let better: Corner | null;
    if (reflected.value < best.value) {
      const expanded = along(2);
      better = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < rest.at(-1)!.value) better = reflected;
    else {
      const contracted = along(reflected.value < worst.value ? 0.5 : -0.5);
      better = contracted.value < Math.min(worst.value, reflected.value) ? contracted : null;
    }
    simplex =
      better === null
        ? [best, ...simplex.slice(1).map(({ at }) => corner(at.map((x, k) => (x + best.at[k]!) / 2)))]
        : [...rest, better];
  }
  return simplex.sort((a, b) => a.value - b.value)[0]!;
}

function isTight(simplex: readonly Corner[]): boolean {
  return simplex.every(({ at }) => at.every((x, k) => Math.abs(x - simplex[0]!.at[k]!) < 1e-5));
}
