/** Invented brands of two characters, and trade words a field. */
import { randomFrom } from "../random.ts";
import type { FieldCode } from "./technologies.ts";
import type { Pair } from "./technology.ts";

const FIRST = "澜Lan 穹Qiong 稷Ji 曜Yao 砚Yan 沐Mu 衡Heng 峦Luan 汐Xi 牧Mu 霁Ji 栩Xu 岫Xiu 炽Chi".split(" ");
const SECOND = "拓tuo 锐rui 川chuan 岑cen 恒heng 峤qiao 朔shuo 启qi 禾he 炬ju 原yuan 明ming".split(" ");

/** Brands in a fixed order, no two with the same spelling. */
export const BRANDS: readonly Pair[] = randomFrom("brands")
  .shuffle(FIRST.flatMap((first) => SECOND.map((second) => joined(first, second))))
  .filter(([zh], index, all) => zh[0] !== zh[1] && all.findIndex((other) => other[1] === all[index]![1]) === index);

export const TRADES: Record<FieldCode, readonly Pair[]> = {
  F1: [
    ["精密机械", "Precision Machinery"],
    ["智能装备", "Intelligent Equipment"],
    ["传动科技", "Drive Technology"],
    ["数控技术", "Numerical Control"],
  ],
  F2: [
    ["环保科技", "Environmental Technology"],
    ["节能装备", "Energy Saving Equipment"],
    ["水务技术", "Water Technology"],
  ],
  F3: [
    ["新材料", "New Materials"],
    ["复合材料", "Composites"],
    ["特种合金", "Special Alloys"],
  ],
  F4: [
    ["数智科技", "Digital Intelligence"],
    ["智能技术", "Intelligent Technology"],
    ["微电子", "Microelectronics"],
    ["信息技术", "Information Technology"],
  ],
  F5: [
    ["新能源", "New Energy"],
    ["储能技术", "Energy Storage"],
    ["氢能科技", "Hydrogen Technology"],
  ],
  F6: [
    ["生物技术", "Biotechnology"],
    ["医疗科技", "Medical Technology"],
    ["医药科技", "Pharmaceutical Technology"],
  ],
  F7: [
    ["交通装备", "Transport Equipment"],
    ["轨道技术", "Rail Technology"],
    ["智能驾驶", "Intelligent Driving"],
  ],
  F8: [
    ["应急装备", "Emergency Equipment"],
    ["安全科技", "Safety Technology"],
  ],
};

function joined(first: string, second: string): Pair {
  return [first[0]! + second[0]!, first.slice(1) + second.slice(1)];
}
