import fc from "fast-check";
import { expect, it } from "vitest";
import type { GateReason } from "#scoring/aggregation/adjustment-gate.ts";
import { gateSentence, withTold } from "#scoring/aggregation/gate-sentence.ts";

const part = fc.record({
  fields: fc.subarray(["F1", "F2", "F3"]),
  experts: fc.subarray(["E-01", "E-02", "E-03", "E-04", "E-05"], { minLength: 1 }),
});
const weakLink: fc.Arbitrary<GateReason> = fc
  .array(fc.record({ a: part, b: part, error: fc.integer({ max: 9 }), readings: fc.option(fc.integer({ min: 1 })) }))
  .map((links) => ({ code: "weak_link", links }));

it("what a sentence only counts needs no names: it says the same without them", () => {
  fc.assert(
    fc.property(weakLink, (reason) => {
      expect(gateSentence(withTold(reason))).toEqual(gateSentence(reason));
    }),
  );
});

it("of a thousand pairs of parts six are named at most", () => {
  const name = { fields: ["F1"], experts: [] };
  const links = Array.from({ length: 1000 }, (_, index) => ({
    ...{ a: name, b: name, error: 9 },
    readings: index % 2 === 0 ? 3 : null,
  }));
  const told = withTold({ code: "weak_link", links });
  if (told.code !== "weak_link") throw new Error("another reason");
  expect(told.links).toHaveLength(1000);
  expect(told.links.filter(({ a, b }) => a.fields.length + b.fields.length > 0)).toHaveLength(6);
});
