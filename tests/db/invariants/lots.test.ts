import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lotsOf } from "#db/invariants/lots.ts";
import { drawOrder } from "#scoring/assignment/draw-lot.ts";

describe("the lots of the invariants", () => {
  it("are those of the rulebook, for any seed and ids", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string(), { minLength: 1, maxLength: 3 }),
        fc.uniqueArray(fc.string(), { maxLength: 30 }),
        (seedParts, ids) => {
          expect(lotsOf(seedParts, ids)).toEqual(drawOrder(seedParts, ids));
        },
      ),
    );
  });
});
