import type { record as source } from "../en/record.ts";
import type { Texts } from "../texts.ts";

export const record: Texts<typeof source> = {
  title: "留痕",
  lead: "本次征集活动中的每一步操作，最新的在前。各条记录以摘要相连，事后改动必被发现。",
  state: "共 {{total}} 条记录",
  none: "尚无记录。",
  caption: "留痕记录",
  at: "时间",
  who: "人员",
  what: "操作",
  subject: "对象",
  details: "详情",
  number: "序号",
  system: "命令行或演示程序",
  hash: "摘要：",
  role: "身份：{{roles}}",
  subjects: {
    account: "账号",
    assignment: "分配",
    call: "征集活动",
    conflict: "利益冲突",
    defenseSession: "答辩场次",
    draw: "专家抽取",
    expert: "专家",
    invitation: "邀请",
    notice: "公示",
    publication: "公布的名单",
    sheet: "评分表",
    stage: "评审阶段",
    stageResult: "评审结果",
    submission: "申报成果",
    revote: "再次表决",
    vote: "表决",
  },
  verbs: {
    account: {
      added: "新增账号",
    },
    assignment: {
      added: "分配专家",
      declined: "放弃评审",
      ended: "结束分配",
      recused: "主动回避",
      replaced: "更换专家",
    },
    ballot: {
      cast: "投票",
    },
    call: {
      created: "建立征集活动",
    },
    conflict: {
      found: "扫描发现利益冲突",
      lost: "扫描不再发现此前的利益冲突",
      reweighed: "扫描重新判定利益冲突的程度",
      scanned: "扫描利益冲突",
      verdictExpired: "利益冲突决定到期",
      added: "登记利益冲突",
      decided: "作为第二人裁定利益冲突",
      verdictDeclined: "不同意利益冲突裁定意见",
      verdictProposed: "提出利益冲突裁定意见",
    },
    correction: {
      answered: "登记补正答复",
      lapsed: "登记补正逾期",
    },
    declaration: {
      made: "作出利益申报",
    },
    defense: {
      order_drawn: "抽签确定出场顺序",
      planned: "安排答辩场次",
      slot_marked: "登记答辩情况",
    },
    draw: {
      announced: "公布专家抽取",
      cancelled: "取消专家抽取",
      drawn: "随机抽取专家",
      reserveCalled: "递补候补专家",
      seedCommitted: "锁定种子的一部分",
      seedRevealed: "公开种子的一部分",
    },
    expert: {
      fact_added: "在专家档案中登记事实",
      fact_changed: "更正专家档案中的事实",
      fact_removed: "从专家档案中撤除事实",
      added: "新增专家",
      changed: "修改专家可承担的工作",
    },
    formal_check: {
      finding_decided: "对审查发现作出决定",
      run: "进行形式审查",
      verdict_confirmed: "作为第二人确认审查结论",
      verdict_proposed: "提出审查结论",
    },
    invitation: {
      accepted: "接受邀请",
      sent: "发出邀请",
    },
    list: {
      published: "公布名单",
    },
    notice: {
      prepared: "拟定公示",
      published: "发布公示",
      signed: "签署公示",
    },
    pledge: {
      signed: "签署承诺",
    },
    programme: {
      replaced: "更换方案",
    },
    rereading: {
      extended: "延长补评时间",
      opened: "要求补评",
    },
    role: {
      ended: "结束角色",
      granted: "授予角色",
    },
    roster: {
      registered: "登记报送材料",
    },
    sheet: {
      reopened: "取回已提交的评分表",
      saved: "保存草稿",
      skipped: "暂时跳过",
      submitted: "提交评分表",
    },
    sheets: {
      imported: "导入评分表",
    },
    shortlist: {
      confirmed: "作为第二人确认晋级名单",
      declined: "退回晋级名单",
      proposed: "提出晋级名单",
    },
    stage: {
      assigned: "分配本阶段专家",
      closed: "截止本阶段",
      extended: "延长本阶段时间",
      opened: "开放本阶段",
    },
    submission: {
      field_mapped: "确定所属领域",
      withdrawn: "撤回申报",
    },
    submissions: {
      admitted_by_import: "导入时受理申报成果",
    },
    version: {
      confirmed: "作为第二人确认结果的新版本",
      declined: "退回结果的新版本",
      proposed: "提出结果的新版本",
    },
    recusal_effect: {
      noted: "就回避影响记录决定",
    },
    revote: {
      attendance: "登记再次表决到会情况",
      cast: "在再次表决中投票",
      closed: "结束再次表决",
      opened: "发起再次表决",
      voided: "再次表决作废",
    },
    vote: {
      attendance: "登记到场",
      closed: "结束表决",
      opened: "发起表决",
      reserve_seated: "候补专家入席",
      voided: "表决作废",
    },
  },
};
