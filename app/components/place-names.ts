/**
 * Names of countries, regions and provinces. An own table and not the one of the machine, because servers and browsers
 * carry different editions of that, and a page must come out the same in both.
 */
import type { Bilingual } from "#scoring/programme/programme.ts";

/** ISO 3166-1 alpha-2 and 3166-2 codes. */
const NAMES = new Map<string, Bilingual>(
  `AE 阿联酋 United Arab Emirates
AF 阿富汗 Afghanistan
AL 阿尔巴尼亚 Albania
AM 亚美尼亚 Armenia
AO 安哥拉 Angola
AR 阿根廷 Argentina
AT 奥地利 Austria
AU 澳大利亚 Australia
AZ 阿塞拜疆 Azerbaijan
BA 波黑 Bosnia and Herzegovina
BD 孟加拉国 Bangladesh
BE 比利时 Belgium
BG 保加利亚 Bulgaria
BH 巴林 Bahrain
BN 文莱 Brunei
BR 巴西 Brazil
BT 不丹 Bhutan
BY 白俄罗斯 Belarus
CA 加拿大 Canada
CH 瑞士 Switzerland
CI 科特迪瓦 Côte d’Ivoire
CK 库克群岛 Cook Islands
CL 智利 Chile
CM 喀麦隆 Cameroon
CN 中国 China
CY 塞浦路斯 Cyprus
CZ 捷克 Czechia
DE 德国 Germany
DJ 吉布提 Djibouti
DK 丹麦 Denmark
DZ 阿尔及利亚 Algeria
EE 爱沙尼亚 Estonia
EG 埃及 Egypt
ES 西班牙 Spain
ET 埃塞俄比亚 Ethiopia
FI 芬兰 Finland
FJ 斐济 Fiji
FM 密克罗尼西亚 Micronesia
FR 法国 France
GB 英国 United Kingdom
GE 格鲁吉亚 Georgia
GH 加纳 Ghana
GR 希腊 Greece
HK 中国香港 Hong Kong, China
HR 克罗地亚 Croatia
HU 匈牙利 Hungary
ID 印度尼西亚 Indonesia
IE 爱尔兰 Ireland
IL 以色列 Israel
IN 印度 India
IQ 伊拉克 Iraq
IR 伊朗 Iran
IT 意大利 Italy
JO 约旦 Jordan
JP 日本 Japan
KE 肯尼亚 Kenya
KG 吉尔吉斯斯坦 Kyrgyzstan
KH 柬埔寨 Cambodia
KI 基里巴斯 Kiribati
KP 朝鲜 DPR Korea
KR 韩国 Republic of Korea
KW 科威特 Kuwait
KZ 哈萨克斯坦 Kazakhstan
LA 老挝 Laos
LB 黎巴嫩 Lebanon
LK 斯里兰卡 Sri Lanka
LT 立陶宛 Lithuania
LU 卢森堡 Luxembourg
LV 拉脱维亚 Latvia
LY 利比亚 Libya
MA 摩洛哥 Morocco
MD 摩尔多瓦 Moldova
ME 黑山 Montenegro
MG 马达加斯加 Madagascar
MH 马绍尔群岛 Marshall Islands
MK 北马其顿 North Macedonia
MM 缅甸 Myanmar
MN 蒙古 Mongolia
MO 中国澳门 Macao, China
MT 马耳他 Malta
MV 马尔代夫 Maldives
MX 墨西哥 Mexico
MY 马来西亚 Malaysia
MZ 莫桑比克 Mozambique
NA 纳米比亚 Namibia
NG 尼日利亚 Nigeria
NL 荷兰 Netherlands
NO 挪威 Norway
NP 尼泊尔 Nepal
NR 瑙鲁 Nauru
NU 纽埃 Niue
NZ 新西兰 New Zealand
OM 阿曼 Oman
PE 秘鲁 Peru
PG 巴布亚新几内亚 Papua New Guinea
PH 菲律宾 Philippines
PK 巴基斯坦 Pakistan
PL 波兰 Poland
PS 巴勒斯坦 Palestine
PT 葡萄牙 Portugal
PW 帕劳 Palau
QA 卡塔尔 Qatar
RO 罗马尼亚 Romania
RS 塞尔维亚 Serbia
RU 俄罗斯 Russia
RW 卢旺达 Rwanda
SA 沙特阿拉伯 Saudi Arabia
SB 所罗门群岛 Solomon Islands
SD 苏丹 Sudan
SE 瑞典 Sweden
SG 新加坡 Singapore
SI 斯洛文尼亚 Slovenia
SK 斯洛伐克 Slovakia
SN 塞内加尔 Senegal
SY 叙利亚 Syria
TH 泰国 Thailand
TJ 塔吉克斯坦 Tajikistan
TL 东帝汶 Timor-Leste
TM 土库曼斯坦 Turkmenistan
TN 突尼斯 Tunisia
TO 汤加 Tonga
TR 土耳其 Türkiye
TV 图瓦卢 Tuvalu
TW 中国台湾 Taiwan, China
TZ 坦桑尼亚 Tanzania
UA 乌克兰 Ukraine
UG 乌干达 Uganda
US 美国 United States
UZ 乌兹别克斯坦 Uzbekistan
VN 越南 Viet Nam
VU 瓦努阿图 Vanuatu
WS 萨摩亚 Samoa
YE 也门 Yemen
ZA 南非 South Africa
ZM 赞比亚 Zambia
ZW 津巴布韦 Zimbabwe
CN-AH 安徽 Anhui
CN-BJ 北京 Beijing
CN-CQ 重庆 Chongqing
CN-FJ 福建 Fujian
CN-GD 广东 Guangdong
CN-GS 甘肃 Gansu
CN-GX 广西 Guangxi
CN-GZ 贵州 Guizhou
CN-HA 河南 Henan
CN-HB 湖北 Hubei
CN-HE 河北 Hebei
CN-HI 海南 Hainan
CN-HL 黑龙江 Heilongjiang
CN-HN 湖南 Hunan
CN-JL 吉林 Jilin
CN-JS 江苏 Jiangsu
CN-JX 江西 Jiangxi
CN-LN 辽宁 Liaoning
CN-NM 内蒙古 Inner Mongolia
CN-NX 宁夏 Ningxia
CN-QH 青海 Qinghai
CN-SC 四川 Sichuan
CN-SD 山东 Shandong
CN-SH 上海 Shanghai
CN-SN 陕西 Shaanxi
CN-SX 山西 Shanxi
CN-TJ 天津 Tianjin
CN-XJ 新疆 Xinjiang
CN-XZ 西藏 Xizang
CN-YN 云南 Yunnan
CN-ZJ 浙江 Zhejiang`
    .split("\n")
    .map((line) => {
      const [code = "", zh = "", ...english] = line.split(" ");
      return [code, { zh, en: english.join(" ") }] as const;
    }),
);

/** The name of a country, region or province; a code without a name stands for itself. */
export function placeName(code: string, language: string): string {
  const name = NAMES.get(code);
  if (name === undefined) return code;
  return language === "zh-CN" ? name.zh : name.en;
}

/** `中国·湖北` or `Hubei, China`; abroad the country alone. */
export function placeText(country: string, province: string | null, language: string): string {
  const name = placeName(country, language);
  if (province === null || province === "") return name;
  const part = placeName(province, language);
  return language === "zh-CN" ? `${name}·${part}` : `${part}, ${name}`;
}

/** All codes of countries and regions, in the order of their codes. */
export const COUNTRY_CODES: readonly string[] = [...NAMES.keys()].filter((code) => code.length === 2);

/** All codes of provinces of China, in the order of their codes. */
export const PROVINCE_CODES: readonly string[] = [...NAMES.keys()].filter((code) => code.startsWith("CN-"));
