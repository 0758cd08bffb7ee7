import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  factorInPlace,
  inverseFromFactor,
  solveLower,
  solveUpper,
  subtractSquares,
  type SquareMatrix,
  zeroMatrix,
} from "#scoring/statistics/symmetric-matrix.ts";

/** BᵀB + I of a random B: always positive definite. */
const anyMatrix = fc.integer({ min: 1, max: 14 }).chain((size) =>
  fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: size * size, maxLength: size * size }).map((b) => {
    const matrix = zeroMatrix(size);
    for (let i = 0; i < size; i += 1)
      for (let j = 0; j < size; j += 1) {
        let sum = i === j ? 1 : 0;
        for (let k = 0; k < size; k += 1) sum += b[k * size + i]! * b[k * size + j]!;
        matrix.entries[i * matrix.stride + j] = sum;
      }
    return matrix;
  }),
);

const copy = (matrix: SquareMatrix): SquareMatrix => ({ ...matrix, entries: matrix.entries.slice() });

describe("factorInPlace", () => {
  it("a matrix times its inverse is the identity, at every size and so with every padding", () => {
    fc.assert(
      fc.property(anyMatrix, (matrix) => {
        const factor = copy(matrix);
        expect(factorInPlace(factor)).not.toBeNull();
        const inverse = inverseFromFactor(factor);
        const { size, stride } = matrix;
        for (let i = 0; i < size; i += 1)
          for (let j = 0; j < size; j += 1) {
            let sum = 0;
            for (let k = 0; k < size; k += 1) sum += matrix.entries[i * stride + k]! * inverse.entries[k * stride + j]!;
            expect(sum).toBeCloseTo(i === j ? 1 : 0, 8);
          }
      }),
    );
  });

  it("a solution put back gives the right-hand side", () => {
    fc.assert(
      fc.property(anyMatrix, (matrix) => {
        const factor = copy(matrix);
        factorInPlace(factor);
        const x = Float64Array.from({ length: matrix.size }, (_, index) => index - 2);
        solveLower(factor, x);
        solveUpper(factor, x);
        for (let i = 0; i < matrix.size; i += 1) {
          let sum = 0;
          for (let k = 0; k < matrix.size; k += 1) sum += matrix.entries[i * matrix.stride + k]! * x[k]!;
          expect(sum).toBeCloseTo(i - 2, 7);
        }
      }),
    );
  });

  it("the logarithm of the determinant is that of a matrix computed by hand", () => {
    const matrix = zeroMatrix(2);
    matrix.entries.set([4, 2], 0);
    matrix.entries.set([2, 3], matrix.stride);
    expect(factorInPlace(matrix)).toBeCloseTo(Math.log(8), 12);
  });

  it("a matrix that is not positive definite has no factor", () => {
    const matrix = zeroMatrix(2);
    matrix.entries.set([1, 2], 0);
    matrix.entries.set([2, 1], matrix.stride);
    expect(factorInPlace(matrix)).toBeNull();
  });
});

describe("subtractSquares", () => {
  it("each weighted square is taken from the corner, whatever their number, and the rest stays", () => {
    for (const count of [1, 3, 4, 6, 9]) {
      const vectors = Float64Array.from({ length: 3 * count }, (_, index) => ((index * 7) % 11) - 4);
      const weights = Float64Array.from({ length: count }, (_, index) => index + 0.5);
      const matrix = zeroMatrix(5);
      matrix.entries.fill(1);
      subtractSquares(matrix, vectors, weights);
      for (let i = 0; i < 5; i += 1)
        for (let j = 0; j <= i; j += 1) {
          const square = weights.reduce(
            (sum, weight, k) => sum + weight * vectors[3 * k + i]! * vectors[3 * k + j]!,
            0,
          );
          expect(matrix.entries[i * matrix.stride + j]).toBeCloseTo(i < 3 ? 1 - square : 1, 9);
        }
    }
  });
});
