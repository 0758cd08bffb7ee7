import { expect, it } from "vitest";
import { drawRunningOrder, findDefenseDay, planDefense } from "#app/workflow/defense.server.ts";
import { prepareNotice, publishList, publishNotice, signNotice } from "#app/workflow/notices.server.ts";
import { callOverview } from "#app/workflow/overview.server.ts";
import { proposeShortlist } from "#app/workflow/shortlists.server.ts";
import { castBallot, closeVote, openVote, setAttendance } from "#app/workflow/votes.server.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { codeOf } from "../support/refusals.ts";
import { DEFENSE, EXPERT_CODES, INITIAL, resultsWorld, scoredWorld } from "../support/results-world.ts";

describeOnEachDatabase("the overview of a call", (open) => {
  it("names the next step and its person from the assignment to the published list", async () => {
    const { db } = await open();
    const world = await resultsWorld(db);
    const { chair, office, supervisor, runtime, panelId } = world;
    const steps: string[] = [];
    const note = async () => {
      const { next } = await callOverview(chair);
      steps.push(`${next.code} ${next.stage ?? ""} ${next.roles.join("/")}`.trim());
    };
    await note();
    await world.score("initial", INITIAL);
    await note();
    await proposeShortlist(chair, "initial", "");
    await note();
    await world.freeze("initial");
    await note();
    await db.updateTable("stages").set({ assignedAt: runtime.now() }).where("kind", "=", "defense").execute();
    await note();
    const startsAt = "2023-03-14T09:00:00+08:00";
    await planDefense(office, { sessions: [{ panelId, startsAt, placeZh: "三号会议室", placeEn: "Room 3" }] });
    await note();
    const { sessionId } = (await findDefenseDay(office)).sessions[0]!;
    await drawRunningOrder(office, sessionId!, [
      { by: "chair", text: "17" },
      { by: "supervisor", text: "24" },
    ]);
    await note();
    await world.score("defense", DEFENSE);
    await note();
    const voteId = await openVote(chair, panelId);
    await note();
    for (const code of EXPERT_CODES.slice(0, 7)) {
      await setAttendance(chair, voteId, world.expertId(code), true);
      for (const serial of Object.keys(DEFENSE)) await castBallot(world.as(code), voteId, world.idOf(serial), "yes");
    }
    await closeVote(chair, voteId);
    await note();
    await world.freeze("defense");
    await note();
    runtime.moveTo("2023-03-31T01:00:00Z");
    const noticeId = await prepareNotice(office, { publishedOn: "2023-03-31" });
    await note();
    await signNotice(supervisor, noticeId);
    await note();
    await publishNotice(office, noticeId);
    await note();
    runtime.moveTo("2023-04-12T16:00:00Z");
    await note();
    await publishList(office);
    await note();
    expect(steps).toEqual([
      "assign_stage initial secretariat/chair",
      "propose_shortlist initial chair",
      "confirm_shortlist initial supervisor",
      "assign_stage defense secretariat/chair",
      "plan_defense defense secretariat",
      "draw_running_order defense secretariat",
      "open_stage defense secretariat",
      "open_vote defense chair",
      "close_vote defense chair",
      "propose_shortlist defense chair",
      "prepare_notice  secretariat",
      "sign_notice  supervisor",
      "publish_notice  secretariat",
      "wait_for_notice_end",
      "publish_list  secretariat",
      "done",
    ]);
  });

  it("counts submissions, sheets and what passes, stage by stage", async () => {
    const { db } = await open();
    const world = await resultsWorld(db);
    await db.updateTable("submissions").set({ status: "received" }).where("id", "=", world.idOf("S-006")).execute();
    await world.score("initial", { ...INITIAL, "S-004": [62, null, null, null, null] });
    const view = await callOverview(world.office);
    expect(view).toMatchObject({ slug: "test-call", mode: "live", timeZone: "Asia/Shanghai", publishedAt: null });
    expect(view.formalCheck).toEqual({
      submissions: 6,
      decided: 5,
      admitted: 5,
      rejected: 0,
      withdrawn: 0,
      correcting: 0,
    });
    expect(
      view.stages.map(({ kind, state, submissions, sheets, passing }) => [kind, state, submissions, sheets, passing]),
    ).toEqual([
      ["initial", "closed", 5, { submitted: 26, expected: 30 }, null],
      ["defense", "planned", null, { submitted: 0, expected: 0 }, null],
    ]);
    await world.freeze("initial");
    expect((await callOverview(world.office)).stages).toMatchObject([
      { state: "frozen", passing: 3, frozenAt: world.runtime.now() },
      { state: "planned", submissions: 3 },
    ]);
  });

  it("somebody with a conflict counts without that submission; somebody else counts nothing", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const walled = await world.person("walled", "secretariat");
    await world.conflict({ account: walled }, "S-001");
    const view = await callOverview(walled);
    expect(view.formalCheck.submissions).toBe(5);
    expect(view.stages[0]).toMatchObject({ submissions: 5, sheets: { submitted: 25, expected: 25 } });
    for (const ctx of [world.outsider, world.as("E-01")]) expect(await codeOf(callOverview(ctx))).toBe("not_found");
  });
});
