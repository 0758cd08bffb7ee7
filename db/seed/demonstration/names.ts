/** Names of invented persons. Nobody real is meant; contact data come from numbers and domains that belong to nobody. */
import type { Random } from "../random.ts";
import type { Pair } from "./technology.ts";

const SURNAMES: readonly Pair[] = pairs(
  "傅 Fu 穆 Mu 阮 Ruan 柏 Bai 殷 Yin 庄 Zhuang 翁 Weng 褚 Chu 池 Chi 臧 Zang 滕 Teng 晏 Yan 桑 Sang 冀 Ji 蔺 Lin 闵 Min " +
    "祁 Qi 卓 Zhuo 裘 Qiu 鲍 Bao 尹 Yin 岳 Yue 骆 Luo 项 Xiang 邢 Xing 管 Guan 娄 Lou 费 Fei 戚 Qi 路 Lu",
);
const FIRST_CHARACTERS: readonly Pair[] = pairs(
  "知 Zhi 清 Qing 予 Yu 景 Jing 砚 Yan 若 Ruo 云 Yun 书 Shu 以 Yi 亦 Yi 明 Ming 子 Zi 承 Cheng 雨 Yu 思 Si 启 Qi 静 Jing 怀 Huai 星 Xing 远 Yuan",
);
const SECOND_CHARACTERS: readonly Pair[] = pairs(
  "衡 heng 澜 lan 越 yue 禾 he 朗 lang 宁 ning 川 chuan 舟 zhou 霖 lin 岚 lan 溪 xi 恒 heng 韬 tao 弦 xian 珩 heng 遥 yao 屿 yu 棠 tang 峤 qiao 安 an",
);

const FOREIGN: Record<string, readonly [given: string, family: string]> = {
  AE: ["Saif Maryam Hamad Noora", "Darwani Qasmari Rumaithan Falahin"],
  CH: ["Reto Ladina Urs Seraina", "Brunolli Gasslin Tschanner Wyderig"],
  HU: ["Balint Reka Gergo Zsofia", "Tarcsany Kelemvari Bodroghi Szentlaki"],
  ID: ["Bagas Ratih Dimas Ayunda", "Prawirata Sastrodi Wiranegari Lestanto"],
  JP: ["Haruto Misaki Sora Akane", "Minatogawa Kazamori Shiranezu Asahiyori"],
  KR: ["Jiho Seoyun Minjae Haneul", "Kwonhae Namsae Dohwan Chaerin"],
  KZ: ["Arman Aigerim Daulet Saule", "Tulegenkyzy Sarbasov Zhanuzak Ermekuly"],
  MY: ["Hafiz Aisyah Weiliang Kavita", "Rahmanudin Tanjiao Selvarani Zulhasni"],
  PK: ["Bilal Sana Usman Hira", "Qazilbash Mehrwani Sialkar Dhanyal"],
  PL: ["Mikolaj Jagoda Tymon Lena", "Wisniowolski Brzezarek Olchowska Jarzembin"],
  RS: ["Vuk Teodora Lazar Milica", "Jasenovac Brankolic Stanojkov Rudnicev"],
  SG: ["Kaiwen Priyanka Marcus Huiling", "Limseah Ponnari Tayhock Ongwei"],
  TH: ["Anan Kanya Prasert Malee", "Chaiwatana Sirimongkon Thongrak Wattanapan"],
  UZ: ["Jasur Nilufar Bekzod Madina", "Karimzoda Tashlanov Yusupjon Rahmatbek"],
  VN: ["Khoa Linh Minh Thao", "Doanphu Vuongha Truongson Lamkhe"],
};

/** A Chinese name in both scripts; family name first in Chinese, last in English. */
export function chineseName(random: Random): Pair {
  const [surname, first, second] = [
    random.pick(SURNAMES),
    random.pick(FIRST_CHARACTERS),
    random.pick(SECOND_CHARACTERS),
  ];
  return [surname[0] + first[0] + second[0], `${first[1]}${second[1]} ${surname[1]}`];
}

/** @throws Error for a country without a list of names */
export function foreignName(random: Random, country: string): string {
  const lists = FOREIGN[country];
  if (lists === undefined) throw new Error(`foreignName: no names for ${country}`);
  return `${random.pick(lists[0].split(" "))} ${random.pick(lists[1].split(" "))}`;
}

/** A mobile number of a block that is used for nothing else here; `index` from 0 to 9999. */
export function demonstrationPhone(index: number): string {
  return `1990000${String(index).padStart(4, "0")}`;
}

function pairs(text: string): Pair[] {
  const words = text.split(" ");
  return Array.from({ length: words.length / 2 }, (_, index) => [words[2 * index]!, words[2 * index + 1]!]);
}
