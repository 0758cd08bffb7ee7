/**
 * The planted conflicts: 46 pairs, every rule of the programme at least once. Most leave a fact in the expert's own
 * record, from which the same pair can be found again. `{org}` stands for the applicant, `{person}` for the person.
 */
import type { Pair } from "./technology.ts";

export interface PlannedFact {
  readonly kind: string;
  /** applicant: the submission's applicant; otherwise the key of an organization, or null. */
  readonly organizationKey: string | null;
  /** A name under which no organization of the roster is known. */
  readonly organizationName?: string;
  /** Whose name the fact carries. */
  readonly person?: "legalRepresentative" | "contact" | "inventor";
  readonly startedOn: string | null;
  readonly endedOn: string | null;
  readonly detail?: Readonly<Record<string, string | number>>;
}

export interface PlannedConflict {
  /** Expert code, or the e-mail of a member of staff. */
  readonly who: string;
  readonly serial: string;
  readonly ruleCode: string;
  readonly evidence: Pair;
  readonly endedOn: string | null;
  /** What the expert's record holds of it. */
  readonly fact: PlannedFact | null;
}

const APPLICANT = "applicant";
/** The firm of E-24 has a submission in F8, so E-24 may read none of that field. */
const COMPETING_FIELD = ["F08-001", "F08-002", "F08-003", "F08-005", "F08-006", "F08-007", "F08-008"];

export const CONFLICT_PLANS: readonly PlannedConflict[] = [
  planned("E-10", "F06-002", "SELF", ["专家是该成果的发明人之一。", "The expert is one of its inventors."], {
    kind: "patent",
    organizationKey: APPLICANT,
    startedOn: "2020-04-16",
    endedOn: null,
    detail: { role: "inventor" },
  }),
  planned(
    "E-24",
    "F08-004",
    "SAME_ORG",
    ["专家任职于申报单位{org}。", "The expert works for the applicant, {org}."],
    null,
  ),
  planned(
    "E-27",
    "F05-013",
    "SAME_ORG",
    ["申报单位{org}是专家所在企业的子公司。", "{org} is a subsidiary of the expert's firm."],
    null,
  ),
  planned(
    "E-03",
    "F01-015",
    "SAME_ORG",
    ["申报单位{org}由专家所在院校控股。", "{org} is held by the expert's institution."],
    null,
  ),
  ...COMPETING_FIELD.map((serial) =>
    planned(
      "E-24",
      serial,
      "COMPETING",
      [
        "专家所在企业在安全应急装备领域有参评成果。",
        "The expert's firm has a submission in the same field, safety and emergency equipment.",
      ],
      null,
    ),
  ),
  planned(
    "E-08",
    "F07-007",
    "FORMER_ORG",
    [
      "2020年2月前任{org}技术总监，距初评不足36个月。",
      "Technical director of {org} until February 2020, less than 36 months before the initial review.",
    ],
    {
      kind: "employment",
      organizationKey: APPLICANT,
      startedOn: "2016-03-01",
      endedOn: "2020-02-10",
    },
  ),
  planned(
    "E-14",
    "F03-003",
    "FORMER_ORG",
    [
      "原任职单位后更名为{org}，曾用名一致。",
      "The former employer now goes by the name of {org}; its old name is the same.",
    ],
    {
      kind: "employment",
      organizationKey: null,
      organizationName: "济南旧炬金属材料厂",
      startedOn: "2015-05-01",
      endedOn: "2021-06-30",
    },
  ),
  planned(
    "E-21",
    "F04-009",
    "FORMER_ORG",
    ["2022年1月前任{org}副总经理。", "Deputy general manager of {org} until January 2022."],
    {
      kind: "employment",
      organizationKey: APPLICANT,
      startedOn: "2018-07-01",
      endedOn: "2022-01-31",
    },
  ),
  planned("E-22", "F01-012", "BOARD", ["现任{org}独立董事。", "Independent director of {org}."], {
    kind: "board",
    organizationKey: APPLICANT,
    startedOn: "2019-06-01",
    endedOn: null,
  }),
  planned("E-32", "F07-002", "BOARD", ["2021年底前任{org}监事。", "Supervisor of {org} until the end of 2021."], {
    kind: "board",
    organizationKey: APPLICANT,
    startedOn: "2018-01-01",
    endedOn: "2021-12-31",
  }),
  planned("E-26", "F03-016", "CONTROL", ["2021年9月前为{org}实际控制人。", "Controlled {org} until September 2021."], {
    kind: "control",
    organizationKey: APPLICANT,
    startedOn: "2014-02-01",
    endedOn: "2021-09-30",
  }),
  planned("E-31", "F04-006", "EQUITY", ["本人持有{org}1.2%股份。", "Holds 1.2% of {org}."], {
    kind: "holding",
    organizationKey: APPLICANT,
    startedOn: "2020-08-01",
    endedOn: null,
    detail: { holder: "self", shareHundredthsPercent: 120 },
  }),
  planned(
    "E-33",
    "F06-008",
    "EQUITY",
    ["所管理基金持有{org}6.5%股份。", "A fund the expert manages holds 6.5% of {org}."],
    {
      kind: "fundHolding",
      organizationKey: APPLICANT,
      startedOn: "2021-03-01",
      endedOn: null,
      detail: { fund: "岫原医疗成长一号基金", shareHundredthsPercent: 650 },
    },
  ),
  planned(
    "E-38",
    "F04-001",
    "EQUITY",
    ["所管理基金已与{org}签署投资意向书。", "A fund the expert manages has signed a term sheet with {org}."],
    {
      kind: "termSheet",
      organizationKey: APPLICANT,
      startedOn: "2022-11-02",
      endedOn: null,
      detail: { fund: "Straits Growth Fund II (demonstration)" },
    },
  ),
  planned("E-35", "F01-019", "EQUITY", ["配偶持有{org}股份。", "The expert's spouse holds shares of {org}."], {
    kind: "holding",
    organizationKey: APPLICANT,
    startedOn: "2019-10-01",
    endedOn: null,
    detail: { holder: "spouse", shareHundredthsPercent: 40 },
  }),
  planned(
    "E-06",
    "F06-012",
    "KIN",
    ["{org}法定代表人{person}是专家的配偶。", "{person}, legal representative of {org}, is the expert's spouse."],
    {
      kind: "kin",
      organizationKey: null,
      person: "legalRepresentative",
      startedOn: null,
      endedOn: null,
      detail: { relation: "spouse" },
    },
  ),
  planned(
    "E-12",
    "F04-014",
    "KIN",
    ["{org}联系人{person}是专家的弟弟。", "{person}, contact of {org}, is the expert's brother."],
    {
      kind: "kin",
      organizationKey: null,
      person: "contact",
      startedOn: null,
      endedOn: null,
      detail: { relation: "sibling" },
    },
  ),
  planned(
    "secretary2@secretariat.example",
    "F02-007",
    "KIN",
    [
      "{org}发明人{person}是该秘书处工作人员的配偶。",
      "{person}, an inventor at {org}, is the spouse of this member of the secretariat.",
    ],
    {
      kind: "kin",
      organizationKey: null,
      person: "inventor",
      startedOn: null,
      endedOn: null,
      detail: { relation: "spouse" },
    },
  ),
  planned(
    "E-04",
    "F02-001",
    "ADVISER",
    ["2022年6月前为{org}有偿技术顾问。", "Paid technical consultant of {org} until June 2022."],
    {
      kind: "adviser",
      organizationKey: APPLICANT,
      startedOn: "2020-07-01",
      endedOn: "2022-06-30",
    },
  ),
  planned(
    "E-25",
    "F01-008",
    "ADVISER",
    ["2021年10月前受聘为{org}首席顾问。", "Retained by {org} as chief adviser until October 2021."],
    {
      kind: "adviser",
      organizationKey: APPLICANT,
      startedOn: "2019-01-01",
      endedOn: "2021-10-31",
    },
  ),
  planned(
    "E-15",
    "F06-003",
    "RECOMMENDER",
    ["在附件1中作为推荐专家签字。", "Signed Annex 1 as recommending expert."],
    null,
  ),
  planned(
    "E-22",
    "F01-010",
    "RECOMMENDER",
    ["在附件1中作为推荐专家签字。", "Signed Annex 1 as recommending expert."],
    null,
  ),
  planned(
    "E-35",
    "F08-007",
    "RECOMMENDER",
    ["在附件1中作为推荐专家签字。", "Signed Annex 1 as recommending expert."],
    null,
  ),
  planned("E-16", "F02-011", "PREPARED", ["参与编写{org}的申报材料。", "Helped {org} to write the submission."], {
    kind: "prepared",
    organizationKey: APPLICANT,
    startedOn: "2022-10-28",
    endedOn: "2022-11-18",
  }),
  planned(
    "E-09",
    "F05-001",
    "TESTED",
    ["2021年8月签发该成果使用的检测报告。", "Signed the test report used in the submission in August 2021."],
    {
      kind: "testReport",
      organizationKey: APPLICANT,
      startedOn: "2021-08-20",
      endedOn: "2021-08-20",
    },
  ),
  planned(
    "E-02",
    "F01-014",
    "TESTED",
    ["2022年5月主持该成果的鉴定会。", "Chaired the appraisal of the result in May 2022."],
    {
      kind: "appraisal",
      organizationKey: APPLICANT,
      startedOn: "2022-05-26",
      endedOn: "2022-05-26",
    },
  ),
  planned(
    "E-23",
    "F02-003",
    "DISPUTE",
    [
      "所在企业与{org}的专利纠纷于2021年5月结案。",
      "A patent lawsuit between the expert's firm and {org} ended in May 2021.",
    ],
    {
      kind: "dispute",
      organizationKey: APPLICANT,
      startedOn: "2019-11-04",
      endedOn: "2021-05-18",
    },
  ),
  planned(
    "E-18",
    "F06-014",
    "COINVENTOR",
    ["2020年6月与{org}共同申请专利。", "Joint patent application with {org} in June 2020."],
    {
      kind: "patent",
      organizationKey: APPLICANT,
      startedOn: "2020-06-09",
      endedOn: "2020-06-09",
      detail: { role: "jointApplicant" },
    },
  ),
  planned(
    "E-05",
    "F03-006",
    "COINVENTOR",
    ["2021年3月与{org}研发人员合著论文。", "Joint paper with researchers of {org} in March 2021."],
    {
      kind: "paper",
      organizationKey: APPLICANT,
      startedOn: "2021-03-15",
      endedOn: "2021-03-15",
      detail: { role: "coauthor" },
    },
  ),
  planned(
    "E-01",
    "F07-003",
    "ADVISEE",
    [
      "{org}发明人{person}是专家指导的博士毕业生。",
      "{person}, an inventor at {org}, wrote the doctoral thesis under the expert.",
    ],
    {
      kind: "thesis",
      organizationKey: null,
      person: "inventor",
      startedOn: "2009-09-01",
      endedOn: "2013-06-30",
      detail: { relation: "doctoralStudent" },
    },
  ),
  planned(
    "E-29",
    "F07-006",
    "BUSINESS",
    ["所在企业2022年8月前为{org}供货。", "The expert's firm supplied {org} until August 2022."],
    {
      kind: "business",
      organizationKey: APPLICANT,
      startedOn: "2020-01-10",
      endedOn: "2022-08-31",
      detail: { relation: "supplier" },
    },
  ),
  planned(
    "E-30",
    "F05-003",
    "BUSINESS",
    ["所在企业是{org}的设备客户。", "The expert's firm buys equipment from {org}."],
    {
      kind: "business",
      organizationKey: APPLICANT,
      startedOn: "2021-09-15",
      endedOn: null,
      detail: { relation: "customer" },
    },
  ),
  ...["F04-002", "F04-013"].map((serial) =>
    planned(
      "E-07",
      serial,
      "CHANNEL",
      [
        "专家在推荐单位中国软件行业协会兼职。",
        "The expert holds a post in the recommending body, the China Software Industry Association.",
      ],
      {
        kind: "employment",
        organizationKey: "S09",
        startedOn: "2021-01-01",
        endedOn: null,
        detail: { post: "partTime" },
      },
    ),
  ),
  planned(
    "E-11",
    "F01-020",
    "EXCLUDED",
    ["{org}书面说明该专家不宜评审。", "{org} has named the expert as unsuitable in writing."],
    statement("excluded", "F01-020", "2022-12-21"),
  ),
  planned(
    "E-36",
    "F03-005",
    "EXCLUDED",
    ["{org}书面说明该专家不宜评审。", "{org} has named the expert as unsuitable in writing."],
    statement("excluded", "F03-005", "2022-12-21"),
  ),
  planned(
    "E-13",
    "F02-008",
    "LOCAL",
    ["专家与申报单位同在湖北省。", "Expert and applicant are both from Hubei."],
    null,
  ),
  planned(
    "E-34",
    "F04-009",
    "ASSOC",
    [
      "专家在推荐该成果的中国通信企业协会任专业委员会委员。",
      "The expert sits on a committee of the China Association of Communication Enterprises, as the applicant does.",
    ],
    {
      kind: "associationPost",
      organizationKey: "S03",
      startedOn: "2020-05-01",
      endedOn: null,
    },
  ),
  planned(
    "E-17",
    "F04-020",
    "CONTACTED",
    ["专家报告曾收到请托电话。", "The expert reported a call asking for favour."],
    {
      kind: "contacted",
      organizationKey: APPLICANT,
      startedOn: "2022-12-29",
      endedOn: "2022-12-29",
    },
  ),
  planned(
    "E-40",
    "F02-016",
    "PERCEIVED",
    ["专家表示不宜评审，无需说明理由。", "The expert would rather not; no reason is needed."],
    statement("perceived", "F02-016", "2022-12-30"),
  ),
];

/** In the experts' record, and rightly no conflict: too long ago, another subsidiary of the same group, a namesake. */
export const NEAR_MISSES: readonly (Omit<PlannedConflict, "evidence" | "endedOn"> & { readonly why: Pair })[] = [
  {
    who: "E-34",
    serial: "F03-001",
    ruleCode: "FORMER_ORG",
    why: ["任职于37个月前结束。", "The employment ended 37 months ago."],
    fact: { kind: "employment", organizationKey: APPLICANT, startedOn: "2013-04-01", endedOn: "2019-12-10" },
  },
  {
    who: "E-21",
    serial: "F01-001",
    ruleCode: "SAME_ORG",
    why: ["同一集团的另一家子公司，没有上下级关系。", "Another subsidiary of the same group, neither above nor below."],
    fact: null,
  },
  {
    who: "E-33",
    serial: "F03-009",
    ruleCode: "SELF",
    why: ["发明人与专家同名，出生年份不同。", "An inventor of the same name, born in another year."],
    fact: null,
  },
];

/**
 * Nobody has declared it and no record shows it: while the notice is up, a letter reports that the expert took lecture
 * fees from the applicant in early 2022.
 */
export const undeclaredConflict = {
  expertCode: "E-37",
  serial: "F08-001",
  ruleCode: "ADVISER",
  /** When the office enters it, and until when the readings that follow are to be in. */
  reportedAt: "2023-04-07T02:00:00.000Z",
  readingsDueOn: "2023-04-11",
  /** What the letter says, as the office enters it. */
  fact: { kind: "adviser", startedOn: "2022-01-10", endedOn: "2022-06-30" },
} as const;

/** What somebody said of one submission. */
function statement(kind: "excluded" | "perceived", serial: string, startedOn: string): PlannedFact {
  return { kind, organizationKey: null, startedOn, endedOn: null, detail: { serial } };
}

function planned(
  who: string,
  serial: string,
  ruleCode: string,
  evidence: Pair,
  fact: PlannedFact | null,
): PlannedConflict {
  return { who, serial, ruleCode, evidence, endedOn: fact?.endedOn ?? null, fact };
}
