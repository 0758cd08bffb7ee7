import { expect, it } from "vitest";
import {
  findNotice,
  findPublicList,
  findPublicNotice,
  prepareNotice,
  publishList,
  publishNotice,
  signNotice,
} from "#app/workflow/notices.server.ts";
import type { Database } from "#db/connection.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { codeOf, problemsOf } from "../support/refusals.ts";
import { DEFENSE, defenseWorld, EXPERT_CODES, holdVote, type ResultsWorld } from "../support/results-world.ts";

const FRIDAY = { publishedOn: "2023-03-31" };

/** Everything is decided; it is Thursday, 30 March 2023, in Beijing. */
async function decidedWorld(db: Database): Promise<ResultsWorld> {
  const world = await defenseWorld(db);
  await world.score("defense", DEFENSE);
  await holdVote(world);
  await world.freeze("defense");
  world.runtime.moveTo("2023-03-30T03:00:00Z");
  return world;
}

async function noticedWorld(db: Database): Promise<ResultsWorld> {
  const world = await decidedWorld(db);
  const id = await prepareNotice(world.office, FRIDAY);
  await signNotice(world.supervisor, id);
  world.runtime.moveTo("2023-03-31T01:00:00Z");
  await publishNotice(world.office, id);
  return world;
}

/** Every key of a value, at any depth. */
function keysIn(value: unknown): string[] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, item]) => [key, ...keysIn(item)]);
}

describeOnEachDatabase("the public notice", (open) => {
  it("published on Friday 31 March for seven working days, 5 April off, it ends on 12 April at 24:00", async () => {
    const { db } = await open();
    const { runtime } = await noticedWorld(db);
    const notice = (await findPublicNotice(runtime, "test-call"))!;
    expect(notice.document.period).toEqual({
      publishedOn: "2023-03-31",
      firstDay: "2023-04-03",
      lastDay: "2023-04-12",
      endsAt: "2023-04-12T16:00:00.000Z",
      workingDays: 7,
      timeZone: "Asia/Shanghai",
      timeZoneName: { zh: "北京时间", en: "北京时间" },
      holidays: [{ date: "2023-04-05", name: { zh: "清明节", en: "Qingming" } }],
      workingWeekendDays: [],
    });
    expect(notice).toMatchObject({ isRunning: true, workingDaysLeft: 7, publishedAt: "2023-03-31T01:00:00.000Z" });
    runtime.moveTo("2023-04-06T01:00:00Z");
    expect(await findPublicNotice(runtime, "test-call")).toMatchObject({ isRunning: true, workingDaysLeft: 5 });
    runtime.moveTo("2023-04-12T16:00:00Z");
    expect(await findPublicNotice(runtime, "test-call")).toMatchObject({ isRunning: false, workingDaysLeft: 0 });
  });

  it("lists by field and serial what the public needs to know, and no score and no rank anywhere", async () => {
    const { db } = await open();
    const { runtime } = await noticedWorld(db);
    const { document } = (await findPublicNotice(runtime, "test-call"))!;
    expect(document.count).toBe(3);
    expect(document.fields.map((field) => [field.code, field.rows.map((row) => row.serial)])).toEqual([
      ["F1", ["S-001", "S-002"]],
      ["F2", ["S-005"]],
    ]);
    expect(document.fields[1]?.rows[0]).toEqual({
      serial: "S-005",
      titleZh: "成果5",
      titleEn: "Result 5",
      applicantZh: "杭州A5仪器有限公司",
      applicantEn: "Hangzhou A5 Instruments Co., Ltd.",
      country: "CN",
      province: "浙江",
      field: "F2",
      channel: "provincial",
      keyIp: { type: "inventionPatent", certificateNo: "ZL202110000005.X" },
    });
    expect(document.contacts).toEqual({
      objection: { zh: "秘书处", en: "秘书处" },
      supervision: { zh: "监督组", en: "监督组" },
    });
    expect(document.call).toMatchObject({ slug: "test-call", hosts: [{ zh: "主办单位", en: "主办单位" }] });
    expect(keysIn(document).filter((key) => /score|rank|total|mark|vote|expert|hundredths|passes/i.test(key))).toEqual(
      [],
    );
  });

  it("the key right is the first valid one of class I, and of the others only when there is none", async () => {
    const { db } = await open();
    const world = await decidedWorld(db);
    const right = (serial: string, position: number, type: string, certificateNo: string) => ({
      id: world.runtime.newId(),
      submissionId: world.idOf(serial),
      position,
      type,
      name: "权利",
      certificateNo,
      holder: "持有人",
      grantedOn: null,
      status: "valid" as const,
    });
    await db.deleteFrom("ipRights").execute();
    await db
      .insertInto("ipRights")
      .values([
        right("S-001", 1, "softwareCopyright", "SC-1"),
        right("S-001", 2, "icLayout", "IC-2"),
        { ...right("S-002", 1, "inventionPatent", "ZL-1"), status: "lapsed" },
        right("S-002", 2, "utilityModel", "UM-2"),
      ])
      .execute();
    await prepareNotice(world.office, FRIDAY);
    const { rows } = (await findNotice(world.office))!;
    expect(rows.map((row) => [row.serial, row.keyIp?.certificateNo ?? null])).toEqual([
      ["S-001", "IC-2"],
      ["S-002", "UM-2"],
      ["S-005", null],
    ]);
  });

  it("nothing is public before it is published, and the frozen words stay whatever changes afterwards", async () => {
    const { db } = await open();
    const world = await decidedWorld(db);
    const { runtime } = world;
    const id = await prepareNotice(world.office, FRIDAY);
    expect(await findPublicNotice(runtime, "test-call")).toBeUndefined();
    await signNotice(world.supervisor, id);
    expect(await findPublicNotice(runtime, "test-call")).toBeUndefined();
    runtime.moveTo("2023-03-30T16:00:00Z");
    await publishNotice(world.office, id);
    const before = await findPublicNotice(runtime, "test-call");
    await db.updateTable("submissions").set({ titleZh: "改名" }).execute();
    await db.updateTable("organizations").set({ nameZh: "改名" }).execute();
    expect(await findPublicNotice(runtime, "test-call")).toEqual(before);
    expect(await findPublicNotice(runtime, "another-call")).toBeUndefined();
    expect(await findPublicList(runtime, "test-call")).toBeUndefined();
  });

  it("is signed by a supervisor who did not prepare it", async () => {
    const { db } = await open();
    const world = await decidedWorld(db);
    const both = await world.person("both", "secretariat", "supervisor");
    const own = await prepareNotice(both, FRIDAY);
    expect(await codeOf(signNotice(both, own))).toBe("second_person_required");
    for (const ctx of [world.office, world.chair, world.outsider])
      expect(await codeOf(signNotice(ctx, own))).toBe("not_found");
    expect(await findNotice(world.supervisor)).toMatchObject({ state: "prepared", maySign: true, mayPublish: false });
    await signNotice(world.supervisor, own);
    expect(await findNotice(world.supervisor)).toMatchObject({ state: "signed", signedBy: { nameEn: "supervisor" } });
    expect(await codeOf(signNotice(world.supervisor, own))).toBe("already_decided");
    expect(await codeOf(signNotice(world.supervisor, "no-notice"))).toBe("not_found");
  });

  it("appears on the day it names, signed, and neither before nor after", async () => {
    const { db } = await open();
    const world = await decidedWorld(db);
    const { runtime, office } = world;
    const id = await prepareNotice(office, FRIDAY);
    expect(await codeOf(publishNotice(office, id))).toBe("second_person_required");
    await signNotice(world.supervisor, id);
    runtime.moveTo("2023-03-30T15:59:59Z");
    expect(await codeOf(publishNotice(office, id))).toBe("notice_not_due");
    runtime.moveTo("2023-03-31T16:00:00Z");
    expect(await codeOf(publishNotice(office, id))).toBe("notice_overdue");
    runtime.moveTo("2023-03-31T15:59:59Z");
    expect(await codeOf(publishNotice(world.supervisor, id))).toBe("not_found");
    await publishNotice(office, id);
    expect(await codeOf(publishNotice(office, id))).toBe("already_decided");
    expect(await codeOf(prepareNotice(office, { publishedOn: "2023-04-03" }))).toBe("already_decided");
  });

  it("a notice prepared again takes the place of the one before, signature and all", async () => {
    const { db } = await open();
    const world = await decidedWorld(db);
    const first = await prepareNotice(world.office, FRIDAY);
    await signNotice(world.supervisor, first);
    const digest = (await findNotice(world.office))?.listDigest;
    await prepareNotice(world.otherOffice, { publishedOn: "2023-04-03" });
    expect(await findNotice(world.office)).toMatchObject({
      version: 2,
      state: "prepared",
      signedBy: null,
      listDigest: digest,
    });
    expect(await codeOf(signNotice(world.supervisor, first))).toBe("changed_meanwhile");
    expect(await codeOf(publishNotice(world.office, first))).toBe("changed_meanwhile");
  });

  it("needs the last stage's frozen list, the secretariat, and a day that is to come", async () => {
    const { db } = await open();
    const world = await defenseWorld(db);
    expect(await codeOf(prepareNotice(world.office, FRIDAY))).toBe("earlier_stage_unfinished");
    expect(await findNotice(world.office)).toBeUndefined();
    expect(await codeOf(findNotice(world.outsider))).toBe("not_found");
    expect(await codeOf(publishList(world.office))).toBe("notice_missing");
    const decided = await decidedWorld((await open()).db);
    for (const ctx of [decided.chair, decided.supervisor, decided.as("E-01")])
      expect(await codeOf(prepareNotice(ctx, FRIDAY))).toBe("not_found");
    for (const [publishedOn, code] of [
      ["2023-03-29", "past_date"],
      ["2023-02-30", "not_a_date"],
      ["2023-13-01", "not_a_date"],
      ["31.3.2023", "not_a_date"],
      ["", "not_a_date"],
    ] as const)
      expect(await problemsOf(prepareNotice(decided.office, { publishedOn }))).toEqual([`publishedOn: ${code}`]);
  });

  it("a person with a conflict sees the other rows and acts on nothing", async () => {
    const { db } = await open();
    const world = await decidedWorld(db);
    const walled = await world.person("walled", "secretariat", "supervisor");
    await world.conflict({ account: walled }, "S-001");
    expect(await codeOf(prepareNotice(walled, FRIDAY))).toBe("not_found");
    const id = await prepareNotice(world.office, FRIDAY);
    const view = await findNotice(walled);
    expect(view?.rows.map((row) => row.serial)).toEqual(["S-002", "S-005"]);
    expect(view).toMatchObject({ listDigest: null, maySign: false });
    expect(await codeOf(signNotice(walled, id))).toBe("not_found");
    await signNotice(world.supervisor, id);
    expect(await codeOf(publishNotice(walled, id))).toBe("not_found");
  });
});

describeOnEachDatabase("the published list", (open) => {
  it("comes after the notice, with certificate numbers and the names of those who scored", async () => {
    const { db } = await open();
    const world = await noticedWorld(db);
    const { runtime, office } = world;
    runtime.moveTo("2023-04-12T15:59:59.999Z");
    expect(await codeOf(publishList(office))).toBe("notice_running");
    expect(await findPublicList(runtime, "test-call")).toBeUndefined();
    runtime.moveTo("2023-04-12T16:00:00Z");
    expect(await findNotice(office)).toMatchObject({ mayPublishList: true, listPublishedAt: null });
    expect(await codeOf(publishList(world.supervisor))).toBe("not_found");
    await publishList(office);
    const list = (await findPublicList(runtime, "test-call"))!;
    expect(list.publishedAt).toBe("2023-04-12T16:00:00.000Z");
    expect(list.document).toMatchObject({
      count: 3,
      publishedOn: "2023-04-13",
      notice: { version: 1, publishedOn: "2023-03-31", lastDay: "2023-04-12" },
    });
    expect(list.document.fields.flatMap((field) => field.rows).map((row) => row.certificateNo)).toEqual([
      "LOI-2-2022-S-001",
      "LOI-2-2022-S-002",
      "LOI-2-2022-S-005",
    ]);
    expect(list.document.experts.map((expert) => expert.nameEn)).toEqual(
      EXPERT_CODES.slice(0, 7).map((code) => `Expert ${code}`),
    );
    expect(list.document.experts[0]).toMatchObject({ organizationEn: "Provincial centre", kind: "authority" });
    expect(keysIn(list.document).filter((key) => /score|rank|total|mark|vote|hundredths|code$/i.test(key))).toEqual(
      list.document.fields.map(() => "code"),
    );
    expect(await codeOf(publishList(office))).toBe("already_decided");
  });

  it("a person with a conflict does not publish it", async () => {
    const { db } = await open();
    const world = await noticedWorld(db);
    const walled = await world.person("walled", "secretariat");
    await world.conflict({ account: walled }, "S-005");
    world.runtime.moveTo("2023-04-13T01:00:00Z");
    expect(await codeOf(publishList(walled))).toBe("not_found");
    await publishList(world.office);
  });
});
