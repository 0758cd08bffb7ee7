/**
 * 中文单位名称 / A Chinese name of an organization in its parts: place, brand, trade and form, and the branch or
 * department behind it. A firm's name is "administrative division + brand + trade + form"; the parts may change places.
 *
 * Source of the structure: regulations on the registration of enterprise names, 2020, Art. 6.
 */
import { foldText } from "./fold-text.ts";
import { cutChineseForm, type LegalForm } from "./legal-forms.ts";
import { type Place, placeAtStart } from "./places.ts";
import { wordParts } from "./words.ts";

export interface ChineseName {
  /** Folded, without spaces and punctuation: equal texts are one name. */
  readonly written: string;
  /** Branch and department cut off; of a firm the form in its usual wording. */
  readonly base: string;
  readonly branch: string | null;
  readonly department: string | null;
  readonly isCompany: boolean;
  readonly form: LegalForm;
  readonly places: readonly Place[];
  /** "澜拓(武汉)机械" names the place otherwise than "武汉澜拓机械", and may be another firm. */
  readonly hasPlaceInside: boolean;
  /** Without places and form: brand and trade of a firm; of a school or institute what is particular to it. */
  readonly core: string;
  /** The part of the core that is no common word; empty for many public bodies. */
  readonly brand: string;
  readonly words: readonly string[];
}

const BRANCH =
  /^(.{4,}?(?:公司|银行|厂|集团|合伙企业|中心|协会|学会|研究院))(.{0,12}?(?:分公司|分行|支行|分部|办事处|营业部|代表处|分厂|分中心|分会|联络处|门店|分院))$/u;
const COMPANY_DEPARTMENT =
  /^(.{4,}?公司)(.{0,12}?(?:部|处|科|车间|办公室|事业部|研发中心|技术中心|工程中心|研究院|研究所|实验室|工作站|项目组|团队))$/u;
const SCHOOL_DEPARTMENT =
  /^(.{2,}?大学)(.{1,20}?(?:学院|系|所|院|室|中心|处|部|馆|校区|课题组|团队|办公室|教研室|实验室|研究生院))$/u;
/** Bodies of their own although a school's name stands before them. */
const INDEPENDENT = /附属|附中|医院|出版社|公司|集团|独立学院/u;
/** A department teaches a subject; a college named after a place or a brand may be a school of its own. */
const SUBJECT =
  /[机械电子光气力学化材料物理数生医药护法商文史哲教艺体农林水土建海船航空天车交通信息计算软件网络安全智能自动控制仪器能源动核环境经济管理金融会计外语国际马克思政工程技术科研究设计测遥地质矿油食纺织人事后勤图书档案党委招生财务校区主东西南北新老]/u;

/** Cost: linear in the name. */
export function readChineseName(text: string): ChineseName {
  const folded = foldText(text).replace(/[^\p{L}\p{N}()]/gu, "");
  const written = folded.replace(/[()]/g, "");
  const { base: whole, branch, department } = cutParts(folded);
  const { rest, form, isCompany } = cutChineseForm(whole);
  const { text: bare, places, hasPlaceInside } = cutPlaces(rest, isCompany);
  const parts = wordParts(bare);
  return {
    written,
    base: whole.replace(/[()]/g, "").replace("有限责任公司", "有限公司"),
    branch,
    department,
    isCompany,
    form,
    places,
    hasPlaceInside,
    core: bare,
    brand: parts.map((part) => (part.translations === null ? part.text : "")).join(""),
    words: parts.flatMap((part) => (part.translations === null ? [] : part.text)),
  };
}

function cutParts(text: string): {
  readonly base: string;
  readonly branch: string | null;
  readonly department: string | null;
} {
  const branch = BRANCH.exec(text);
  if (branch !== null) return { base: branch[1]!, branch: branch[2]!, department: null };
  const inside = COMPANY_DEPARTMENT.exec(text) ?? SCHOOL_DEPARTMENT.exec(text);
  if (inside !== null && isDepartment(inside[2]!)) return { base: inside[1]!, branch: null, department: inside[2]! };
  return { base: text, branch: null, department: null };
}

function isDepartment(rest: string): boolean {
  return !INDEPENDENT.test(rest) && placeAtStart(rest) === undefined && SUBJECT.test(rest);
}

interface WithoutPlaces {
  readonly text: string;
  readonly places: readonly Place[];
  readonly hasPlaceInside: boolean;
}

const DIVISION = /^(特别行政区|自治区|自治州|壮族|回族|维吾尔|省|市|县|区|地区|新区)/u;

/** Places at the start, and of a firm in brackets: "澜拓(武汉)机械" is of Wuhan. A body keeps them in its name. */
function cutPlaces(text: string, isCompany: boolean): WithoutPlaces {
  const inside: Place[] = [];
  const without = text.replace(/\(([^()]*)\)/g, (_whole, words: string) => {
    const place = placeAtStart(words);
    if (place !== undefined) inside.push(place);
    return place !== undefined ? "" : words;
  });
  const ahead: Place[] = [];
  let rest = without.replace(/[()]/g, "");
  for (let place = placeAtStart(rest); place !== undefined; place = placeAtStart(rest)) {
    const behind = rest.slice(place.name.length).replace(DIVISION, "");
    // What is shorter than a brand belongs to the name: 海南岛, 长春花.
    if (behind.length < 2) break;
    ahead.push(place);
    rest = behind;
    if (!isCompany) break;
  }
  const places = [...ahead, ...inside];
  return { text: districtsCut(rest, ahead.length > 0), places, hasPlaceInside: inside.length > 0 };
}

/** 江夏区, 东湖新技术开发区: a district behind a place says no more than the place. */
function districtsCut(text: string, isBehindPlace: boolean): string {
  if (!isBehindPlace) return text;
  const behind = text.replace(/^(?:[\p{Script=Han}]{2,3}[区县]|经济技术开发区|高新技术产业开发区|开发区|高新区)/u, "");
  return behind.length >= 2 ? behind : text;
}
