import { metric, type Technology } from "./technology.ts";

/** 新能源 / New energy: 14 scenes. */
export const TECHNOLOGIES_F5: readonly Technology[] = [
  {
    kind: "product",
    title: ["{scene}用钠离子储能电池系统", "Sodium-ion storage system for {scene}"],
    scenes: [
      ["通信基站", "telecom base stations"],
      ["村级微电网", "village microgrids"],
      ["低速车辆", "low-speed vehicles"],
    ],
    problem: [
      "锂价波动使中小储能项目难以测算收益，铅酸电池寿命短、污染重，低温地区更难选型。",
      "Lithium prices make small storage projects hard to plan, lead-acid is short-lived and dirty, and cold regions have even less choice.",
    ],
    principle: [
      "成果采用层状氧化物正极与生物质硬碳负极，通过界面膜预构筑抑制产气，并以簇级主动均衡延长寿命。",
      "A layered-oxide cathode and biomass hard carbon are combined; a pre-built interphase suppresses gas, and active balancing per cluster extends life.",
    ],
    points: [
      ["硬碳前驱体来自本地农林废弃物", "hard carbon made from local farm and forest residue"],
      [
        "正极界面膜在化成前预构筑，首效提高 6%",
        "an interphase built before formation that raises first efficiency by 6%",
      ],
      ["簇级均衡电流 5 A，弱电芯可在线隔离", "5 A balancing per cluster, with weak cells isolated on line"],
    ],
    metrics: [
      metric(["循环寿命", "cycle life"], ["次", "cycles"], "5200", "4000", "2500"),
      metric(["零下 20 ℃ 容量保持率", "capacity at −20 °C"], "%", "91", "84", "62"),
      metric(["系统效率", "system efficiency"], "%", "92.5", "90.0", "85.0"),
    ],
    effect: [
      "已投运 86 兆瓦时，全寿命度电成本降到 0.21 元。",
      "86 MWh are in operation at a levelised cost of CNY 0.21 per kWh.",
    ],
    benefit: [
      "不使用锂、钴、镍，退役后可直接进入冶金回收。",
      "No lithium, cobalt or nickel is used, and retired cells go straight to metallurgy.",
    ],
  },
  {
    kind: "product",
    title: ["{scene}柔性钙钛矿组件", "Flexible perovskite module for {scene}"],
    scenes: [
      ["农业大棚", "greenhouses"],
      ["物流车顶", "delivery van roofs"],
      ["便携电源", "portable power"],
    ],
    problem: [
      "晶硅组件重而脆，轻质曲面难以安装；钙钛矿又受限于水氧侵蚀和大面积均匀性。",
      "Silicon modules are heavy and brittle and do not fit curved light roofs; perovskites suffer from moisture and uneven large areas.",
    ],
    principle: [
      "成果以狭缝涂布与气刀淬火实现大面积结晶，以原子层沉积与自修复胶膜双重封装保证寿命。",
      "Slot-die coating with gas quenching crystallises large areas, and atomic layer deposition with a self-healing film encapsulates them.",
    ],
    points: [
      ["气刀淬火窗口由原位光谱闭环控制", "gas quenching controlled by in-situ spectroscopy"],
      ["铅由吸附型封装膜锁定，破损后不外泄", "lead bound by an adsorbing film even when broken"],
      ["弯曲半径 30 毫米下一万次无衰减", "ten thousand bends at 30 mm radius without loss"],
    ],
    metrics: [
      metric(["组件效率", "module efficiency"], "%", "18.7", "17.5", "15.0"),
      metric(["单位面积质量", "mass per area"], "kg/m²", "0.9", "1.5", "11.0"),
      metric(["湿热 1000 h 保持率", "after 1000 h damp heat"], "%", "95", "92", "85"),
    ],
    effect: [
      "示范项目 2.4 万平方米，大棚用电自给率达到 63%。",
      "24,000 m² are installed, and greenhouses cover 63% of their own power.",
    ],
    benefit: [
      "使原本承重不足的屋顶也可发电，带动农户增收。",
      "Roofs too weak for silicon can generate, and farmers earn from it.",
    ],
  },
  {
    kind: "product",
    title: ["{scene}质子交换膜电解制氢模块", "Proton-exchange electrolysis module for {scene}"],
    scenes: [
      ["加氢站", "hydrogen filling stations"],
      ["化工园区", "chemical parks"],
      ["海岛离网供能", "off-grid islands"],
    ],
    problem: [
      "可再生电力波动大，碱性电解槽调节慢；质子膜电解槽又因铱用量高而昂贵。",
      "Renewable power fluctuates and alkaline stacks follow slowly, while proton-exchange stacks are costly for their iridium.",
    ],
    principle: [
      "成果以有序化膜电极降低铱载量，配合宽功率电源与压差自平衡流场，实现秒级跟随。",
      "An ordered membrane electrode lowers iridium, and a wide-range supply with a self-balancing flow field follows within seconds.",
    ],
    points: [
      ["纳米线有序阵列使铱用量降低七成", "nanowire arrays that use 70% less iridium"],
      ["流场压差自平衡，省去外部稳压装置", "a flow field that balances pressure without outside control"],
      ["单槽可在 5%～125% 负荷间连续运行", "operation from 5% to 125% of load"],
    ],
    metrics: [
      metric(["直流电耗", "energy per Nm³"], "kWh/Nm³", "4.2", "4.5", "5.0"),
      metric(["铱载量", "iridium loading"], "mg/cm²", "0.35", "0.80", "1.60"),
      metric(["冷启动时间", "cold start"], "s", "55", "180", "900"),
    ],
    effect: [
      "模块累计运行 9600 小时，制氢综合成本下降 29%。",
      "Modules have run 9,600 hours and lowered the cost of hydrogen by 29%.",
    ],
    benefit: [
      "每套模块每年消纳弃电约 500 万千瓦时。",
      "Each module takes up about 5 million kWh of curtailed power a year.",
    ],
  },
  {
    kind: "technology",
    title: ["{scene}出力超短期概率预测技术", "Ultra-short-term probabilistic forecasting for {scene}"],
    scenes: [
      ["山地风电场", "mountain wind farms"],
      ["分布式光伏群", "distributed solar clusters"],
      ["风光储联合电站", "wind-solar-storage plants"],
    ],
    problem: [
      "新能源出力受局地云、风影响大，点预测无法说明风险，电站因偏差考核损失可观。",
      "Output depends on local clouds and wind; point forecasts hide the risk and plants pay for their deviations.",
    ],
    principle: [
      "成果将天空图像、雷达与场站数据在物理约束网络中融合，直接输出可校准的分位数曲线。",
      "Sky images, radar and plant data meet in a physics-constrained network that outputs calibrated quantiles.",
    ],
    points: [
      [
        "物理约束保证功率曲线单调，不出现越限预测",
        "physical constraints that keep the power curve monotone and within limits",
      ],
      ["分位数在线校准，概率可信", "quantiles calibrated on line"],
      ["场站之间共享气象表征，新站一周可用", "shared weather features, so that a new plant is ready in a week"],
    ],
    metrics: [
      metric(["15 min 均方根误差", "15-minute RMSE"], "%", "3.1", "4.8", "8.5"),
      metric(["区间覆盖偏差", "coverage error"], "%", "1.2", "4.0", "10.0"),
      metric(["新站接入时间", "time to a new plant"], ["天", "days"], "7", "30", "90"),
    ],
    effect: [
      "接入 140 座电站，偏差考核费用下降 52%。",
      "140 plants are connected, and penalties for deviation fell by 52%.",
    ],
    benefit: [
      "减少备用容量需求，年促进新能源消纳约 1.6 亿千瓦时。",
      "Less reserve is needed, and about 160 million kWh more renewable power are used a year.",
    ],
  },
  {
    kind: "process",
    title: ["{scene}无水短流程制备工艺", "Water-free short process for {scene}"],
    scenes: [["磷酸铁锂正极材料", "lithium iron phosphate cathodes"]],
    problem: [
      "传统液相法工序长、废水多，中小材料厂环保成本高，批次一致性也难以保证。",
      "The wet route is long and makes much wastewater; small plants pay for it and still struggle with consistency.",
    ],
    principle: [
      "成果以机械化学活化与流化床碳包覆替代沉淀、洗涤和喷雾干燥，全程不加水。",
      "Mechano-chemical activation and fluidised-bed coating replace precipitation, washing and spray drying, with no water at all.",
    ],
    points: [
      ["活化能量由粒度在线反馈，避免过磨", "milling energy set by on-line particle size"],
      ["流化床碳源循环利用率超过九成", "more than 90% of the carbon source recycled"],
      ["炉气余热直接用于预热物料", "furnace gas that preheats the feed"],
    ],
    metrics: [
      metric(["压实密度", "compacted density"], "g/cm³", "2.58", "2.50", "2.35"),
      metric(["吨产品水耗", "water per tonne"], "t", "0.1", "12.0", "28.0"),
      metric(["吨产品电耗", "power per tonne"], "kWh", "3900", "5600", "7800"),
    ],
    effect: [
      "千吨线投产后吨成本下降 4200 元，批次合格率 99.3%。",
      "The thousand-tonne line lowered cost by CNY 4,200 a tonne, with 99.3% of batches accepted.",
    ],
    benefit: [
      "每吨产品减少废水 28 吨，实现工艺废水零排放。",
      "Each tonne avoids 28 tonnes of wastewater; the process discharges none.",
    ],
  },
  {
    kind: "equipment",
    title: ["{scene}巡检清洗一体化装备", "Inspection and cleaning equipment for {scene}"],
    scenes: [["滩涂光伏阵列", "tidal-flat solar arrays"]],
    problem: [
      "滩涂光伏盐雾重、人难进，积灰与隐裂使发电量损失近一成，人工运维又有安全风险。",
      "Arrays on tidal flats face salt and mud; soiling and cracks cost nearly a tenth of the yield, and manual work is dangerous.",
    ],
    principle: [
      "成果将无轨跨排机器人、微水清洗与电致发光成像合为一体，夜间同步完成清洗与隐裂检测。",
      "A trackless row-crossing robot joins micro-water cleaning with electroluminescence imaging and does both at night.",
    ],
    points: [
      ["双姿态底盘可跨越 60 厘米排间距", "a two-posture chassis that crosses 60 cm gaps"],
      ["每块组件用水不超过 0.15 升", "no more than 0.15 litre of water per module"],
      ["隐裂检测无需断电拆线", "crack detection without disconnecting cables"],
    ],
    metrics: [
      metric(["单机日清洗容量", "capacity cleaned a day"], "kW", "1800", "1200", "500"),
      metric(["组件用水", "water per module"], "L", "0.15", "0.50", "2.00"),
      metric(["隐裂检出率", "crack detection"], "%", "97", "91", "70"),
    ],
    effect: [
      "示范电站发电量提升 7.8%，运维人力减少八成。",
      "The pilot plant gained 7.8% of yield with a fifth of the maintenance staff.",
    ],
    benefit: [
      "人员不再进入潮间带作业，两年无安全事故。",
      "Nobody has to enter the tidal zone; two years passed without an accident.",
    ],
  },
];
