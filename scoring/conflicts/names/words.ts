/**
 * 行业用词 / Words that names of organizations are made of, in both languages, with every usual translation. What is left
 * of a name without them is its brand.
 *
 * Own list, of words in common use; `a|b` are alternatives, `a+b` belong together.
 */
import { tokensOf } from "./tokens.ts";

const KINDS = `
国立=national|state 大学=university|universiti 理工=technology|science+technology|science+engineering|polytechnic|institute+technology
学院=college|institute|academy|school|faculty|conservatory 研究院=research+institute|institute|academy|research+academy
研究所=research+institute|institute|laboratory 研究中心=research+center|center 科学院=academy+sciences|science+academy
工程院=academy+engineering 实验室=laboratory|lab|laboratories 中心=center|centre 医院=hospital 集团=group|conglomerate
控股=holding|holdings 协会=association|society 学会=society|association|institute 联合会=federation|association
商会=chamber+commerce|chamber 联盟=alliance|union 基金会=foundation 基金=fund|funds 银行=bank 出版社=press|publishing
设计院=design+institute|design+research+institute 检测中心=testing+center|inspection+center|test+center 工厂=factory|plant
合作社=cooperative 团队=team 创新团队=innovation+team 孵化器=incubator 产业园=industrial+park|industry+park 园区=park
工业大学=university+technology|institute+technology|polytechnic+university|technological+university|industrial+university
师范=normal|education 政法=political+science+law|law 财经=finance+economics|finance 外国语=foreign+studies|international+studies
外语=foreign+studies|foreign+languages 民族=nationalities|minzu 医科=medical|medicine|medical+sciences 中医药=chinese+medicine
农业=agricultural|agriculture 林业=forestry 海洋=ocean|marine|maritime 海事=maritime 航空=aviation|aeronautics|aero
航天=aerospace|astronautics|space 航空航天=aerospace|aeronautics+astronautics 邮电=posts+telecommunications|post+telecommunications
交通=transport|transportation|traffic|jiaotong 电力=electric+power|electric|power 石油=petroleum|oil 矿业=mining
地质=geology|geosciences|geological 体育=sport|sports 艺术=arts|art 音乐=music 职业=vocational 技术=technology|technologies|technical|tech|technological
`;
const TRADES = `
科技=technology|technologies|tech|science+technology|sci-tech|technological 科学=science|sciences|scientific 智能=intelligent|intelligence|smart
人工智能=artificial+intelligence|ai 数字=digital 数智=digital+intelligence|digital|intelligent 数据=data 大数据=big+data|data 信息=information|info
软件=software 网络=network|networks|networking|net 通信=communication|communications|telecom|telecommunication 通讯=communication|communications|telecom
电子=electronics|electronic|electron 微电子=microelectronics|microelectronic 半导体=semiconductor|semiconductors 芯片=chip|chips 集成电路=integrated+circuit|integrated+circuits|ic
光电=optoelectronics|photoelectric|optoelectronic|opto+electronic 光学=optics|optical 激光=laser|lasers 光伏=photovoltaic|photovoltaics|solar 太阳能=solar|solar+energy
机械=machinery|mechanical|machine|machines 精密=precision 精工=seiko|precision|precision+machinery 机床=machine+tool|machine+tools 数控=numerical+control|cnc 模具=mould|mold|die|tooling
装备=equipment 设备=equipment|device|devices 仪器=instrument|instruments|instrumentation 仪表=instrument|instruments|meter 仪器仪表=instrument|instruments|instrumentation
自动化=automation|automatic 机器人=robot|robots|robotics 传动=drive|transmission 液压=hydraulic|hydraulics 轴承=bearing|bearings 阀门=valve|valves 泵业=pump|pumps
传感=sensing|sensor|sensors 传感器=sensor|sensors 控制=control|controls 测控=measurement+control|measuring+control 测量=measurement|metrology 计量=metrology 检测=testing|inspection|detection|test
材料=material|materials 新材料=new+material|new+materials|advanced+materials 复合材料=composite|composites|composite+materials 合金=alloy|alloys 特种=special|specialty 金属=metal|metals 钢铁=steel|iron+steel
陶瓷=ceramic|ceramics 玻璃=glass 塑料=plastic|plastics 橡胶=rubber 高分子=polymer|polymers 化工=chemical|chemicals|chemical+industry 化学=chemistry|chemical 涂料=coating|coatings|paint 纳米=nano|nanotechnology
纺织=textile|textiles 服装=garment|apparel|clothing 印染=dyeing|printing+dyeing 造纸=paper 包装=packaging|package 家具=furniture 食品=food|foods 饮料=beverage 粮油=grain+oil
生物=biological|biology|bio|biotech|biotechnology 生物技术=biotechnology|biotech|bio+technology|biological+technology 生物医药=biomedicine|biopharmaceutical|biomedical|bio+pharmaceutical 医药=pharmaceutical|pharmaceuticals|pharma|medicine|medical 制药=pharmaceutical|pharmaceuticals|pharma 药业=pharmaceutical|pharmaceuticals|pharma 医疗=medical|healthcare|health 器械=device|devices|instruments|apparatus 医疗器械=medical+device|medical+devices|medical+instruments 健康=health|healthcare 基因=gene|genetic|genomics 诊断=diagnostics|diagnostic
能源=energy 新能源=new+energy|renewable+energy 储能=energy+storage|storage 氢能=hydrogen|hydrogen+energy 电池=battery|batteries 电源=power|power+supply 电气=electric|electrical 电器=electric|electrical|appliance|appliances 电缆=cable|cables 节能=energy+saving|energy+conservation|energy-saving 动力=power|dynamics|motion 风电=wind+power|wind 核电=nuclear+power|nuclear 燃气=gas
环保=environmental|environment|environmental+protection|eco 环境=environment|environmental 生态=ecology|ecological|eco 水务=water|water+affairs|water+technology 水利=water|water+conservancy|hydraulic 水处理=water+treatment 固废=solid+waste 资源=resource|resources 循环=recycling|circular
汽车=automobile|automotive|auto|motor|vehicle 零部件=parts|components 车辆=vehicle|vehicles 轨道=rail|railway|track|rail+transit 轨道交通=rail+transit|rail 铁路=railway|railways 船舶=ship|shipbuilding|marine|ships 物流=logistics 港口=port 智能驾驶=intelligent+driving|autonomous+driving 无人机=drone|drones|uav 低空=low+altitude 驾驶=driving
建筑=building|construction|architecture|architectural 建设=construction 工程=engineering|project 土木=civil|civil+engineering 水泥=cement 建材=building+materials|building+material 装饰=decoration 地产=real+estate
安全=safety|security|secure 应急=emergency 消防=fire|fire+fighting|firefighting|fire+protection 安防=security 防务=defense|defence 救援=rescue
投资=investment|investments|capital 创业=venture|startup|entrepreneurial 创业投资=venture+capital|venture+investment|venture 资本=capital 管理=management 咨询=consulting|consultancy|consultants 服务=service|services 贸易=trade|trading 进出口=import+export 金融=finance|financial 租赁=leasing 保险=insurance 行业=industry|trade|industrial 产业=industry|industrial 产业基金=industry+fund|industrial+fund 实业=industrial|industry|industries|enterprise 工业=industry|industrial|industries 制造=manufacturing|manufacture 企业=enterprise|enterprises 发展=development 国际=international|intl|global 创新=innovation|innovative 系统=system|systems 研究=research 开发=development 设计=design 教育=education 文化=culture|cultural 传媒=media 农业科技=agricultural+technology|agri+tech 种业=seed|seeds 畜牧=livestock|animal+husbandry 水产=aquatic|fishery 地理=geographic|geography 测绘=surveying|surveying+mapping|mapping 遥感=remote+sensing 卫星=satellite 北斗=beidou 量子=quantum 云计算=cloud+computing|cloud 物联网=internet+things|iot 区块链=blockchain 虚拟现实=virtual+reality|vr 视觉=vision|visual 语音=speech|voice 计算机=computer 电力设备=power+equipment|electric+equipment
`;

/** Alternatives of a Chinese word, each as canonical tokens. */
type Translations = readonly (readonly string[])[];

const KIND_WORDS: ReadonlyMap<string, Translations> = read(KINDS);
const TRADE_WORDS: ReadonlyMap<string, Translations> = read(TRADES);
const ALL: ReadonlyMap<string, Translations> = new Map([...TRADE_WORDS, ...KIND_WORDS]);
const LONGEST = Math.max(...[...ALL.keys()].map((word) => word.length));

/** Every Latin token that is a word and no brand. */
export const COMMON_TOKENS: ReadonlySet<string> = new Set([...ALL.values()].flat(2));

const WORDS_OF_TOKEN: ReadonlyMap<string, ReadonlySet<string>> = tokenIndex();

/** Whether two Latin words may be the translations of one Chinese word: robot and robotics, pump and pumps. */
export function areSynonyms(one: string, other: string): boolean {
  const words = WORDS_OF_TOKEN.get(other);
  return one === other || [...(WORDS_OF_TOKEN.get(one) ?? [])].some((word) => words?.has(word) === true);
}

export interface WordPart {
  readonly text: string;
  /** null: no word of the list, so part of the brand. */
  readonly translations: Translations | null;
}

/** A folded Chinese text cut into words of the list, the longest first, and what lies between. */
export function wordParts(text: string): readonly WordPart[] {
  const parts: WordPart[] = [];
  let brand = "";
  const flush = (): void => {
    if (brand !== "") parts.push({ text: brand, translations: null });
    brand = "";
  };
  for (let at = 0; at < text.length;) {
    const word = wordAt(text, at);
    if (word === undefined) {
      brand += text[at]!;
      at += 1;
      continue;
    }
    flush();
    parts.push({ text: word, translations: ALL.get(word)! });
    at += word.length;
  }
  flush();
  return parts;
}

function wordAt(text: string, at: number): string | undefined {
  for (let length = Math.min(LONGEST, text.length - at); length >= 2; length -= 1) {
    const word = text.slice(at, at + length);
    if (ALL.has(word)) return word;
  }
  return undefined;
}

function tokenIndex(): Map<string, Set<string>> {
  const index = new Map<string, Set<string>>();
  for (const [word, translations] of TRADE_WORDS)
    for (const [token, ...rest] of translations) {
      if (token === undefined || rest.length > 0) continue;
      index.set(token, (index.get(token) ?? new Set<string>()).add(word));
    }
  return index;
}

function read(list: string): ReadonlyMap<string, Translations> {
  return new Map(
    list
      .trim()
      .split(/\s+/)
      .map((entry) => {
        const [word, translations] = entry.split("=") as [string, string];
        return [word, translations.split("|").map((item) => tokensOf(item.replaceAll("+", " ")))];
      }),
  );
}
