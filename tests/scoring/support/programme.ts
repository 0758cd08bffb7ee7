/** A programme for rule tests, read like any other; and facts of a submission that keeps every rule of it. */
import type { SubmissionFacts } from "#scoring/formal-check/submission-facts.ts";
import { readProgramme, type Programme } from "#scoring/programme/programme.ts";
import { plan } from "./stage-plan.ts";

const text = (name: string) => ({ zh: name, en: name });

const RULES: [string, "automatic" | "flag" | "human"][] = [
  ["E01", "automatic"],
  ["E02", "automatic"],
  ["E03", "flag"],
  ["E04", "flag"],
  ["E05", "automatic"],
  ["E06", "automatic"],
  ["E07", "flag"],
  ["E08", "automatic"],
  ["E09", "automatic"],
  ["E10", "human"],
  ["E11", "human"],
  ["E12", "automatic"],
  ["E13", "automatic"],
  ["E14", "automatic"],
  ["E15", "automatic"],
  ["E16", "flag"],
  ["E17", "automatic"],
  ["E18", "human"],
  ["Pri", "automatic"],
];

/** The programme as a plain document, before it is read. */
export function programmeDocument() {
  return {
    formatVersion: 1,
    slug: "test-call",
    name: text("征集活动"),
    shortName: text("征集"),
    edition: { number: 2, name: text("第二届") },
    principle: text("公平"),
    timeZone: "Asia/Shanghai",
    timeZoneName: text("北京时间"),
    homeCountry: "CN" as string | null,
    organizations: [],
    fields: [
      { code: "F1", name: text("装备") },
      { code: "F2", name: text("节能") },
    ],
    otherField: { code: "other", name: text("其他") },
    callOpensAt: "2022-11-01T00:00:00+08:00",
    callClosesAt: "2022-12-21T00:00:00+08:00",
    eligibility: {
      rules: RULES.map(([code, kind]) => ({ code, name: text(code), kind })),
      launchedFrom: "2022-01-01",
      countries: ["CN", "MY", "RS"],
      classOneIpTypes: ["inventionPatent", "icLayout", "plantVariety", "newDrug"],
      maximumEmployees: 1000,
      recommendingExperts: { count: 3, minimumOrganizations: 2 },
      qualificationScanBytes: { minimum: 150 * 1024, maximum: 3 * 1024 * 1024 },
      maximumImageBytes: 3 * 1024 * 1024,
      maximumFileBytes: 20 * 1024 * 1024,
      maximumVideoBytes: 200 * 1024 * 1024,
      paperCopies: 4,
      maximumCharacters: { profile: 100, summary: 1200, innovation: 1500, application: 1200 },
      maximumImagesPerSection: 2,
      priorityLevels: ["national", "provincial"],
    },
    formalCheck: { correctionWorkingDays: 5, checkers: 2 },
    stages: [
      {
        ...plan,
        name: text("初评"),
        opensAt: "2023-01-10T09:00:00+08:00",
        closesAt: "2023-01-24T18:00:00+08:00",
        blindness: "applicantHidden",
        panel: {
          size: 5,
          reserves: 0,
          minimumValidSheets: 3,
          fieldGroups: [],
          mix: { atLeast: [], atLeastForeign: 0, atLeastOutsideRegion: 1, atLeastNewSinceLastStage: 0 },
        },
        hearing: null,
      },
    ],
    conflictRules: [],
    notice: {
      workingDays: 7,
      addendumWorkingDays: 5,
      holidays: [],
      workingWeekendDays: [],
      objectionContact: text("秘书处"),
      supervisionContact: text("监督组"),
    },
    certificatePrefix: "TEST",
  };
}

export const programme: Programme = read();

function read(): Programme {
  const result = readProgramme(programmeDocument());
  if ("problems" in result) throw new Error(`programme fixture: ${JSON.stringify(result.problems)}`);
  return result.programme;
}

export const soundFacts: SubmissionFacts = {
  receivedAt: "2022-12-20T10:00:00+08:00",
  country: "CN",
  unitType: "enterprise",
  hasLinkedSme: false,
  employees: 120,
  applicantNames: { zh: "杭州澜拓仪器有限公司", en: "Hangzhou Lantuo Instruments Co., Ltd.", former: [] },
  profile: { zh: "仪器制造企业。", en: "A maker of instruments." },
  contact: { name: "联系人", phone: "19900000001", email: "contact@lantuo.example" },
  zjtxLevel: null,
  kind: "product",
  releasedOn: "2022-05-01",
  isFirstRelease: false,
  declaredField: "F1",
  mappedField: null,
  texts: {
    originality: "与同类相比精度更高。",
    summary: "简介",
    innovation: "创新",
    application: "应用",
    objectiveEvaluation: "验收报告一份。",
  },
  images: [{ section: "innovation", bytes: 1024 }],
  ipRights: [
    {
      type: "inventionPatent",
      name: "一种仪器",
      certificateNo: "ZL202110000001.X",
      holder: "杭州澜拓仪器有限公司",
      grantedOn: "2021-08-06",
      status: "valid",
      hasScan: true,
    },
  ],
  qualificationScanBytes: 400 * 1024,
  otherFiles: [{ name: "award.pdf", bytes: 1024, isVideo: false }],
  commitment: { isPresent: true, isSealed: true, isSigned: true, signedOn: "2022-12-01" },
  channel: "provincial",
  isRecommenderConfirmed: true,
  recommendingExperts: [],
  declarations: { hasAccidentRecord: false, hasBadRecord: false },
  paperCopies: 4,
  duplicates: [],
};
