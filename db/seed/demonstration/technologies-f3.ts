import { metric, type Technology } from "./technology.ts";

/** 新材料 / New materials: 16 scenes. */
export const TECHNOLOGIES_F3: readonly Technology[] = [
  {
    kind: "product",
    title: ["{scene}用高导热石墨烯复合膜", "High-conductivity graphene composite film for {scene}"],
    scenes: [
      ["折叠屏终端", "foldable devices"],
      ["车载激光雷达", "automotive lidar"],
      ["通信基站功放", "base-station amplifiers"],
    ],
    problem: [
      "芯片功率密度持续上升，人工石墨膜厚度受限、弯折易分层，散热成为整机性能的短板。",
      "Chip power keeps rising, while synthetic graphite film is limited in thickness and delaminates when bent, so heat limits the device.",
    ],
    principle: [
      "成果以片层取向自组装与阶梯石墨化获得厚膜，并在层间引入柔性桥接相，兼顾导热与耐弯折。",
      "Self-assembled alignment and stepped graphitisation yield a thick film, and a flexible bridging phase between layers joins conductivity with bending strength.",
    ],
    points: [
      ["剪切场辅助涂布使片层取向度达到 0.96", "shear-assisted coating with a degree of alignment of 0.96"],
      [
        "桥接相在石墨化过程中原位生成，不降低导热",
        "a bridging phase formed during graphitisation that costs no conductivity",
      ],
      ["卷对卷连续生产，宽幅 500 毫米", "roll-to-roll production 500 mm wide"],
    ],
    metrics: [
      metric(["面内热导率", "in-plane conductivity"], "W/(m·K)", "1580", "1400", "1050"),
      metric(["单层厚度", "single-layer thickness"], "μm", "120", "80", "40"),
      metric(["弯折寿命", "bending life"], ["万次", "10000 cycles"], "32", "20", "8"),
    ],
    effect: [
      "终端满载温升降低 6.5℃，已进入五家整机企业的物料清单。",
      "Temperature rise at full load fell by 6.5 °C, and five device makers list the film.",
    ],
    benefit: [
      "石墨化单位能耗下降 34%，边角料全部回用。",
      "Graphitisation uses 34% less energy, and all offcuts are reused.",
    ],
  },
  {
    kind: "product",
    title: ["{scene}用可降解高阻隔薄膜", "Degradable high-barrier film for {scene}"],
    scenes: [
      ["冷鲜肉包装", "chilled meat packs"],
      ["烘焙食品包装", "bakery packs"],
      ["种子包衣袋", "seed bags"],
    ],
    problem: [
      "可降解薄膜阻氧阻湿能力差，保鲜期短，食品企业只能继续使用不可回收的多层复合膜。",
      "Degradable films are poor barriers, so food firms stay with multilayer laminates that cannot be recycled.",
    ],
    principle: [
      "成果将层状纳米粘土与聚乙醇酸多层共挤，并用界面反应增容，在全生物降解前提下达到高阻隔。",
      "Layered nano-clay and polyglycolic acid are coextruded with reactive compatibilisation, for a high barrier in a fully biodegradable film.",
    ],
    points: [
      ["七层共挤各层均可降解，无需分离", "seven coextruded layers that all degrade and need no separation"],
      ["粘土片层在拉伸中平行排布，形成迷宫效应", "clay platelets aligned by stretching into a maze"],
      ["热封温度与现有包装线兼容", "sealing temperatures that suit existing packing lines"],
    ],
    metrics: [
      metric(["氧气透过率", "oxygen transmission"], "cm³/(m²·d)", "1.6", "3.0", "25.0"),
      metric(["水蒸气透过率", "water vapour transmission"], "g/(m²·d)", "3.8", "6.0", "18.0"),
      metric(["工业堆肥降解率（90 d）", "compost degradation in 90 d"], "%", "96", "92", "85"),
    ],
    effect: [
      "冷鲜产品货架期由 7 天延长到 15 天，损耗率下降 4.3 个百分点。",
      "Shelf life of chilled goods grew from 7 to 15 days and losses fell by 4.3 points.",
    ],
    benefit: ["年替代不可回收复合膜约 900 吨。", "About 900 tonnes of unrecyclable laminate are replaced each year."],
  },
  {
    kind: "product",
    title: ["{scene}用耐高温自润滑复合轴套", "Heat-resistant self-lubricating bushing for {scene}"],
    scenes: [
      ["连铸辊道", "continuous casting rollers"],
      ["涡轮增压器", "turbochargers"],
    ],
    problem: [
      "四百摄氏度以上油脂失效，石墨镶嵌轴套又怕冲击，设备停机有三成源于轴套卡死。",
      "Grease fails above 400 °C and graphite-plugged bushings dislike shocks; a third of stoppages come from seized bushings.",
    ],
    principle: [
      "成果以三维网络钴基骨架承载、以硫化物与氟化物复配润滑相在不同温度段接力润滑。",
      "A three-dimensional cobalt skeleton carries the load, while sulphide and fluoride phases take over lubrication in turn as temperature rises.",
    ],
    points: [
      [
        "润滑相按温度分段析出，从室温到 800℃ 连续有效",
        "lubricants that emerge by temperature and work from room temperature to 800 °C",
      ],
      ["骨架孔径梯度分布，兼顾强度与储油", "a graded pore size that joins strength and storage"],
      ["近净成形后仅需一道精整", "near-net shaping with a single finishing step"],
    ],
    metrics: [
      metric(["600 ℃ 摩擦系数", "friction at 600 °C"], "", "0.19", "0.26", "0.41"),
      metric(["压溃强度", "crushing strength"], "MPa", "520", "430", "290"),
      metric(["使用寿命", "service life"], ["月", "months"], "22", "14", "5"),
    ],
    effect: [
      "用户轴套更换周期由 5 个月延长到 22 个月，单线年节约停机损失 310 万元。",
      "Users change bushings every 22 months instead of 5 and save CNY 3.1 million of downtime a year per line.",
    ],
    benefit: [
      "取消集中供脂，年减少废油脂 26 吨。",
      "Central greasing is no longer needed, which avoids 26 tonnes of waste grease a year.",
    ],
  },
  {
    kind: "technology",
    title: ["{scene}材料成分与工艺逆向设计技术", "Inverse design of composition and process for {scene}"],
    scenes: [
      ["耐蚀铝合金", "corrosion-resistant aluminium alloys"],
      ["低介电玻璃", "low-dielectric glass"],
      ["高熵硬质涂层", "high-entropy hard coatings"],
    ],
    problem: [
      "新配方开发靠试错，一个牌号往往需要数百炉试验，数据又难以在团队之间复用。",
      "New grades are found by trial and error over hundreds of melts, and teams can hardly reuse one another's data.",
    ],
    principle: [
      "成果把热力学约束写入生成模型，以主动学习选择最有信息量的下一炉试验，逆向给出成分与工艺窗口。",
      "Thermodynamic constraints are built into a generative model, active learning picks the most informative next melt, and composition and process window come out in reverse.",
    ],
    points: [
      ["生成结果天然满足相平衡约束，可直接投炉", "proposals that respect phase equilibria and can be melted at once"],
      ["每轮试验给出信息增益，停止准则明确", "a gain of information per round, with a clear rule for stopping"],
      ["跨实验室数据按测量不确定度加权融合", "data from several laboratories weighted by their uncertainty"],
    ],
    metrics: [
      metric(["达到目标所需试验数", "trials to target"], ["炉", "melts"], "18", "60", "220"),
      metric(["性能预测误差", "prediction error"], "%", "3.5", "7.0", "15.0"),
      metric(["开发周期", "development time"], ["月", "months"], "4", "10", "24"),
    ],
    effect: [
      "已用于六个牌号开发，平均研发费用下降 58%，其中三个牌号实现批量供货。",
      "Six grades were developed at 58% less cost, and three of them are supplied in volume.",
    ],
    benefit: [
      "减少试验熔炼约 1100 炉，并向链上企业开放数据接口。",
      "About 1,100 trial melts were saved, and partners can use the data interface.",
    ],
  },
  {
    kind: "process",
    title: ["{scene}连续碳纤维热塑预浸工艺", "Continuous thermoplastic prepreg process for {scene}"],
    scenes: [
      ["储氢瓶缠绕带", "hydrogen tank tapes"],
      ["无人机机身", "drone airframes"],
      ["运动器材", "sports equipment"],
    ],
    problem: [
      "热塑树脂熔体粘度高，纤维束浸渍不透，孔隙率高，回收困难的热固材料仍占主流。",
      "Thermoplastic melts are viscous and leave dry fibres and pores, so that thermosets, which are hard to recycle, still dominate.",
    ],
    principle: [
      "成果以超声展纤与多级辊压熔浸配合在线孔隙检测，使高粘熔体在秒级充分浸透。",
      "Ultrasonic spreading, multi-stage melt rolling and on-line pore detection let a viscous melt wet the fibres within seconds.",
    ],
    points: [
      ["超声展纤使单束宽度展至 25 毫米且不断丝", "spreading to 25 mm per tow without broken filaments"],
      ["涡流在线测孔，浸渍压力闭环调整", "eddy-current pore measurement that closes the loop on pressure"],
      ["边料可直接造粒回用", "edge trim pelletised and used again"],
    ],
    metrics: [
      metric(["孔隙率", "void content"], "%", "0.9", "1.5", "4.0"),
      metric(["生产线速度", "line speed"], "m/min", "24", "15", "6"),
      metric(["层间剪切强度", "interlaminar shear strength"], "MPa", "94", "88", "70"),
    ],
    effect: [
      "材料成本下降 31%，成型节拍由 40 分钟缩短到 3 分钟。",
      "Material cost fell by 31%, and moulding took 3 minutes instead of 40.",
    ],
    benefit: [
      "废料回用率达到 92%，车间不再使用有机溶剂。",
      "92% of waste is reused, and the workshop is free of solvents.",
    ],
  },
  {
    kind: "process",
    title: ["{scene}稀土减量晶界扩散工艺", "Rare-earth-saving grain boundary diffusion process for {scene}"],
    scenes: [
      ["牵引电机磁体", "traction motor magnets"],
      ["伺服电机磁体", "servo motor magnets"],
    ],
    problem: [
      "高矫顽力磁体依赖重稀土，资源紧缺、价格波动大，而整体添加的利用率很低。",
      "High-coercivity magnets depend on scarce heavy rare earths, which are wasted when added to the whole body.",
    ],
    principle: [
      "成果以低熔点合金为载体沿晶界选区扩散重稀土，只在需要抗退磁的部位富集。",
      "A low-melting alloy carries the heavy rare earth along grain boundaries, only to the regions that must resist demagnetisation.",
    ],
    points: [
      ["图案化涂覆使重稀土只进入磁体棱角区域", "patterned coating that enriches only the edges of the magnet"],
      ["载体合金不含钴，成本下降", "a carrier alloy without cobalt"],
      ["扩散深度由超声回波在线估计", "diffusion depth estimated on line from ultrasound"],
    ],
    metrics: [
      metric(["重稀土用量", "heavy rare earth content"], "%", "0.5", "1.0", "2.8"),
      metric(["150 ℃ 矫顽力", "coercivity at 150 °C"], "kA/m", "1010", "960", "820"),
      metric(["磁能积损失", "loss of energy product"], "%", "0.8", "1.5", "4.0"),
    ],
    effect: [
      "每吨磁体节约重稀土 18 公斤，材料成本下降 23%。",
      "Each tonne of magnets saves 18 kg of heavy rare earth, and material cost fell by 23%.",
    ],
    benefit: [
      "减轻对稀缺资源的依赖，稳定下游电机企业供应。",
      "Dependence on a scarce resource eases, and motor makers gain a steadier supply.",
    ],
  },
];
