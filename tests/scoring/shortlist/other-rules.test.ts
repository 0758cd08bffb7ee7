import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildStageResult, type StageResult } from "#scoring/record/stage-result.ts";
import { otherRules } from "#scoring/shortlist/other-rules.ts";
import { randomStage } from "../../recount/random-stages.ts";

const passing = ({ outcomes }: StageResult): string[] =>
  outcomes.filter((item) => item.passes).map((item) => item.submissionId);

describe("what other rules would select", () => {
  it("is, for each other rule, the list that the record's own functions make by it", () => {
    fc.assert(
      fc.property(randomStage, (input) => {
        const result = buildStageResult(input);
        const rules = otherRules(result.inputs);
        expect(rules.map(({ method }) => method)).not.toContain(input.stage.aggregation.method);
        for (const { method, leaves, enters } of rules) {
          if (method === "adjusted") continue;
          const aggregation = method === "trimmedMean" ? { method, whenAtLeast: 5 } : { method };
          const by = buildStageResult({ ...input, stage: { ...input.stage, aggregation } });
          const list = new Set(passing(result));
          for (const id of leaves) expect(list.delete(id)).toBe(true);
          for (const id of enters) expect(list.size).toBeLessThan(list.add(id).size);
          expect([...list].sort()).toEqual(passing(by).sort());
        }
      }),
      { numRuns: 200 },
    );
  });

  it("leaves the adjusted score out where it is refused, and has it in where it is offered", () => {
    const methodsOf = (input: Parameters<typeof buildStageResult>[0]) =>
      otherRules(buildStageResult(input).inputs).map(({ method }) => method);
    let [offered, refused] = [0, 0];
    fc.assert(
      fc.property(randomStage, (input) => {
        const alone = {
          ...input,
          submissions: input.submissions.map((item) => ({ ...item, sheets: item.sheets.slice(0, 1) })),
        };
        if (!methodsOf(alone).includes("adjusted")) refused++;
        if (methodsOf(input).includes("adjusted")) offered++;
      }),
      { numRuns: 60, seed: 4 },
    );
    expect(refused).toBe(60);
    expect(offered).toBeGreaterThan(0);
  });
});
