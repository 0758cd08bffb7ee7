import { describe, expect, it } from "vitest";
import { shownData } from "#app/components/ranking/shown-data.ts";
import type { StageData } from "#app/components/ranking/stage-data.ts";

const stage = { kind: "initial", state: "closed" } as StageData["stage"];
const whole = {
  call: { slug: "a-call" },
  now: "2023-02-01T00:00:00.000Z",
  stage,
  isBeingCounted: false,
  ranking: { counts: { submissions: 6 } },
  shortlist: { state: "none" },
} as unknown as StageData;
const counting: StageData = {
  ...whole,
  now: "2023-02-01T00:00:01.000Z",
  isBeingCounted: true,
  ranking: null,
  analysis: null,
  explanation: null,
  shortlist: null,
};

describe("shownData", () => {
  it("while a result is counted anew the page keeps what it showed, and says so", () => {
    const shown = shownData(counting, whole);
    expect(shown).toMatchObject({ isBeingCounted: true, now: counting.now });
    expect([shown.ranking, shown.shortlist]).toEqual([whole.ranking, whole.shortlist]);
  });

  it("what was read whole is shown as it was read", () => {
    const next = { ...whole, now: counting.now };
    expect(shownData(next, whole)).toBe(next);
  });

  it("another stage, another call or another state of the stage shows nothing of before", () => {
    for (const other of [
      { ...counting, stage: { ...stage, kind: "secondary" } },
      { ...counting, stage: { ...stage, state: "frozen" as const } },
      { ...counting, call: { ...counting.call, slug: "another" } },
    ])
      expect(shownData(other, whole)).toBe(other);
  });

  it("before anything was shown there is nothing to keep", () => {
    expect(shownData(counting, counting)).toEqual(counting);
  });
});
