import { expect, it } from "vitest";
import { nextStepOf } from "#app/components/ranking/next-step.ts";

it("a stale proposal waits for the chair, not for the second person", () => {
  expect(nextStepOf({ state: "proposed", isStale: true })).toBe("declined");
  for (const state of ["none", "proposed", "declined", "frozen"] as const)
    expect(nextStepOf({ state, isStale: false })).toBe(state);
});
