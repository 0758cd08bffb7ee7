import { describe, expect, it } from "vitest";
import { bandOf, descriptorOf } from "#scoring/rubric/band-of.ts";
import { plan } from "../support/stage-plan.ts";

const { rubric } = plan;

describe("bandOf", () => {
  it("both ends of a band belong to it", () => {
    expect([60, 89, 90, 100].map((mark) => bandOf(rubric, mark)?.from)).toEqual([60, 60, 90, 90]);
  });

  it("a mark that no band holds has none", () => {
    expect(bandOf(rubric, 59)).toBeUndefined();
    expect(bandOf(rubric, 101)).toBeUndefined();
  });
});

describe("descriptorOf", () => {
  it("gives the sentence of the mark's own band", () => {
    expect(descriptorOf(rubric, "adv", 95)).toEqual({ zh: "国际领先", en: "ahead of the world" });
  });

  it("never borrows a neighbouring band's or another criterion's sentence", () => {
    expect(descriptorOf(rubric, "adv", 89)).toBeUndefined();
    expect(descriptorOf(rubric, "cre", 95)).toBeUndefined();
    expect(descriptorOf(rubric, "unknown", 95)).toBeUndefined();
    expect(descriptorOf(rubric, "adv", 10)).toBeUndefined();
  });
});
