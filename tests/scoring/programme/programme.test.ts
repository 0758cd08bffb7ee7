import { describe, expect, it } from "vitest";
import { readProgramme } from "#scoring/programme/programme.ts";
import { programmeDocument } from "../support/programme.ts";

type Document = ReturnType<typeof programmeDocument>;

/** Problems of the document after one change. */
function problemsOf(change: (document: Document, stage: Document["stages"][number]) => unknown): string[] {
  const document = programmeDocument();
  const stage = structuredClone(document.stages[0]);
  if (stage === undefined) throw new Error("the fixture has a stage");
  document.stages = [stage];
  change(document, stage);
  const result = readProgramme(document);
  return "problems" in result ? result.problems.map(({ path, message }) => `${path}: ${message}`) : [];
}

describe("readProgramme", () => {
  it("reads a sound document", () => {
    expect(problemsOf(() => undefined)).toEqual([]);
  });

  it("what is no document at all is one problem", () => {
    expect(readProgramme(null)).toMatchObject({ problems: [{ path: "" }] });
  });

  it("a cut may count adjusted scores, by BLUP unless another method is named", () => {
    const document = structuredClone(programmeDocument());
    Object.assign(document.stages[0]!.cut, { adjusted: {} });
    const result = readProgramme(document);
    expect("programme" in result && result.programme.stages[0]?.cut.adjusted).toEqual({ method: "blup" });
  });

  it("one that was stored before there were home countries still reads, foreign experts or not", () => {
    const { homeCountry: _since, ...older } = programmeDocument();
    for (const stage of older.stages) Object.assign(stage.panel.mix, { atLeastForeign: 1 });
    expect(readProgramme(older)).toHaveProperty("programme");
  });

  it.each<[string, Parameters<typeof problemsOf>[0], string]>([
    ["an unknown zone", (it) => (it.timeZone = "Mars/Olympus"), "timeZone: the time zone is not an IANA name"],
    ["an offset for a zone", (it) => (it.timeZone = "+08:00"), "timeZone: the time zone is not an IANA name"],
    ["an unknown key", (it) => Object.assign(it, { extra: 1 }), ": Unrecognized key"],
    ["a home country that is no code", (it) => (it.homeCountry = "China"), "homeCountry: Invalid string"],
    [
      "foreign experts in a call without a home country",
      (it, stage) => {
        it.homeCountry = null;
        stage.panel.mix.atLeastForeign = 1;
      },
      "stages.0.panel.mix.atLeastForeign: nobody is foreign",
    ],
    ["a field code twice", (it) => it.fields.push({ ...it.fields[0]! }), "fields: field codes must be distinct"],
    [
      "a floor on an unknown criterion",
      (_, stage) => Object.assign(stage.cut, { floors: [{ criterion: "new", minimum: 60 }] }),
      'stages.0.cut.floors.0.criterion: the rubric has no criterion "new"',
    ],
    [
      "adjusted scores beside a composite",
      (_, stage) =>
        Object.assign(stage, {
          composite: [{ stage: "initial", weight: 1 }],
          cut: { ...stage.cut, adjusted: { method: "blup" } },
        }),
      "stages.0.cut.adjusted: adjusted scores cannot stand beside a composite",
    ],
    [
      "an unknown adjusted method",
      (_, stage) => Object.assign(stage.cut, { adjusted: { method: "magic" } }),
      "stages.0.cut.adjusted.method: Invalid option",
    ],
    [
      "a tie step on an unknown criterion",
      (_, stage) => Object.assign(stage, { tieChain: [{ by: "criteria", criteria: ["new"] }] }),
      'stages.0.tieChain.0.criteria: the rubric has no criterion "new"',
    ],
    [
      "a tie step on a stage that is never held",
      (_, stage) => Object.assign(stage, { tieChain: [{ by: "stageScore", stage: "defense" }] }),
      'stages.0.tieChain.0.stage: stage "defense" is not held before or in this stage',
    ],
    [
      "a composite of a stage that is never held",
      (_, stage) => Object.assign(stage, { composite: [{ stage: "secondary", weight: 1 }] }),
      'stages.0.composite: stage "secondary" is not held before or in this stage',
    ],
    [
      "a composite that names a stage twice",
      (_, stage) =>
        Object.assign(stage, {
          composite: [
            { stage: "initial", weight: 1 },
            { stage: "initial", weight: 2 },
          ],
        }),
      "stages.0.composite: a composite names each stage once",
    ],
    [
      "bands that overlap",
      (_, stage) => Object.assign(stage.rubric.bands[1]!, { to: 90 }),
      "stages.0.rubric.bands.1: a band runs upwards",
    ],
    [
      "a band outside the scale",
      (_, stage) => Object.assign(stage.rubric.bands[0]!, { to: 101 }),
      "stages.0.rubric.bands.0: a band runs upwards",
    ],
    [
      "more valid sheets than experts",
      (_, stage) => (stage.panel.minimumValidSheets = 6),
      "stages.0.panel.minimumValidSheets: more valid sheets",
    ],
    [
      "a stage that closes before it opens",
      (_, stage) => (stage.closesAt = stage.opensAt),
      "stages.0.closesAt: the stage closes before it opens",
    ],
  ])("%s is named with its path", (_name, change, problem) => {
    const problems = problemsOf(change);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });
});
