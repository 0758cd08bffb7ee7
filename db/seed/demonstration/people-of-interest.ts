/** Whom to meet first in the demonstration, and why. */
import { expertEmail } from "./experts.ts";

export interface PersonOfInterest {
  readonly email: string;
  readonly note: { readonly zh: string; readonly en: string } | null;
}

export const peopleOfInterest: readonly PersonOfInterest[] = [
  person(
    "secretary1@secretariat.example",
    "形式审查、分配与公示的经办人",
    "Runs the formal check, the assignment and the notice",
  ),
  person(
    "secretary2@secretariat.example",
    "配偶是 F02-007 的发明人，看不到该项",
    "Married to an inventor of F02-007, which stays hidden",
  ),
  person("secretary3@secretariat.example", "第二位审查人", "The second person of the formal check"),
  person("chair@committee.example", "排名、晋级名单与表决", "Ranking, shortlist and vote"),
  person("supervisor1@supervision.example", "查看并会签", "Reads and co-signs"),
  person("supervisor2@supervision.example", "第二人，可代为会签", "A second person who may co-sign"),
  expert(
    "E-07",
    "信息技术专家，在一家推荐单位兼职，两项需回避",
    "Information technology; a post in a recommending body keeps two away",
  ),
  expert("E-01", "副主任委员，也参加评审", "Vice-chair who also scores"),
  expert("E-10", "自己是 F06-002 的发明人之一", "Is an inventor of F06-002"),
  expert("E-24", "所在企业参评，整个安全应急领域回避", "The own firm competes, so the whole field F8 is closed"),
  expert("E-05", "打分偏严", "Marks strictly"),
  expert("E-11", "打分偏宽", "Marks mildly"),
  expert("E-16", "打分起伏大", "Marks unevenly"),
  expert("E-13", "对本省项目偏高", "Favours the home province"),
  expert("E-34", "每项分数相同", "Gives everything the same marks"),
  expert("E-28", "始终未提交", "Never answers"),
  expert("E-39", "中途停止评审", "Stops half-way"),
  expert("E-19", "境外专家，英文界面", "From abroad, works in English"),
  person("cn-hb@recommenders.example", "湖北省，只见本省推荐的项目", "Hubei; sees what it recommended"),
  person("c1@recommenders.example", "协办单位渠道", "A co-host's channel"),
];

function expert(code: string, zh: string, en: string): PersonOfInterest {
  return person(expertEmail(code), zh, en);
}

function person(email: string, zh: string, en: string): PersonOfInterest {
  return { email, note: { zh, en } };
}
