/**
 * Provinces as ISO 3166-2 codes. A row keeps the code, because equal codes are what the rules compare; pages show the
 * name in the reader's language. `region` is the start of a credit code.
 */
export interface Province {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly region: string;
  readonly cities: readonly (readonly [zh: string, en: string])[];
}

export const PROVINCES: readonly Province[] = [
  province("CN-HB", "湖北", "Hubei", "420000", ["武汉", "Wuhan"], ["襄阳", "Xiangyang"], ["宜昌", "Yichang"]),
  province("CN-ZJ", "浙江", "Zhejiang", "330000", ["杭州", "Hangzhou"], ["宁波", "Ningbo"], ["绍兴", "Shaoxing"]),
  province("CN-JS", "江苏", "Jiangsu", "320000", ["苏州", "Suzhou"], ["南京", "Nanjing"], ["常州", "Changzhou"]),
  province("CN-GD", "广东", "Guangdong", "440000", ["深圳", "Shenzhen"], ["佛山", "Foshan"], ["东莞", "Dongguan"]),
  province("CN-SC", "四川", "Sichuan", "510000", ["成都", "Chengdu"], ["绵阳", "Mianyang"]),
  province("CN-SD", "山东", "Shandong", "370000", ["济南", "Jinan"], ["青岛", "Qingdao"], ["烟台", "Yantai"]),
  province("CN-SN", "陕西", "Shaanxi", "610000", ["西安", "Xi'an"], ["宝鸡", "Baoji"]),
  province("CN-BJ", "北京", "Beijing", "110000", ["北京", "Beijing"]),
  province("CN-SH", "上海", "Shanghai", "310000", ["上海", "Shanghai"]),
  province("CN-TJ", "天津", "Tianjin", "120000", ["天津", "Tianjin"]),
  province("CN-HN", "湖南", "Hunan", "430000", ["长沙", "Changsha"], ["株洲", "Zhuzhou"]),
  province("CN-AH", "安徽", "Anhui", "340000", ["合肥", "Hefei"], ["芜湖", "Wuhu"]),
  province("CN-FJ", "福建", "Fujian", "350000", ["厦门", "Xiamen"], ["福州", "Fuzhou"]),
  province("CN-LN", "辽宁", "Liaoning", "210000", ["大连", "Dalian"], ["沈阳", "Shenyang"]),
];

/** The seven whose recommending bodies pass submissions on, with how many each. */
export const RECOMMENDING_PROVINCES: readonly (readonly [code: string, submissions: number])[] = [
  ["CN-HB", 14],
  ["CN-ZJ", 11],
  ["CN-JS", 10],
  ["CN-GD", 9],
  ["CN-SC", 7],
  ["CN-SD", 6],
  ["CN-SN", 5],
];

/** @throws Error for a code that is not on the list */
export function provinceOf(code: string): Province {
  const found = PROVINCES.find((item) => item.code === code);
  if (found === undefined) throw new Error(`provinceOf: no province ${code}`);
  return found;
}

function province(
  code: string,
  nameZh: string,
  nameEn: string,
  region: string,
  ...cities: readonly (readonly [string, string])[]
): Province {
  return { code, nameZh, nameEn, region, cities };
}
