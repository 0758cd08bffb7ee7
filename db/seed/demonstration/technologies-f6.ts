import { metric, type Technology } from "./technology.ts";

/** 生物医药 / Biomedicine: 14 scenes. */
export const TECHNOLOGIES_F6: readonly Technology[] = [
  {
    kind: "product",
    title: ["{scene}微流控即时检验盒", "Microfluidic point-of-care cartridge for {scene}"],
    scenes: [
      ["脓毒症早期预警", "early warning of sepsis"],
      ["蜱传疾病", "tick-borne diseases"],
      ["孕期血糖", "pregnancy glucose"],
    ],
    problem: [
      "基层医院检验项目少、送检周期长，现有即时检验灵敏度不足，错过最佳干预时间。",
      "Small hospitals run few assays and send samples away, and present point-of-care tests are not sensitive enough to act in time.",
    ],
    principle: [
      "成果以离心微流控完成全血分离与多重免疫捕获，配合时间分辨荧光读数，一滴血十五分钟出结果。",
      "Centrifugal microfluidics separate whole blood and capture several markers, and time-resolved fluorescence reads them from one drop in fifteen minutes.",
    ],
    points: [
      ["被动阀门由表面能梯度控制，无需外接泵", "passive valves driven by surface energy, without pumps"],
      ["单芯片同时检测六个指标且互不干扰", "six markers on one chip without interference"],
      ["试剂常温保存十八个月", "reagents that keep eighteen months at room temperature"],
    ],
    metrics: [
      metric(["检出限", "limit of detection"], "pg/mL", "4", "12", "50"),
      metric(["检测时间", "time to result"], "min", "15", "30", "120"),
      metric(["与标准方法相关系数", "correlation with the reference"], "", "0.987", "0.970", "0.930"),
    ],
    effect: [
      "在 64 家基层机构使用，转诊决策时间由 6 小时缩短到 40 分钟。",
      "64 primary care sites use it, and referral decisions take 40 minutes instead of six hours.",
    ],
    benefit: [
      "减少冷链运输与重复采血，惠及偏远地区患者。",
      "Cold transport and repeated sampling are avoided, to the benefit of remote patients.",
    ],
  },
  {
    kind: "product",
    title: ["{scene}用可吸收镁基植入件", "Absorbable magnesium implant for {scene}"],
    scenes: [
      ["手足小骨固定", "small bone fixation"],
      ["颌面修复", "maxillofacial repair"],
    ],
    problem: [
      "钛钉需二次手术取出，聚乳酸强度低；镁合金降解过快、产气明显，难以用于承载部位。",
      "Titanium screws need a second operation, polylactide is weak, and magnesium degrades too fast with gas.",
    ],
    principle: [
      "成果通过微合金化与等通道挤压细化晶粒，再以梯度磷酸盐膜调控降解，使强度保持与骨愈合同步。",
      "Micro-alloying and equal-channel pressing refine the grain, and a graded phosphate film paces degradation with healing.",
    ],
    points: [
      ["合金仅含人体必需元素", "an alloy of essential elements only"],
      ["晶粒尺寸 1.2 微米，屈服强度提高六成", "1.2 µm grains with 60% more yield strength"],
      ["膜层厚度按部位设计，降解周期可选", "film thickness chosen by site, and with it the time of degradation"],
    ],
    metrics: [
      metric(["屈服强度", "yield strength"], "MPa", "292", "240", "180"),
      metric(["年降解速率", "degradation a year"], "mm", "0.22", "0.40", "1.10"),
      metric(["十二周强度保持率", "strength after 12 weeks"], "%", "82", "70", "45"),
    ],
    effect: [
      "完成 214 例临床使用，骨愈合率 98.6%，无需二次手术。",
      "214 patients were treated with 98.6% healing and no second operation.",
    ],
    benefit: [
      "单例患者总费用下降约 9000 元，减少住院时间 4 天。",
      "Each patient saves about CNY 9,000 and four days in hospital.",
    ],
  },
  {
    kind: "product",
    title: ["{scene}一次性内镜成像系统", "Single-use endoscopic imaging system for {scene}"],
    scenes: [
      ["支气管急救", "bronchial emergencies"],
      ["泌尿微创", "urological procedures"],
    ],
    problem: [
      "复用内镜清洗消毒难以彻底，交叉感染风险高，基层又负担不起昂贵主机。",
      "Reusable scopes are hard to disinfect fully, and small hospitals cannot afford the consoles.",
    ],
    principle: [
      "成果以晶圆级镜头与自研图像处理芯片降低成本，配合弯曲段一体注塑结构，实现高清一次性使用。",
      "A wafer-level lens, an image chip of its own design and a one-piece bending section make a high-definition scope for single use.",
    ],
    points: [
      ["晶圆级镜头直径 1.6 毫米，视场 120 度", "a 1.6 mm wafer-level lens with a field of 120 degrees"],
      ["弯曲段一次注塑，替代三十余个零件", "a bending section moulded in one piece instead of thirty parts"],
      ["主机可用通用平板电脑替代", "an ordinary tablet in the place of a console"],
    ],
    metrics: [
      metric(["分辨率", "resolution"], ["万像素", "10000 pixels"], "100", "60", "16"),
      metric(["外径", "outer diameter"], "mm", "3.2", "3.8", "5.0"),
      metric(["弯曲角度", "bending angle"], "°", "210", "180", "150"),
    ],
    effect: [
      "累计使用 2.3 万例，单次检查综合成本下降 55%。",
      "It served 23,000 examinations at 55% less total cost each.",
    ],
    benefit: [
      "院内感染相关事件降为零，外壳采用可回收材料。",
      "Related infections fell to zero, and the casing is recyclable.",
    ],
  },
  {
    kind: "product",
    title: ["用于{scene}的益生菌微囊制剂", "Microencapsulated probiotic for {scene}"],
    scenes: [
      ["抗生素相关腹泻", "antibiotic-associated diarrhoea"],
      ["幼畜肠道健康", "gut health of young livestock"],
    ],
    problem: [
      "益生菌经胃酸和胆盐后存活率不足百分之一，常温储运又快速失活，效果不稳定。",
      "Fewer than one in a hundred bacteria survive acid and bile, and they die in warm storage, so effects vary.",
    ],
    principle: [
      "成果以乳清蛋白与海藻多糖双层微囊包埋，壳层遇肠液定点崩解，把活菌送到结肠。",
      "A double shell of whey protein and seaweed polysaccharide breaks up in intestinal fluid and carries live bacteria to the colon.",
    ],
    points: [
      ["双层壳在酸中致密、在肠液中崩解", "a shell that tightens in acid and opens in the gut"],
      [
        "菌株为自主分离并完成全基因组安全性评价",
        "strains isolated by the applicant, with whole-genome safety assessment",
      ],
      ["低温喷雾干燥存活率超过九成", "more than 90% survival in cool spray drying"],
    ],
    metrics: [
      metric(["模拟胃液存活率", "survival in gastric fluid"], "%", "88", "60", "15"),
      metric(["常温 12 个月活菌保持率", "viable after 12 months"], "%", "79", "55", "20"),
      metric(["单囊活菌数", "bacteria per capsule"], ["亿", "100 million"], "260", "150", "50"),
    ],
    effect: [
      "临床观察腹泻发生率由 24% 降到 9%，已进入 320 家药房。",
      "Diarrhoea fell from 24% to 9% in clinical observation, and 320 pharmacies sell it.",
    ],
    benefit: ["减少抗生素使用，推动海藻资源高值化。", "Fewer antibiotics are used, and seaweed finds a higher use."],
  },
  {
    kind: "technology",
    title: ["{scene}靶点虚拟筛选与活性验证技术", "Virtual screening and assay technology for {scene}"],
    scenes: [
      ["耐药真菌", "resistant fungi"],
      ["罕见代谢病", "rare metabolic diseases"],
    ],
    problem: [
      "小型药企难以承担百万化合物实体筛选，纯计算筛选又假阳性高，浪费大量合成资源。",
      "Small drug makers cannot screen a million compounds, and pure computation yields false positives that waste synthesis.",
    ],
    principle: [
      "成果把物理打分与图模型集成并量化不确定度，用微液滴平台快速验证，形成干湿闭环。",
      "Physical scoring and graph models are combined with their uncertainty, and a droplet platform verifies hits fast in a closed loop.",
    ],
    points: [
      ["不确定度驱动选样，每轮只合成三十个化合物", "sampling by uncertainty, with thirty compounds per round"],
      ["微液滴平台单次消耗样品降到皮升级", "droplet assays at picolitre volume"],
      ["全流程数据可追溯，满足申报要求", "data traceable throughout, as a filing requires"],
    ],
    metrics: [
      metric(["命中率", "hit rate"], "%", "17", "6", "1"),
      metric(["先导化合物周期", "time to lead"], ["月", "months"], "5", "12", "26"),
      metric(["单轮成本", "cost per round"], ["万元", "CNY 10000"], "38", "120", "400"),
    ],
    effect: [
      "已产出两个临床前候选物，并向四家企业提供筛选服务。",
      "Two preclinical candidates came out of it, and four firms use the service.",
    ],
    benefit: [
      "为罕见病和耐药感染提供低成本研发路径，减少动物实验三成。",
      "It opens a cheap way to drugs for rare diseases and uses 30% fewer animals.",
    ],
  },
  {
    kind: "process",
    title: ["室温稳定的{scene}冻干工艺", "Room-temperature stable freeze-drying process for {scene}"],
    scenes: [
      ["重组疫苗", "recombinant vaccines"],
      ["检测酶试剂", "diagnostic enzymes"],
      ["多肽制剂", "peptide drugs"],
    ],
    problem: [
      "生物制品依赖冷链，冻干周期长、能耗高，偏远地区因断链造成的报废率居高不下。",
      "Biologicals depend on cold chains, drying is slow and power hungry, and breaks in the chain spoil much in remote places.",
    ],
    principle: [
      "成果以受控成核统一冰晶尺寸，配合二元糖玻璃态保护体系，缩短一次干燥并提高室温稳定性。",
      "Controlled nucleation makes ice crystals uniform, and a binary sugar glass protects the product, which shortens primary drying and gives stability at room temperature.",
    ],
    points: [
      ["受控成核使批内温差小于 0.5℃", "nucleation within 0.5 °C across a batch"],
      ["保护体系不含动物源成分", "a protectant free of animal components"],
      ["干燥终点由质谱在线判定", "an end point found by on-line mass spectrometry"],
    ],
    metrics: [
      metric(["冻干周期", "drying cycle"], "h", "26", "44", "72"),
      metric(["40 ℃ 六个月活性保持率", "activity after 6 months at 40 °C"], "%", "94", "80", "45"),
      metric(["残余水分", "residual moisture"], "%", "0.8", "1.2", "2.5"),
    ],
    effect: [
      "冻干能耗下降 41%，单批产能提高 70%，产品已出口七个国家。",
      "Drying energy fell by 41%, batch output rose by 70%, and seven countries import the product.",
    ],
    benefit: [
      "产品可在 40℃ 环境存放六个月，免除末端冷链。",
      "Products keep six months at 40 °C, so the last mile needs no cold chain.",
    ],
  },
];
