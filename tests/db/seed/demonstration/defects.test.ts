import { describe, expect, it } from "vitest";
import { findDuplicates } from "#app/workflow/duplicates.ts";
import { toSubmissionFacts } from "#app/workflow/submission-facts.ts";
import { EDGES, INELIGIBLE, plannedCorrections, WITHDRAWN } from "#db/seed/demonstration/defects.ts";
import { correctionAnswer, isPlantedDefect, plantedField } from "#db/seed/demonstration/planted.ts";
import { demonstrationRoster } from "#db/seed/demonstration/roster.ts";
import { englishProfileOf } from "#db/seed/demonstration/submissions.ts";
import { defaultProgramme } from "#db/seed/programme-file.ts";
import type { RosterSubmission } from "#db/roster.ts";
import type { SubmissionRecord } from "#db/submission-facts.ts";
import { checkEligibility } from "#scoring/formal-check/check-eligibility.ts";
import type { Finding } from "#scoring/formal-check/finding.ts";
import { readProgramme } from "#scoring/programme/programme.ts";
import { countCharacters } from "#scoring/rubric/count-characters.ts";

const read = readProgramme(defaultProgramme());
if ("problems" in read) throw new Error("the default programme is invalid");
const { programme } = read;
const { submissions, organizations } = demonstrationRoster();
const corrections = plannedCorrections(englishProfileOf("F04-014"));
const applicantOf = (submission: RosterSubmission) =>
  organizations.find((item) => item.key === submission.applicantKey)!;

const duplicates = findDuplicates(
  submissions.map((item) => {
    const { creditCode = null, registerNo = null, country, nameZh, nameEn } = applicantOf(item);
    return {
      id: item.serial,
      serial: item.serial,
      titleZh: item.titleZh ?? null,
      titleEn: item.titleEn ?? null,
      channel: item.channel,
      recommenderId: item.recommenderKey,
      applicant: { country, nameZh, nameEn, creditCode, registerNo },
      certificateNos: item.ipRights.map((right) => right.certificateNo),
    };
  }),
);

/** As the rows would read once they are stored. */
function recordOf(submission: RosterSubmission): SubmissionRecord {
  const { texts, ipRights, files, recommendingExperts, ...row } = submission;
  const id = submission.serial;
  return {
    submission: { ...row, id } as unknown as SubmissionRecord["submission"],
    applicant: applicantOf(submission) as unknown as SubmissionRecord["applicant"],
    texts: texts.map((text) => ({ ...text, submissionId: id })),
    ipRights: ipRights as unknown as SubmissionRecord["ipRights"],
    files: files.map((file) => ({ ...file, bytes: file.content.length })) as unknown as SubmissionRecord["files"],
    recommendingExperts: recommendingExperts as unknown as SubmissionRecord["recommendingExperts"],
  };
}

function findingsOf(serial: string): Finding[] {
  const submission = submissions.find((item) => item.serial === serial)!;
  return checkEligibility(programme, toSubmissionFacts(recordOf(submission), duplicates.get(serial) ?? []));
}

/** Findings that say something is, or may be, wrong. */
function complaintsOf(serial: string): string[] {
  return findingsOf(serial)
    .filter((finding) => finding.outcome === "failed" || finding.outcome === "flag")
    .map((finding) => `${finding.code} ${finding.outcome} ${finding.detail}`);
}

describe("planted defects", () => {
  it("are fourteen, six to correct and two withdrawals, on different submissions", () => {
    const serials = [...INELIGIBLE, ...corrections, ...WITHDRAWN].map((item) => item.serial);
    expect([INELIGIBLE.length, corrections.length, WITHDRAWN.length]).toEqual([14, 6, 2]);
    expect(new Set(serials).size).toBe(22);
    expect(corrections.filter((item) => item.answer === null)).toHaveLength(2);
  });

  it.each([...INELIGIBLE, ...corrections].map((item) => [item.serial, item.ruleCode, item.detail, item] as const))(
    "%s is caught by %s as %s",
    (serial, code, detail, { outcome, isCorrectable }) => {
      const found = findingsOf(serial).filter((finding) => finding.code === code && finding.detail === detail);
      expect(found.length).toBeGreaterThan(0);
      for (const finding of found) expect([finding.outcome, finding.isCorrectable]).toEqual([outcome, isCorrectable]);
      expect(isPlantedDefect(serial, code)).toBe(true);
    },
  );

  it("are the only automatic faults: everybody else keeps every rule", () => {
    const planned = new Set([...INELIGIBLE, ...corrections].map((item) => item.serial));
    const others = submissions.filter(({ serial }) => !planned.has(serial));
    expect(others.flatMap(({ serial }) => complaintsOf(serial).map((text) => `${serial} ${text}`))).toEqual([
      // The first entry of the result that came twice, and the one that waits to be mapped.
      "F04-010 E16 flag duplicate_two_channels",
      "F08-003 E08 flag other_field_not_mapped",
    ]);
  });

  it("leave nothing else wrong with those to be corrected", () => {
    for (const { serial, ruleCode } of corrections)
      expect(complaintsOf(serial).filter((text) => !text.startsWith(ruleCode))).toEqual([]);
  });

  it("leave 102 submissions: 17, 14, 14, 19, 12, 11, 8 and 7 by field", () => {
    const out = new Set([
      ...INELIGIBLE.map((item) => item.serial),
      ...WITHDRAWN.map((item) => item.serial),
      ...corrections.filter((item) => item.answer === null).map((item) => item.serial),
    ]);
    const admitted = submissions.filter((item) => !out.has(item.serial));
    const perField = [1, 2, 3, 4, 5, 6, 7, 8].map(
      (number) => admitted.filter(({ serial }) => serial.startsWith(`F0${number}`)).length,
    );
    expect([admitted.length, ...perField]).toEqual([102, 17, 14, 14, 19, 12, 11, 8, 7]);
  });
});

describe("what is only just right", () => {
  const only = (serial: string) => submissions.find((item) => item.serial === serial)!;
  const scanOf = (serial: string) =>
    only(serial).files.find((file) => file.section === "qualification")!.content.length;

  it("was released on the first day", () => {
    expect(only(EDGES.launchedOnFirstDay).releasedOn).toBe("2022-01-01");
  });

  it("was sent two seconds before the end of the last day", () => {
    expect(only(EDGES.sentInLastSeconds).receivedAt).toBe("2022-12-20T15:59:58.000Z");
  });

  it("has a summary of exactly 1200 characters, where another has 1263", () => {
    const summaryOf = (serial: string) =>
      only(serial).texts.find((text) => text.section === "summary" && text.language === "zh")!.body;
    expect(countCharacters(summaryOf(EDGES.summaryOfExactly1200))).toBe(1200);
    expect(countCharacters(summaryOf("F04-012"))).toBe(1263);
  });

  it("has a scan of exactly 150 KB, and another of exactly 3 MB", () => {
    expect(scanOf(EDGES.scanOfExactlyMinimum)).toBe(150 * 1024);
    expect(scanOf(EDGES.scanOfExactlyMaximum)).toBe(3 * 1024 * 1024);
    expect([scanOf("F01-013"), scanOf("F06-013")]).toEqual([96 * 1024, Math.floor(3.4 * 1024 * 1024)]);
  });

  it("passes every rule", () => {
    for (const serial of Object.values(EDGES)) expect(complaintsOf(serial)).toEqual([]);
  });
});

describe("answers of the applicants", () => {
  it("come for four corrections and not for two", () => {
    expect(corrections.map(({ serial }) => [serial, correctionAnswer(serial) !== undefined])).toEqual([
      ["F01-011", true],
      ["F04-014", true],
      ["F05-010", true],
      ["F06-005", true],
      ["F02-014", false],
      ["F08-006", false],
    ]);
  });

  it("cure what was wrong, so that every rule is kept afterwards", () => {
    for (const { serial, answer } of corrections) {
      if (answer === null) continue;
      const submission = submissions.find((item) => item.serial === serial)!;
      const { texts = [], removedFiles = [], fields = {} } = answer;
      const isRemoved = (section: string, position: number) =>
        removedFiles.some((file) => file.section === section && file.position === position);
      const corrected: RosterSubmission = {
        ...submission,
        ...fields,
        texts: [...submission.texts, ...texts],
        files: submission.files.filter((file) => !isRemoved(file.section, file.position)),
      };
      const facts = toSubmissionFacts(recordOf(corrected), []);
      const failed = checkEligibility(programme, facts).filter((finding) => finding.outcome === "failed");
      expect([serial, failed]).toEqual([serial, []]);
    }
  });

  it("map the one that arrived as other", () => {
    expect([plantedField("F08-003"), plantedField("F01-001")]).toEqual(["F8", undefined]);
  });
});
