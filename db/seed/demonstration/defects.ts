/**
 * What is wrong with the submissions of the demonstration call, and what is only just right. The generator plants it,
 * the tests and the demonstration's own formal check read from here what must come out.
 */
import type { NewRow } from "#db/schema.ts";

export interface PlannedDefect {
  readonly serial: string;
  /** The eligibility rule it breaks, and the finding by which the formal check says so. */
  readonly ruleCode: string;
  readonly detail: string;
  /** failed: the rule decides; flag: a person decides, and finds it failed. */
  readonly outcome: "failed" | "flag";
  /** It could be cured in the correction round; then nothing comes in and the round lapses. */
  readonly isCorrectable: boolean;
}

/** Ineligible, one for each kind of defect. */
export const INELIGIBLE: readonly PlannedDefect[] = [
  defect("F01-006", "E01", "received_late"),
  defect("F02-010", "E02", "country_outside"),
  defect("F04-015", "E03", "too_many_employees", "flag"),
  defect("F05-008", "E05", "released_too_early"),
  defect("F03-008", "E06", "no_class_one_right"),
  defect("F06-009", "E06", "class_one_not_valid"),
  defect("F07-009", "E07", "holder_differs", "flag"),
  defect("F07-005", "E09", "commitment_not_sealed", "failed", true),
  defect("F01-013", "E15", "scan_too_small", "failed", true),
  defect("F06-013", "E15", "scan_too_large", "failed", true),
  defect("F04-012", "E15", "text_too_long", "failed", true),
  defect("F06-011", "E13", "recommending_experts_count", "failed", true),
  defect("F04-022", "E16", "duplicate_two_channels", "flag"),
  defect("F05-011", "E11", "accident_declared", "flag"),
];

export interface PlannedCorrection extends PlannedDefect {
  /** What the applicant sends in; null: nothing, and the round lapses. Has the form the correction desk takes. */
  readonly answer: CorrectionAnswer | null;
}

interface CorrectionAnswer {
  readonly note: string;
  readonly fields?: {
    readonly declaredFieldCode?: string;
    readonly commitmentSignedOn?: string;
  };
  readonly texts?: readonly {
    readonly section: NewRow<"submissionTexts">["section"];
    readonly language: "zh" | "en";
    readonly body: string;
  }[];
  readonly removedFiles?: readonly {
    readonly section: NewRow<"submissionFiles">["section"];
    readonly position: number;
  }[];
}

export const SIGNATURE_DATE_SUPPLIED = "2022-12-12";
export const ENGLISH_PROFILE_MISSING = "F04-014";

/** Sent back once: four are answered, two are not. */
export function plannedCorrections(englishProfile: string): PlannedCorrection[] {
  return [
    {
      ...defect("F01-011", "E15", "too_many_images", "failed", true),
      answer: { note: "已删除多余的第三张图片。", removedFiles: [{ section: "innovation", position: 2 }] },
    },
    {
      ...defect(ENGLISH_PROFILE_MISSING, "E12", "item_missing", "failed", true),
      answer: { note: "补交英文单位简介。", texts: [{ section: "profile", language: "en", body: englishProfile }] },
    },
    {
      ...defect("F05-010", "E08", "unknown_field", "failed", true),
      answer: { note: "更正所属领域为新能源。", fields: { declaredFieldCode: "F5" } },
    },
    {
      ...defect("F06-005", "E09", "commitment_not_dated", "failed", true),
      answer: { note: "承诺书补填签署日期。", fields: { commitmentSignedOn: SIGNATURE_DATE_SUPPLIED } },
    },
    { ...defect("F02-014", "E12", "ip_scan_missing", "failed", true), answer: null },
    { ...defect("F08-006", "E12", "item_missing", "failed", true), answer: null },
  ];
}

/** Withdrawn by the applicant in the days of the formal check. */
export const WITHDRAWN: readonly { readonly serial: string; readonly reasonZh: string; readonly reasonEn: string }[] = [
  {
    serial: "F01-018",
    reasonZh: "成果权属正在转让，申报单位申请撤回。",
    reasonEn: "The result is being transferred to another owner.",
  },
  {
    serial: "F03-012",
    reasonZh: "申报单位拟补充试验数据后参加下一届。",
    reasonEn: "More trials are wanted first; the applicant will enter the next edition.",
  },
];

/** Arrived as "other"; the secretariat maps it. */
export const ARRIVED_AS_OTHER = { serial: "F08-003", declared: "F9", fieldCode: "F8" } as const;
/** A field that does not exist, put right in the correction round. */
export const WRONG_FIELD = { serial: "F05-010", declared: "F12", fieldCode: "F5" } as const;

/** Only just right: each keeps its limit exactly. */
export const EDGES = {
  launchedOnFirstDay: "F01-009",
  sentInLastSeconds: "F02-012",
  summaryOfExactly1200: "F03-015",
  scanOfExactlyMinimum: "F05-004",
  scanOfExactlyMaximum: "F04-011",
} as const;

/** Instants of receipt something hangs on, ISO-8601 UTC. */
export const RECEIVED_AT: Record<string, string> = {
  "F01-006": "2022-12-20T16:03:00.000Z",
  [EDGES.sentInLastSeconds]: "2022-12-20T15:59:58.000Z",
  // Later than the date of signature that is supplied afterwards.
  "F06-005": "2022-12-14T03:21:40.000Z",
};
export const RELEASED_ON: Record<string, string> = {
  "F05-008": "2021-12-30",
  [EDGES.launchedOnFirstDay]: "2022-01-01",
};
export const SCAN_BYTES: Record<string, number> = {
  "F01-013": 98_304,
  "F06-013": 3_565_158,
  [EDGES.scanOfExactlyMinimum]: 153_600,
  [EDGES.scanOfExactlyMaximum]: 3_145_728,
};
export const SUMMARY_CHARACTERS: Record<string, number> = { "F04-012": 1263, [EDGES.summaryOfExactly1200]: 1200 };
export const EMPLOYEES: Record<string, number> = { "F04-015": 4600 };
export const INNOVATION_IMAGES: Record<string, number> = { "F01-011": 3 };
export const UNSEALED = "F07-005";
export const UNDATED = "F06-005";
export const NO_CONTACT = "F08-006";
export const NO_IP_SCAN = "F02-014";
export const ACCIDENT = "F05-011";
export const LAPSED_CLASS_ONE = "F06-009";
export const FOREIGN_OWNER = { serial: "F07-009", holder: "旧港航路控制技术有限公司" } as const;
export const TOO_FEW_RECOMMENDING_EXPERTS = "F06-011";

function defect(
  serial: string,
  ruleCode: string,
  detail: string,
  outcome: PlannedDefect["outcome"] = "failed",
  isCorrectable = false,
): PlannedDefect {
  return { serial, ruleCode, detail, outcome, isCorrectable };
}
