/** What experts write: overall comments and reasons for very low and very high marks, in the expert's language. */
import type { Random } from "../random.ts";
import type { Pair } from "./technology.ts";

/** By criterion: said of the best, of the weakest, why below 60, why from 95. */
const WORDS: Readonly<
  Record<string, { readonly best: Pair; readonly weakest: Pair; readonly low: Pair; readonly high: Pair }>
> = {
  adv: {
    best: ["主要指标有第三方数据支撑，先进性突出", "key figures are backed by a third party and clearly advanced"],
    weakest: [
      "与国际同类的对比口径不够统一，先进性论证偏弱",
      "the comparison with peers abroad is not made on one basis, so advancement is thinly argued",
    ],
    low: [
      "关键指标缺少同一测试条件下的对比数据，难以认定先进。",
      "No comparison under equal test conditions is given, so the claim cannot be accepted.",
    ],
    high: [
      "多项指标经第三方检测，明显优于国际同类，证据链完整。",
      "Several figures are verified by a third party and clearly beat peers abroad, with complete evidence.",
    ],
  },
  cre: {
    best: ["核心思路有原创性，并有发明专利支撑", "the core idea is original and backed by an invention patent"],
    weakest: [
      "改进多为已有技术的组合，创造性说明还不够深入",
      "much of it combines known techniques, and its creativity is not argued in depth",
    ],
    low: [
      "所述创新点与公开技术接近，未见实质性突破。",
      "The claimed points are close to published work; no real step is visible.",
    ],
    high: [
      "提出了新的原理并给出完整验证，属于原创性突破。",
      "It proposes a new principle and verifies it fully, a real breakthrough.",
    ],
  },
  lead: {
    best: ["对产业链上下游有明显带动作用", "it clearly pulls partners along the chain"],
    weakest: [
      "带动效应目前主要限于本单位，示范面有待扩大",
      "its effect is still mostly inside the firm and has to spread",
    ],
    low: [
      "尚未形成可复制的示范，行业影响有限。",
      "There is no model others could copy yet, and little effect on the sector.",
    ],
    high: [
      "已参与标准制定并带动多家配套企业，引领作用显著。",
      "It takes part in standards and brings many suppliers along.",
    ],
  },
  app: {
    best: ["应用场景明确，用户证明可以核验", "uses are clear and the users' letters can be checked"],
    weakest: ["应用样本偏少，长期运行数据需要补充", "there are few users so far, and long-term data are missing"],
    low: [
      "目前仍以试用为主，缺少可核验的用户证明。",
      "It is mostly on trial, without proof from users that could be checked.",
    ],
    high: ["规模应用数据完整，用户反馈一致且可追溯。", "Use at scale is fully documented, and users agree."],
  },
  eco: {
    best: ["经济数据有合同支撑，增长趋势清楚", "economic figures rest on contracts and show clear growth"],
    weakest: [
      "成本与收益测算较粗，市场推广路径需要细化",
      "costs and returns are only sketched, and the way to market needs detail",
    ],
    low: ["没有提供可核实的市场或财务数据。", "No market or financial data that could be verified are given."],
    high: [
      "收入与降本数据经审计，推广潜力和节奏都十分明确。",
      "Revenue and savings are audited, and the plan to scale is very clear.",
    ],
  },
  soc: {
    best: ["节能减排和安全效益量化充分", "savings, emissions and safety are well quantified"],
    weakest: ["社会效益以定性描述为主，量化依据不足", "benefits to society are described rather than measured"],
    low: [
      "安全或环保效益缺少依据，存在未说明的风险。",
      "Safety or environmental benefit lacks evidence, and a risk is left open.",
    ],
    high: [
      "碳减排与安全效益按国际标准核算，数据可信。",
      "Carbon and safety benefits are calculated by international standards and credible.",
    ],
  },
  ipr: {
    best: ["知识产权布局完整，覆盖核心技术", "rights are complete and cover the core"],
    weakest: ["知识产权与核心创新点的对应关系还需说明", "how the rights relate to the core points needs explanation"],
    low: [
      "所列知识产权与成果核心关联不足，佐证材料不全。",
      "The rights listed hardly relate to the core, and evidence is incomplete.",
    ],
    high: [
      "发明专利覆盖核心环节并已进行海外布局，佐证齐全。",
      "Invention patents cover the core, also abroad, with all evidence.",
    ],
  },
  qa: {
    best: ["答辩回答直接、数据准确", "answers were direct and exact"],
    weakest: ["对边界条件的追问回答不够具体", "answers about limits stayed vague"],
    low: [
      "对关键问题未作正面回答，部分说法与材料不一致。",
      "Key questions were not answered, and some statements contradict the file.",
    ],
    high: [
      "回答准确并主动说明适用边界，令人信服。",
      "Answers were exact and named the limits unasked, which convinces.",
    ],
  },
  pre: {
    best: ["陈述结构清楚、时间控制得当", "the presentation was clear and on time"],
    weakest: ["陈述重点不够突出，图表信息过密", "the presentation lacked focus, with crowded charts"],
    low: ["陈述超时较多，重点不清。", "It ran far over time and had no focus."],
    high: ["负责人亲自陈述，条理清晰，完全守时。", "The person in charge told it clearly and exactly on time."],
  },
};

const OPENINGS: readonly Pair[] = [
  ["材料完整，技术路线清楚，", "The file is complete and the approach is clear; "],
  ["成果面向实际需求，研究基础扎实，", "The result answers a real need on a sound basis; "],
  ["总体完成度较高，论证条理清楚，", "On the whole it is mature and well argued; "],
  ["选题有现实意义，方案可行，", "The subject matters and the solution is feasible; "],
];
const ADVICE: readonly Pair[] = [
  ["建议补充同一平台下的长期运行数据。", "I suggest adding long-term data from one and the same bench."],
  [
    "建议进一步说明与主要竞争方案的差异和适用边界。",
    "I suggest explaining the difference from the main rival and the limits of use.",
  ],
  [
    "建议在后续阶段重点核实用户证明和财务数据。",
    "Letters of users and financial figures should be checked in the next stage.",
  ],
  ["建议完善知识产权海外布局并尽快形成标准。", "Rights abroad should be completed and a standard drafted soon."],
  ["建议加强与链上企业的协同，扩大示范范围。", "Closer work with partners of the chain would widen its effect."],
];
const VERDICTS: readonly (readonly [from: number, Pair])[] = [
  [85, ["综合评价为优秀，值得重点支持；", "overall it is strong and deserves support; "]],
  [75, ["综合评价良好，具有推广价值；", "overall it is good and worth spreading; "]],
  [65, ["综合评价合格，仍有提升空间；", "overall it is adequate with room to improve; "]],
  [0, ["综合评价一般，与同类相比优势不足；", "overall it is ordinary and lacks an edge over its peers; "]],
];

export interface WrittenMark {
  readonly code: string;
  readonly mark: number;
}

/** At least 45 characters in Chinese, 35 words in English. */
export function commentOn(random: Random, marks: readonly WrittenMark[], language: 0 | 1): string {
  const sorted = [...marks].sort((a, b) => b.mark - a.mark);
  const best = WORDS[sorted[0]!.code]!.best[language];
  const weakest = WORDS[sorted.at(-1)!.code]!.weakest[language];
  const mean = marks.reduce((sum, { mark }) => sum + mark, 0) / marks.length;
  const verdict = VERDICTS.find(([from]) => mean >= from)![1][language];
  const parts = [random.pick(OPENINGS)[language], best, random.pick(ADVICE)[language]] as const;
  return language === 0
    ? `${parts[0]}${best}；${weakest}。${verdict.replace(/；$/, "。")}${parts[2]}`
    : `${parts[0]}${best}, while ${weakest}. ${capital(verdict.replace(/; $/, "."))} ${parts[2]}`;
}

/** The same words for everything, from somebody who hardly reads. */
export function flatComment(language: 0 | 1): string {
  return language === 0
    ? "材料齐全，内容完整，技术路线可行，经济效益和社会效益较好，同意进入下一阶段评审，无其他意见。"
    : "The file is complete and the approach is feasible, economic and social benefits are good, I agree that it goes on to the next stage of the review and have nothing else to add.";
}

export function reasonFor(code: string, isLow: boolean, language: 0 | 1): string {
  const words = WORDS[code];
  if (words === undefined) return language === 0 ? "详见总体评语。" : "See the overall comment.";
  return words[isLow ? "low" : "high"][language];
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}
