import type { RosterExpert, RosterExpertFact } from "#db/roster.ts";
import { randomFrom } from "../random.ts";
import { BRANDS } from "./brands.ts";
import { addDays } from "./calendar.ts";
import { plannedFactsOf } from "./conflicts.ts";
import { EXPERT_PLANS, type ExpertPlan } from "./expert-list.ts";
import { chineseName, foreignName } from "./names.ts";
import { employerKey } from "./organizations.ts";
import type { Pair } from "./technology.ts";

/** Submissions one expert may be given in a stage. */
const CAPACITY = 18;

const TITLES: Record<ExpertPlan["kind"], readonly Pair[]> = {
  authority: [
    ["教授、博士生导师", "Professor"],
    ["研究员", "Research fellow"],
    ["正高级工程师", "Professor of engineering"],
  ],
  entrepreneur: [
    ["董事长", "Chairman of the board"],
    ["总经理", "General manager"],
    ["首席技术官", "Chief technology officer"],
  ],
  investor: [
    ["合伙人", "Partner"],
    ["投资总监", "Investment director"],
  ],
};
const SUBJECTS: readonly Pair[] = [
  ["关键部件可靠性设计", "reliability of key parts"],
  ["过程监测与质量控制", "process monitoring and quality control"],
  ["绿色制造评价方法", "assessment of green manufacturing"],
  ["系统集成与标准化", "system integration and standards"],
];
const LANGUAGES: Record<string, readonly string[]> = {
  AE: ["ar", "en"],
  CN: ["zh-CN", "en"],
  HU: ["hu", "en"],
  JP: ["ja", "en"],
  KR: ["ko", "en"],
  MY: ["ms", "en", "zh-CN"],
  PL: ["pl", "en"],
  SG: ["en", "zh-CN"],
  TH: ["th", "en"],
};

export function demonstrationExperts(): RosterExpert[] {
  return EXPERT_PLANS.map((plan) => {
    const title = randomFrom(`title ${plan.code}`).pick(TITLES[plan.kind]);
    return {
      code: plan.code,
      nameZh: plan.name[0],
      nameEn: plan.name[1],
      titleZh: title[0],
      titleEn: title[1],
      kind: plan.kind,
      organizationKey: employerKey(plan.code),
      country: plan.country,
      province: plan.province,
      birthYear: plan.birthYear,
      email: expertEmail(plan.code),
      languages: JSON.stringify(LANGUAGES[plan.country]),
      capacity: CAPACITY,
      isActive: 1,
      fields: plan.fields,
      facts: [...careerOf(plan), ...plannedFactsOf(plan.code)],
    };
  });
}

export function expertEmail(code: string): string {
  return `${code.toLowerCase()}@experts.example`;
}

/** An ordinary record: a job before this one, works, kin, and what goes with the kind of expert. None of it conflicts. */
function careerOf(plan: ExpertPlan): RosterExpertFact[] {
  const random = randomFrom(`career ${plan.code}`);
  const language = plan.country === "CN" ? 0 : 1;
  const elsewhere = (index: number): string =>
    BRANDS[BRANDS.length - 1 - index]![language] + (language === 0 ? "技术集团" : " Technology Group");
  const joined = addDays("2006-03-01", random.between(0, 3600));
  const subject = random.pick(SUBJECTS)[language];
  const kinName = plan.country === "CN" ? chineseName(random)[0] : foreignName(random, plan.country);
  const isAuthority = plan.kind === "authority";
  return [
    { ...NOTHING, kind: "employment", organizationKey: employerKey(plan.code), startedOn: joined },
    {
      ...NOTHING,
      kind: "employment",
      organizationName: elsewhere(random.integer(10)),
      startedOn: addDays(joined, -random.between(1200, 3000)),
      endedOn: addDays(joined, -30),
    },
    {
      ...NOTHING,
      kind: "kin",
      personName: kinName,
      detail: JSON.stringify({ relation: random.pick(["spouse", "child"]) }),
    },
    {
      ...NOTHING,
      kind: isAuthority ? "paper" : "patent",
      organizationName: elsewhere(random.integer(10)),
      startedOn: addDays("2019-01-01", random.between(0, 1200)),
      detail: JSON.stringify({ subject }),
    },
    ...(plan.kind === "investor"
      ? [
          {
            ...NOTHING,
            kind: "fundHolding",
            organizationName: elsewhere(10 + random.integer(5)),
            startedOn: "2021-05-01",
          },
        ]
      : []),
    ...(plan.kind === "entrepreneur"
      ? [{ ...NOTHING, kind: "board", organizationName: elsewhere(10 + random.integer(5)), startedOn: "2018-09-01" }]
      : []),
  ];
}

const NOTHING = {
  organizationKey: null,
  organizationName: null,
  personName: null,
  startedOn: null,
  endedOn: null,
  detail: "{}",
} as const;
