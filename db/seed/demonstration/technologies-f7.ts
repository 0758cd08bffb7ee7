import { metric, type Technology } from "./technology.ts";

/** 交通运输工具或设备 / Transport vehicles and equipment: 10 scenes. */
export const TECHNOLOGIES_F7: readonly Technology[] = [
  {
    kind: "product",
    title: ["{scene}用线控制动执行单元", "Brake-by-wire unit for {scene}"],
    scenes: [
      ["城市物流车", "city delivery vans"],
      ["矿用卡车", "mining trucks"],
      ["园区接驳车", "shuttle buses"],
    ],
    problem: [
      "商用车气压制动响应慢、能量回收少，电子液压方案又难以满足重载冗余要求。",
      "Air brakes of commercial vehicles respond slowly and recover little energy, while electro-hydraulic designs lack redundancy for heavy loads.",
    ],
    principle: [
      "成果采用双绕组电机与自增力机构的干式线控制动，双通道互为热备，断电仍可保持制动力。",
      "A dry brake-by-wire with a double-winding motor and self-energising mechanism keeps two hot channels and holds its force without power.",
    ],
    points: [
      ["自增力机构使电机功率需求下降一半", "a self-energising mechanism that halves motor power"],
      ["间隙在线自学习，无需人工调整", "clearance learnt on line, with no adjustment"],
      ["双通道失效切换时间小于 20 毫秒", "fail-over within 20 ms"],
    ],
    metrics: [
      metric(["制动建立时间", "brake build-up time"], "ms", "110", "160", "400"),
      metric(["能量回收率", "energy recovered"], "%", "24", "18", "8"),
      metric(["百公里制动距离离散", "scatter of stopping distance"], "m", "0.6", "1.1", "2.8"),
    ],
    effect: [
      "装车 3800 台，百公里电耗下降 9%，制动维护费用下降 60%。",
      "3,800 vehicles carry it, with 9% less energy and 60% less brake maintenance.",
    ],
    benefit: ["取消制动液，制动粉尘排放减少约 45%。", "Brake fluid is gone and brake dust falls by about 45%."],
  },
  {
    kind: "product",
    title: ["用于{scene}的轮轨状态感知垫板", "Sensing rail pad for {scene}"],
    scenes: [
      ["地铁小半径曲线", "tight metro curves"],
      ["重载货运铁路", "heavy-haul freight lines"],
    ],
    problem: [
      "轨道病害靠夜间人工巡检，曲线段磨耗与波磨发现晚，列车噪声扰民。",
      "Track faults are found by night patrols, wear and corrugation in curves are noticed late, and trains disturb the neighbours.",
    ],
    principle: [
      "成果把压电纤维编入弹性垫板，列车经过即自供电采集轮轨力，由边缘节点识别磨耗与扁疤。",
      "Piezo fibres woven into the pad draw power from each passing train, measure wheel-rail force, and an edge node recognises wear and flats.",
    ],
    points: [
      ["自供电工作，十年免维护", "self-powered and maintenance-free for ten years"],
      ["垫板刚度与原件一致，可直接替换", "the same stiffness as the ordinary pad, for direct exchange"],
      ["以轮对为单位追溯车辆缺陷", "vehicle faults traced to the single wheelset"],
    ],
    metrics: [
      metric(["轮轨力测量误差", "force error"], "%", "3.5", "6.0", "12.0"),
      metric(["波磨识别波长", "shortest corrugation"], "mm", "20", "30", "60"),
      metric(["使用寿命", "service life"], ["年", "years"], "10", "6", "3"),
    ],
    effect: [
      "两条线路铺设 4600 块，钢轨打磨周期由固定改为按需，费用下降 33%。",
      "4,600 pads on two lines let grinding follow need, at 33% less cost.",
    ],
    benefit: [
      "沿线夜间噪声下降 4.2 分贝，巡检人员夜间上线次数减半。",
      "Night noise fell by 4.2 dB, and patrols go out half as often.",
    ],
  },
  {
    kind: "technology",
    title: ["{scene}协同避碰与航路规划技术", "Cooperative collision avoidance and routing for {scene}"],
    scenes: [
      ["内河船舶", "inland vessels"],
      ["低空物流无人机", "low-altitude delivery drones"],
    ],
    problem: [
      "航道和低空空域参与者多、意图不透明，碰撞预警误报多，驾驶员往往关闭报警。",
      "Waterways and low airspace are crowded and intentions unclear; false alarms are so many that crews switch them off.",
    ],
    principle: [
      "成果以意图交换协议与可达集计算给出有数学保证的安全走廊，并把规则编码为可解释约束。",
      "An intention protocol and reachable sets give corridors with a mathematical guarantee, and traffic rules are written as constraints one can read.",
    ],
    points: [
      ["可达集在 50 毫秒内完成在线更新", "reachable sets renewed within 50 ms"],
      ["兼容未装设备的目标，按最坏情形保守处理", "targets without the device treated by the worst case"],
      ["规则解释可直接显示给驾驶员", "the reason for each advice shown to the crew"],
    ],
    metrics: [
      metric(["误报率", "false alarms"], "%", "1.3", "5.0", "18.0"),
      metric(["最小安全间隔达成率", "separation kept"], "%", "99.98", "99.70", "98.50"),
      metric(["重规划时间", "replanning time"], "ms", "48", "200", "1000"),
    ],
    effect: [
      "接入船舶与无人机 900 余台，航行时间缩短 6%，未发生碰撞。",
      "More than 900 craft are connected, travel 6% faster and have had no collision.",
    ],
    benefit: [
      "为中小航运企业提供低成本安全保障，年节油约 1400 吨。",
      "Small operators gain affordable safety, and about 1,400 tonnes of fuel are saved a year.",
    ],
  },
  {
    kind: "technology",
    title: ["{scene}动态无线充电对准技术", "Alignment technology for dynamic wireless charging of {scene}"],
    scenes: [["港口自动导引车", "port guided vehicles"]],
    problem: [
      "自动导引车频繁回充占用作业时间，固定式无线充电对位误差大时效率骤降。",
      "Guided vehicles lose working time to charging, and stationary pads lose efficiency when misaligned.",
    ],
    principle: [
      "成果在行驶段埋设分段线圈，以磁场指纹估计横偏并实时调谐，使车辆边走边充。",
      "Coils in the lane charge the vehicle as it drives; field fingerprints give the lateral offset and tune the coil in real time.",
    ],
    points: [
      ["磁场指纹定位无需额外传感器", "positioning by field fingerprint, without extra sensors"],
      [
        "线圈随车分段唤醒，漏磁低于限值三分之一",
        "coils woken as the vehicle passes, with stray field below a third of the limit",
      ],
      ["偏移 15 厘米效率仍高于九成", "above 90% efficiency at 15 cm offset"],
    ],
    metrics: [
      metric(["15 cm 偏移效率", "efficiency at 15 cm offset"], "%", "91", "84", "70"),
      metric(["横偏估计误差", "offset error"], "mm", "4", "12", "30"),
      metric(["车辆可用率", "vehicle availability"], "%", "98.5", "94.0", "86.0"),
    ],
    effect: [
      "在一处码头改造 40 台车，电池容量减小六成，等待时间归零。",
      "40 vehicles at one terminal carry 60% smaller batteries and no longer wait.",
    ],
    benefit: [
      "柴油牵引车退出作业，年减排二氧化碳 2600 吨。",
      "Diesel tractors left the terminal, which avoids 2,600 tonnes of CO2 a year.",
    ],
  },
  {
    kind: "equipment",
    title: ["{scene}自动张拉检测装备", "Automatic tensioning and inspection equipment for {scene}"],
    scenes: [["接触网", "overhead contact lines"]],
    problem: [
      "接触网施工张力控制靠人工经验，跨距弛度偏差大，夜间天窗时间短，返工困难。",
      "Tension of contact lines is set by experience, sag varies, and the short night window leaves no time for rework.",
    ],
    principle: [
      "成果把激光测弛度、恒张力放线与悬挂参数反算集成于一台作业车，一次通过完成架设与检测。",
      "Laser sag measurement, constant-tension stringing and inverse calculation of the suspension sit on one vehicle that strings and inspects in one pass.",
    ],
    points: [
      ["弛度由双目与激光融合测量，可在雨雾中作业", "sag measured by stereo and laser together, also in rain and mist"],
      ["放线张力闭环波动小于 1%", "tension held within 1%"],
      ["检测数据直接生成竣工档案", "as-built records generated from the measurements"],
    ],
    metrics: [
      metric(["弛度偏差", "sag error"], "mm", "6", "12", "30"),
      metric(["张力波动", "tension fluctuation"], "%", "0.9", "2.0", "6.0"),
      metric(["单天窗作业长度", "length per window"], "m", "1500", "900", "500"),
    ],
    effect: ["已完成 210 公里架设，返工率由 8% 降到 0.5%。", "210 km were strung with rework down from 8% to 0.5%."],
    benefit: [
      "高空作业人员减少七成，施工期间零事故。",
      "70% fewer people work at height, with no accident during construction.",
    ],
  },
  {
    kind: "equipment",
    title: ["{scene}快速换电成套装备", "Fast battery exchange equipment for {scene}"],
    scenes: [["电动渡船", "electric ferries"]],
    problem: [
      "电动船充电时间长、码头容量不足，班次难以保证，运营企业不敢换新。",
      "Electric ships charge for hours on weak quays, timetables suffer, and operators hesitate to change.",
    ],
    principle: [
      "成果以潮位自适应升降平台与浮动对接锁实现八分钟整箱换电，岸侧储能兼作削峰。",
      "A tide-following platform and floating locks exchange a whole battery container in eight minutes, and shore storage shaves the peak.",
    ],
    points: [
      ["浮动对接可容许 12 厘米三维偏移", "a floating lock that takes 12 cm of offset in three axes"],
      ["高压快插带盐雾自清洁", "high-voltage connectors that clean off salt"],
      ["岸侧电池参与调峰获得收益", "shore batteries that earn by peak shaving"],
    ],
    metrics: [
      metric(["换电时间", "exchange time"], "min", "8", "20", "90"),
      metric(["容许偏移", "tolerated offset"], "cm", "12", "6", "2"),
      metric(["接口插拔寿命", "connector life"], ["次", "cycles"], "12000", "8000", "3000"),
    ],
    effect: [
      "三条航线投用后准点率 99.1%，单船年运营成本下降 37%。",
      "On three routes punctuality is 99.1%, and yearly cost per ship fell by 37%.",
    ],
    benefit: ["三条航线年减少柴油消耗 960 吨。", "The three routes use 960 tonnes less diesel a year."],
  },
];
