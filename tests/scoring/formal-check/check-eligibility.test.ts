import { describe, expect, it } from "vitest";
import { admissionVerdict, openQuestions } from "#scoring/formal-check/admission-verdict.ts";
import { checkEligibility } from "#scoring/formal-check/check-eligibility.ts";
import { FINDING_DETAILS, type Finding } from "#scoring/formal-check/finding.ts";
import type { IpRightFacts, SubmissionFacts } from "#scoring/formal-check/submission-facts.ts";
import { programme, soundFacts } from "../support/programme.ts";

const right = soundFacts.ipRights[0] as IpRightFacts;
const expert = (position: number, organization = `机构${position}`) => ({
  name: `专家${position}`,
  organization,
  reason: "技术领先",
  signedOn: "2022-12-02",
  isEmployeeOfApplicant: false,
});
const selfNominated: Partial<SubmissionFacts> = {
  channel: "self",
  isRecommenderConfirmed: false,
  recommendingExperts: [expert(1), expert(2), expert(3)],
};
const technology: Partial<SubmissionFacts> = { kind: "technology" };

/** Findings that say something is wrong or doubtful, as "code outcome detail". */
function wrongs(change: Partial<SubmissionFacts>, rules = programme): string[] {
  return checkEligibility(rules, { ...soundFacts, ...change })
    .filter((finding) => finding.outcome === "failed" || finding.outcome === "flag")
    .map(({ code, outcome, detail }) => `${code} ${outcome} ${detail}`);
}

function findingsOf(change: Partial<SubmissionFacts>): Finding[] {
  return checkEligibility(programme, { ...soundFacts, ...change });
}

describe("checkEligibility", () => {
  it("a sound submission has one finding a rule, in the programme's order, and nothing wrong", () => {
    const findings = findingsOf({});
    expect(findings.map((item) => item.code)).toEqual(programme.eligibility.rules.map((rule) => rule.code));
    expect(wrongs({})).toEqual([]);
    expect(admissionVerdict(findings)).toBe("admit");
    expect(openQuestions(findings).map((item) => item.code)).toEqual(["E10", "E11", "E18"]);
  });

  describe("each of the fourteen planted defects is found by its own rule", () => {
    it.each<[string, Partial<SubmissionFacts>, string[], string]>([
      ["late by three minutes", { receivedAt: "2022-12-21T00:03:00+08:00" }, ["E01 failed received_late"], "reject"],
      ["country out of region", { country: "BR" }, ["E02 failed country_outside"], "reject"],
      ["large firm", { employees: 1001 }, ["E03 flag too_many_employees"], "admit"],
      ["launched 2021-12-30", { releasedOn: "2021-12-30" }, ["E05 failed released_too_early"], "reject"],
      [
        "product with only utility models",
        { ipRights: [{ ...right, type: "utilityModel" }] },
        ["E06 failed no_class_one_right"],
        "reject",
      ],
      [
        "class-I patent lapsed",
        {
          ipRights: [
            { ...right, status: "lapsed" },
            { ...right, type: "utilityModel" },
          ],
        },
        ["E06 failed class_one_not_valid", "E17 flag right_lapsed"],
        "reject",
      ],
      [
        "technology on a patent of another owner",
        { ...technology, ipRights: [{ ...right, holder: "宁波穹锐科技有限公司" }] },
        ["E07 flag holder_differs"],
        "admit",
      ],
      [
        "no seal",
        { commitment: { ...soundFacts.commitment, isSealed: false } },
        ["E09 failed commitment_not_sealed"],
        "correct",
      ],
      ["scan of 96 KB", { qualificationScanBytes: 96 * 1024 }, ["E15 failed scan_too_small"], "correct"],
      ["scan of 3.4 MB", { qualificationScanBytes: 3_565_158 }, ["E15 failed scan_too_large"], "correct"],
      [
        "summary of 1,263 characters",
        { texts: { ...soundFacts.texts, summary: "字".repeat(1263) } },
        ["E15 failed text_too_long"],
        "correct",
      ],
      [
        "self-nominated with two experts",
        { ...selfNominated, recommendingExperts: [expert(1), expert(2)] },
        ["E13 failed recommending_experts_count"],
        "correct",
      ],
      [
        "duplicate through two channels",
        { duplicates: [{ serial: "F1-007", ground: "two_channels" }] },
        ["E16 flag duplicate_two_channels"],
        "admit",
      ],
      [
        "accident record",
        { declarations: { hasAccidentRecord: true, hasBadRecord: false } },
        ["E11 flag accident_declared"],
        "admit",
      ],
    ])("%s", (_name, change, expected, verdict) => {
      expect(wrongs(change)).toEqual(expected);
      expect(admissionVerdict(findingsOf(change))).toBe(verdict);
    });
  });

  describe("each of the six correctable defects asks for a correction", () => {
    const image = { section: "application", bytes: 1024 } as const;
    it.each<[string, Partial<SubmissionFacts>, string]>([
      ["image 3 of 2", { images: [image, image, image] }, "E15 failed too_many_images"],
      ["English profile missing", { profile: { zh: "企业", en: " " } }, "E12 failed item_missing"],
      ["wrong field", { declaredField: "F9" }, "E08 failed unknown_field"],
      ["missing IP scan", { ipRights: [{ ...right, hasScan: false }] }, "E12 failed ip_scan_missing"],
      [
        "signature without a date",
        { commitment: { ...soundFacts.commitment, signedOn: null } },
        "E09 failed commitment_not_dated",
      ],
      ["blank contact", { contact: { ...soundFacts.contact, phone: "" } }, "E12 failed item_missing"],
    ])("%s", (_name, change, expected) => {
      expect(wrongs(change)).toEqual([expected]);
      expect(admissionVerdict(findingsOf(change))).toBe("correct");
    });
  });

  describe("the edges pass", () => {
    it.each<[string, Partial<SubmissionFacts>]>([
      ["launched exactly 2022-01-01", { releasedOn: "2022-01-01" }],
      ["sent at 23:59:58 on the last day", { receivedAt: "2022-12-20T23:59:58+08:00" }],
      ["sent at 24:00 of the last day", { receivedAt: "2022-12-20T16:00:00Z" }],
      ["exactly 1,200 characters", { texts: { ...soundFacts.texts, summary: `${"字，".repeat(1200)}。` } }],
      ["exactly 150 KB", { qualificationScanBytes: 150 * 1024 }],
      ["exactly 3 MB", { qualificationScanBytes: 3 * 1024 * 1024 }],
      ["exactly the most employees", { employees: 1000 }],
      ["granted on the last day", { ipRights: [{ ...right, grantedOn: "2022-12-20" }] }],
      ["two images of exactly 3 MB", { images: [1, 2].map(() => ({ section: "innovation", bytes: 3 * 1024 * 1024 })) }],
      ["a video of 200 MB", { otherFiles: [{ name: "v.mp4", bytes: 200 * 1024 * 1024, isVideo: true }] }],
    ])("%s", (_name, change) => {
      expect(wrongs(change)).toEqual([]);
    });

    it("one second or one byte further fails", () => {
      expect(wrongs({ receivedAt: "2022-12-21T00:00:01+08:00" })).toEqual(["E01 failed received_late"]);
      expect(wrongs({ qualificationScanBytes: 150 * 1024 - 1 })).toEqual(["E15 failed scan_too_small"]);
      expect(wrongs({ qualificationScanBytes: 3 * 1024 * 1024 + 1 })).toEqual(["E15 failed scan_too_large"]);
      expect(wrongs({ texts: { ...soundFacts.texts, summary: "字".repeat(1201) } })).toEqual([
        "E15 failed text_too_long",
      ]);
    });
  });

  describe("the other findings", () => {
    it.each<[string, Partial<SubmissionFacts>, string[]]>([
      [
        "received before the call opened",
        {
          receivedAt: "2022-10-31T23:59:59+08:00",
          releasedOn: "2022-10-01",
          commitment: { ...soundFacts.commitment, signedOn: "2022-10-01" },
        },
        ["E01 flag received_early"],
      ],
      ["employees not stated", { employees: null }, ["E03 flag employees_unknown"]],
      ["a team without a linked enterprise", { unitType: "team", employees: null }, ["E04 flag no_linked_sme"]],
      ["a team with one", { unitType: "team", employees: null, hasLinkedSme: true }, []],
      ["neither a date nor a first release", { releasedOn: null }, ["E05 failed release_date_missing"]],
      ["a first release", { releasedOn: null, isFirstRelease: true }, ["E10 flag first_release_without_market_data"]],
      ["released after it was received", { releasedOn: "2022-12-21" }, ["E05 flag release_in_future"]],
      [
        "class-I right of another holder",
        { ipRights: [{ ...right, holder: "另一家公司" }] },
        ["E06 flag class_one_holder_differs"],
      ],
      [
        "class-I right granted after the deadline",
        { ipRights: [{ ...right, grantedOn: "2022-12-21" }] },
        ["E06 failed class_one_not_valid", "E17 flag granted_after_deadline"],
      ],
      [
        "a holder under the English name, written otherwise",
        { ipRights: [{ ...right, holder: "HANGZHOU LANTUO INSTRUMENTS CO LTD" }] },
        [],
      ],
      [
        "a technology held with somebody else",
        { ...technology, ipRights: [{ ...right, holder: `${right.holder}；某大学` }] },
        ["E07 flag holder_shared"],
      ],
      [
        "a technology under a former name",
        {
          ...technology,
          applicantNames: { ...soundFacts.applicantNames, former: ["澜拓仪器厂"] },
          ipRights: [{ ...right, holder: "澜拓仪器厂" }],
        },
        [],
      ],
      ["a process without any right", { kind: "process", ipRights: [] }, ["E12 failed item_missing"]],
      ["field declared as other", { declaredField: "other" }, ["E08 flag other_field_not_mapped"]],
      ["field declared as other and mapped", { declaredField: "other", mappedField: "F2" }, []],
      [
        "no commitment letter",
        { commitment: { isPresent: false, isSealed: false, isSigned: false, signedOn: null } },
        ["E09 failed commitment_missing"],
      ],
      [
        "commitment not signed",
        { commitment: { ...soundFacts.commitment, isSigned: false } },
        ["E09 failed commitment_not_signed"],
      ],
      [
        "commitment dated after receipt",
        { commitment: { ...soundFacts.commitment, signedOn: "2022-12-25" } },
        ["E09 failed commitment_dated_after_receipt"],
      ],
      [
        "no evidence at all",
        { otherFiles: [], texts: { ...soundFacts.texts, objectiveEvaluation: "" } },
        ["E10 flag market_evidence_missing"],
      ],
      [
        "a bad record declared",
        { declarations: { hasAccidentRecord: false, hasBadRecord: true } },
        ["E11 flag bad_record_declared"],
      ],
      ["no licence scan", { qualificationScanBytes: null }, ["E12 failed item_missing"]],
      ["self-nominated with three sound experts", selfNominated, []],
      [
        "an expert without a reason",
        { ...selfNominated, recommendingExperts: [expert(1), expert(2), { ...expert(3), reason: "" }] },
        ["E13 failed recommending_expert_incomplete"],
      ],
      [
        "an expert named twice",
        { ...selfNominated, recommendingExperts: [expert(1), expert(2), expert(2)] },
        ["E13 failed recommending_expert_repeated"],
      ],
      [
        "an expert of the applicant's own",
        {
          ...selfNominated,
          recommendingExperts: [expert(1), expert(2), { ...expert(3), isEmployeeOfApplicant: true }],
        },
        ["E13 failed recommending_expert_employed"],
      ],
      [
        "experts of one organisation",
        { ...selfNominated, recommendingExperts: [1, 2, 3].map((n) => expert(n, "同一大学")) },
        ["E13 failed recommending_organizations_too_few"],
      ],
      [
        "experts though recommended",
        { recommendingExperts: [expert(1)] },
        ["E13 failed recommending_experts_not_blank"],
      ],
      ["not confirmed by the recommender", { isRecommenderConfirmed: false }, ["E14 failed recommender_not_confirmed"]],
      [
        "an image too large",
        { images: [{ section: "innovation", bytes: 3 * 1024 * 1024 + 1 }] },
        ["E15 failed image_too_large"],
      ],
      [
        "a file too large",
        { otherFiles: [{ name: "a.pdf", bytes: 20 * 1024 * 1024 + 1, isVideo: false }] },
        ["E15 failed file_too_large"],
      ],
      [
        "a profile too long",
        { profile: { zh: "字".repeat(101), en: "word ".repeat(100) } },
        ["E15 failed text_too_long"],
      ],
      [
        "the same title and the same certificate",
        {
          duplicates: [
            { serial: "F1-001", ground: "same_title" },
            { serial: "F2-001", ground: "same_certificate" },
          ],
        },
        ["E16 flag duplicate_same_title", "E16 flag duplicate_same_certificate"],
      ],
      [
        "all rights lapsed",
        { kind: "process", ipRights: [{ ...right, status: "lapsed" }] },
        ["E17 failed right_lapsed"],
      ],
      [
        "a pending right beside one in force",
        { ipRights: [right, { ...right, status: "pending", grantedOn: null }] },
        ["E17 flag right_pending"],
      ],
      ["a grant date missing", { ipRights: [{ ...right, grantedOn: null }] }, ["E17 failed grant_date_missing"]],
      [
        "a certificate number missing",
        { ipRights: [{ ...right, certificateNo: " " }] },
        ["E17 failed certificate_number_missing"],
      ],
      [
        "a certificate number without a digit",
        { ipRights: [{ ...right, certificateNo: "pending!" }] },
        ["E17 flag certificate_number_malformed"],
      ],
      ["a certificate number in Chinese", { ipRights: [{ ...right, certificateNo: "国药准字H20220001" }] }, []],
      ["three paper copies of four", { paperCopies: 3 }, ["E18 flag paper_copies_missing"]],
    ])("%s", (_name, change, expected) => {
      expect(wrongs(change)).toEqual(expected);
    });
  });

  it("findings carry the figures a sentence needs and never a person's name", () => {
    const [late] = findingsOf({ receivedAt: "2022-12-21T00:03:00+08:00" });
    expect(late).toEqual({
      code: "E01",
      outcome: "failed",
      detail: "received_late",
      params: { receivedAt: "2022-12-21T00:03:00+08:00", closesAt: "2022-12-21T00:00:00+08:00" },
      isCorrectable: false,
    });
    const repeated = findingsOf({ ...selfNominated, recommendingExperts: [expert(1), expert(2), expert(2)] });
    expect(JSON.stringify(repeated)).not.toContain("专家2");
    expect(repeated.find((item) => item.detail === "recommending_expert_repeated")?.params).toEqual({ position: 3 });
  });

  it("priority goes to domestic applicants of a level the programme names", () => {
    const priority = (change: Partial<SubmissionFacts>) => findingsOf(change).at(-1);
    expect(priority({ zjtxLevel: "national" })).toMatchObject({ outcome: "met", detail: "priority_held" });
    expect(priority({ zjtxLevel: "municipal" })).toMatchObject({ outcome: "met", detail: "priority_not_held" });
    expect(priority({ zjtxLevel: "national", country: "MY" })?.detail).toBe("priority_not_held");
  });

  it("the programme decides whether a rule fails by itself or asks a person", () => {
    const as = (kind: "automatic" | "human") => ({
      ...programme,
      eligibility: { ...programme.eligibility, rules: [{ code: "E03", name: { zh: "x", en: "x" }, kind }] },
    });
    expect(wrongs({ employees: 1001 }, as("automatic"))).toEqual(["E03 failed too_many_employees"]);
    expect(wrongs({ employees: null }, as("automatic"))).toEqual(["E03 flag employees_unknown"]);
    expect(wrongs({ employees: 1001 }, as("human"))).toEqual(["E03 flag too_many_employees"]);
    expect(checkEligibility(as("human"), soundFacts)).toMatchObject([{ outcome: "human", detail: "needs_person" }]);
  });

  it("a rule without a function is left to a person and never passes unseen", () => {
    const rules = [{ code: "X99", name: { zh: "x", en: "x" }, kind: "automatic" as const }];
    const own = { ...programme, eligibility: { ...programme.eligibility, rules } };
    expect(checkEligibility(own, soundFacts)).toMatchObject([
      { code: "X99", outcome: "human", detail: "needs_person" },
    ]);
  });

  it("limits the programme leaves out are not asked", () => {
    const eligibility = { ...programme.eligibility, launchedFrom: null, countries: [], maximumEmployees: null };
    delete eligibility.paperCopies;
    delete eligibility.maximumVideoBytes;
    const change = { releasedOn: "1999-01-01", country: "BR", employees: null, paperCopies: 0 };
    expect(wrongs(change, { ...programme, eligibility })).toEqual([]);
    const video = { otherFiles: [{ name: "v.mp4", bytes: 21 * 1024 * 1024, isVideo: true }] };
    expect(wrongs(video, { ...programme, eligibility })).toEqual(["E15 failed file_too_large"]);
  });

  it("every detail is named once", () => {
    expect(new Set(FINDING_DETAILS).size).toBe(FINDING_DETAILS.length);
  });
});
