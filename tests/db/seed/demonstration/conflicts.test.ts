import { describe, expect, it } from "vitest";
import { NEAR_MISSES, undeclaredConflict } from "#db/seed/demonstration/conflict-plans.ts";
import { demonstrationPeople } from "#db/seed/demonstration/people.ts";
import { demonstrationRoster } from "#db/seed/demonstration/roster.ts";
import { defaultProgramme } from "#db/seed/programme-file.ts";
import { effectiveSeverity } from "#scoring/conflicts/effective-severity.ts";
import { readProgramme } from "#scoring/programme/programme.ts";

const read = readProgramme(defaultProgramme());
if ("problems" in read) throw new Error("the default programme is invalid");
const { programme } = read;
const { conflicts, experts, organizations, submissions } = demonstrationRoster();

const pairs = conflicts.map(({ expertCode, accountEmail, serial }) => `${expertCode ?? accountEmail ?? ""} ${serial}`);
const expertOf = (code: string) => experts.find((expert) => expert.code === code)!;
const submissionOf = (serial: string) => submissions.find((item) => item.serial === serial)!;
const organizationOf = (key: string | null) => organizations.find((item) => item.key === key);
const severityOf = (ruleCode: string, endedOn: string | null) =>
  effectiveSeverity(
    programme.conflictRules.find((rule) => rule.code === ruleCode)!,
    "initial",
    endedOn,
    "2023-01-10",
  );

describe("planted conflicts", () => {
  it("are 46 different pairs", () => {
    expect(conflicts).toHaveLength(46);
    expect(new Set(pairs).size).toBe(46);
  });

  it("use each of the 22 rules of the programme", () => {
    expect(new Set(conflicts.map((conflict) => conflict.ruleCode))).toEqual(
      new Set(programme.conflictRules.map((rule) => rule.code)),
    );
  });

  it("still count when the initial review opens", () => {
    expect(conflicts.filter(({ ruleCode, endedOn }) => severityOf(ruleCode, endedOn) === "none")).toEqual([]);
  });

  it("are explained in both languages, with every name filled in", () => {
    for (const { evidenceZh, evidenceEn } of conflicts) {
      expect(evidenceZh).toMatch(/\p{Script=Han}/u);
      expect([evidenceZh, evidenceEn].join()).not.toMatch(/[{}]/);
    }
  });

  it("include a member of the secretariat whose spouse is an inventor", () => {
    const [staff] = conflicts.filter((conflict) => conflict.accountEmail !== null);
    expect([staff?.ruleCode, staff?.serial]).toEqual(["KIN", "F02-007"]);
    const roles = demonstrationPeople.find((person) => person.email === staff?.accountEmail)?.roles;
    expect(roles).toEqual(["secretariat"]);
  });

  it("block a relation that ended 35 months ago, and not the one that ended 37 months ago", () => {
    const recent = conflicts.find(({ ruleCode, expertCode }) => ruleCode === "FORMER_ORG" && expertCode === "E-08");
    expect(severityOf("FORMER_ORG", recent?.endedOn ?? null)).toBe("block");
    const [old] = NEAR_MISSES.filter((item) => item.ruleCode === "FORMER_ORG");
    expect(severityOf("FORMER_ORG", old?.fact?.endedOn ?? null)).toBe("none");
  });

  it("can be found again in the experts' records, where a record can show them", () => {
    const shown = ["FORMER_ORG", "BOARD", "CONTROL", "EQUITY", "ADVISER", "PREPARED", "TESTED", "DISPUTE", "BUSINESS"];
    for (const { expertCode, serial, ruleCode } of conflicts) {
      if (expertCode === null || !shown.includes(ruleCode)) continue;
      const { applicantKey } = submissionOf(serial);
      const formerNames = JSON.parse(organizationOf(applicantKey)?.formerNames ?? "[]") as string[];
      const isShown = expertOf(expertCode).facts.some(
        (fact) => fact.organizationKey === applicantKey || formerNames.includes(fact.organizationName ?? ""),
      );
      expect([expertCode, serial, isShown]).toEqual([expertCode, serial, true]);
    }
  });

  it("close a whole field to the expert whose own firm competes in it", () => {
    const ownField = submissions.filter(({ serial }) => serial.startsWith("F08")).map((item) => item.serial);
    expect(expertOf("E-24").organizationKey).toBe(submissionOf("F08-004").applicantKey);
    expect(ownField.filter((serial) => !pairs.includes(`E-24 ${serial}`))).toEqual([]);
  });

  it("cover both submissions of the association in which an expert holds a post", () => {
    const recommended = submissions.filter((item) => item.recommenderKey === "S09").map((item) => item.serial);
    expect(conflicts.filter((item) => item.ruleCode === "CHANNEL").map((item) => item.serial)).toEqual(recommended);
  });

  it("name as signatory exactly the experts who signed a recommendation", () => {
    const signed = submissions.flatMap((item) =>
      item.recommendingExperts.flatMap(({ expertCode }) =>
        expertCode === null ? [] : [`${expertCode} ${item.serial}`],
      ),
    );
    const planned = conflicts.filter((item) => item.ruleCode === "RECOMMENDER");
    expect(planned.map((item) => `${item.expertCode ?? ""} ${item.serial}`).sort()).toEqual(signed.sort());
  });
});

describe("near misses", () => {
  it("are on record and not among the conflicts", () => {
    expect(NEAR_MISSES.filter(({ who, serial }) => pairs.includes(`${who} ${serial}`))).toEqual([]);
  });

  it("hold a namesake born in another year", () => {
    const expert = expertOf("E-33");
    const namesake = submissionOf("F03-009").people.find((person) => person.name === expert.nameZh);
    expect(namesake?.role).toBe("inventor");
    expect(namesake?.birthYear).not.toBe(expert.birthYear);
  });

  it("hold a sibling: employer and applicant belong to one group, neither to the other", () => {
    const employer = organizationOf(expertOf("E-21").organizationKey);
    const applicant = organizationOf(submissionOf("F01-001").applicantKey);
    expect(employer?.parentKey).toBe(applicant?.parentKey);
    expect(employer?.key).not.toBe(applicant?.key);
  });
});

describe("the undeclared conflict", () => {
  it("is neither listed nor on record", () => {
    const { expertCode, serial } = undeclaredConflict;
    expect(pairs).not.toContain(`${expertCode} ${serial}`);
    const { applicantKey } = submissionOf(serial);
    expect(expertOf(expertCode).facts.filter((fact) => fact.organizationKey === applicantKey)).toEqual([]);
  });
});
