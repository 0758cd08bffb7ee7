/** Annex 3: the rights behind a submission, one to nine rows. Numbers have the right shape and belong to nobody. */
import type { RosterSubmission } from "#db/roster.ts";
import { randomFrom, type Random } from "../random.ts";
import { addDays } from "./calendar.ts";
import { FOREIGN_OWNER, LAPSED_CLASS_ONE, NO_IP_SCAN } from "./defects.ts";
import { RENAMED, applicantOf } from "./organizations.ts";
import { PLANS, type SubmissionPlan } from "./plans.ts";
import type { Pair, Technology } from "./technology.ts";

type IpRight = RosterSubmission["ipRights"][number];

const NAMES: Record<string, readonly Pair[]> = {
  inventionPatent: [
    ["一种{core}及其控制方法", "Method and system for {core}"],
    ["一种{core}的参数自校正方法", "Self-correcting parameters for {core}"],
    ["一种{core}的在线监测系统", "On-line monitoring system for {core}"],
    ["一种{core}的制备与调试方法", "Preparation and commissioning of {core}"],
  ],
  utilityModel: [
    ["一种{core}的安装结构", "Mounting structure for {core}"],
    ["一种{core}用测试装置", "Test device for {core}"],
    ["一种{core}的密封组件", "Sealing assembly for {core}"],
    ["一种{core}的快换接口", "Quick-change interface for {core}"],
    ["一种{core}用防护罩", "Protective cover for {core}"],
    ["一种{core}的散热组件", "Cooling assembly for {core}"],
  ],
  softwareCopyright: [
    ["{core}运行管理软件V1.0", "Operation software for {core} V1.0"],
    ["{core}数据分析软件V2.1", "Data analysis software for {core} V2.1"],
    ["{core}远程诊断软件V1.2", "Remote diagnosis software for {core} V1.2"],
  ],
  design: [
    ["{core}整机外观", "Housing of {core}"],
    ["{core}操作面板外观", "Operating panel of {core}"],
  ],
  icLayout: [
    ["{core}布图设计", "Layout design of {core}"],
    ["{core}射频前端布图设计", "Front-end layout design of {core}"],
  ],
};

/** Chips hold a layout right besides their patents. */
const HAS_LAYOUT = /芯片/;
const CLASS_ONE_TYPES: ReadonlySet<string> = new Set(["inventionPatent", "icLayout"]);
const OTHER_TYPES = ["utilityModel", "utilityModel", "softwareCopyright", "design"] as const;

export function ipRightsOf(plan: SubmissionPlan): IpRight[] {
  const random = randomFrom(`ip ${plan.applicantOf}`);
  const { technology } = plan.result;
  const isForeign = plan.country !== "CN";
  const holder = holderOf(plan, isForeign);
  return typesOf(random, plan).map((type, index, all) => ({
    position: index + 1,
    type,
    name: nameOf(type, technology, all.slice(0, index).filter((other) => other === type).length, isForeign),
    certificateNo: certificateNo(type, plan, index),
    holder: plan.serial === FOREIGN_OWNER.serial && index === 0 ? FOREIGN_OWNER.holder : holder,
    grantedOn: addDays("2018-02-01", random.between(0, 1700)),
    status: plan.serial === LAPSED_CLASS_ONE && CLASS_ONE_TYPES.has(type) ? "lapsed" : "valid",
    hasScan: plan.serial === NO_IP_SCAN && index === 0 ? 0 : 1,
  }));
}

function typesOf(random: Random, plan: SubmissionPlan): string[] {
  const count = random.between(1, 9);
  const classOne = plan.hasClassOne ? random.between(1, Math.min(3, count)) : 0;
  const types: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const isLayout = index > 0 && HAS_LAYOUT.test(plan.result.technology.title[0]);
    const left = OTHER_TYPES.filter((type) => types.filter((other) => other === type).length < NAMES[type]!.length);
    types.push(index >= classOne ? random.pick(left) : isLayout ? "icLayout" : "inventionPatent");
  }
  return types;
}

/** @param nth how many rights of the type stand before this one */
function nameOf(type: string, technology: Technology, nth: number, isForeign: boolean): string {
  const template = NAMES[type]![nth]!;
  return isForeign
    ? template[1].replace("{core}", coreEn(technology))
    : template[0].replace("{core}", coreZh(technology));
}

/** The title without its scene. */
function coreZh({ title }: Technology): string {
  return title[0].replace(/(面向|用于|基于)?\{scene\}(的|用)?/, "").replace(/(技术|工艺)$/, "");
}

function coreEn({ title }: Technology): string {
  const core = title[1].replace(/ (for|from|of|in) \{scene\}/, "");
  return core[0]!.toLowerCase() + core.slice(1);
}

function holderOf(plan: SubmissionPlan, isForeign: boolean): string {
  if (plan.serial === RENAMED.serial) return RENAMED.formerName;
  const { nameZh, nameEn } = applicantOf(plan.applicantOf);
  return isForeign ? nameEn : nameZh;
}

/** The digit 0 in the place of the kind of patent is given to no real one. */
function certificateNo(type: string, plan: SubmissionPlan, index: number): string {
  const number = PLANS.findIndex((other) => other.serial === plan.applicantOf) * 10 + index;
  const digits = String(number).padStart(7, "0");
  if (plan.country !== "CN") return `${plan.country}-${type === "inventionPatent" ? "P" : "R"}-0-${digits}`;
  if (type === "softwareCopyright") return `2021SR0${digits.slice(1)}`;
  if (type === "icLayout") return `BS.210${digits}`;
  return `ZL20210${digits}.${number % 10}`;
}
