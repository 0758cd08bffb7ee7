import { describe, expect, it } from "vitest";
import {
  demonstrationBallot,
  demonstrationRecusal,
  isAbsentFromVote,
  QUORUM_LOST,
  VOTE_FAILS,
} from "#db/seed/demonstration/ballots.ts";
import { PLANTED_EXPERTS, secondsSpent } from "#db/seed/demonstration/behaviours.ts";
import { INELIGIBLE, plannedCorrections, WITHDRAWN } from "#db/seed/demonstration/defects.ts";
import { EXPERT_PLANS } from "#db/seed/demonstration/expert-list.ts";
import { demonstrationSheet } from "#db/seed/demonstration/marks.ts";
import { PLANS, type SubmissionPlan } from "#db/seed/demonstration/plans.ts";
import { PLANTED_TOTALS } from "#db/seed/demonstration/quality.ts";
import { randomFrom } from "#db/seed/random.ts";
import { defaultProgramme } from "#db/seed/programme-file.ts";
import { compare } from "#scoring/aggregation/fraction.ts";
import { rankStage, type RankedSubmission } from "#scoring/aggregation/stage-ranking.ts";
import { readProgramme, type StageKind } from "#scoring/programme/programme.ts";
import { checkMarks } from "#scoring/rubric/check-marks.ts";
import { applyCut } from "#scoring/shortlist/cut-line.ts";
import { countVote } from "#scoring/shortlist/vote-result.ts";

const read = readProgramme(defaultProgramme());
if ("problems" in read) throw new Error("the default programme is invalid");
const { programme } = read;
const stageOf = (kind: StageKind) => programme.stages.find((stage) => stage.kind === kind)!;
const out = new Set([
  ...INELIGIBLE.map((item) => item.serial),
  ...WITHDRAWN.map((item) => item.serial),
  ...plannedCorrections("").flatMap((item) => (item.answer === null ? [item.serial] : [])),
]);
const admitted = PLANS.filter((plan) => !out.has(plan.serial));
const initial = stageOf("initial");

function sheetOf(expertCode: string, serial: string, kind: StageKind = "initial", panel?: readonly string[]) {
  const { rubric } = stageOf(kind);
  return demonstrationSheet({ expertCode, serial, stageKind: kind, rubric, ...(panel === undefined ? {} : { panel }) });
}

/** Some five experts able in the field; another five for another draw. */
function panelFor(plan: SubmissionPlan, draw: number, size = 5): string[] {
  const able = EXPERT_PLANS.filter((expert) => expert.fields.includes(plan.field)).map((expert) => expert.code);
  return randomFrom(`panel ${draw} ${plan.serial}`).shuffle(able).slice(0, size);
}

function toRanking(plan: SubmissionPlan, kind: StageKind, panel: readonly string[]) {
  return {
    id: plan.serial,
    serial: plan.serial,
    field: plan.field,
    hasPriority: programme.eligibility.priorityLevels.includes(plan.level ?? "none"),
    stageScores: {},
    sheets: panel.flatMap((expertId) => {
      const sheet = sheetOf(expertId, plan.serial, kind, panel);
      return sheet === null ? [] : [{ id: `${plan.serial} ${expertId}`, expertId, marks: sheet.marks }];
    }),
  };
}

function rankInitial(draw: number): RankedSubmission[] {
  return rankStage({
    stage: initial,
    submissions: admitted.map((plan) => toRanking(plan, "initial", panelFor(plan, draw))),
  });
}

const totalOf = (ranking: readonly RankedSubmission[], serial: string) =>
  ranking.find((item) => item.serial === serial)!;

describe("demonstration sheets", () => {
  it("depend on their question alone, not on the order in which they are asked for", () => {
    const first = sheetOf("E-07", "F04-001");
    for (const plan of admitted) sheetOf("E-07", plan.serial);
    expect(sheetOf("E-07", "F04-001")).toEqual(first);
  });

  it("can all be handed in: marks inside the scale, reasons and comments where the rubric asks", () => {
    for (const kind of ["initial", "secondary", "defense"] as const)
      for (const { code } of EXPERT_PLANS)
        for (const { serial } of admitted) {
          const sheet = sheetOf(code, serial, kind);
          if (sheet !== null) expect(checkMarks(stageOf(kind).rubric, sheet)).toEqual([]);
        }
  });

  it("are written in Chinese by domestic experts and in English by foreign ones", () => {
    expect(sheetOf("E-07", "F04-001")?.comment).toMatch(/^[^A-Za-z]+$/);
    expect(sheetOf("E-19", "F01-001")?.comment).not.toMatch(/\p{Script=Han}/u);
  });

  it("seldom repeat a comment, but for the expert who gives everything the same", () => {
    const commentsOf = (code: string) =>
      new Set(admitted.flatMap((plan) => sheetOf(code, plan.serial)?.comment ?? [])).size;
    expect(commentsOf("E-07")).toBeGreaterThan(60);
    const [flat] = PLANTED_EXPERTS.flat;
    const ordinary = admitted.filter(({ serial }) => PLANTED_TOTALS[serial]?.initial === undefined);
    expect(new Set(ordinary.map(({ serial }) => JSON.stringify(sheetOf(flat, serial)))).size).toBe(1);
    expect(secondsSpent(flat, "F04-001")).toBe(20);
  });

  it("never come from one expert, and about half from another, in the remote stages", () => {
    const answered = (code: string, kind: StageKind) =>
      admitted.filter((plan) => sheetOf(code, plan.serial, kind) !== null).length;
    const [silent] = PLANTED_EXPERTS.silent;
    const [stopping] = PLANTED_EXPERTS.stopping;
    expect([answered(silent, "initial"), answered(silent, "secondary"), answered(silent, "defense")]).toEqual([
      0, 0, 102,
    ]);
    expect(answered(stopping, "initial")).toBeGreaterThan(35);
    expect(answered(stopping, "initial")).toBeLessThan(67);
  });

  it("leave at least three for every panel of five", () => {
    for (const plan of admitted) {
      const panel = ["E-28", "E-39", ...panelFor(plan, 1, 3)];
      expect(panel.filter((code) => sheetOf(code, plan.serial) !== null).length).toBeGreaterThanOrEqual(
        new Set(panel).size - 2,
      );
    }
  });

  it("show the planted experts: strict, mild, uneven, narrow, wide, and fond of the own province", () => {
    const meanOf = (code: string, plans: readonly SubmissionPlan[]) => {
      const totals = plans.flatMap(({ serial }) => {
        const sheet = sheetOf(code, serial);
        return sheet === null ? [] : [sheet.marks.reduce((sum, { mark }) => sum + mark, 0) / sheet.marks.length];
      });
      const mean = totals.reduce((sum, total) => sum + total, 0) / totals.length;
      const deviation = Math.sqrt(totals.reduce((sum, total) => sum + (total - mean) ** 2, 0) / totals.length);
      return { mean, deviation };
    };
    const ordinary = admitted.filter(({ serial }) => PLANTED_TOTALS[serial]?.initial === undefined);
    const usual = meanOf("E-07", ordinary);
    for (const code of PLANTED_EXPERTS.severe) expect(meanOf(code, ordinary).mean).toBeLessThan(usual.mean - 5);
    for (const code of PLANTED_EXPERTS.lenient) expect(meanOf(code, ordinary).mean).toBeGreaterThan(usual.mean + 3);
    for (const code of PLANTED_EXPERTS.erratic)
      expect(meanOf(code, ordinary).deviation).toBeGreaterThan(usual.deviation + 3);
    const [narrow] = PLANTED_EXPERTS.narrow;
    const [wide] = PLANTED_EXPERTS.wide;
    expect(meanOf(narrow, ordinary).deviation).toBeLessThan(usual.deviation);
    expect(meanOf(wide, ordinary).deviation).toBeGreaterThan(usual.deviation);
    const [fond] = PLANTED_EXPERTS.homeProvince;
    const home = ordinary.filter((plan) => plan.province === "CN-HB");
    const away = ordinary.filter((plan) => plan.province !== "CN-HB");
    const lead = (code: string) => meanOf(code, home).mean - meanOf(code, away).mean;
    expect(lead(fond)).toBeGreaterThan(lead("E-07") + 5);
  });
});

describe("planted results of the initial review", () => {
  const ranking = rankInitial(0);
  const cut = applyCut(initial, ranking);
  const reasonOf = (serial: string) => cut.outcomes.find((outcome) => outcome.submissionId === serial)?.reason;
  const lineOf = (field: string) => cut.lines.find((line) => line.field === field)!;

  it.each([
    ["F2", "the core criteria", 0, "F02-005", "F02-013"],
    ["F3", "the median", 1, "F03-004", "F03-011"],
    ["F5", "priority", 2, "F05-006", "F05-009"],
  ] as const)("tie exactly at the line of %s, and %s decides", (field, _, step, ahead, behind) => {
    const { lastScore, nextScore } = lineOf(field);
    expect(compare(lastScore!, nextScore!)).toBe(0);
    expect([reasonOf(ahead), reasonOf(behind)]).toEqual(["in_quota", "below_line"]);
    expect(totalOf(ranking, ahead).inField?.tieStep).toBe(step);
  });

  it("tie at the line of F7 beyond every step, so that both go on", () => {
    expect([reasonOf("F07-006"), reasonOf("F07-010")]).toEqual(["tied_at_line", "tied_at_line"]);
    expect(lineOf("F7").places).toBe(lineOf("F7").quota + 1);
  });

  it("hold back a high total whose creativity is below 60", () => {
    expect(reasonOf("F04-019")).toBe("floor");
    expect(cut.held.find((held) => held.id === "F04-019")?.criterion).toBe("cre");
    expect(compare(totalOf(ranking, "F04-019").official!, lineOf("F4").lastScore!)).toBe(1);
  });

  it("split the experts on one submission by more than 30 points", () => {
    expect(totalOf(ranking, "F01-016").isSplit).toBe(true);
  });

  it("tie whoever the experts are", () => {
    const pairs = [
      ["F02-005", "F02-013"],
      ["F03-004", "F03-011"],
      ["F05-006", "F05-009"],
      ["F07-006", "F07-010"],
    ] as const;
    for (let draw = 1; draw <= 12; draw += 1) {
      const drawn = rankInitial(draw);
      for (const [one, other] of pairs)
        expect(compare(totalOf(drawn, one).official!, totalOf(drawn, other).official!)).toBe(0);
    }
  });
});

describe("planted results of the defense", () => {
  const panel = ["E-12", "E-17", "E-20", "E-25", "E-27", "E-31", "E-38"];
  const defense = stageOf("defense");
  const scoreOf = (serial: string, kind: StageKind, seats: readonly string[]) => {
    const stage = { ...stageOf(kind), composite: null };
    const plan = PLANS.find((item) => item.serial === serial)!;
    return rankStage({ stage, submissions: [toRanking(plan, kind, seats)] })[0]!.official!;
  };

  it.each([
    ["the defense", 0, "F04-017", "F04-007"],
    ["the initial review", 2, "F01-002", "F01-010"],
    ["creativity", 3, "F06-006", "F06-003"],
    ["nothing but a new vote", null, "F08-001", "F01-003"],
  ] as const)("tie in the composite until %s decides", (_, step, ahead, behind) => {
    const submissions = [ahead, behind].map((serial) => {
      const plan = PLANS.find((item) => item.serial === serial)!;
      const five = panel.slice(0, 5);
      return {
        ...toRanking(plan, "defense", panel),
        stageScores: { initial: scoreOf(serial, "initial", five), secondary: scoreOf(serial, "secondary", five) },
      };
    });
    const [first, second] = rankStage({ stage: defense, submissions });
    expect(compare(first!.rankingScore!, second!.rankingScore!)).toBe(0);
    expect([first!.overall?.tieStep, second!.overall?.rank]).toEqual([step, step === null ? 1 : 2]);
    if (step !== null) expect(first!.serial).toBe(ahead);
  });

  it("fail a vote at four of seven although the score suffices", () => {
    const ballots = panel.map((expertCode) => demonstrationBallot({ expertCode, serial: VOTE_FAILS, panel }));
    expect(ballots.filter((ballot) => ballot === "yes")).toHaveLength(4);
    const count = { members: 7, present: 7, yes: 4, no: 3, abstain: 0 };
    expect(countVote(defense.vote!, count)).toMatchObject({ hasQuorum: true, passed: false });
    expect(PLANTED_TOTALS[VOTE_FAILS]?.defense?.total).toBeGreaterThanOrEqual(75);
  });

  it("lose the quorum when two step back and one is absent, until a reserve comes", () => {
    const free = panel.filter(
      (expertCode) => demonstrationRecusal({ expertCode, serial: QUORUM_LOST, panel }) === null,
    );
    const present = free.filter((expertCode) => !isAbsentFromVote(expertCode, panel, [QUORUM_LOST]));
    expect([free.length, present.length]).toEqual([5, 4]);
    const vote = (members: number, here: number) =>
      countVote(defense.vote!, { members, present: here, yes: here, no: 0, abstain: 0 }).hasQuorum;
    expect([vote(5, 4), vote(6, 5)]).toEqual([false, true]);
  });

  it("keep everybody in other panels and for other submissions", () => {
    const isAway = panel.filter((code) => isAbsentFromVote(code, panel, ["F01-001"]));
    expect(isAway).toEqual([]);
    const recusals = panel.flatMap(
      (expertCode) => demonstrationRecusal({ expertCode, serial: "F04-007", panel }) ?? [],
    );
    expect(recusals).toEqual([]);
  });
});
