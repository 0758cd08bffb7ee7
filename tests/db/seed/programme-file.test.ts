import { describe, expect, it } from "vitest";
import { defaultProgramme } from "#db/seed/programme-file.ts";
import { type Programme, readProgramme, type StageKind } from "#scoring/programme/programme.ts";

function read(): Programme {
  const result = readProgramme(defaultProgramme());
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  return result.programme;
}

const programme = read();
const stageOf = (kind: StageKind) => programme.stages.find((stage) => stage.kind === kind)!;

describe("the default programme file", () => {
  it("is a valid programme", () => {
    expect(readProgramme(defaultProgramme())).toHaveProperty("programme");
  });

  it("is handed out as a copy, so that nobody changes it for others", () => {
    (defaultProgramme() as { slug: string }).slug = "changed";
    expect(read().slug).toBe("loi-2022");
  });

  it("names two hosts, two co-hosts and eleven supporters", () => {
    const kinds = programme.organizations.map((organization) => organization.kind);
    expect(["host", "coHost", "supporter"].map((kind) => kinds.filter((item) => item === kind).length)).toEqual([
      2, 2, 11,
    ]);
  });

  it("has the eight fields of the call, and another to be mapped", () => {
    expect(programme.fields.map((field) => [field.code, field.name.zh])).toEqual([
      ["F1", "高端装备制造"],
      ["F2", "绿色环保节能"],
      ["F3", "新材料"],
      ["F4", "新一代信息技术"],
      ["F5", "新能源"],
      ["F6", "生物医药"],
      ["F7", "交通运输工具或设备"],
      ["F8", "安全应急装备"],
    ]);
    expect(programme.otherField).toEqual({ code: "F9", name: { zh: "其他", en: "Other" } });
  });

  it("holds three stages at their dates, Beijing time", () => {
    expect(programme.stages.map(({ kind, opensAt, closesAt }) => [kind, opensAt, closesAt])).toEqual([
      ["initial", "2023-01-10T00:00:00+08:00", "2023-01-24T18:00:00+08:00"],
      ["secondary", "2023-02-06T00:00:00+08:00", "2023-02-16T18:00:00+08:00"],
      ["defense", "2023-03-14T09:00:00+08:00", "2023-03-16T18:00:00+08:00"],
    ]);
  });

  it("closes at the end of 20 December 2022", () => {
    expect(new Date(programme.callClosesAt).toISOString()).toBe("2022-12-20T16:00:00.000Z");
  });

  it.each<[StageKind, [string, string, number][]]>([
    [
      "initial",
      [
        ["adv", "先进性", 25],
        ["cre", "创造性", 25],
        ["lead", "引领性", 15],
        ["app", "应用效果", 10],
        ["eco", "经济效益", 5],
        ["soc", "社会效益、安全与绿色", 5],
        ["ipr", "知识产权与佐证", 15],
      ],
    ],
    [
      "secondary",
      [
        ["adv", "先进性", 20],
        ["cre", "创造性", 20],
        ["lead", "引领性", 15],
        ["app", "应用效果", 15],
        ["eco", "经济效益", 10],
        ["soc", "社会效益、安全与绿色", 10],
        ["ipr", "知识产权与佐证", 10],
      ],
    ],
    [
      "defense",
      [
        ["adv", "先进性", 15],
        ["cre", "创造性", 20],
        ["lead", "引领性", 20],
        ["eco", "推广与产业化", 15],
        ["qa", "质询应答的准确性", 20],
        ["pre", "陈述与规范", 10],
      ],
    ],
  ])("weighs the criteria of the %s stage as published", (kind, criteria) => {
    expect(stageOf(kind).rubric.criteria.map(({ code, name, weight }) => [code, name.zh, weight])).toEqual(criteria);
    expect(criteria.reduce((sum, [, , weight]) => sum + weight, 0)).toBe(100);
  });

  it("describes the top, the middle and the bottom band of every criterion in both languages", () => {
    for (const { rubric } of programme.stages) {
      expect(rubric.bands.map(({ from, to, name }) => [from, to, name.zh])).toEqual([
        [90, 100, "卓越"],
        [80, 89, "优秀"],
        [70, 79, "良好"],
        [60, 69, "合格"],
        [0, 59, "不足"],
      ]);
      for (const { levelDescriptors } of rubric.criteria)
        expect(levelDescriptors.map((level) => level.from)).toEqual([90, 70, 0]);
      expect([rubric.comment.minimumCharacters, rubric.reason]).toEqual([30, { below: 60, from: 95 }]);
    }
  });

  it("composes panels as published", () => {
    const mixes = programme.stages.map(({ panel }) => [
      panel.size,
      panel.reserves,
      panel.minimumValidSheets,
      panel.mix,
    ]);
    const remote = [
      { kinds: ["authority"], count: 2 },
      { kinds: ["entrepreneur", "investor"], count: 1 },
    ];
    expect(mixes).toEqual([
      [5, 0, 3, { atLeast: remote, atLeastForeign: 0, atLeastOutsideRegion: 1, atLeastNewSinceLastStage: 0 }],
      [5, 0, 3, { atLeast: remote, atLeastForeign: 0, atLeastOutsideRegion: 0, atLeastNewSinceLastStage: 2 }],
      [
        7,
        2,
        5,
        {
          atLeast: [
            { kinds: ["authority"], count: 3 },
            { kinds: ["entrepreneur"], count: 2 },
            { kinds: ["investor"], count: 1 },
          ],
          atLeastForeign: 1,
          atLeastOutsideRegion: 0,
          atLeastNewSinceLastStage: 0,
        },
      ],
    ]);
    expect(stageOf("defense").panel.fieldGroups.map((group) => group.fields)).toEqual([
      ["F1", "F7", "F8"],
      ["F4", "F5"],
      ["F2", "F3", "F6"],
    ]);
  });

  it("breaks ties by its chains, never by lot, time or name", () => {
    const remote = ["criteria", "medianTotal", "priority"];
    expect(programme.stages.map((stage) => stage.tieChain.map((step) => step.by))).toEqual([
      remote,
      remote,
      ["stageScore", "stageScore", "stageScore", "criteria", "revote"],
    ]);
  });

  it("cuts at 55 per cent a field, then at 30, then at 20 with a composite of 40 and 60", () => {
    expect(stageOf("initial").cut).toMatchObject({ method: "sharePerField", minimumScore: 60 });
    expect(stageOf("initial").cut).toMatchObject({ share: { numerator: 11, denominator: 20 } });
    expect(stageOf("initial").cut.floors).toEqual([
      { criterion: "adv", minimum: 60 },
      { criterion: "cre", minimum: 60 },
    ]);
    expect(stageOf("secondary").cut).toMatchObject({ method: "quotaByField", total: 30, onePerFieldFrom: 70 });
    expect(stageOf("defense").cut).toMatchObject({ method: "atMost", maximum: 20, minimumScore: 75 });
    expect(stageOf("defense").composite).toEqual([
      { stage: "secondary", weight: 40 },
      { stage: "defense", weight: 60 },
    ]);
    expect(stageOf("defense").vote).toEqual({
      quorum: { numerator: 2, denominator: 3 },
      minimumPresent: 5,
      pass: { numerator: 2, denominator: 3 },
    });
    expect(stageOf("defense").hearing).toEqual({
      presentationMinutes: 10,
      questionMinutes: 10,
      scoringMinutes: 5,
      slotsPerPanel: 10,
    });
  });

  it("has the 22 conflict rules with severity and look-back", () => {
    expect(programme.conflictRules.map((rule) => [rule.code, rule.severity, rule.lookBackMonths])).toEqual([
      ["SELF", "blockAbsolute", null],
      ["SAME_ORG", "blockAbsolute", null],
      ["FORMER_ORG", "block", 36],
      ["BOARD", "block", 36],
      ["CONTROL", "block", 36],
      ["EQUITY", "blockAbsolute", null],
      ["KIN", "blockAbsolute", null],
      ["ADVISER", "block", 36],
      ["RECOMMENDER", "blockAbsolute", null],
      ["PREPARED", "blockAbsolute", null],
      ["TESTED", "block", 36],
      ["DISPUTE", "block", 36],
      ["COMPETING", "block", null],
      ["COINVENTOR", "block", 48],
      ["ADVISEE", "disclose", null],
      ["BUSINESS", "disclose", 36],
      ["CHANNEL", "disclose", null],
      ["EXCLUDED", "note", null],
      ["LOCAL", "note", null],
      ["ASSOC", "note", null],
      ["CONTACTED", "block", null],
      ["PERCEIVED", "block", null],
    ]);
    expect(programme.conflictRules.find((rule) => rule.code === "CHANNEL")?.stageSeverity).toEqual({
      stage: "defense",
      severity: "block",
    });
  });

  it("gives notice for seven working days and five for changes, with Qingming off", () => {
    const { workingDays, addendumWorkingDays, holidays } = programme.notice;
    expect([workingDays, addendumWorkingDays]).toEqual([7, 5]);
    expect(holidays.find((holiday) => holiday.date === "2023-04-05")?.name.zh).toBe("清明节");
    expect(holidays).toHaveLength(27);
  });

  it("carries no contact data of anybody real", () => {
    const text = JSON.stringify(programme);
    expect(text.match(/[\w.]+@[\w.]+/g)?.filter((address) => !address.endsWith(".example"))).toEqual([]);
    expect(text.match(/\d{3,4}-\d{7,8}|1[3-8]\d{9}/g)).toBeNull();
  });
});
