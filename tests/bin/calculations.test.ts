import { afterEach, describe, expect, it } from "vitest";
import { calculate } from "#app/workflow/calculations.ts";
import { buildStageResult, type StageResult } from "#scoring/record/stage-result.ts";
import { ThreadedCalculations } from "../../bin/calculations.ts";
import { plan } from "../scoring/support/stage-plan.ts";
import { submissionOf } from "../scoring/support/submissions.ts";

const result = buildStageResult({
  stage: plan,
  submissions: [submissionOf("a", [90, 92, 89]), submissionOf("b", [81, 83, 80]), submissionOf("c", [71, 74, 73])],
});
const analysis = (of: StageResult = result) => ({
  result: of,
  options: { method: "blup" as const, emptySeats: [] },
});

describe("ThreadedCalculations", () => {
  const errors: string[] = [];
  const threads: ThreadedCalculations[] = [];
  const started = (): ThreadedCalculations => {
    const thread = new ThreadedCalculations((error) => errors.push(error));
    threads.push(thread);
    return thread;
  };
  afterEach(async () => {
    for (const thread of threads.splice(0)) await thread.close();
    errors.splice(0);
  });

  it("the thread's answer is the one that is computed here", async () => {
    const { known, done } = started().begin("stageAnalysis", "one", analysis());
    expect(known).toEqual({ state: "computing", ahead: 0 });
    expect(await done).toEqual({ state: "ready", value: calculate("stageAnalysis", analysis()) });
  });

  it("the same key is one calculation, known at once when it is done; another name with the key is another", async () => {
    const thread = started();
    const first = thread.begin("stageAnalysis", "one", analysis());
    expect(thread.begin("stageAnalysis", "one", analysis()).done).toBe(first.done);
    await first.done;
    expect(thread.begin("stageAnalysis", "one", analysis()).known).toEqual(await first.done);
    const other = thread.begin("rankExplanation", "one", { result, submissionId: "b" });
    expect(other.known.state).toBe("computing");
    expect(await other.done).toMatchObject({ state: "ready", value: { smallestChange: { passes: true } } });
  });

  it("calculations wait for their turn, and each says how many come first", async () => {
    const thread = started();
    const begun = ["one", "two", "three"].map((key) => thread.begin("stageAnalysis", key, analysis()));
    expect(begun.map(({ known }) => known)).toEqual([0, 1, 2].map((ahead) => ({ state: "computing", ahead })));
    await begun[0]!.done;
    expect(thread.begin("stageAnalysis", "three", analysis()).known).toEqual({ state: "computing", ahead: 1 });
    await Promise.all(begun.map(({ done }) => done));
  });

  it("one that goes wrong has failed, is reported, and the next is computed", async () => {
    const thread = started();
    const wrong = thread.begin("rankExplanation", "one", { result, submissionId: "nobody" });
    const next = thread.begin("stageAnalysis", "one", analysis());
    expect(await wrong.done).toEqual({ state: "failed" });
    expect(errors.join()).toContain("nobody");
    expect((await next.done).state).toBe("ready");
  });

  it("what was asked for long ago is forgotten and computed again", async () => {
    const thread = started();
    const first = thread.begin("stageAnalysis", "first", analysis());
    await first.done;
    const others = Array.from({ length: 64 }, (_, index) => thread.begin("stageAnalysis", `${index}`, analysis()));
    await others.at(-1)!.done;
    const again = thread.begin("stageAnalysis", "first", analysis());
    expect(again.done).not.toBe(first.done);
    expect(await again.done).toEqual(await first.done);
  });

  it("closing ends what still waits as failed", async () => {
    const thread = started();
    const begun = ["one", "two"].map((key) => thread.begin("stageAnalysis", key, analysis()));
    await thread.close();
    expect(await Promise.all(begun.map(({ done }) => done))).toEqual([{ state: "failed" }, { state: "failed" }]);
  });
});
