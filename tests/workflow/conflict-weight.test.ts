import { describe, expect, it } from "vitest";
import { blocksFrom, type Weighed } from "#app/workflow/conflict-weight.ts";
import { defaultProgramme } from "#db/seed/programme-file.ts";
import { readProgramme } from "#scoring/programme/programme.ts";

const read = readProgramme(defaultProgramme());
if ("problems" in read) throw new Error("the default programme is invalid");
const { programme } = read;

/** A finding under COINVENTOR that two people have cleared. */
const cleared = (relation: string): Weighed => ({
  ruleCode: "COINVENTOR",
  endedOn: "2021-03-15",
  isBlocking: 0,
  verdict: "cleared",
  verdictSecondBy: "supervisor",
  certainty: "certain",
  evidence: JSON.stringify({ relation }),
  lostAt: null,
});

describe("a finding that two people have cleared", () => {
  it("no longer keeps the expert away where its own relation may be cleared", () => {
    expect(blocksFrom(programme, "initial", cleared("paper"))).toBe(false);
  });

  it("goes on keeping the expert away where its relation is nobody's to lift", () => {
    expect(blocksFrom(programme, "initial", cleared("patent"))).toBe(true);
    expect(blocksFrom(programme, "initial", { ...cleared("paper"), evidence: null })).toBe(true);
  });
});
