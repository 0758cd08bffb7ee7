import type { problems as source } from "../en/problems.ts";
import type { Texts } from "../texts.ts";

export const problems: Texts<typeof source> = {
  missing_criterion: "{{criterion}}：缺少得分。未评的指标不会按零分计算。",
  unknown_criterion: "{{criterion}} 不是本评分标准的指标。",
  duplicate_criterion: "{{criterion}} 给了两次。",
  not_whole: "{{criterion}}：得分必须是整数。",
  out_of_range: "{{criterion}}：得分必须在 {{minimum}} 到 {{maximum}} 之间。",
  reason_required: "{{criterion}}：低于 {{below}} 分或达到 {{from}} 分须写明理由。",
  comment_too_short: "评语已写 {{written}} 字，至少需要 {{needed}} 字。",
  unknown_flag: "{{flag}} 不是已知的标记。",
  required: "此项必填。",
  unknown_value: "没有这个选项。",
  wrong_password: "电子邮箱或密码不正确。",
  too_many_attempts: "尝试次数过多，请 {{minutes}} 分钟后再试。",
  password_too_short: "密码至少需要 {{needed}} 个字符。",
  passwords_differ: "两次输入的密码不一致。",
  not_an_email: "这不是电子邮箱地址。",
  not_json: "文件不是有效的 JSON：{{message}}",
  programme: "{{path}}：{{message}}",
  confirmation_mismatch: "与摘要的前八位不一致。",
  not_a_date: "这不是有效日期。",
  past_date: "这一天已经过去。",
  two_parties_needed: "种子至少由两方各给一部分，每部分都要写明由谁给出和内容。",
};
