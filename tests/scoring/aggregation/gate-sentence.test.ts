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

it("a Chinese name stands in a Chinese sentence without spaces, a Latin one between two", () => {
  const between = (a: string, b: string): string =>
    gateSentence({
      code: "weak_link",
      links: [{ a: { fields: [a], experts: [] }, b: { fields: [b], experts: [] }, error: 9, readings: 2 }],
    }).zh;
  expect(between("高端装备制造", "新材料")).toContain("在高端装备制造与新材料之间再增加");
  expect(between("F1", "新材料（A1）")).toContain("在 F1 与新材料（A1）之间再增加");
  expect(between("AI 芯片", "F2")).toContain("在 AI 芯片与 F2 之间再增加");
});
