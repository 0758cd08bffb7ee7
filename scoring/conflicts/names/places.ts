/**
 * 地名 / Places as they stand in names of organizations: provinces, their cities, and countries. A place in a name says
 * where a firm is registered; two different places part two names that are otherwise the same.
 *
 * Province-level and prefecture-level names of GB/T 2260; countries by ISO 3166 as far as calls of the region need them.
 */
import { foldText } from "./fold-text.ts";
import { romanize } from "./romanize.ts";

/** Province, then its cities. A city lies in its province, so the two never part a name. */
const PROVINCES = `
北京 上海 天津 重庆
香港 澳门 台湾:台北,新北,桃园,台中,台南,高雄,新竹,基隆,嘉义
河北:石家庄,唐山,秦皇岛,邯郸,邢台,保定,张家口,承德,沧州,廊坊,衡水,雄安
山西:太原,大同,阳泉,长治,晋城,朔州,晋中,运城,忻州,临汾,吕梁
内蒙古:呼和浩特,包头,乌海,赤峰,通辽,鄂尔多斯,呼伦贝尔,巴彦淖尔,乌兰察布
辽宁:沈阳,大连,鞍山,抚顺,本溪,丹东,锦州,营口,阜新,辽阳,盘锦,铁岭,朝阳,葫芦岛
吉林:长春,四平,辽源,通化,白山,松原,白城,延边
黑龙江:哈尔滨,齐齐哈尔,鸡西,鹤岗,双鸭山,大庆,伊春,佳木斯,七台河,牡丹江,黑河,绥化
江苏:南京,无锡,徐州,常州,苏州,南通,连云港,淮安,盐城,扬州,镇江,泰州,宿迁,昆山,江阴,张家港,常熟,太仓,宜兴
浙江:杭州,宁波,温州,嘉兴,湖州,绍兴,金华,衢州,舟山,台州,丽水,义乌,余姚,慈溪,温岭,萧山,余杭
安徽:合肥,芜湖,蚌埠,淮南,马鞍山,淮北,铜陵,安庆,黄山,滁州,阜阳,宿州,六安,亳州,池州,宣城
福建:福州,厦门,莆田,三明,泉州,漳州,南平,龙岩,宁德,晋江,石狮
江西:南昌,景德镇,萍乡,九江,新余,鹰潭,赣州,吉安,宜春,抚州,上饶
山东:济南,青岛,淄博,枣庄,东营,烟台,潍坊,济宁,泰安,威海,日照,临沂,德州,聊城,滨州,菏泽
河南:郑州,开封,洛阳,平顶山,安阳,鹤壁,新乡,焦作,濮阳,许昌,漯河,三门峡,南阳,商丘,信阳,周口,驻马店
湖北:武汉,黄石,十堰,宜昌,襄阳,鄂州,荆门,孝感,荆州,黄冈,咸宁,随州,恩施,仙桃,潜江,天门
湖南:长沙,株洲,湘潭,衡阳,邵阳,岳阳,常德,张家界,益阳,郴州,永州,怀化,娄底,湘西
广东:广州,韶关,深圳,珠海,汕头,佛山,江门,湛江,茂名,肇庆,惠州,梅州,汕尾,河源,阳江,清远,东莞,中山,潮州,揭阳,云浮
广西:南宁,柳州,桂林,梧州,北海,防城港,钦州,贵港,玉林,百色,贺州,河池,来宾,崇左
海南:海口,三亚,三沙,儋州
四川:成都,自贡,攀枝花,泸州,德阳,绵阳,广元,遂宁,内江,乐山,南充,眉山,宜宾,广安,达州,雅安,巴中,资阳
贵州:贵阳,六盘水,遵义,安顺,毕节,铜仁
云南:昆明,曲靖,玉溪,保山,昭通,丽江,普洱,临沧,大理
西藏:拉萨,日喀则,昌都,林芝
陕西:西安,铜川,宝鸡,咸阳,渭南,延安,汉中,榆林,安康,商洛
甘肃:兰州,嘉峪关,金昌,白银,天水,武威,张掖,平凉,酒泉,庆阳,定西,陇南
青海:西宁,海东
宁夏:银川,石嘴山,吴忠,固原,中卫
新疆:乌鲁木齐,克拉玛依,吐鲁番,哈密,昌吉,伊犁,石河子`;

/** Chinese name and English names of a country. */
const COUNTRIES = `
中国=china|chinese 日本=japan 韩国=korea 朝鲜=dprk 新加坡=singapore 马来西亚=malaysia 泰国=thailand 越南=vietnam|viet-nam
印度尼西亚=indonesia 印尼=indonesia 菲律宾=philippines 缅甸=myanmar 柬埔寨=cambodia 老挝=laos 文莱=brunei 印度=india
巴基斯坦=pakistan 孟加拉=bangladesh 斯里兰卡=lanka 尼泊尔=nepal 蒙古=mongolia 哈萨克斯坦=kazakhstan
乌兹别克斯坦=uzbekistan 吉尔吉斯斯坦=kyrgyzstan 塔吉克斯坦=tajikistan 土库曼斯坦=turkmenistan 阿联酋=uae|emirates
沙特=saudi 卡塔尔=qatar 科威特=kuwait 阿曼=oman 巴林=bahrain 伊朗=iran 伊拉克=iraq 以色列=israel 土耳其=turkey|turkiye
埃及=egypt 俄罗斯=russia 白俄罗斯=belarus 乌克兰=ukraine 波兰=poland|polska 匈牙利=hungary 塞尔维亚=serbia
捷克=czech 斯洛伐克=slovakia 罗马尼亚=romania 保加利亚=bulgaria 克罗地亚=croatia 希腊=greece 德国=germany|deutschland
法国=france 英国=uk|britain 意大利=italy|italia 西班牙=spain 荷兰=netherlands 瑞士=switzerland|swiss 瑞典=sweden
芬兰=finland 丹麦=denmark 挪威=norway 奥地利=austria 美国=usa|america 加拿大=canada 澳大利亚=australia 新西兰=zealand
巴西=brazil 墨西哥=mexico 南非=africa 肯尼亚=kenya`;

/** English names that are not the pinyin. */
const ENGLISH_NAMES: Readonly<Record<string, readonly string[]>> = {
  北京: ["peking"],
  香港: ["hongkong"],
  澳门: ["macau", "macao"],
  台湾: ["taiwan"],
  台北: ["taipei"],
  台中: ["taichung"],
  台南: ["tainan"],
  高雄: ["kaohsiung"],
  新竹: ["hsinchu"],
  陕西: ["shaanxi"],
  内蒙古: ["innermongolia"],
  西藏: ["tibet"],
  新疆: ["xinjiang"],
  哈尔滨: ["harbin"],
  齐齐哈尔: ["qiqihar"],
  呼和浩特: ["hohhot"],
  乌鲁木齐: ["urumqi"],
  拉萨: ["lhasa"],
  青岛: ["tsingtao"],
  重庆: ["chungking"],
  广州: ["canton"],
  鄂尔多斯: ["ordos"],
};
/** 陕西 and 山西 are one in pinyin; English keeps them apart. */
const NOT_IN_PINYIN: ReadonlySet<string> = new Set(["陕西"]);

export interface Place {
  readonly name: string;
  /** The province or country it lies in; of a province or country, its own name. */
  readonly within: string;
  /** Names in Latin letters, without spaces. */
  readonly latin: readonly string[];
}

const PROVINCE_NAMES: ReadonlySet<string> = new Set(
  PROVINCES.trim()
    .split(/\s+/)
    .map((line) => line.split(":")[0]!),
);
const PLACES: readonly Place[] = [...provincesAndCities(), ...countries()];
const BY_NAME: ReadonlyMap<string, Place> = new Map(PLACES.map((place) => [foldText(place.name), place]));
const LONGEST = Math.max(...[...BY_NAME.keys()].map((name) => name.length));
/** The first place wins where two are spelt alike; a province stands before its cities. */
const BY_LATIN: ReadonlyMap<string, Place> = new Map(
  [...PLACES].reverse().flatMap((place) => place.latin.map((latin): [string, Place] => [latin, place])),
);

/** The place at the start of a folded Chinese text, the longest; undefined: none. */
export function placeAtStart(text: string): Place | undefined {
  for (let length = Math.min(LONGEST, text.length); length >= 2; length -= 1) {
    const place = BY_NAME.get(text.slice(0, length));
    if (place !== undefined) return place;
  }
  return undefined;
}

/** The place a folded Latin word, or several joined, means. */
export function placeOfLatin(word: string): Place | undefined {
  return BY_LATIN.get(word);
}

/** True when two names cannot be of one place: neither lies within the other. */
export function areApart(one: readonly Place[], other: readonly Place[]): boolean {
  if (one.length === 0 || other.length === 0) return false;
  return !one.some((a) => other.some((b) => a.name === b.name || lies(a, b) || lies(b, a)));
}

/** Places as they are compared: a province beside its own city says nothing more. Empty for none. */
export function placeKey(places: readonly Place[]): string {
  const names = places.map((place) => place.name);
  const outer = places.map((place) => (place.within === place.name ? "" : place.within));
  return [...new Set(names)]
    .filter((name) => !outer.includes(name))
    .sort()
    .join();
}

function lies(inner: Place, outer: Place): boolean {
  if (outer.name === "中国") return PROVINCE_NAMES.has(inner.within);
  return inner.within === outer.name;
}

function provincesAndCities(): Place[] {
  return PROVINCES.trim()
    .split(/\s+/)
    .flatMap((line) => {
      const [province, cities = ""] = line.split(":") as [string, string?];
      return [province, ...cities.split(",").filter((city) => city !== "")].map((name) => ({
        name,
        within: province,
        latin: [...(NOT_IN_PINYIN.has(name) ? [] : [romanize(name)]), ...(ENGLISH_NAMES[name] ?? [])],
      }));
    });
}

function countries(): Place[] {
  return COUNTRIES.trim()
    .split(/\s+/)
    .map((entry) => {
      const [name, english] = entry.split("=") as [string, string];
      return { name, within: name, latin: english.split("|").map((word) => word.replace("-", "")) };
    });
}
