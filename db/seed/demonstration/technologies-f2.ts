import { metric, type Technology } from "./technology.ts";

/** 绿色环保节能 / Green technology, environment and energy saving: 16 scenes. */
export const TECHNOLOGIES_F2: readonly Technology[] = [
  {
    kind: "product",
    title: [
      "{scene}高浓度有机废水电催化氧化装置",
      "Electro-catalytic oxidation unit for concentrated wastewater from {scene}",
    ],
    scenes: [
      ["农药中间体", "pesticide intermediates"],
      ["印染助剂", "textile auxiliaries"],
      ["焦化企业", "coking plants"],
    ],
    problem: [
      "高盐高浓度有机废水生化性差，焚烧处置每吨费用上千元，中小企业难以承受。",
      "Saline concentrated wastewater resists biology, and incineration costs more than a small firm can bear.",
    ],
    principle: [
      "成果以自支撑亚氧化钛阳极产生羟基自由基，配合脉冲供电与错流流场，使难降解物在常温下开环矿化。",
      "A self-supporting sub-stoichiometric titania anode produces hydroxyl radicals; pulsed supply and cross flow open and mineralise stubborn molecules at room temperature.",
    ],
    points: [
      ["阳极一次烧结成型，无涂层脱落问题", "an anode sintered in one piece, with no coating to peel off"],
      ["脉冲波形随电导率自适应，单位能耗降低三成", "a pulse shape that follows conductivity and saves 30% of energy"],
      [
        "错流流道自清洁，结垢清洗周期延长到三个月",
        "self-cleaning channels that need descaling only every three months",
      ],
    ],
    metrics: [
      metric(["化学需氧量去除率", "COD removal"], "%", "96", "88", "75"),
      metric(["单位能耗", "energy per kg COD"], "kWh/kg", "14", "22", "38"),
      metric(["阳极寿命", "anode life"], "h", "26000", "18000", "8000"),
    ],
    effect: [
      "已在多家园区企业连续运行，吨水处理费由 920 元降到 310 元。",
      "Units run continuously at several firms and cut the cost per tonne of water from CNY 920 to CNY 310.",
    ],
    benefit: [
      "每套装置每年减排化学需氧量约 430 吨，不产生含盐污泥。",
      "Each unit keeps about 430 tonnes of COD a year out of the water and leaves no saline sludge.",
    ],
  },
  {
    kind: "product",
    title: ["用于{scene}的低温烟气余热回收热管", "Low-temperature flue-gas heat pipe for {scene}"],
    scenes: [
      ["陶瓷辊道窑", "ceramic roller kilns"],
      ["玻璃熔窑", "glass furnaces"],
    ],
    problem: [
      "两百摄氏度以下的烟气余热分散、含酸含尘，常规换热器易腐蚀堵塞，大量余热被直接排放。",
      "Waste heat below 200 °C is scattered, acid and dusty; ordinary exchangers corrode and clog, so it goes up the stack.",
    ],
    principle: [
      "成果采用内壁微槽与外壁搪瓷复合的分离式热管，利用相变在小温差下传热，酸露点以下仍可稳定运行。",
      "Separated heat pipes with micro-grooves inside and enamel outside carry heat by phase change at small differences and run stably below the acid dew point.",
    ],
    points: [
      [
        "微槽芯体一次挤压成型，毛细力提高一倍",
        "a micro-grooved wick extruded in one pass with twice the capillary force",
      ],
      [
        "搪瓷层与基体热膨胀匹配，经千次冷热循环无裂纹",
        "enamel matched to the base metal, without cracks after a thousand cycles",
      ],
      ["模块可在线抽换，不停窑检修", "modules exchanged while the kiln runs"],
    ],
    metrics: [
      metric(["余热回收率", "heat recovered"], "%", "71", "58", "40"),
      metric(["最低排烟温度", "lowest exit temperature"], "°C", "68", "90", "130"),
      metric(["阻力", "pressure drop"], "Pa", "180", "260", "420"),
    ],
    effect: [
      "单条窑炉每年回收热量折合标准煤 1150 吨，投资回收期 14 个月。",
      "One kiln recovers heat equal to 1,150 tonnes of standard coal a year and pays back in 14 months.",
    ],
    benefit: [
      "每条窑炉年减排二氧化碳约 3000 吨，烟羽基本消除。",
      "Each kiln avoids about 3,000 tonnes of CO2 a year, and the plume all but disappears.",
    ],
  },
  {
    kind: "product",
    title: [
      "{scene}挥发性有机物转轮浓缩催化一体机",
      "Integrated rotor concentrator and oxidiser for VOCs from {scene}",
    ],
    scenes: [
      ["包装印刷车间", "packaging print shops"],
      ["家具喷涂线", "furniture coating lines"],
    ],
    problem: [
      "中小涂装印刷企业废气风量大、浓度低、间歇排放，传统设备能耗高，往往“建而不用”。",
      "Small coating and printing shops emit large, thin and intermittent exhaust; ordinary units are so power hungry that they are built but not switched on.",
    ],
    principle: [
      "成果以疏水分子筛转轮浓缩后进入低温催化，转速、再生温度随浓度联动，实现小型化自维持运行。",
      "A hydrophobic zeolite rotor concentrates the gas for a low-temperature catalyst; rotor speed and desorption follow the concentration, so that a small unit sustains itself.",
    ],
    points: [
      [
        "疏水改性使相对湿度 85% 时吸附容量仍保持九成",
        "hydrophobic treatment that keeps 90% of the capacity at 85% humidity",
      ],
      ["非贵金属催化剂在 240℃ 起燃", "a catalyst without precious metal that lights off at 240 °C"],
      ["远程运行证据自动留痕，便于监管核验", "operating records kept automatically for inspectors"],
    ],
    metrics: [
      metric(["去除效率", "removal efficiency"], "%", "97.5", "95.0", "88.0"),
      metric(["起燃温度", "light-off temperature"], "°C", "240", "290", "340"),
      metric(["单位风量能耗", "power per 10000 m³/h"], "kW", "9.5", "15.0", "28.0"),
    ],
    effect: [
      "单台年运行电费由 46 万元降到 17 万元，安装占地只有常规设备的三分之一。",
      "Yearly power cost per unit fell from CNY 460,000 to CNY 170,000, on a third of the floor space.",
    ],
    benefit: [
      "车间异味投诉消失，年减排挥发性有机物约 38 吨。",
      "Complaints about odour ended, and about 38 tonnes of VOCs a year are removed.",
    ],
  },
  {
    kind: "technology",
    title: ["{scene}碳排放连续计量与核证技术", "Continuous metering and verification of carbon emissions for {scene}"],
    scenes: [
      ["水泥窑系统", "cement kilns"],
      ["工业园区", "industrial parks"],
    ],
    problem: [
      "碳核算多依赖年度台账与排放因子，误差可达两成，企业减排成效难以及时证明。",
      "Carbon accounting rests on yearly ledgers and factors with errors up to a fifth, so that a firm can hardly prove what it saved.",
    ],
    principle: [
      "成果把烟气流量、浓度与物料平衡三路数据作贝叶斯融合，给出分钟级排放量与不确定度，并形成不可篡改的核证链。",
      "Flow, concentration and material balance are fused by Bayes' rule into emissions by the minute with their uncertainty, kept in a chain that cannot be altered.",
    ],
    points: [
      ["矩阵式流量测量消除大烟道涡流误差", "a grid of flow probes that removes swirl errors in large ducts"],
      ["三路数据互相校验，单点故障可自动识别", "three sources that check one another and expose a faulty point"],
      ["核证链与计量器具检定状态绑定", "verification tied to the calibration state of each instrument"],
    ],
    metrics: [
      metric(["排放量不确定度", "uncertainty of emissions"], "%", "2.4", "4.0", "10.0"),
      metric(["数据有效率", "valid data"], "%", "99.4", "97.0", "92.0"),
      metric(["核证周期", "verification time"], ["天", "days"], "3", "15", "60"),
    ],
    effect: [
      "应用企业发现并消除漏风点 17 处，单位产品碳排放下降 5.6%。",
      "Users found and closed 17 air leaks and lowered emissions per tonne of product by 5.6%.",
    ],
    benefit: [
      "为产品碳足迹互认提供计量依据，减少出口企业重复核查。",
      "It gives product footprints a metrological basis and spares exporters repeated audits.",
    ],
  },
  {
    kind: "technology",
    title: ["{scene}节能运行的模型预测控制技术", "Model predictive control for energy saving in {scene}"],
    scenes: [
      ["空压站群", "compressed-air stations"],
      ["冷水机房", "chiller plants"],
    ],
    problem: [
      "公用动力站多台设备各自启停，负荷波动时大马拉小车，综合能效长期偏低。",
      "Machines of a utility station start and stop on their own, run oversized when load varies, and their overall efficiency stays low.",
    ],
    principle: [
      "成果以半小时滚动预测负荷，用混合整数优化给出机组启停与设定值，并以自整定模型适应设备老化。",
      "Load is forecast half an hour ahead, a mixed-integer programme sets starts, stops and set points, and a self-tuning model follows the ageing of machines.",
    ],
    points: [
      [
        "机组性能曲线由运行数据自动辨识，无需停机试验",
        "performance curves identified from operating data, without test runs",
      ],
      ["优化在边缘控制器上五秒内完成", "optimisation on an edge controller within five seconds"],
      ["任何时刻可一键退回原控制方式，保证生产安全", "one switch back to the former control at any time"],
    ],
    metrics: [
      metric(["综合节电率", "energy saved"], "%", "19", "12", "6"),
      metric(["压力或温度波动", "fluctuation of the set point"], "%", "1.5", "3.0", "7.0"),
      metric(["接入时间", "commissioning time"], ["天", "days"], "4", "15", "45"),
    ],
    effect: [
      "已接入站房三十余座，平均节电 19%，设备启停次数减少六成。",
      "More than thirty stations are connected, save 19% on average and start and stop 60% less.",
    ],
    benefit: [
      "以一座中型站房计算，每年减排二氧化碳约 820 吨。",
      "A station of medium size avoids about 820 tonnes of CO2 a year.",
    ],
  },
  {
    kind: "process",
    title: ["{scene}全组分资源化利用工艺", "Full-component recycling process for {scene}"],
    scenes: [
      ["退役光伏组件", "retired solar modules"],
      ["废旧玻璃钢", "scrap fibre-reinforced plastic"],
      ["含锌炼钢粉尘", "zinc-bearing steel dust"],
    ],
    problem: [
      "复合类固废粘结牢、组分杂，常规破碎分选得到的都是低值混合料，只能填埋。",
      "Composite waste is strongly bonded and mixed; crushing and sorting yield low-value fractions that end in landfill.",
    ],
    principle: [
      "成果先以选择性解离打开界面粘结，再按密度、导电性与表面性质分级分离，使各组分以原级纯度回到产业链。",
      "Selective dissociation opens the bonds first, then density, conductivity and surface properties separate the parts, so that each returns to industry at its original grade.",
    ],
    points: [
      [
        "解离剂循环使用超过两百次，不产生二次废水",
        "a dissociating agent used more than two hundred times without secondary wastewater",
      ],
      ["分级参数由在线光谱自动给定", "separation parameters set by on-line spectroscopy"],
      [
        "回收料性能达到原级标准并可逐批追溯",
        "recovered material that meets the virgin standard and is traceable by batch",
      ],
    ],
    metrics: [
      metric(["综合回收率", "overall recovery"], "%", "95", "86", "70"),
      metric(["回收料纯度", "purity of recovered material"], "%", "99.2", "97.0", "90.0"),
      metric(["吨处理能耗", "energy per tonne"], "kWh/t", "165", "260", "410"),
    ],
    effect: [
      "示范线年处理一万吨，吨处理毛利 860 元，改变了处置靠补贴的局面。",
      "The demonstration line treats 10,000 tonnes a year at a margin of CNY 860 a tonne and no longer lives on subsidies.",
    ],
    benefit: [
      "每处理一吨固废减少填埋 0.9 吨，并带动回收网络就业 120 人。",
      "Each tonne treated saves 0.9 tonnes of landfill, and the collection network employs 120 people.",
    ],
  },
  {
    kind: "equipment",
    title: ["{scene}磁悬浮高效曝气成套装备", "Magnetic-bearing aeration equipment for {scene}"],
    scenes: [
      ["县城污水处理厂", "county sewage works"],
      ["工业园区污水站", "industrial park treatment stations"],
    ],
    problem: [
      "曝气占污水厂用电的一半以上，罗茨风机噪声大、调节范围窄，溶解氧常常过量。",
      "Aeration takes more than half of a works' power; lobe blowers are loud, turn down badly and oversupply oxygen.",
    ],
    principle: [
      "成果以磁悬浮高速电机直驱三元流叶轮，并由氨氮前馈与溶解氧反馈共同决定风量，实现按需曝气。",
      "A magnetic-bearing motor drives the impeller directly, and air follows ammonia feed-forward and oxygen feedback, so that only what is needed is blown.",
    ],
    points: [
      [
        "五自由度磁轴承断电自保护，可承受二百次跌落",
        "five-axis bearings that survive two hundred drops on power failure",
      ],
      ["喘振边界在线识别，调节范围扩大到 40%～105%", "surge detected on line, which widens the range to 40–105%"],
      ["氨氮前馈模型每周自动更新", "a feed-forward model that renews itself weekly"],
    ],
    metrics: [
      metric(["整机效率", "overall efficiency"], "%", "82", "76", "62"),
      metric(["噪声", "noise"], "dB(A)", "74", "80", "102"),
      metric(["吨水曝气电耗", "aeration power per m³"], "kWh", "0.11", "0.15", "0.24"),
    ],
    effect: [
      "十二座污水厂改造后曝气节电 38%，年节约电费合计 640 万元。",
      "Twelve works saved 38% of aeration power, CNY 6.4 million a year together.",
    ],
    benefit: [
      "出水总氮稳定达标，厂界噪声下降 20 分贝以上。",
      "Effluent nitrogen keeps its limit, and noise at the fence fell by more than 20 dB.",
    ],
  },
];
