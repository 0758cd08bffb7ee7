import { describe, expect, it } from "vitest";
import { nextStep, type CallFacts, type StageFacts } from "#scoring/programme/next-step.ts";

const stage = (more: Partial<StageFacts> = {}): StageFacts => ({
  kind: "initial",
  state: "planned",
  isAssigned: false,
  opensAt: "2023-01-10T01:00:00.000Z",
  closesAt: "2023-01-24T10:00:00.000Z",
  missingSheets: 0,
  isProposed: false,
  rereadingDueAt: null,
  isReopened: false,
  hearing: null,
  vote: null,
  ...more,
});

const facts = (more: Partial<CallFacts> = {}): CallFacts => ({
  now: "2023-01-11T00:00:00.000Z",
  callClosesAt: "2022-12-20T16:00:00.000Z",
  unchecked: 0,
  correcting: 0,
  correctionsDueAt: null,
  stages: [stage()],
  notice: { state: "none", publishedOn: null, endsAt: null, isOutdated: false },
  isPublished: false,
  ...more,
});

const codeOf = (more: Partial<CallFacts>) => nextStep(facts(more)).code;
const ofStage = (more: Partial<StageFacts>, now?: string) =>
  codeOf({ stages: [stage(more)], ...(now === undefined ? {} : { now }) });

describe("the next step of a call", () => {
  it("first the call has to end, then every form is checked, then corrections come in", () => {
    expect(nextStep(facts({ now: "2022-12-01T00:00:00.000Z", unchecked: 3 }))).toEqual({
      code: "wait_for_call_end",
      roles: [],
      stage: null,
      at: "2022-12-20T16:00:00.000Z",
    });
    expect(nextStep(facts({ unchecked: 3, correcting: 1 }))).toMatchObject({
      code: "check_forms",
      roles: ["secretariat"],
    });
    expect(nextStep(facts({ correcting: 1, correctionsDueAt: "2023-01-02T16:00:00.000Z" }))).toMatchObject({
      code: "wait_for_corrections",
      at: "2023-01-02T16:00:00.000Z",
    });
  });

  it("a stage is assigned, opened, scored, closed, proposed and confirmed", () => {
    expect(ofStage({})).toBe("assign_stage");
    expect(ofStage({ isAssigned: true })).toBe("open_stage");
    expect(ofStage({ state: "open", missingSheets: 2 })).toBe("score_stage");
    expect(ofStage({ state: "open", missingSheets: 2 }, "2023-01-24T10:00:00.000Z")).toBe("close_stage");
    expect(ofStage({ state: "open" })).toBe("close_stage");
    expect(ofStage({ state: "closed" })).toBe("propose_shortlist");
    expect(ofStage({ state: "closed", isProposed: true })).toBe("confirm_shortlist");
  });

  it("a stage with hearings is planned and drawn before it opens, and voted on before it is proposed", () => {
    const hearing = { panels: 3, planned: 2, drawn: 0 };
    expect(ofStage({ isAssigned: true, hearing })).toBe("plan_defense");
    expect(ofStage({ isAssigned: true, hearing: { ...hearing, planned: 3, drawn: 2 } })).toBe("draw_running_order");
    expect(ofStage({ isAssigned: true, hearing: { panels: 3, planned: 3, drawn: 3 } })).toBe("open_stage");
    expect(ofStage({ state: "closed", vote: { due: 2, open: 1 } })).toBe("close_vote");
    expect(ofStage({ state: "closed", vote: { due: 2, open: 0 } })).toBe("open_vote");
    expect(ofStage({ state: "closed", vote: { due: 0, open: 0 } })).toBe("propose_shortlist");
  });

  it("the first stage that is not frozen is the one in hand", () => {
    const stages = [
      stage({ state: "frozen" }),
      stage({ kind: "secondary", state: "closed" }),
      stage({ kind: "defense" }),
    ];
    expect(nextStep(facts({ stages }))).toMatchObject({
      code: "propose_shortlist",
      stage: "secondary",
      roles: ["chair"],
    });
  });

  it("a frozen stage that waits for a new version comes first: reading, vote, proposal, confirmation", () => {
    const reopened = { state: "frozen", isReopened: true, rereadingDueAt: "2023-04-11T16:00:00.000Z" } as const;
    const codeAt = (more: Partial<StageFacts>, now = "2023-04-07T00:00:00.000Z") =>
      nextStep(facts({ now, stages: [stage({ ...reopened, ...more }), stage({ kind: "defense", state: "frozen" })] }));
    expect(codeAt({})).toMatchObject({ code: "read_again", roles: ["expert"], at: reopened.rereadingDueAt });
    expect(codeAt({}, reopened.rereadingDueAt)).toMatchObject({ code: "propose_version", roles: ["chair"] });
    expect(codeAt({ rereadingDueAt: null, vote: { due: 1, open: 0 } })).toMatchObject({ code: "open_vote" });
    expect(codeAt({ rereadingDueAt: null, isProposed: true })).toMatchObject({
      code: "confirm_version",
      roles: ["supervisor"],
    });
    expect(codeAt({ isReopened: false }).code).toBe("prepare_notice");
  });

  it("a closed stage waits for a reading that was asked for again, but not beyond its time", () => {
    const rereadingDueAt = "2023-01-30T16:00:00.000Z";
    expect(ofStage({ state: "closed", rereadingDueAt }, "2023-01-28T00:00:00.000Z")).toBe("read_again");
    expect(ofStage({ state: "closed", rereadingDueAt }, rereadingDueAt)).toBe("propose_shortlist");
  });

  it("a notice of a list that has changed is prepared again", () => {
    const notice = { state: "published", publishedOn: "2023-03-31", endsAt: "2023-04-12T16:00:00.000Z" } as const;
    const stages = [stage({ state: "frozen" })];
    expect(codeOf({ stages, notice: { ...notice, isOutdated: true } })).toBe("prepare_notice");
  });

  it("then notice and list, until nothing is left", () => {
    const after = (state: CallFacts["notice"]["state"], now = "2023-04-01T00:00:00.000Z") =>
      codeOf({
        stages: [stage({ state: "frozen" })],
        notice: { state, publishedOn: "2023-03-31", endsAt: "2023-04-12T16:00:00.000Z", isOutdated: false },
        now,
      });
    expect(codeOf({ stages: [stage({ state: "frozen" })] })).toBe("prepare_notice");
    expect(after("prepared")).toBe("sign_notice");
    expect(after("signed")).toBe("publish_notice");
    expect(after("published")).toBe("wait_for_notice_end");
    expect(after("published", "2023-04-12T16:00:00.000Z")).toBe("publish_list");
    expect(codeOf({ stages: [stage({ state: "frozen" })], isPublished: true })).toBe("done");
  });
});
