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
  /**
   * The part of the core that is no common word; empty for many public bodies. Words the list lacks are in it, behind
   * the brand proper.
   */
  readonly brand: string;
  readonly words: readonly string[];
}

const BRANCH =
  /^(.{4,}?(?:公司|银行|厂|集团|合伙企业|中心|协会|学会|研究院))(.{0,12}?(?:分公司|分行|支行|分部|办事处|营业部|代表处|分厂|分中心|分会|联络处|门店|分院))$/u;
const COMPANY_DEPARTMENT =
  /^(.{4,}?公司)(.{0,12}?(?:部|处|科|车间|办公室|研发中心|技术中心|工程中心|实验室|工作站|项目组|团队))$/u;
const SCHOOL_DEPARTMENT =
  /^(.{2,}?大学)(.{1,20}?)(学院|系|所|院|室|中心|处|部|馆|校区|课题组|团队|办公室|教研室|实验室|研究生院)$/u;
/** Bodies of their own although a school's name stands before them. */
const INDEPENDENT = /附属|附中|医院|出版社|公司|集团|独立/u;
/** A department teaches or does something; a college named after a place or a brand may be a school of its own. */
const SUBJECT =
  /机械|电|光|力学|化|材料|物理|数学|生命|生物|医|药|护理|法|商|文学|历史|哲学|教育|艺术|体育|农|林|园艺|水利|土木|建筑|海洋|船舶|航空|航天|车辆|交通|信息|计算|软件|网络|安全|智能|自动|控制|仪器|能源|动力|核|环境|经济|管理|金融|会计|外国语|国际|马克思|政治|工程|技术|科|研究|设计|测绘|遥感|地质|矿|石油|食品|纺织|人事|后勤|图书|档案|招生|财务|继续|研究生/u;

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
    brand: parts
      .map((part) => (part.translations === null ? part.text : ""))
      .join("")
      .replace(/[省市县]$/u, ""),
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
  const office = COMPANY_DEPARTMENT.exec(text);
  if (office !== null) return { base: office[1]!, branch: null, department: office[2]! };
  const school = SCHOOL_DEPARTMENT.exec(text);
  if (school !== null && isDepartment(school[2]!, school[3]!))
    return { base: school[1]!, branch: null, department: school[2]! + school[3]! };
  return { base: text, branch: null, department: null };
}

function isDepartment(subject: string, kind: string): boolean {
  if (INDEPENDENT.test(subject + kind)) return false;
  if (kind === "校区" || subject + kind === "图书馆") return true;
  return placeAtStart(subject) === undefined && SUBJECT.test(subject);
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
