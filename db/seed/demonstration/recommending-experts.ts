/** The three recommending experts of a self-nomination. Three of them belong to the pool. */
import type { RosterSubmission } from "#db/roster.ts";
import { randomFrom } from "../random.ts";
import { BRANDS } from "./brands.ts";
import { addDays } from "./calendar.ts";
import { TOO_FEW_RECOMMENDING_EXPERTS } from "./defects.ts";
import { expertPlanOf } from "./expert-list.ts";
import { chineseName, demonstrationPhone, foreignName } from "./names.ts";
import { SELF_CHANNEL } from "./plan-tables.ts";
import type { SubmissionPlan } from "./plans.ts";
import type { Pair } from "./technology.ts";

type RecommendingExpert = RosterSubmission["recommendingExperts"][number];

/** Experts of the pool who signed for a submission, by its serial. */
export const SIGNED_FOR: Record<string, string> = { "F06-003": "E-15", "F01-010": "E-22", "F08-007": "E-35" };

const TITLES: readonly Pair[] = [
  ["教授", "Professor"],
  ["正高级工程师", "Senior engineer"],
  ["研究员", "Research fellow"],
];
const BODIES: readonly Pair[] = [
  ["大学", "University"],
  ["技术研究院", "Technical Institute"],
  ["检测中心", "Testing Centre"],
];
const REASONS: readonly Pair[] = [
  [
    "该成果技术路线清楚，关键指标经第三方验证，在用户现场运行稳定，推荐参评。",
    "The approach is clear, key figures are verified by a third party and it runs stably with users; I recommend it.",
  ],
  [
    "本人了解该成果的研发过程，创新点明确，知识产权完整，具有推广价值，同意推荐。",
    "I know how it was developed: the innovation is clear, the rights are complete and it deserves wider use.",
  ],
  [
    "成果解决了行业共性难题，经济和社会效益明显，符合征集要求，特此推荐。",
    "It solves a common problem of the sector with clear benefits and meets the call; I recommend it.",
  ],
];

/** @param employerOf name of an expert's employer by expert code */
export function recommendingExpertsOf(
  plan: SubmissionPlan,
  receivedOn: string,
  employerOf: (expertCode: string) => string,
): RecommendingExpert[] {
  if (plan.channel !== "self") return [];
  const random = randomFrom(`recommending experts ${plan.serial}`);
  const language = plan.country === "CN" ? 0 : 1;
  const expertCode = SIGNED_FOR[plan.serial] ?? null;
  const bodies = random.shuffle(BODIES);
  const brands = random.shuffle(BRANDS).slice(0, 3);
  const phones = 6000 + SELF_CHANNEL.indexOf(plan.serial) * 3;
  const count = plan.serial === TOO_FEW_RECOMMENDING_EXPERTS ? 2 : 3;
  return Array.from({ length: count }, (_, index) => {
    const isOfPool = index === 0 && expertCode !== null;
    const invented = plan.country === "CN" ? chineseName(random)[0] : foreignName(random, plan.country);
    const space = language === 0 ? "" : " ";
    return {
      position: index + 1,
      name: isOfPool ? expertPlanOf(expertCode).name[0] : invented,
      title: TITLES[index]![language],
      organization: isOfPool ? employerOf(expertCode) : brands[index]![language] + space + bodies[index]![language],
      phone: demonstrationPhone(phones + index),
      reason: REASONS[index]![language],
      signedOn: addDays(receivedOn, -random.between(3, 20)),
      isEmployee: 0 as const,
      expertCode: isOfPool ? expertCode : null,
    };
  });
}
