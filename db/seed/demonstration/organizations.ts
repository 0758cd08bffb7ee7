/** Every organization of the demonstration call, under the key by which the rest of the roster refers to it. */
import type { RosterOrganization } from "#db/roster.ts";
import { randomFrom } from "../random.ts";
import { BRANDS, TRADES } from "./brands.ts";
import { creditCode } from "./credit-code.ts";
import { EXPERT_PLANS, type ExpertPlan } from "./expert-list.ts";
import { FOREIGN_APPLICANTS } from "./plan-tables.ts";
import { PLANS, type SubmissionPlan } from "./plans.ts";
import { provinceOf, RECOMMENDING_PROVINCES } from "./provinces.ts";
import type { Pair } from "./technology.ts";

/** Two subsidiaries of one group: the applicant of F01-001, and an employer of an expert that enters nothing. */
export const SIBLING_KEY = "applicant-sibling";
export const GROUP_KEY = "group-1";
/** The applicant that changed its name, and an expert's former employer under the old one. */
export const RENAMED = { serial: "F03-003", formerName: "济南旧炬金属材料厂" } as const;

/** Where an expert works when it is not an employer of his own. */
const EMPLOYERS: Record<string, string> = { "E-21": SIBLING_KEY, "E-24": "applicant-F08-004" };
const PARENTS: Record<string, string> = {
  "F01-001": GROUP_KEY,
  "F01-015": "work-E-03",
  "F05-013": "work-E-27",
};

const FORMS: Record<string, Pair> = {
  AE: ["阿联酋", "FZ-LLC"],
  CH: ["瑞士", "AG"],
  HU: ["匈牙利", "Kft."],
  ID: ["印度尼西亚", "PT"],
  JP: ["日本", "K.K."],
  KR: ["韩国", "Co., Ltd."],
  KZ: ["哈萨克斯坦", "LLP"],
  MY: ["马来西亚", "Sdn. Bhd."],
  PK: ["巴基斯坦", "(Pvt.) Ltd."],
  PL: ["波兰", "Sp. z o.o."],
  RS: ["塞尔维亚", "d.o.o."],
  SG: ["新加坡", "Pte. Ltd."],
  TH: ["泰国", "Co., Ltd."],
  UZ: ["乌兹别克斯坦", "LLC"],
  VN: ["越南", "JSC"],
};

export function applicantKey(serial: string): string {
  return `applicant-${serial}`;
}

export function employerKey(expertCode: string): string {
  return EMPLOYERS[expertCode] ?? `work-${expertCode}`;
}

/** What the applicant of a submission deals in. */
export function tradeOf(plan: SubmissionPlan): Pair {
  return randomFrom(`trade ${plan.applicantOf}`).pick(TRADES[plan.field]);
}

/** The call's own hosts, co-hosts and supporters, as the programme file names them. */
export interface ProgrammeOrganization {
  readonly code: string;
  readonly kind: RosterOrganization["kind"];
  readonly name: { readonly zh: string; readonly en: string };
}

/** 120 applicants (96 enterprises, 24 institutes and teams), recommending bodies, and where the experts work. */
export function demonstrationOrganizations(ofProgramme: readonly ProgrammeOrganization[]): RosterOrganization[] {
  return [
    ...ofProgramme.map(({ code, kind, name }) => ({ ...EMPTY, key: code, kind, nameZh: name.zh, nameEn: name.en })),
    ...RECOMMENDING_PROVINCES.map(([code]) => recommender(code)),
    ...APPLICANTS,
    ...EXPERT_PLANS.filter(({ code }) => !(code in EMPLOYERS)).map(employer),
    ...groups(),
  ];
}

/** @throws Error for a serial that is not in the call */
export function applicantOf(serial: string): RosterOrganization {
  const found = APPLICANTS.find(({ key }) => key === applicantKey(serial));
  if (found === undefined) throw new Error(`applicantOf: no applicant of ${serial}`);
  return found;
}

const EMPTY = {
  formerNames: "[]",
  country: "CN",
  province: null,
  creditCode: null,
  registerNo: null,
  emailDomain: null,
  parentKey: null,
} as const;

const APPLICANT_PLANS = PLANS.filter((plan) => plan.applicantOf === plan.serial);
const DOMESTIC = APPLICANT_PLANS.filter((plan) => plan.country === "CN");
const APPLICANTS: readonly RosterOrganization[] = [...APPLICANT_PLANS.map(applicant), sibling()];

function applicant(plan: SubmissionPlan): RosterOrganization {
  return plan.country === "CN" ? domesticApplicant(plan) : foreignApplicant(plan);
}

function domesticApplicant(plan: SubmissionPlan): RosterOrganization {
  const random = randomFrom(`organization ${plan.serial}`);
  const brand = BRANDS[DOMESTIC.indexOf(plan)]!;
  const trade = tradeOf(plan);
  const { cities, region } = provinceOf(plan.province!);
  const city = random.pick(cities);
  return {
    ...EMPTY,
    key: applicantKey(plan.serial),
    kind: "applicant",
    nameZh:
      city[0] + brand[0] + trade[0] + { enterprise: "有限公司", institute: "研究院", team: "创新团队" }[plan.unitType],
    nameEn: {
      enterprise: `${brand[1]} ${trade[1]} Co., Ltd.`,
      institute: `${brand[1]} Institute of ${trade[1]}`,
      team: `${brand[1]} ${trade[1]} Innovation Team`,
    }[plan.unitType],
    formerNames: plan.serial === RENAMED.serial ? JSON.stringify([RENAMED.formerName]) : "[]",
    province: plan.province,
    // A team is no legal entity of its own.
    creditCode: plan.unitType === "team" ? null : creditCodeFor(plan.unitType, region, plan.serial),
    emailDomain: `${brand[1].toLowerCase()}.example`,
    parentKey: PARENTS[plan.serial] ?? null,
  };
}

function foreignApplicant(plan: SubmissionPlan): RosterOrganization {
  const [country, brandEn, brandZh] = FOREIGN_APPLICANTS[plan.serial]!;
  const trade = tradeOf(plan);
  const [countryZh, form] = FORMS[country]!;
  const isInstitute = plan.unitType === "institute";
  const enterpriseName = country === "ID" ? `${form} ${brandEn} ${trade[1]}` : `${brandEn} ${trade[1]} ${form}`;
  return {
    ...EMPTY,
    key: applicantKey(plan.serial),
    kind: "applicant",
    nameZh: countryZh + brandZh + trade[0] + (isInstitute ? "研究所" : "公司"),
    nameEn: isInstitute ? `${brandEn} Institute of ${trade[1]}` : enterpriseName,
    country,
    registerNo: `${country}-2016-${plan.serial.replace("-", "")}`,
    emailDomain: `${brandEn.toLowerCase().replace(/[^a-z]/g, "")}.example`,
  };
}

function sibling(): RosterOrganization {
  const brand = BRANDS[DOMESTIC.length]!;
  return {
    ...EMPTY,
    key: SIBLING_KEY,
    kind: "applicant",
    nameZh: `武汉${brand[0]}工业软件有限公司`,
    nameEn: `${brand[1]} Industrial Software Co., Ltd.`,
    province: "CN-HB",
    creditCode: creditCodeFor("enterprise", "420000", SIBLING_KEY),
    emailDomain: `${brand[1].toLowerCase()}.example`,
    parentKey: GROUP_KEY,
  };
}

function groups(): RosterOrganization[] {
  const brand = BRANDS[DOMESTIC.length + 1]!;
  return [
    {
      ...EMPTY,
      key: GROUP_KEY,
      kind: "other",
      nameZh: `${brand[0]}控股集团有限公司`,
      nameEn: `${brand[1]} Holding Group Co., Ltd.`,
      province: "CN-HB",
      creditCode: creditCodeFor("enterprise", "420000", GROUP_KEY),
      emailDomain: `${brand[1].toLowerCase()}.example`,
    },
  ];
}

function recommender(provinceCode: string): RosterOrganization {
  const { nameZh, nameEn, code } = provinceOf(provinceCode);
  return {
    ...EMPTY,
    key: `recommender-${code}`,
    kind: "recommender",
    nameZh: `${nameZh}省级推荐单位（演示）`,
    nameEn: `Provincial recommending body of ${nameEn} (demonstration)`,
    province: code,
    emailDomain: "recommenders.example",
  };
}

const EMPLOYER_FORMS: Record<ExpertPlan["kind"], readonly Pair[]> = {
  authority: [
    ["工业大学", "University of Technology"],
    ["研究院", "Research Institute"],
    ["大学", "University"],
  ],
  entrepreneur: [["科技股份有限公司", "Technology Group Co., Ltd."]],
  investor: [
    ["创业投资管理有限公司", "Venture Capital Management Co., Ltd."],
    ["产业基金管理有限公司", "Industry Fund Management Co., Ltd."],
  ],
};

function employer(plan: ExpertPlan): RosterOrganization {
  const random = randomFrom(`employer ${plan.code}`);
  const brand = BRANDS[DOMESTIC.length + 2 + EXPERT_PLANS.indexOf(plan)]!;
  const [formZh, formEn] = random.pick(EMPLOYER_FORMS[plan.kind]);
  return {
    ...EMPTY,
    key: employerKey(plan.code),
    kind: "other",
    nameZh: plan.country === "CN" ? brand[0] + formZh : FORMS[plan.country]![0] + brand[0] + formZh,
    nameEn: `${brand[1]} ${formEn}`,
    country: plan.country,
    province: plan.province,
    creditCode:
      plan.province === null
        ? null
        : creditCodeFor(
            plan.kind === "authority" ? "institute" : "enterprise",
            provinceOf(plan.province).region,
            plan.code,
          ),
    registerNo: plan.province === null ? `${plan.country}-2009-${plan.code.replace("-", "")}` : null,
    emailDomain: `${brand[1].toLowerCase()}.example`,
  };
}

function creditCodeFor(unitType: "enterprise" | "institute", region: string, seed: string): string {
  const digits = String(randomFrom(`credit code ${seed}`).integer(1_000_000)).padStart(6, "0");
  return creditCode(unitType === "enterprise" ? "91" : "12", region, `MA${digits}`);
}
