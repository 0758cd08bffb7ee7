/** The Chinese texts of a submission, put together from the parts of its technology. No applicant is named in them. */
import { differencePercent, type Figures } from "./figures.ts";
import type { Metric, Technology } from "./technology.ts";

export interface Sections {
  readonly originality: string;
  readonly summary: string;
  readonly innovation: string;
  readonly application: string;
  readonly evaluation: string;
}

export function sectionsZh(technology: Technology, figures: Figures): Sections {
  return {
    originality: originality(technology, figures),
    summary: summary(technology, figures),
    innovation: innovation(technology, figures),
    application: application(technology, figures),
    evaluation: evaluation(figures),
  };
}

function summary({ problem, principle, points }: Technology, figures: Figures): string {
  const path = [
    `项目由${figures.teamSize}人团队历时${figures.developmentMonths}个月完成，经过原理样机、小试和中试三轮验证。`,
    `项目采用“用户出题、联合攻关、现场验证”的方式，${figures.teamSize}人的团队用${figures.developmentMonths}个月走完从样机到批量的全过程。`,
    `研发历时${figures.developmentMonths}个月，${figures.teamSize}名研发人员与首批用户共同确定指标，并在用户现场完成迭代。`,
  ][figures.wording]!;
  return (
    `${problem[0]}${principle[0]}${path}` +
    `创新路径可以概括为三个方面：一是${points[0][0]}；二是${points[1][0]}；三是${points[2][0]}。` +
    `目前成果已在目标场景稳定运行${figures.runningMonths}个月，形成了设计规范、工艺文件和运维手册，具备批量推广条件。`
  );
}

function innovation({ points }: Technology, figures: Figures): string {
  const [first, second, third] = figures.metrics as [Metric, Metric, Metric];
  const opening = [
    `本成果的技术水平以${first.name[0]}、${second.name[0]}和${third.name[0]}三项指标衡量，均为本领域通行的考核指标。`,
    `衡量同类成果的关键指标是${first.name[0]}、${second.name[0]}和${third.name[0]}，以下逐项与国际同类和国内平均水平比较。`,
    `围绕${first.name[0]}、${second.name[0]}和${third.name[0]}三项核心指标，本成果在原理、结构和控制三个层面作了改进。`,
  ][figures.wording]!;
  return (
    `${opening}主要创新点：（一）${points[0][0]}；（二）${points[1][0]}；（三）${points[2][0]}。` +
    `指标对比：${figures.metrics.map(comparison).join("；")}。` +
    `其中${first.name[0]}与国际同类相比改善${differencePercent(first)}%，${second.name[0]}改善${differencePercent(second)}%。` +
    `上述数据取自同一测试平台，共测试${figures.sampleSize}个样本，由具备资质的第三方检测机构出具报告（编号${figures.reportNo}），` +
    `测试条件、样本来源和测量不确定度均在附件中列明，可以复核。`
  );
}

function comparison({ name, unit, own, peer, average }: Metric): string {
  return `${name[0]}为${own}${unit[0]}，国际同类为${peer}${unit[0]}，国内平均为${average}${unit[0]}`;
}

function application({ effect, benefit }: Technology, figures: Figures): string {
  const outlook = [
    `未来两年计划建成第二条生产线，把应用拓展到三个相邻场景，并参与团体标准的制定。`,
    `下一步将面向“一带一路”沿线国家建立两个服务点，预计三年内用户数翻一番，同时开放接口供链上企业使用。`,
    `展望未来，计划用十八个月完成系列化，推动两项行业标准立项，并为中小用户提供按使用量付费的方案。`,
  ][figures.wording]!;
  return (
    `已取得的成效：${effect[0]}截至申报日，成果已在${figures.users}家用户现场应用，` +
    `2022年相关销售收入${figures.revenueTenThousands}万元，同比增长${figures.growthPercent}%，其中出口占${figures.exportPercent}%，` +
    `以上数据有合同和发票可查。社会效益：${benefit[0]}` +
    `产业链方面：带动上游${figures.suppliers}家中小企业配套，关键部件实现两家以上供应，供货周期明显缩短。` +
    `未来展望：${outlook}`
  );
}

function originality({ points }: Technology, figures: Figures): string {
  const [first] = figures.metrics as [Metric];
  return (
    `市面上的类似成果主要有两类：一类为进口产品，指标较好但价格高、交付慢；另一类为国内通用方案，价格低但${first.name[0]}不足。` +
    `本成果与它们的区别在于：${points[0][0]}；${points[1][0]}。经科技查新，国内外未见与上述技术特征完全相同的公开报道。` +
    `核心设计、软件和工艺文件均由本单位自主完成，相关知识产权见附表。`
  );
}

function evaluation(figures: Figures): string {
  const award = ["在省级创新创业大赛中获优秀项目", "入选省级首台（套）或首批次推荐目录", "获行业协会年度技术创新奖"][
    figures.wording
  ]!;
  return (
    `（1）检测报告：具备资质的检测机构出具的${figures.reportNo}号报告显示，送检样品各项指标全部合格。` +
    `（2）成果评价：由五位以上同行专家参加的评价会认为，该成果总体达到国内领先、部分指标达到国际先进水平。` +
    `（3）用户意见：${figures.users}家用户中有${Math.max(3, Math.floor(figures.users / 3))}家出具应用证明，认为运行稳定、节约成本明显。` +
    `（4）奖项：${award}。`
  );
}

/** At most 100 counted characters. */
export function profileZh(name: string, trade: string, figures: Figures, rights: number): string {
  return (
    `${name}成立于${figures.foundedIn}年，员工${figures.employees}人，其中研发人员${figures.teamSize}人，` +
    `从事${trade}的研发、制造与服务，现有知识产权${rights}项，与多所高校共建实验室，产品服务${figures.users}家用户。`
  );
}
