/** 证据说明 / The sentence of a finding in both languages: who is tied to what, since when, and how that is known. */
import type { Bilingual } from "#scoring/programme/programme.ts";
import type { Organization } from "./facts.ts";
import type { MatchBasis, Relation } from "./finding.ts";
import type { Tie } from "./tie.ts";

/** @param organization the one concerned; null: the relation names none */
export function sentenceOf(tie: Tie, organization: Organization | null): Bilingual {
  const { nameZh, nameEn } = organization ?? { nameZh: "", nameEn: "" };
  const names = { zh: nameZh || nameEn, en: nameEn || nameZh };
  const text = WORDS[tie.relation];
  const [zh, en] = [fill(text.zh, tie, names.zh, "zh"), fill(text.en, tie, names.en, "en")];
  const period = periodOf(tie);
  const basis = BASIS[tie.matchedBy];
  const written = tie.writtenName === null ? "" : tie.writtenName;
  return {
    zh: `${zh}${period.zh}${basis.zh.replace("{written}", () => written)}。`,
    en: closed(`${en}${period.en}${basis.en.replace("{written}", () => written)}`),
  };
}

/** A name may end in a full stop of its own. */
function closed(sentence: string): string {
  return sentence.endsWith(".") ? sentence : `${sentence}.`;
}

const ROLES: Readonly<Record<string, Bilingual>> = {
  applicant: { zh: "申报人", en: "applicant" },
  owner: { zh: "成果所有人", en: "owner" },
  inventor: { zh: "发明人", en: "inventor" },
  contact: { zh: "联系人", en: "contact" },
  legalRepresentative: { zh: "法定代表人", en: "legal representative" },
};

/** {org} the organization, {person} and {role} of the submission, {through} what lies between, {kin} the relation. */
const WORDS: Readonly<Record<Relation, Bilingual>> = {
  self: { zh: "专家本人是该成果的{role}（{person}）", en: "The expert is {role} of the submission ({person})" },
  employer: { zh: "专家任职于{org}", en: "The expert works for {org}" },
  parent: { zh: "{org}是专家所在单位{through}的上级单位", en: "{org} owns the expert's employer, {through}" },
  subsidiary: { zh: "{org}是专家所在单位{through}的下属单位", en: "{org} belongs to the expert's employer, {through}" },
  formerEmployer: { zh: "专家曾任职于{org}", en: "The expert worked for {org}" },
  sameDomain: {
    zh: "专家与{org}使用同一邮箱域名{through}",
    en: "The expert and {org} use the same mail domain, {through}",
  },
  board: { zh: "专家任{org}董事或监事", en: "The expert is a director or supervisor of {org}" },
  control: { zh: "专家是{org}的控股股东或实际控制人", en: "The expert controls {org}" },
  holding: { zh: "专家或其家属持有{org}股份", en: "The expert or the expert's family holds shares of {org}" },
  fundHolding: {
    zh: "专家管理的基金{through}持有{org}股份",
    en: "A fund the expert manages {through}holds shares of {org}",
  },
  termSheet: {
    zh: "专家管理的基金{through}与{org}签有投资意向书",
    en: "A fund the expert manages {through}has a term sheet with {org}",
  },
  heldByFund: {
    zh: "专家所属的{through}持有{org}股份",
    en: "{through}, to which the expert belongs, holds shares of {org}",
  },
  kin: {
    zh: "{org}的{role}{person}是专家的{kin}",
    en: "{person}, {role} of the submission of {org}, is the expert's {kin}",
  },
  adviser: { zh: "专家是{org}的有偿顾问", en: "The expert is or was paid as an adviser by {org}" },
  recommendation: {
    zh: "专家在推荐材料上签字，推荐{org}的成果",
    en: "The expert signed the recommendation of the submission of {org}",
  },
  prepared: { zh: "专家参与编写{org}的申报材料", en: "The expert helped to prepare the submission of {org}" },
  testReport: { zh: "专家签发{org}成果的检测报告", en: "The expert issued a test report for {org}" },
  appraisal: { zh: "专家参加{org}成果的鉴定", en: "The expert took part in the appraisal of a result of {org}" },
  acceptance: { zh: "专家参加{org}项目的验收", en: "The expert took part in the acceptance of a project of {org}" },
  dispute: {
    zh: "专家或其单位与{org}有诉讼或知识产权纠纷",
    en: "The expert or the expert's employer had a lawsuit or a dispute over rights with {org}",
  },
  competing: {
    zh: "专家所在单位{through}在同一领域有参评成果",
    en: "The expert's employer, {through}, has a submission in the same field",
  },
  patent: { zh: "专家与{org}有共同专利", en: "The expert shares a patent with {org}" },
  paper: { zh: "专家与{org}有合著论文", en: "The expert shares a paper with {org}" },
  jointSubmission: { zh: "专家与{org}曾共同申报", en: "The expert entered an earlier submission together with {org}" },
  thesis: {
    zh: "专家与{org}的{role}{person}有师生关系",
    en: "{person}, {role} of the submission of {org}, is a thesis student or teacher of the expert",
  },
  business: { zh: "专家或其单位与{org}有业务往来", en: "The expert or the expert's employer does business with {org}" },
  recommenderEmployer: {
    zh: "专家任职于推荐单位{org}",
    en: "The expert works for {org}, which recommended the submission",
  },
  excluded: { zh: "{org}书面提出专家不宜评审", en: "{org} has named the expert as unsuitable in writing" },
  sameProvince: { zh: "专家与申报单位同在{through}", en: "Expert and applicant are both from {through}" },
  sameCountry: { zh: "专家与申报单位来自同一国家（{through}）", en: "Expert and applicant are both from {through}" },
  association: {
    zh: "专家与申报单位均与{org}有关，专家在其中任职",
    en: "The expert holds a post in {org}, with which the applicant is connected as well",
  },
  contacted: {
    zh: "专家报告曾就{org}的成果收到请托",
    en: "The expert reported being asked to favour the submission of {org}",
  },
  perceived: { zh: "专家表示不宜评审，无需说明理由", en: "The expert would rather not; no reason is needed" },
};

/** How it is known that it is the same organization or person; nothing where it is known by itself. */
const BASIS: Readonly<Record<MatchBasis, Bilingual>> = {
  id: { zh: "", en: "" },
  creditCode: { zh: "；统一社会信用代码相同", en: "; the unified social credit codes are equal" },
  registerNo: { zh: "；登记号相同", en: "; the register numbers are equal" },
  orcid: { zh: "；ORCID 相同", en: "; the ORCID iDs are equal" },
  documentNo: { zh: "；文件号相同", en: "; the document numbers are equal" },
  birthYear: { zh: "；姓名与出生年份相同", en: "; name and year of birth are equal" },
  employer: { zh: "；姓名与单位相同", en: "; name and employer are equal" },
  name: { zh: "；名称“{written}”相同", en: "; the name “{written}” is the same" },
  formerName: { zh: "；曾用名“{written}”相同", en: "; “{written}” is a former name" },
  alias: { zh: "；“{written}”是其简称或别名", en: "; “{written}” is one of its other names" },
  branch: { zh: "；“{written}”是其分支机构", en: "; “{written}” is a branch of it" },
  department: { zh: "；“{written}”是其内设机构", en: "; “{written}” is a department of it" },
  domain: { zh: "；仅域名相同，需核实", en: "; only the domain is the same, to be verified" },
  translation: {
    zh: "；“{written}”可能是其译名，需核实",
    en: "; “{written}” may be its name in another language, to be verified",
  },
  pinyin: { zh: "；拼音相同，需核实", en: "; the romanized names are the same, to be verified" },
  similarName: { zh: "；“{written}”名称相近，需核实", en: "; “{written}” is a similar name, to be verified" },
  nameOnly: {
    zh: "；仅姓名相同，可能是同名者，需核实",
    en: "; only the name is the same, perhaps a namesake, to be verified",
  },
};

const KIN: Readonly<Record<string, Bilingual>> = {
  spouse: { zh: "配偶", en: "spouse" },
  child: { zh: "子女", en: "child" },
  parent: { zh: "父母", en: "parent" },
  sibling: { zh: "兄弟姐妹", en: "sibling" },
};
const ANY_KIN = { zh: "亲属", en: "relative" };

function fill(text: string, tie: Tie, name: string, language: "zh" | "en"): string {
  const role = tie.person === null ? "" : ROLES[tie.person.role]![language];
  return text
    .replace("{org}", () => name)
    .replace("{person}", () => tie.person?.name ?? "")
    .replace("{role}", () => role)
    .replace("{through}", () => throughOf(tie, language))
    .replace("{kin}", () => (KIN[String(tie.detail["relation"])] ?? ANY_KIN)[language]);
}

/** A fund's name is set into the sentence; where there is none, nothing is missing. */
function throughOf({ relation, through }: Tie, language: "zh" | "en"): string {
  if (through === null) return "";
  const name = through[language];
  if (relation !== "fundHolding" && relation !== "termSheet") return name;
  return language === "zh" ? `“${name}”` : `(${name}) `;
}

function periodOf({ startedOn, endedOn }: Tie): Bilingual {
  if (endedOn === null)
    return startedOn === null ? { zh: "", en: "" } : { zh: `（${startedOn}起）`, en: ` since ${startedOn}` };
  if (startedOn === null || startedOn === endedOn) return { zh: `（${endedOn}）`, en: ` (${endedOn})` };
  return { zh: `（${startedOn}至${endedOn}）`, en: ` (${startedOn} to ${endedOn})` };
}
