/**
 * The plan of the demonstration call, serial by serial: what is set by hand, because a conflict, a defect or a tie
 * hangs on it. Everything else is filled in by `plans.ts`.
 */

/** Foreign applicants: country, brand in English and in Chinese. 30 of 120. */
export const FOREIGN_APPLICANTS: Record<string, readonly [country: string, en: string, zh: string]> = {
  "F01-003": ["MY", "Petalan", "培塔兰"],
  "F01-007": ["JP", "Shirokawa Seiko", "白河精工"],
  "F01-009": ["PL", "Wislanka", "维斯兰卡"],
  "F01-016": ["TH", "Chaomek", "昭麦"],
  "F01-017": ["HU", "Dunavar", "杜纳瓦"],
  "F02-004": ["SG", "Kallang Meridian", "加冷子午"],
  "F02-010": ["CH", "Aarevia", "阿勒维亚"],
  "F02-012": ["VN", "Songlam", "松蓝"],
  "F02-015": ["UZ", "Zarafosh", "扎拉福什"],
  "F03-005": ["KR", "Hanbitgyeol", "韩光洁"],
  "F03-008": ["TH", "Mekarun", "湄卡伦"],
  "F03-010": ["RS", "Drinaval", "德里纳瓦尔"],
  "F03-013": ["MY", "Rimbatek", "林巴特"],
  "F04-008": ["ID", "Nusantika", "努桑蒂卡"],
  "F04-011": ["AE", "Rimalix", "里马利克斯"],
  "F04-016": ["SG", "Tembusu Wave", "天布苏波"],
  "F04-018": ["HU", "Tiszalex", "蒂萨莱克斯"],
  "F04-020": ["VN", "Hoalua", "禾露"],
  "F05-002": ["PK", "Suraj Pavan", "苏拉杰帕万"],
  "F05-003": ["KZ", "Altynsu", "阿勒腾苏"],
  "F05-012": ["JP", "Kazenoma", "风之间"],
  "F05-014": ["KZ", "Zheldala", "热尔达拉"],
  "F06-004": ["VN", "Senvang", "森旺"],
  "F06-007": ["PL", "Bursztex", "布尔什泰克斯"],
  "F06-010": ["TH", "Lanna Biota", "兰纳百奥"],
  "F07-004": ["SG", "Straitmotion", "海峡动力"],
  "F07-006": ["KR", "Badagil", "海路"],
  "F07-008": ["RS", "Sumadin", "舒马丁"],
  "F08-005": ["ID", "Garudapas", "加鲁达帕斯"],
  "F08-008": ["MY", "Sungainet", "双溪"],
};

/** Recommended by one of the call's supporting associations. The software association has exactly two. */
export const ASSOCIATION_CHANNEL: Record<string, string> = {
  "F01-005": "S06",
  "F01-014": "S06",
  "F02-002": "S05",
  "F02-005": "S02",
  "F02-009": "S02",
  "F03-002": "S10",
  "F03-014": "S10",
  "F04-002": "S09",
  "F04-009": "S03",
  "F04-013": "S09",
  "F04-022": "S01",
  "F05-007": "S11",
  "F06-006": "S08",
  "F07-001": "S04",
};

/** Nominated by the applicant itself: 14 domestic, 12 foreign. */
export const SELF_CHANNEL: readonly string[] = [
  ...["F01-010", "F01-015", "F02-006", "F02-016", "F03-004", "F03-015", "F04-004", "F04-017"],
  ...["F05-009", "F06-003", "F06-011", "F07-003", "F08-001", "F08-007"],
  ...["F01-009", "F01-017", "F02-010", "F02-015", "F03-008", "F03-013", "F04-016", "F04-020"],
  ...["F05-012", "F06-007", "F07-008", "F08-008"],
];

/** Provinces something hangs on: an expert's own firm, and a home province an expert favours. */
export const FIXED_PROVINCES: Record<string, string> = { "F08-004": "CN-GD", "F02-008": "CN-HB", "F01-001": "CN-HB" };

/** 专精特新 levels something hangs on; null: certainly none. */
export const FIXED_LEVELS: Record<string, "national" | "provincial" | "municipal" | null> = {
  "F04-010": "provincial",
  "F04-015": null,
  "F04-022": "provincial",
  "F05-006": "national",
  "F05-009": null,
  "F07-010": null,
};

/** Enterprises, whoever else is an institute or a team: shares, boards and groups hang on them. */
export const CERTAINLY_ENTERPRISES: readonly string[] = [
  ...["F01-001", "F01-012", "F01-015", "F01-019", "F02-003", "F03-001", "F03-003", "F03-016", "F04-001", "F04-006"],
  ...["F04-009", "F04-010", "F04-015", "F04-022", "F05-006", "F05-009", "F05-013", "F06-008", "F06-012", "F07-002"],
  ...["F07-007", "F07-010", "F08-004"],
];

export const FOREIGN_INSTITUTES: readonly string[] = ["F02-004", "F03-010", "F05-014", "F06-010"];

/** Both texts in Chinese only: the English side of the page says that it is missing. */
export const CHINESE_ONLY: readonly string[] = ["F03-006", "F08-002"];

/** The second entry of a result that came through two channels, and the first one. */
export const DUPLICATE = { serial: "F04-022", of: "F04-010" } as const;
