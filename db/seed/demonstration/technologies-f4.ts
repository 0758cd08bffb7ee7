import { metric, type Technology } from "./technology.ts";

/** 新一代信息技术 / Next-generation information technology: 21 scenes; one of them is entered twice. */
export const TECHNOLOGIES_F4: readonly Technology[] = [
  {
    kind: "product",
    title: ["面向{scene}的低功耗毫米波感知芯片", "Low-power millimetre-wave sensing chip for {scene}"],
    scenes: [
      ["独居老人看护", "care of elderly people living alone"],
      ["智慧路口", "smart crossings"],
      ["车内活体检测", "in-cabin presence detection"],
    ],
    problem: [
      "摄像头涉及隐私，现有雷达芯片点云稀疏、功耗高，难以在电池供电的终端长期工作。",
      "Cameras intrude on privacy, and present radar chips give sparse point clouds at a power that batteries cannot sustain.",
    ],
    principle: [
      "成果在片上完成稀疏重构与杂波抑制，只输出目标级特征，使带宽和功耗同时下降一个数量级。",
      "Sparse reconstruction and clutter suppression run on the chip, which passes on object features only and lowers bandwidth and power by an order of magnitude.",
    ],
    points: [
      ["射频前端与稀疏重构引擎单片集成", "front end and sparse reconstruction engine on a single die"],
      ["按场景自适应切换脉冲序列，静默时功耗低于1毫瓦", "pulse sequences that adapt to the scene and idle below 1 mW"],
      [
        "原始回波不出芯片，从源头保护隐私",
        "raw echoes that never leave the chip, which protects privacy at the source",
      ],
    ],
    metrics: [
      metric(["平均功耗", "average power"], "mW", "38", "120", "350"),
      metric(["角分辨率", "angular resolution"], "°", "1.8", "3.5", "8.0"),
      metric(["呼吸检测准确率", "breathing detection"], "%", "98.4", "95.0", "90.0"),
    ],
    effect: [
      "累计出货46万颗，终端整机成本下降35%，误报率低于每月一次。",
      "460,000 chips were shipped, device cost fell by 35% and false alarms stay below one a month.",
    ],
    benefit: [
      "已在社区养老试点中发现跌倒事件73起，平均响应时间缩短到4分钟。",
      "Community pilots detected 73 falls, with help arriving four minutes later on average.",
    ],
  },
  {
    kind: "product",
    title: [
      "{scene}工业协议模糊测试与防护平台",
      "Fuzz testing and protection platform for industrial protocols in {scene}",
    ],
    scenes: [
      ["水务控制系统", "water control systems"],
      ["城市燃气调度", "city gas dispatch"],
      ["智能变电站", "digital substations"],
    ],
    problem: [
      "工控协议多为私有，漏洞难以在不停产的情况下发现，打补丁又可能影响生产。",
      "Control protocols are mostly private; faults are hard to find without stopping production, and patches may disturb it.",
    ],
    principle: [
      "成果从流量中自动学习协议状态机，在仿真副本上定向变异测试，并把发现的缺陷转化为可部署的防护规则。",
      "The protocol's state machine is learnt from traffic, a simulated copy is fuzzed along it, and each fault becomes a protective rule that can be deployed.",
    ],
    points: [
      ["状态机学习不需要协议文档和源代码", "state machines learnt without documents or source code"],
      ["仿真副本与现场一致性由差分校验保证", "a copy whose likeness to the site is shown by differential checks"],
      ["防护规则形式化验证后才下发", "rules that are formally verified before they are deployed"],
    ],
    metrics: [
      metric(["协议状态覆盖率", "state coverage"], "%", "91", "74", "45"),
      metric(["千小时发现缺陷数", "faults per 1000 h"], ["个", "faults"], "27", "15", "6"),
      metric(["防护附加时延", "added latency"], "ms", "0.3", "1.2", "5.0"),
    ],
    effect: [
      "累计发现并修复高危缺陷61个，用户安全运维人力减少一半。",
      "61 serious faults were found and fixed, and users need half the security staff.",
    ],
    benefit: [
      "保障三百余座站点稳定运行，未发生因防护导致的停产。",
      "More than 300 stations are protected without a single stoppage caused by protection.",
    ],
  },
  {
    kind: "product",
    title: ["{scene}多语种合规审查引擎", "Multilingual compliance engine for {scene}"],
    scenes: [
      ["跨境电商", "cross-border e-commerce"],
      ["海外工程合同", "overseas engineering contracts"],
      ["药品说明书", "medicine leaflets"],
    ],
    problem: [
      "中小企业出海面对多国法规，人工逐条比对慢且易漏，通用大模型又会编造条款。",
      "Small exporters face the rules of many countries; checking by hand is slow and leaky, and general language models invent clauses.",
    ],
    principle: [
      "成果把法规编译成可执行的逻辑规则，语言模型只负责抽取事实，结论由规则引擎给出并附原文依据。",
      "Regulations are compiled into executable rules; a language model extracts facts only, and the rule engine concludes with a reference to the source.",
    ],
    points: [
      [
        "事实抽取与法律推理分离，结论可复核",
        "extraction kept apart from legal reasoning, so that conclusions can be checked",
      ],
      ["条款更新以差异方式增量编译", "amendments compiled incrementally"],
      ["低资源语种采用术语约束解码", "terminology-constrained decoding for small languages"],
    ],
    metrics: [
      metric(["条款召回率", "clause recall"], "%", "97.1", "91.0", "80.0"),
      metric(["无依据结论比例", "unsupported conclusions"], "%", "0.2", "2.5", "9.0"),
      metric(["支持语种", "languages"], ["种", "languages"], "23", "14", "5"),
    ],
    effect: [
      "单份文件审查由2天缩短到20分钟，用户被退运、处罚案件下降64%。",
      "A document takes 20 minutes instead of 2 days, and refusals and fines fell by 64%.",
    ],
    benefit: [
      "帮助八百余家中小企业了解目标市场规则，降低出海门槛。",
      "More than 800 small firms learnt the rules of their markets with it.",
    ],
  },
  {
    kind: "product",
    title: ["{scene}影像质控软件", "Imaging quality control software for {scene}"],
    scenes: [["县域医院", "county hospitals"]],
    problem: [
      "基层影像拍摄质量参差，远程会诊常因图像不合格退回，患者需要往返重拍。",
      "Images taken in small hospitals vary in quality; remote readings are returned and patients come back to be imaged again.",
    ],
    principle: [
      "成果在采集端实时评估体位、曝光与伪影，给出可操作的重拍提示，模型不上传图像即可联邦更新。",
      "Position, exposure and artefacts are judged at the scanner with hints one can act on, and models are updated federatively without uploading images.",
    ],
    points: [
      ["质量评分分解到体位、曝光、呼吸三类可纠正原因", "a score that splits into three causes one can correct"],
      ["联邦更新只交换加噪梯度，满足数据不出院", "federated updates with noise, so that data stay in the hospital"],
      ["在无显卡的采集工作站上运行", "operation on an acquisition workstation without a graphics card"],
    ],
    metrics: [
      metric(["废片识别灵敏度", "sensitivity to rejects"], "%", "96.8", "92.0", "85.0"),
      metric(["单幅评估时间", "time per image"], "ms", "410", "900", "2500"),
      metric(["退片率", "return rate"], "%", "1.9", "4.5", "12.0"),
    ],
    effect: [
      "在四十余家医院应用，退片率由11.6%降到1.9%。",
      "More than forty hospitals use it, and returns fell from 11.6% to 1.9%.",
    ],
    benefit: ["每年减少重复照射约5万人次。", "About 50,000 repeated exposures are avoided each year."],
  },
  {
    kind: "product",
    title: ["{scene}可信数据交换网关", "Trusted data exchange gateway for {scene}"],
    scenes: [
      ["供应链金融", "supply-chain finance"],
      ["集装箱港口", "container ports"],
    ],
    problem: [
      "上下游企业既要共享订单、物流数据，又担心商业秘密外泄，数据往往停留在传真和表格里。",
      "Partners must share orders and shipping data but fear for their secrets, so the data stay in faxes and spreadsheets.",
    ],
    principle: [
      "成果以可验证计算在各方本地完成比对，只交换结论与证明，数据用途由合约约束并可审计。",
      "Comparison runs at each partner by verifiable computation; only results and proofs are exchanged, and use is bound by contract and can be audited.",
    ],
    points: [
      ["证明生成经流水线优化，单笔不超过80毫秒", "pipelined proofs that take no more than 80 ms each"],
      ["数据用途合约支持双方随时撤回", "use contracts that either side may withdraw"],
      ["不依赖专用硬件，可部署在普通工控机", "no special hardware: an ordinary industrial computer suffices"],
    ],
    metrics: [
      metric(["单笔核验时延", "latency per check"], "ms", "78", "400", "3000"),
      metric(["证明大小", "proof size"], "KB", "1.4", "8.0", "60.0"),
      metric(["日处理笔数", "checks a day"], ["万", "10000"], "420", "150", "20"),
    ],
    effect: [
      "融资审核由5天缩短到2小时，累计支持小微企业融资9.8亿元。",
      "Credit checks take two hours instead of five days and have supported CNY 980 million of small-firm finance.",
    ],
    benefit: [
      "降低重复融资风险，增强链上企业互信。",
      "The risk of double financing falls and trust along the chain grows.",
    ],
  },
  {
    kind: "technology",
    title: ["{scene}稀疏矩阵加速求解技术", "Sparse solver acceleration for {scene}"],
    scenes: [
      ["电网暂态仿真", "power grid transients"],
      ["芯片版图热分析", "chip thermal analysis"],
      ["水利管网调度", "water network dispatch"],
    ],
    problem: [
      "工业仿真的核心是大规模稀疏方程组，通用求解库难以利用问题结构，仿真一次要数小时。",
      "Industrial simulation comes down to large sparse systems; general libraries ignore their structure and one run takes hours.",
    ],
    principle: [
      "成果从拓扑中识别可复用的分解次序，把重复因子分解转化为增量更新，并在混合精度下保证误差界。",
      "Reusable elimination orders are found in the topology, repeated factorisation becomes an update, and error bounds hold in mixed precision.",
    ],
    points: [
      ["拓扑不变时只更新受影响的超节点", "only the affected supernodes are updated while the topology stays"],
      ["混合精度迭代给出可验证的误差上界", "mixed precision with an error bound that can be verified"],
      ["同一代码运行于国产与通用处理器", "one code for several processor families"],
    ],
    metrics: [
      metric(["百万阶求解时间", "time for a million unknowns"], "s", "1.9", "6.5", "31.0"),
      metric(["内存占用", "memory"], "GB", "3.1", "7.0", "16.0"),
      metric(["相对残差", "relative residual"], ["×10⁻¹²", "×10⁻¹²"], "2", "5", "40"),
    ],
    effect: [
      "仿真周期由6小时缩短到35分钟，调度人员可在值班内完成多方案比较。",
      "A study takes 35 minutes instead of six hours, so that dispatchers compare several plans within a shift.",
    ],
    benefit: [
      "核心求解环节自主可控，算力能耗下降六成。",
      "The core solver is under the users' own control, and computing energy fell by 60%.",
    ],
  },
  {
    kind: "technology",
    title: ["面向{scene}的边缘时序推理网关技术", "Edge time-series inference for {scene}"],
    scenes: [
      ["离散制造", "discrete manufacturing"],
      ["连续化工", "continuous chemical plants"],
      ["冷链仓储", "cold-chain warehouses"],
    ],
    problem: [
      "产线数据频率高、标注少，送云端分析时延大、带宽贵，新产线接入一次要数周。",
      "Line data are fast and barely labelled; sending them to a cloud is slow and costly, and connecting a new line takes weeks.",
    ],
    principle: [
      "成果以按工步自动切分的稀疏时序编码，把高频振动与电流信号压缩为事件，使小算力芯片即可完成推理。",
      "A sparse code cut by work step turns fast vibration and current signals into events, so that a small chip can run the inference.",
    ],
    points: [
      ["工步切分无需人工标注，由电流拐点自学习得到", "steps found from current signatures without labels"],
      ["事件编码压缩比超过一千倍且保持异常可分", "compression above a thousand times with anomalies still separable"],
      ["新产线接入只需采集两天正常数据", "a new line needs two days of normal data"],
    ],
    metrics: [
      metric(["端到端时延", "end-to-end latency"], "ms", "6.4", "18.0", "45.0"),
      metric(["误报率", "false alarms"], "‰", "0.7", "1.9", "6.0"),
      metric(["单点功耗", "power per node"], "W", "11", "25", "40"),
    ],
    effect: [
      "在三家用户现场连续运行180天，非计划停机减少46%。",
      "It has run 180 days at three users and cut unplanned stops by 46%.",
    ],
    benefit: [
      "为中小工厂提供不依赖云端标注的智能化路径。",
      "Small factories gain a way to analytics that needs no cloud and no labelling.",
    ],
  },
  {
    kind: "technology",
    title: ["{scene}低轨卫星链路自动校准技术", "Automatic calibration of low-orbit satellite links for {scene}"],
    scenes: [
      ["远洋渔船", "ocean fishing vessels"],
      ["边远矿区", "remote mines"],
      ["应急通信车", "emergency communication vehicles"],
    ],
    problem: [
      "低轨卫星过境快、多普勒大，船载和车载天线姿态不断变化，链路频繁中断。",
      "Low-orbit satellites pass quickly with strong Doppler, and antennas on ships and cars keep moving, so links break often.",
    ],
    principle: [
      "成果以相控阵自校准与轨道先验联合估计频偏和指向，在卫星切换前完成预对准。",
      "Array self-calibration and orbital priors estimate offset and pointing together and align the beam before each hand-over.",
    ],
    points: [
      ["利用业务信号自校准，无需专用信标", "self-calibration on traffic, without a beacon"],
      ["切换前预对准使中断时间低于一帧", "alignment before hand-over with an interruption below one frame"],
      ["天线误差在线学习，十年免返厂标定", "antenna errors learnt on line, with no return to the factory in ten years"],
    ],
    metrics: [
      metric(["切换中断时间", "hand-over interruption"], "ms", "8", "45", "300"),
      metric(["指向误差", "pointing error"], "°", "0.12", "0.30", "0.80"),
      metric(["链路可用率", "link availability"], "%", "99.6", "98.0", "94.0"),
    ],
    effect: [
      "已装备渔船和工程车260台，通信费用下降40%。",
      "260 vessels and vehicles carry it, and communication costs fell by 40%.",
    ],
    benefit: [
      "在两次台风中保持应急通信不中断，协助救助31人。",
      "It kept emergency links up through two typhoons and helped to rescue 31 people.",
    ],
  },
];
