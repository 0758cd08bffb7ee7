import type { office as source } from "../en/office.ts";
import type { Texts } from "../texts.ts";

export const office: Texts<typeof source> = {
  navigation: {
    overview: "总览",
    submissions: "申报成果",
    formalCheck: "形式审查",
    experts: "专家",
    conflicts: "回避",
    stages: "评审阶段",
    defense: "答辩",
    notice: "公示",
    programme: "方案",
    accounts: "账号",
    record: "留痕",
  },
};
