import { metric, type Technology } from "./technology.ts";

/** 高端装备制造 / High-end equipment manufacturing: 20 scenes. */
export const TECHNOLOGIES_F1: readonly Technology[] = [
  {
    kind: "product",
    title: ["面向{scene}的热误差自补偿高速主轴", "Thermally self-compensating high-speed spindle for {scene}"],
    scenes: [
      ["精密模具加工", "precision mould machining"],
      ["航空薄壁件铣削", "thin-wall aerospace milling"],
      ["陶瓷零件磨削", "ceramic part grinding"],
    ],
    problem: [
      "高速主轴升温后轴端伸长，加工精度在开机后两小时内持续漂移，企业只能靠空转预热，既费电又占机时。",
      "A high-speed spindle grows as it warms up, so accuracy drifts for two hours after start; shops idle the machine to preheat it, which wastes power and machine time.",
    ],
    principle: [
      "成果在主轴前后轴承之间布置薄膜测温阵列，用降阶热模型实时推算轴端位移，并由压电微动环在毫秒级反向补偿。",
      "A thin-film sensor array between the bearings feeds a reduced-order thermal model that estimates tip displacement in real time, and a piezoelectric ring compensates it within milliseconds.",
    ],
    points: [
      [
        "把测温阵列烧结在轴承隔圈内，避免布线对动平衡的影响",
        "sensors sintered into the bearing spacer, so that wiring does not disturb the balance",
      ],
      [
        "降阶热模型在线自校正，更换刀具和冷却条件后无需重新标定",
        "a thermal model that corrects itself on line and needs no new calibration after a change of tool or coolant",
      ],
      [
        "压电微动环与轴承预紧合为一体，不增加主轴长度",
        "a piezoelectric ring that doubles as bearing preload and adds no length",
      ],
    ],
    metrics: [
      metric(["轴端热伸长残差", "residual thermal growth"], "μm", "1.8", "4.5", "12.0"),
      metric(["达到精度所需预热时间", "warm-up time to accuracy"], "min", "6", "25", "90"),
      metric(["最高转速", "maximum speed"], ["r/min", "rpm"], "42000", "40000", "30000"),
    ],
    effect: [
      "用户现场预热时间缩短九成，一次装夹合格率由 91% 提高到 98%，单台设备每年多出约 400 小时有效机时。",
      "Users cut warm-up by nine tenths, first-pass yield rose from 91% to 98%, and each machine gained about 400 productive hours a year.",
    ],
    benefit: [
      "按每台每年少空转 450 小时计算，可节电 5400 千瓦时，并减少切削液消耗。",
      "With 450 fewer idle hours, each machine saves 5,400 kWh a year and uses less coolant.",
    ],
  },
  {
    kind: "product",
    title: ["用于{scene}的行星滚柱丝杠执行器", "Planetary roller screw actuator for {scene}"],
    scenes: [
      ["人形机器人关节", "humanoid robot joints"],
      ["伺服压力机", "servo presses"],
      ["船用舵机", "marine steering gear"],
    ],
    problem: [
      "滚柱丝杠的滚柱相位难以一致，载荷集中在少数滚柱上，寿命离散大，中小批量产品长期依赖进口。",
      "The rollers of a roller screw are hard to keep in phase, so a few of them carry the load, service life scatters widely and small batches have long been imported.",
    ],
    principle: [
      "成果以变导程微修形均化各滚柱载荷，并把力与位移传感集成到螺母端盖，形成可自诊断的直线执行器。",
      "A micro-modified variable lead evens out the load between rollers, and force and position sensing sit in the nut cap, which makes a linear actuator that diagnoses itself.",
    ],
    points: [
      [
        "滚柱螺纹采用三段变导程微修形，均载系数显著提高",
        "a three-part micro-modification of the roller thread that shares the load more evenly",
      ],
      [
        "螺母端盖内置应变与磁编码双传感，实时估计剩余寿命",
        "strain and magnetic sensing inside the nut cap, from which remaining life is estimated",
      ],
      [
        "以硬车代磨的冷却顺序，单件工时缩短近一半",
        "a cooling sequence that replaces grinding by hard turning and nearly halves the time per piece",
      ],
    ],
    metrics: [
      metric(["额定动载荷", "rated dynamic load"], "kN", "86", "78", "61"),
      metric(["定位重复精度", "repeatability"], "μm", "2.5", "3.0", "8.0"),
      metric(["均载系数", "load sharing factor"], "", "0.93", "0.85", "0.72"),
    ],
    effect: [
      "已替代进口同规格产品三个系列，采购成本下降 42%，交货期由 26 周缩短到 5 周。",
      "Three imported series have been replaced; purchase cost fell by 42% and delivery from 26 weeks to 5.",
    ],
    benefit: [
      "以电动执行替代液压系统，消除漏油风险，整机能耗下降约三成。",
      "Electric actuation replaces hydraulics, removes the risk of oil leaks and lowers energy use by about a third.",
    ],
  },
  {
    kind: "product",
    title: ["{scene}用六维力感知末端执行器", "Six-axis force-sensing end effector for {scene}"],
    scenes: [
      ["精密插装", "precision insertion"],
      ["曲面打磨", "curved-surface polishing"],
      ["柔性线缆装配", "flexible cable assembly"],
    ],
    problem: [
      "柔性装配中接触力变化快、方向多，传统力传感器串扰大、零点漂移严重，机器人难以像熟练工一样“凭手感”操作。",
      "In flexible assembly contact forces change fast and in many directions; ordinary force sensors suffer from crosstalk and drift, and a robot cannot work by feel as a skilled worker does.",
    ],
    principle: [
      "成果采用一体式弹性体与光纤光栅阵列测量六维力，并把力控策略固化到末端控制器，形成即插即用的力控单元。",
      "A one-piece elastic body with a fibre Bragg grating array measures six axes, and the force strategy runs in the effector's own controller, which makes a plug-in force unit.",
    ],
    points: [
      ["弹性体经拓扑优化后维间串扰低于 0.8%", "a topology-optimised elastic body with crosstalk below 0.8%"],
      [
        "光纤光栅对强电磁环境不敏感，可用于焊接工位旁",
        "gratings that are insensitive to strong fields and can work beside a welding station",
      ],
      [
        "由熟练工示教一次即可生成力控参数",
        "force parameters that are generated from a single demonstration by a skilled worker",
      ],
    ],
    metrics: [
      metric(["维间串扰", "crosstalk"], "%", "0.8", "1.5", "3.0"),
      metric(["零点漂移（24 h）", "zero drift over 24 h"], "%", "0.2", "0.5", "1.6"),
      metric(["力控响应频率", "force control rate"], "Hz", "2000", "1000", "500"),
    ],
    effect: [
      "在用户产线上插装一次成功率由 93.5% 提高到 99.6%，每条线减少返修工位两个。",
      "First-time insertion rose from 93.5% to 99.6% on users' lines, and each line needs two rework stations fewer.",
    ],
    benefit: [
      "替代打磨岗位的粉尘作业，降低职业病风险，并带动本地传感器件配套。",
      "It takes over dusty polishing work, lowers the risk of occupational disease and brings business to local sensor makers.",
    ],
  },
  {
    kind: "technology",
    title: ["{scene}数字孪生装配偏差控制技术", "Digital-twin control of assembly deviation for {scene}"],
    scenes: [
      ["大型风电齿轮箱", "large wind gearboxes"],
      ["工程机械底盘", "construction machinery chassis"],
      ["重型压缩机", "heavy compressors"],
    ],
    problem: [
      "大型构件的装配偏差往往到总装末端才暴露，返工一次需要数天，而单件检测数据彼此割裂、无法追溯。",
      "Deviations of large assemblies show only at the end, rework takes days, and the measurements of single parts are scattered and cannot be traced.",
    ],
    principle: [
      "成果把逐件测量数据映射到带公差的孪生模型，在装配前预测配合状态，并给出最优选配与垫片厚度。",
      "Every measured part is mapped to a twin with tolerances, the fit is predicted before assembly, and the best pairing and shim thickness are proposed.",
    ],
    points: [
      [
        "以小样本贝叶斯更新修正偏差传递矩阵，适合单件小批",
        "small-sample Bayesian updating of the deviation matrix, fit for one-off production",
      ],
      [
        "选配问题转化为带权匹配并在一分钟内求得全局最优",
        "pairing solved to the global optimum as a weighted matching within a minute",
      ],
      [
        "偏差证据链与质量记录同步归档，支持逐件追溯",
        "a chain of evidence archived with the quality record, part by part",
      ],
    ],
    metrics: [
      metric(["装配偏差预测误差", "prediction error"], "μm", "14", "30", "60"),
      metric(["一次装配合格率", "first-time assembly yield"], "%", "98.2", "95.0", "89.0"),
      metric(["选配计算时间", "pairing time"], "s", "38", "300", "1800"),
    ],
    effect: [
      "应用企业总装返工率下降 71%，单台总装周期由 9 天缩短到 6 天。",
      "Rework fell by 71% and final assembly of one unit took six days instead of nine.",
    ],
    benefit: [
      "减少重复吊装，降低高处作业风险，并为链上零件企业提供可用的质量数据。",
      "Fewer repeated lifts mean less work at height, and suppliers receive quality data they can use.",
    ],
  },
  {
    kind: "technology",
    title: ["基于{scene}的刀具寿命在线预测技术", "On-line prediction of tool life from {scene}"],
    scenes: [
      ["主轴电流特征", "spindle current signatures"],
      ["切削声发射", "cutting acoustic emission"],
    ],
    problem: [
      "刀具凭经验提前更换，近四成寿命被浪费，而突发崩刃又会造成整件报废。",
      "Tools are changed early by habit, which wastes nearly four tenths of their life, while a sudden break scraps a whole part.",
    ],
    principle: [
      "成果从机床已有信号中提取与磨损单调相关的特征，以随机过程模型给出剩余寿命及其置信区间，直接联动换刀。",
      "Features that grow with wear are drawn from signals the machine already has, a stochastic process model gives remaining life with its interval, and the tool change is triggered directly.",
    ],
    points: [
      ["不加装传感器即可部署，一台机床接入只需半天", "deployment without added sensors, half a day per machine"],
      [
        "模型给出置信区间而非单点预测，换刀风险可量化",
        "an interval instead of a point forecast, so that the risk of waiting is a number",
      ],
      [
        "不同机床之间只迁移两个参数，新刀具十次切削即可收敛",
        "only two parameters move between machines; a new tool converges within ten cuts",
      ],
    ],
    metrics: [
      metric(["剩余寿命预测误差", "error of remaining life"], "%", "6.5", "12.0", "25.0"),
      metric(["崩刃预警提前量", "warning before breakage"], "s", "3.2", "1.5", "0.4"),
      metric(["刀具利用率", "tool utilisation"], "%", "92", "84", "63"),
    ],
    effect: [
      "三个车间刀具费用下降 27%，因崩刃导致的报废由每月 11 件降到 1 件以下。",
      "Tool cost fell by 27% in three workshops, and scrap from breakage from eleven parts a month to less than one.",
    ],
    benefit: [
      "硬质合金消耗减少约四分之一，缓解钨资源压力。",
      "Carbide use drops by about a quarter, which eases the demand for tungsten.",
    ],
  },
  {
    kind: "process",
    title: ["{scene}激光定向能量沉积修复工艺", "Directed energy deposition repair process for {scene}"],
    scenes: [
      ["汽轮机叶片", "steam turbine blades"],
      ["轧辊辊面", "rolling mill rolls"],
    ],
    problem: [
      "高值零件局部磨损后往往整件更换，常规堆焊热输入大，易产生裂纹和变形。",
      "Costly parts are replaced whole after local wear, because conventional build-up welding brings in too much heat and causes cracks and distortion.",
    ],
    principle: [
      "成果以环形光斑与同轴送粉配合层间温度闭环，实现低稀释、近净成形的局部修复。",
      "A ring-shaped beam with coaxial powder and a closed loop on interlayer temperature gives local repair close to net shape with little dilution.",
    ],
    points: [
      ["环形光斑使熔池温度梯度降低约四成", "a ring beam that lowers the gradient in the melt pool by about 40%"],
      [
        "层间温度由双色测温闭环控制，波动不超过 15℃",
        "interlayer temperature held within 15 °C by two-colour pyrometry",
      ],
      [
        "修复路径由扫描点云自动生成，无需夹具标定",
        "a repair path generated from the scanned point cloud, without fixture calibration",
      ],
    ],
    metrics: [
      metric(["稀释率", "dilution"], "%", "4.2", "7.0", "15.0"),
      metric(["结合强度", "bond strength"], "MPa", "612", "560", "450"),
      metric(["单件修复周期", "repair time per part"], "h", "9", "20", "56"),
    ],
    effect: [
      "修复成本为新件的 28%，修复件已累计运行 11000 小时无脱落。",
      "Repair costs 28% of a new part, and repaired parts have run 11,000 hours without spalling.",
    ],
    benefit: [
      "每修复一吨辊面可减少约 2.1 吨二氧化碳排放。",
      "Each tonne of roll surface repaired avoids about 2.1 tonnes of CO2.",
    ],
  },
  {
    kind: "equipment",
    title: ["{scene}五轴联动微细加工装备", "Five-axis micro-machining centre for {scene}"],
    scenes: [
      ["医用微针模具", "medical microneedle moulds"],
      ["光学阵列透镜", "optical lens arrays"],
    ],
    problem: [
      "微细结构加工要求亚微米精度与大行程并存，常规丝杠传动难以兼顾，进口装备价格高、交付慢。",
      "Micro-structures need sub-micrometre accuracy over a long stroke, which screw drives hardly offer, while imported machines are expensive and slow to arrive.",
    ],
    principle: [
      "成果采用直线电机宏动与柔性铰链微动叠加，以激光干涉在线反馈，实现大行程亚微米五轴联动。",
      "A linear motor for the long stroke and a flexure stage for the fine motion are superposed, with interferometer feedback, for five-axis motion at sub-micrometre level.",
    ],
    points: [
      [
        "宏微双级驱动共用一套误差观测器，避免两级打架",
        "one error observer for both stages, so that they never work against each other",
      ],
      ["天然花岗岩床身内置恒温流道", "a granite bed with built-in channels at constant temperature"],
      ["刀具跳动在机测量并自动修正刀路", "tool run-out measured on the machine and corrected in the path"],
    ],
    metrics: [
      metric(["三轴定位精度", "positioning accuracy"], "μm", "0.4", "0.5", "2.0"),
      metric(["加工面粗糙度", "surface roughness"], "nm", "8", "10", "40"),
      metric(["最小可加工槽宽", "narrowest slot"], "μm", "22", "25", "80"),
    ],
    effect: [
      "一台装备替代原有三道工序，模具制造周期由 21 天缩短到 8 天。",
      "One machine replaces three steps, and a mould takes 8 days instead of 21.",
    ],
    benefit: [
      "降低微针贴片等新型给药器械的门槛，惠及基层医疗。",
      "It lowers the threshold for microneedle patches and similar devices used in primary care.",
    ],
  },
  {
    kind: "equipment",
    title: ["面向{scene}的柔性上下料复合装备", "Flexible loading and unloading unit for {scene}"],
    scenes: [
      ["锻造高温工位", "hot forging stations"],
      ["小批量车铣单元", "small-batch turning and milling cells"],
    ],
    problem: [
      "多品种小批量车间频繁换型，固定工装的机械手换产一次要半天，高温工位更难以留人。",
      "Workshops with many small batches change over often; a fixed gripper takes half a day each time, and hot stations find no workers.",
    ],
    principle: [
      "成果把移动底盘、双臂与三维视觉合为一台可自寻位的上下料单元，到位后以视觉基准自动建立坐标。",
      "A mobile base, two arms and 3D vision form one unit that finds its station and sets up its coordinates from a visual mark.",
    ],
    points: [
      [
        "地面无需预埋，利用机床门框特征完成毫米级自寻位",
        "positioning to a millimetre from the machine's door frame, with nothing set into the floor",
      ],
      ["指端采用可更换的高温相变衬垫，适应 1100℃ 锻件", "exchangeable phase-change pads for forgings at 1,100 °C"],
      [
        "换型程序由工艺卡自动生成，操作工无需编程",
        "change-over programs generated from the process card, without programming",
      ],
    ],
    metrics: [
      metric(["换型时间", "change-over time"], "min", "11", "30", "240"),
      metric(["抓取成功率", "grasp success"], "%", "99.7", "99.2", "97.0"),
      metric(["平均无故障时间", "mean time between failures"], "h", "2600", "2000", "900"),
    ],
    effect: [
      "单元投用后设备利用率由 52% 提高到 79%，夜班可无人值守。",
      "Utilisation rose from 52% to 79%, and night shifts run unattended.",
    ],
    benefit: [
      "三个高温、重体力岗位改为远程值守，工伤事故为零。",
      "Three hot and heavy jobs became remote supervision, with no injury since.",
    ],
  },
];
