import { expect, it } from "vitest";
import type { ChosenRow } from "#app/workflow/chosen-row.ts";
import type { SideContext } from "#app/workflow/context.ts";
import { answerAside } from "#app/workflow/side-desk.server.ts";
import type { StageKind } from "#db/stages.ts";
import type { Figure } from "#scoring/record/stage-result.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { INITIAL, type ResultsWorld, resultsWorld, scoredWorld, twoStageDocument } from "../support/results-world.ts";

/** The row as the side desk tells it to whoever asks why it has its rank. */
async function chosen(world: ResultsWorld, kind: StageKind, serial: string, ctx: SideContext = world.chair) {
  const { actor, now } = ctx;
  const asked = { kind, method: null, chosen: world.idOf(serial) };
  const reply = await answerAside(world.runtime, { name: "ranking", asked, actor, now: now() });
  if ("refused" in reply) throw new Error(reply.refused.code);
  return reply.answer.chosen;
}

const serialsOf = (told: ChosenRow | null) => told?.equals.map(({ serial }) => serial);
const hundredthsOf = (figure: Figure | null | undefined) => figure?.hundredths;

/** Total 80 with five sheets, and the mean of the criterion that is asked first a point higher than of the other. */
const [ADVANCED, EVEN] = [
  [80, 80, 80, 80, [85, 75]],
  [80, 80, 80, 80, [80, 80]],
] as const;

/** A defense in which everybody has the same composite where the initial scores differ; the higher of them goes first. */
function tieByInitialScore() {
  const document = twoStageDocument();
  const stages = document.stages.map((stage) =>
    stage.kind === "defense" ? { ...stage, tieChain: [{ by: "stageScore", stage: "initial" }] } : stage,
  );
  return { ...document, stages } as ReturnType<typeof twoStageDocument>;
}

describeOnEachDatabase("the chosen row of a ranking and those it ties with", (open) => {
  it("a tie by criteria: the others come with the means that the step compared", async () => {
    const { db } = await open();
    const world = await scoredWorld(db, { ...INITIAL, "S-002": ADVANCED, "S-003": EVEN });
    const told = await chosen(world, "initial", "S-002");
    expect(serialsOf(told)).toEqual(["S-003"]);
    for (const item of [told!.row, ...told!.equals]) expect(item.criterionMeans).toHaveLength(2);
  });

  it("a tie by the score of an earlier stage: the others come with that score", async () => {
    const { db } = await open();
    const world = await resultsWorld(db, tieByInitialScore());
    const all = (total: number, count = 5) => Array.from({ length: count }, () => total);
    await world.score("initial", { ...INITIAL, "S-001": all(90), "S-002": all(84) });
    await world.freeze("initial");
    // 0.4 × 90 + 0.6 × 80 = 0.4 × 84 + 0.6 × 84
    await world.score("defense", { "S-001": all(80, 7), "S-002": all(84, 7), "S-005": all(70, 7) });
    const told = await chosen(world, "defense", "S-002");
    expect(told!.row.overall).toMatchObject({ rank: 2, tieStep: 0 });
    expect(
      told!.equals.map((item) => [item.serial, hundredthsOf(item.stageScores.initial), hundredthsOf(item.official)]),
    ).toEqual([["S-001", 9000, 8000]]);
  });

  it("in a cut field by field a row of another field is no equal", async () => {
    const { db } = await open();
    const world = await scoredWorld(db, { ...INITIAL, "S-002": ADVANCED, "S-003": ADVANCED, "S-005": ADVANCED });
    expect(serialsOf(await chosen(world, "initial", "S-002"))).toEqual(["S-003"]);
    expect(serialsOf(await chosen(world, "initial", "S-005"))).toEqual([]);
  });

  it("one without a score has no equals", async () => {
    const { db } = await open();
    const world = await scoredWorld(db, { ...INITIAL, "S-003": [80], "S-004": [80] });
    expect(serialsOf(await chosen(world, "initial", "S-003"))).toEqual([]);
  });

  it("one that the reader may not know of is neither chosen nor an equal", async () => {
    const { db } = await open();
    const world = await scoredWorld(db, { ...INITIAL, "S-002": ADVANCED, "S-003": EVEN });
    const walled = await world.person("walled", "chair");
    await world.conflict({ account: walled }, "S-003");
    expect(await chosen(world, "initial", "S-003", walled)).toBeNull();
    expect(serialsOf(await chosen(world, "initial", "S-002", walled))).toEqual([]);
  });
});
