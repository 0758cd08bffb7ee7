/**
 * The pool: 20 authorities (4 foreign), 10 entrepreneurs (2), 10 investors (3). The domestic ones come from 14
 * provinces; every field has at least eight who name it. The strongest field comes first.
 */
import type { NewRow } from "#db/schema.ts";
import { randomFrom } from "../random.ts";
import { chineseName } from "./names.ts";
import type { Pair } from "./technology.ts";

export interface ExpertPlan {
  readonly code: string;
  readonly kind: NewRow<"experts">["kind"];
  readonly country: string;
  /** ISO 3166-2 code; null for a foreign expert. */
  readonly province: string | null;
  readonly fields: readonly string[];
  readonly name: Pair;
  readonly birthYear: number;
}

const LIST = `
E-01 authority CN-BJ F1 F7 F3
E-02 authority CN-HB F1 F8
E-03 authority CN-ZJ F4 F1
E-04 authority CN-SH F2 F3 F5
E-05 authority CN-JS F3 F2 F1
E-06 authority CN-GD F4 F6
E-07 authority CN-SH F4 F1 F8
E-08 authority CN-SC F1 F7
E-09 authority CN-SN F5 F2
E-10 authority CN-TJ F6 F3
E-11 authority CN-HN F1 F4 F7
E-12 authority CN-AH F4 F5
E-13 authority CN-HB F2 F1 F8
E-14 authority CN-LN F3 F1 F5
E-15 authority CN-SD F6 F2
E-16 authority CN-FJ F4 F2 F6
E-17 authority MY F4 F5 F3
E-18 authority HU F6 F3 F4
E-19 authority JP F1 F7 F8
E-20 authority SG F2 F4 F5
E-21 entrepreneur CN-HB F4 F1
E-22 entrepreneur CN-ZJ F1 F3
E-23 entrepreneur CN-JS F2 F5 F3
E-24 entrepreneur CN-GD F4 F6
E-25 entrepreneur CN-SC F7 F8 F1
E-26 entrepreneur CN-SD F3 F2
E-27 entrepreneur CN-SN F5 F4
E-28 entrepreneur CN-BJ F4 F2
E-29 entrepreneur TH F7 F1 F8
E-30 entrepreneur AE F5 F2 F4
E-31 investor CN-SH F4 F6 F5
E-32 investor CN-GD F1 F7
E-33 investor CN-BJ F6 F3
E-34 investor CN-ZJ F4 F3
E-35 investor CN-JS F1 F8 F7
E-36 investor CN-TJ F2 F3 F5
E-37 investor CN-FJ F8 F6 F4
E-38 investor SG F4 F7 F1
E-39 investor KR F3 F6 F1
E-40 investor PL F2 F8 F4`;

/** Foreign names are set by hand, because they are written in Chinese as well. */
const FOREIGN_NAMES: Record<string, Pair> = {
  "E-17": ["拉兹曼·哈山努丁", "Razman Hasanudin"],
  "E-18": ["埃斯特·绍尔瓦里", "Eszter Sarvari"],
  "E-19": ["风森直树", "Naoki Kazamori"],
  "E-20": ["林慧闻", "Huiwen Limseah"],
  "E-29": ["颂蓬·通叻", "Somphong Thongrak"],
  "E-30": ["哈立德·达瓦尼", "Khalid Darwani"],
  "E-38": ["马库斯·泰霍克", "Marcus Tayhock"],
  "E-39": ["权海俊", "Haejun Kwonhae"],
  "E-40": ["卢茨扬·布热扎雷克", "Lucjan Brzezarek"],
};

export const EXPERT_PLANS: readonly ExpertPlan[] = LIST.trim().split("\n").map(readLine);

/** @throws Error for a code that is not in the pool */
export function expertPlanOf(code: string): ExpertPlan {
  const found = EXPERT_PLANS.find((plan) => plan.code === code);
  if (found === undefined) throw new Error(`expertPlanOf: no expert ${code}`);
  return found;
}

function readLine(line: string): ExpertPlan {
  const [code, kind, place, ...fields] = line.split(" ") as [string, ExpertPlan["kind"], string, ...string[]];
  const isDomestic = place.startsWith("CN-");
  const random = randomFrom(`expert ${code}`);
  const birthYear = random.between(1958, 1982);
  return {
    code,
    kind,
    country: isDomestic ? "CN" : place,
    province: isDomestic ? place : null,
    fields,
    name: FOREIGN_NAMES[code] ?? chineseName(random),
    birthYear,
  };
}
