import { metric, type Technology } from "./technology.ts";

/** 安全应急装备 / Safety and emergency equipment: 8 scenes. */
export const TECHNOLOGIES_F8: readonly Technology[] = [
  {
    kind: "product",
    title: ["{scene}用多气体预警与逃生指引终端", "Multi-gas warning and escape guidance terminal for {scene}"],
    scenes: [
      ["地下管廊", "utility tunnels"],
      ["化工罐区", "chemical tank farms"],
    ],
    problem: [
      "有限空间事故多因气体突变与逃生方向不明造成，便携仪表只报警不指路。",
      "Accidents in confined spaces come from sudden gas and unclear ways out; portable meters warn but do not guide.",
    ],
    principle: [
      "成果以激光吸收与电化学互校测量五种气体，并用惯导与超宽带融合定位，按扩散预测实时给出逃生方向。",
      "Laser absorption and electrochemistry check each other on five gases, inertial and ultra-wideband fixes are fused, and the way out follows the predicted spread.",
    ],
    points: [
      ["双原理互校，零点漂移自动识别", "two principles that expose each other's drift"],
      ["无信标条件下三十分钟定位误差小于 3 米", "positions within 3 m for thirty minutes without beacons"],
      ["扩散预测在终端本地完成，断网可用", "spread predicted on the device, also without a network"],
    ],
    metrics: [
      metric(["甲烷响应时间", "methane response"], "s", "2.1", "6.0", "20.0"),
      metric(["定位误差", "position error"], "m", "2.6", "5.0", "15.0"),
      metric(["续航", "battery life"], "h", "36", "20", "10"),
    ],
    effect: [
      "配发 5200 台，成功预警险情 19 起，无人员伤亡。",
      "5,200 devices were issued, warned of 19 dangers, and nobody was hurt.",
    ],
    benefit: [
      "使有限空间作业审批与现场状态联动，作业许可差错减少八成。",
      "Work permits follow the state on site, and errors in them fell by 80%.",
    ],
  },
  {
    kind: "product",
    title: ["面向{scene}的快速展开防洪单元", "Rapid flood barrier unit for {scene}"],
    scenes: [
      ["地铁出入口", "metro entrances"],
      ["老旧小区车库", "old residential garages"],
    ],
    problem: [
      "短时强降雨预警时间不足一小时，沙袋堆筑慢、易渗漏，人员难以及时到位。",
      "Cloudbursts give less than an hour's warning; sandbags are slow and leak, and people arrive too late.",
    ],
    principle: [
      "成果利用来水自浮力展开并自密封的挡水板，配合水位雷达触发，无需电力也能完成封堵。",
      "Boards rise and seal by the buoyancy of the incoming water, a level radar triggers them, and closing needs no power.",
    ],
    points: [
      ["浮力展开结构断电可用", "deployment by buoyancy, also without power"],
      ["自压密封条在含沙水流中不卡滞", "a self-pressing seal that does not jam in sandy water"],
      ["单元拼接，两人十分钟完成三十米布防", "units that two people join to thirty metres in ten minutes"],
    ],
    metrics: [
      metric(["展开时间", "deployment time"], "s", "14", "60", "1800"),
      metric(["渗漏量", "leakage"], "L/(m·h)", "3.5", "12.0", "60.0"),
      metric(["可挡水深", "water depth held"], "m", "1.4", "1.2", "0.8"),
    ],
    effect: [
      "安装 640 处，两个汛期自动启用 211 次，未发生倒灌。",
      "640 sites used it 211 times in two seasons without one flooding.",
    ],
    benefit: [
      "保护地下空间约 90 万平方米，减少值守人力一半。",
      "About 900,000 m² below ground are protected with half the watch.",
    ],
  },
  {
    kind: "technology",
    title: ["{scene}电气火灾早期特征识别技术", "Early recognition of electrical fire in {scene}"],
    scenes: [["木结构古建筑", "timber heritage buildings"]],
    problem: [
      "串联电弧电流小、波形杂，常规保护器要么不动作、要么误动作，古建又不允许大改线路。",
      "Series arcs draw little current with confused waveforms; ordinary devices either fail to trip or trip wrongly, and old buildings allow no rewiring.",
    ],
    principle: [
      "成果从高频阻抗与零休特征联合识别串联电弧，模型在负载切换中自适应，先降载后断电。",
      "High-frequency impedance and current pauses identify series arcs together; the model adapts to loads and sheds them before it cuts off.",
    ],
    points: [
      ["不改线路，卡接式安装", "clip-on installation without rewiring"],
      ["负载切换过程误动作率低于万分之二", "fewer than two false trips in ten thousand load changes"],
      ["风险分级处置，照明不中断", "graded response that keeps the lights on"],
    ],
    metrics: [
      metric(["电弧检出率", "arc detection"], "%", "99.2", "95.0", "82.0"),
      metric(["误动作率", "false trips"], "‰", "0.2", "1.5", "8.0"),
      metric(["动作时间", "reaction time"], "ms", "42", "120", "500"),
    ],
    effect: ["已用于 58 处文物建筑，识别隐患 93 处。", "58 heritage sites use it, and 93 hidden faults were found."],
    benefit: ["在不改变文物本体的前提下降低火灾风险。", "Fire risk falls without a change to the building."],
  },
  {
    kind: "equipment",
    title: ["{scene}涵道式侦察灭火无人装备", "Ducted unmanned scout and fire-fighting equipment for {scene}"],
    scenes: [["高层建筑", "high-rise buildings"]],
    problem: [
      "高层火灾举高车够不到、消防员负重登高慢，浓烟中侦察又有生命危险。",
      "Ladders do not reach high floors, climbing with gear is slow, and scouting in smoke endangers life.",
    ],
    principle: [
      "成果以抗风涵道平台携带破窗灭火弹与红外、毫米波双模侦察，室内外可连续飞行并由系留供能。",
      "A wind-resistant ducted platform carries window-breaking extinguishers with infrared and millimetre-wave scouting, flies in and out and is powered by tether.",
    ],
    points: [
      ["八级风下悬停误差小于 0.3 米", "hovering within 0.3 m in a gale"],
      ["双模成像在浓烟中识别人体", "dual imaging that finds people in dense smoke"],
      ["系留供能可持续作业四小时", "four hours of work on the tether"],
    ],
    metrics: [
      metric(["作业高度", "working height"], "m", "220", "150", "100"),
      metric(["悬停误差", "hover error"], "m", "0.28", "0.60", "1.50"),
      metric(["烟中人体识别率", "people found in smoke"], "%", "93", "80", "45"),
    ],
    effect: [
      "参加 46 次实战，平均提前 11 分钟控制火势。",
      "In 46 operations fires were under control eleven minutes earlier on average.",
    ],
    benefit: ["消防员进入高危区域次数减少六成。", "Firefighters enter high-risk areas 60% less often."],
  },
  {
    kind: "equipment",
    title: ["{scene}模块化生命通道支护装备", "Modular life-passage shoring equipment for {scene}"],
    scenes: [["地震坍塌救援", "earthquake rescue"]],
    problem: [
      "坍塌现场空间狭小、二次坍塌风险高，传统木支撑搭设慢、承载不明。",
      "Collapse sites are narrow and unstable; timber shoring is slow and of unknown strength.",
    ],
    principle: [
      "成果采用可爬行的液压蛇形模块，边推进边撑开，节点力由内置传感反馈，形成承载可知的生命通道。",
      "Crawling hydraulic modules push and spread as they go, built-in sensors report the force at each joint, and a passage of known strength results.",
    ],
    points: [
      ["模块最小通过断面 40 厘米", "a smallest section of 40 cm"],
      ["节点力可视化，超限自动锁止", "forces made visible, with locking above the limit"],
      ["水压驱动，现场无明火无油污", "water hydraulics, free of flame and oil"],
    ],
    metrics: [
      metric(["单节支撑力", "force per module"], "kN", "120", "80", "40"),
      metric(["通道推进速度", "advance"], "m/h", "6.5", "3.0", "1.2"),
      metric(["整套质量", "total mass"], "kg", "310", "480", "900"),
    ],
    effect: [
      "配备九支救援队，演练打通时间由 5 小时缩短到 1.5 小时。",
      "Nine teams are equipped, and drills open a passage in 1.5 hours instead of five.",
    ],
    benefit: [
      "把黄金救援时间留给被困人员，并可用于隧道塌方。",
      "The golden hours go to those trapped, and tunnels profit as well.",
    ],
  },
  {
    kind: "equipment",
    title: ["{scene}移动式净水供电方舱", "Mobile water and power shelter for {scene}"],
    scenes: [["洪涝灾区", "flood areas"]],
    problem: [
      "灾后断水断电往往同时发生，现有净水车、发电车分开调度，到场慢且相互依赖。",
      "Water and power fail together after a disaster, while purifiers and generators are dispatched apart, arrive late and need each other.",
    ],
    principle: [
      "成果把光储柴微电网与自清洗膜净水集成于一个可直升机吊运的方舱，一键启动、无人值守。",
      "A solar-battery-diesel microgrid and self-cleaning membranes share one shelter that a helicopter can lift, started with one switch and left alone.",
    ],
    points: [
      ["膜组件脉冲自清洗，浊水直接进水", "pulsed membranes that take turbid water directly"],
      ["能量管理按净水优先级自动切换", "power managed with water first"],
      ["整舱 2.8 吨，可由直升机吊运", "2.8 tonnes in all, within reach of a helicopter"],
    ],
    metrics: [
      metric(["小时产水量", "water per hour"], "m³", "6.5", "4.0", "2.0"),
      metric(["启动时间", "start-up time"], "min", "12", "40", "150"),
      metric(["单位产水能耗", "energy per m³"], "kWh", "0.9", "1.6", "3.5"),
    ],
    effect: [
      "在四次洪涝救灾中保障 2.6 万人饮水，连续运行 31 天。",
      "It supplied 26,000 people in four floods and ran 31 days without a break.",
    ],
    benefit: [
      "单舱替代两辆专用车，燃油消耗下降 68%。",
      "One shelter replaces two special vehicles and uses 68% less fuel.",
    ],
  },
];
