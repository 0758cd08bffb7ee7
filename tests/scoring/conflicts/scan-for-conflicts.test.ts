import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import type { ConflictScanInput, ExpertFact, ExpertFacts, SubmissionFacts } from "#scoring/conflicts/facts.ts";
import type { Finding } from "#scoring/conflicts/finding.ts";
import { RULE_OF_RELATION } from "#scoring/conflicts/relation-rules.ts";
import { scanForConflicts } from "#scoring/conflicts/scan-for-conflicts.ts";
import { versionedRules } from "#scoring/conflicts/versioned-rule.ts";
import { expert, fact, organization, REFERENCE_DATE, scanInput, submission } from "../support/conflict-scan.ts";

const APPLICANT = organization("firm", {
  nameZh: "武汉澜拓精密机械有限公司",
  nameEn: "Lantuo Precision Machinery Co., Ltd.",
  formerNames: ["武汉旧炬机床厂"],
  domains: ["lantuo.example"],
  parentId: "group",
  province: "CN-HB",
});
const ORGANIZATIONS = [
  APPLICANT,
  organization("group", { nameZh: "曜岑控股集团有限公司", nameEn: "Yaocen Holding Group Co., Ltd." }),
  organization("sibling", { nameZh: "武汉穹锐软件有限公司", parentId: "group" }),
  organization("daughter", { nameZh: "武汉砚恒传感有限公司", parentId: "firm" }),
  organization("fund", { nameZh: "宁波霁原创业投资合伙企业（有限合伙）", parentId: "manager" }),
  organization("manager", { nameZh: "宁波霁原创业投资管理有限公司" }),
  organization("body", { nameZh: "江岸软件行业协会" }),
  organization("other", { nameZh: "成都沐峤环保科技有限公司" }),
];
const INVENTOR = { role: "inventor", names: ["曾砚衡"], birthYear: 1971, orcid: null } as const;

/** The world of one expert and one submission of the firm's, scanned. */
function scan(
  one: Partial<ExpertFacts>,
  entry: Partial<SubmissionFacts> = {},
  rest: Partial<ConflictScanInput> = {},
): Finding[] {
  const submissions = [submission("s", "firm", { people: [INVENTOR], ...entry })];
  return scanForConflicts(
    scanInput({ organizations: ORGANIZATIONS, experts: [expert("e", one)], submissions, ...rest }),
  );
}

const lines = (findings: readonly Finding[]): string[] =>
  findings.map(({ ruleCode, severity, certainty }) => `${ruleCode} ${severity} ${certainty}`);
const ofFacts = (...facts: readonly ExpertFact[]): string[] => lines(scan({ facts }));
const monthsAgo = (months: number): string => Temporal.PlainDate.from(REFERENCE_DATE).subtract({ months }).toString();
const ended = (months: number) => ({ startedOn: "2010-01-01", endedOn: monthsAgo(months) });
const withFirm = { organizationId: "firm" } as const;

describe("each rule", () => {
  it("SELF finds the expert among the people of the submission, by name and year of birth", () => {
    const person = { names: ["曾砚衡"], birthYear: 1971, orcid: null };
    expect(lines(scan({ person }))).toEqual(["SELF blockAbsolute certain"]);
    expect(lines(scan({ person: { ...person, birthYear: 1994 } }))).toEqual([]);
    expect(lines(scan({ person: { ...person, birthYear: null } }))).toEqual(["SELF disclose uncertain"]);
  });

  it("SAME_ORG finds the present employer, its parent and its subsidiary, and no other member of the group", () => {
    const employed = (organizationId: string): string[] => lines(scan({ organizationId }));
    expect(["firm", "group", "daughter"].map(employed)).toEqual([
      ["SAME_ORG blockAbsolute certain"],
      ["SAME_ORG blockAbsolute certain"],
      ["SAME_ORG blockAbsolute certain"],
    ]);
    expect(employed("sibling")).toEqual([]);
  });

  it.each([
    ["FORMER_ORG", "employment", 36],
    ["BOARD", "board", 36],
    ["CONTROL", "control", 36],
    ["ADVISER", "adviser", 36],
    ["TESTED", "testReport", 36],
    ["TESTED", "appraisal", 36],
    ["TESTED", "acceptance", 36],
    ["DISPUTE", "dispute", 36],
    ["COINVENTOR", "patent", 48],
    ["COINVENTOR", "jointSubmission", 48],
  ] as const)("%s blocks for a fact %s that ended within its %i months, and no longer after", (code, kind, months) => {
    expect(ofFacts(fact(kind, { ...withFirm, ...ended(months - 1) }))).toEqual([`${code} block certain`]);
    expect(ofFacts(fact(kind, { ...withFirm, ...ended(months) }))).toEqual([`${code} block certain`]);
    expect(ofFacts(fact(kind, { ...withFirm, ...ended(months + 1) }))).toEqual([]);
  });

  it("COINVENTOR asks about a joint paper, because the programme weighs that relation so", () => {
    const paper = fact("paper", { ...withFirm, ...ended(47) });
    expect(ofFacts(paper)).toEqual(["COINVENTOR disclose certain"]);
    const rules = versionedRules(
      scanInput({ organizations: [], experts: [], submissions: [] }).rules.map(
        ({ version: _version, relationSeverity: _relationSeverity, ...rule }) => rule,
      ),
    );
    expect(lines(scan({ facts: [paper] }, {}, { rules }))).toEqual(["COINVENTOR block certain"]);
    expect(ofFacts(fact("paper", { ...withFirm, ...ended(49) }))).toEqual([]);
  });

  it("BUSINESS asks within 36 months and not after", () => {
    expect(ofFacts(fact("business", { ...withFirm, ...ended(35) }))).toEqual(["BUSINESS disclose certain"]);
    expect(ofFacts(fact("business", { ...withFirm, ...ended(37) }))).toEqual([]);
  });

  it("EQUITY finds a holding, a term sheet, and a share of a fund of the expert's or of the employer's", () => {
    const equity = ["EQUITY blockAbsolute certain"];
    for (const kind of ["holding", "fundHolding", "termSheet"] as const)
      expect(ofFacts(fact(kind, withFirm))).toEqual(equity);
    const holdings = [{ holderId: "fund", heldId: "firm", startedOn: "2020-01-01", endedOn: null }];
    const manages = { facts: [fact("fundManagement", { organizationId: "fund" })] };
    expect(lines(scan(manages, {}, { holdings }))).toEqual(equity);
    expect(lines(scan({ organizationId: "manager" }, {}, { holdings }))).toEqual(equity);
    expect(lines(scan({ organizationId: "other" }, {}, { holdings }))).toEqual([]);
  });

  it("KIN and ADVISEE find whom the fact names among the people, and ask where only the name agrees", () => {
    const named = (birthYear: number | null) => ({ person: { names: ["曾砚衡"], birthYear, orcid: null } });
    expect(ofFacts(fact("kin", named(1971)))).toEqual(["KIN blockAbsolute certain"]);
    expect(ofFacts(fact("kin", named(null)))).toEqual(["KIN disclose uncertain"]);
    expect(ofFacts(fact("kin", { ...named(null), ...withFirm }))).toEqual(["KIN blockAbsolute certain"]);
    expect(ofFacts(fact("thesis", { ...named(1971), ...ended(300) }))).toEqual(["ADVISEE disclose certain"]);
    expect(ofFacts(fact("kin", named(1950)))).toEqual([]);
  });

  it("RECOMMENDER finds the signatory by id, or by name and employer", () => {
    const unknown = { names: ["Expert e"], birthYear: null, orcid: null, expertId: null };
    const signed = (change: object): string[] =>
      lines(
        scan({ organizationId: "other" }, { recommendingExperts: [{ ...unknown, organizationName: null, ...change }] }),
      );
    expect(signed({ names: ["somebody else"], expertId: "e" })).toEqual(["RECOMMENDER blockAbsolute certain"]);
    expect(signed({ organizationName: "成都沐峤环保科技有限责任公司" })).toEqual(["RECOMMENDER blockAbsolute certain"]);
    expect(signed({ organizationName: "衡朔大学" })).toEqual(["RECOMMENDER disclose uncertain"]);
  });

  it("PREPARED, CONTACTED, EXCLUDED and PERCEIVED hold for the submission they name, and for no other", () => {
    const facts = (["prepared", "contacted", "excluded", "perceived"] as const).map((kind) =>
      fact(kind, { serial: "s" }),
    );
    expect(lines(scan({ facts }))).toEqual([
      "PREPARED blockAbsolute certain",
      "EXCLUDED note certain",
      "CONTACTED block certain",
      "PERCEIVED block certain",
    ]);
    expect(ofFacts(fact("perceived", { serial: "another" }))).toEqual([]);
  });

  it("COMPETING closes the field of the own organization's submission, and SAME_ORG that submission", () => {
    const submissions = [
      submission("own", "other"),
      submission("s", "firm"),
      submission("far", "firm", { fieldCode: "F2" }),
    ];
    const found = scanForConflicts(
      scanInput({ organizations: ORGANIZATIONS, experts: [expert("e", { organizationId: "other" })], submissions }),
    );
    expect(found.map(({ submissionId, ruleCode }) => `${submissionId} ${ruleCode}`)).toEqual([
      "own SAME_ORG",
      "s COMPETING",
    ]);
  });

  it("CHANNEL finds who works for the recommending body, and ASSOC who holds a post in it", () => {
    const recommended = { recommenderId: "body" };
    expect(lines(scan({ organizationId: "body" }, recommended))).toEqual(["CHANNEL disclose certain"]);
    const inDefense = scan({ organizationId: "body" }, recommended, { stage: "defense" });
    expect(lines(inDefense)).toEqual(["CHANNEL block certain"]);
    const post = { facts: [fact("associationPost", { organizationId: "body" })] };
    expect(lines(scan(post, recommended))).toEqual(["ASSOC note certain"]);
    expect(lines(scan(post, { associationIds: ["body"] }))).toEqual(["ASSOC note certain"]);
    expect(lines(scan(post))).toEqual([]);
  });

  it("LOCAL notes the same province at home and the same country abroad, and nothing where the place is not known", () => {
    expect(lines(scan({ province: "CN-HB" }))).toEqual(["LOCAL note certain"]);
    expect(lines(scan({ province: "CN-ZJ" }))).toEqual([]);
    expect(lines(scan({}, { applicantId: "other" }))).toEqual([]);
    const abroad = [...ORGANIZATIONS, organization("abroad", { country: "MY" })];
    const found = scan({ country: "MY" }, { applicantId: "abroad" }, { organizations: abroad });
    expect(lines(found)).toEqual(["LOCAL note certain"]);
  });

  it("is one of the 22 of the programme", () => {
    expect(
      new Set(scanInput({ organizations: [], experts: [], submissions: [] }).rules.map(({ code }) => code)),
    ).toEqual(new Set(Object.values(RULE_OF_RELATION)));
  });
});

describe("an organization in a record", () => {
  const worked = (organizationName: string): string[] =>
    ofFacts(fact("employment", { organizationName, startedOn: "2015-01-01", endedOn: "2022-01-31" }));

  it("is known by present and former names, branches and departments, in either script", () => {
    for (const name of [
      "武漢瀾拓精密機械有限責任公司",
      "湖北省武汉市澜拓精密机械有限公司",
      "武汉旧炬机床厂",
      "武汉澜拓精密机械有限公司上海分公司",
      "LANTUO PRECISION MACHINERY COMPANY LIMITED",
    ])
      expect([name, worked(name)]).toEqual([name, ["FORMER_ORG block certain"]]);
  });

  it("that only looks like the applicant is a question, never a block", () => {
    for (const name of ["澜拓精密机械", "武汉岚拓精密机械有限公司", "Lantuo Machinery"])
      expect([name, worked(name)]).toEqual([name, ["FORMER_ORG disclose uncertain"]]);
  });

  it("of another place, another trade or another brand is nobody here", () => {
    for (const name of [
      "上海澜拓精密机械有限公司",
      "武汉澜拓新材料有限公司",
      "武汉沐峤精密机械有限公司",
      "精密机械有限公司",
    ])
      expect([name, worked(name)]).toEqual([name, []]);
  });

  it("with the applicant's mail domain is a question, with a free mail domain nothing", () => {
    expect(lines(scan({ email: "e@mail.lantuo.example" }))).toEqual(["SAME_ORG disclose uncertain"]);
    const free = [...ORGANIZATIONS.slice(1), { ...APPLICANT, domains: ["qq.com"] }];
    expect(lines(scan({ email: "e@qq.com" }, {}, { organizations: free }))).toEqual([]);
  });

  it("that owns the result or its rights counts like the applicant", () => {
    expect(lines(scan({ organizationId: "other" }, { ownerIds: ["other"] }))).toEqual([
      "SAME_ORG blockAbsolute certain",
    ]);
    const named = scan({ organizationId: "other" }, { ownerNames: ["成都沐峤環保科技有限公司"] });
    expect(lines(named)).toEqual(["SAME_ORG blockAbsolute certain"]);
  });

  it("is looked for in vain when the input does not hold it", () => {
    expect(() => scan({ organizationId: "nowhere" })).toThrow('there is no organization "nowhere"');
  });
});

describe("second-degree links", () => {
  it("find the co-inventor of an inventor, and the patent in both records", () => {
    const coInventor = { person: { names: ["曾砚衡"], birthYear: 1971, orcid: null }, startedOn: monthsAgo(12) };
    expect(ofFacts(fact("patent", coInventor))).toEqual(["COINVENTOR block certain"]);
    expect(ofFacts(fact("jointSubmission", coInventor))).toEqual(["COINVENTOR block certain"]);
    const patent = fact("patent", { documentNo: "ZL0000001", startedOn: monthsAgo(12) });
    expect(lines(scan({ facts: [patent] }, { documentNos: ["ZL0000001"] }))).toEqual(["COINVENTOR block certain"]);
  });
});

describe("a finding", () => {
  it("carries its evidence as data and as a sentence in both languages", () => {
    const [found] = scan({ facts: [fact("employment", { organizationName: "武汉旧炬机床厂", ...ended(10) })] });
    expect(found?.evidence).toMatchObject({
      relation: "formerEmployer",
      matchedBy: "formerName",
      organizationId: "firm",
    });
    expect(found?.evidence.sentence).toEqual({
      zh: `专家曾任职于武汉澜拓精密机械有限公司（2010-01-01至${monthsAgo(10)}）；曾用名“武汉旧炬机床厂”相同。`,
      en: `The expert worked for Lantuo Precision Machinery Co., Ltd. (2010-01-01 to ${monthsAgo(10)}); “武汉旧炬机床厂” is a former name.`,
    });
  });

  it("of a likeness is not shown beside a certain one of the same rule", () => {
    const both = scan({ organizationId: "firm", email: "e@lantuo.example" });
    expect(lines(both)).toEqual(["SAME_ORG blockAbsolute certain"]);
  });

  it("has the version of its rule, which changes with the rule and with nothing else", () => {
    const { rules } = scanInput({ organizations: [], experts: [], submissions: [] });
    const [found] = scan({ organizationId: "firm" });
    expect(found?.ruleVersion).toBe(rules.find(({ code }) => code === "SAME_ORG")?.version);
    const plain = rules.map(({ version: _version, ...rule }) => rule);
    const changed = versionedRules(
      plain.map((rule) => (rule.code === "SAME_ORG" ? { ...rule, lookBackMonths: 12 } : rule)),
    );
    expect(changed.filter((rule, index) => rule.version !== rules[index]!.version).map(({ code }) => code)).toEqual([
      "SAME_ORG",
    ]);
  });

  it("is not looked for under a rule that the programme does not have", () => {
    const { rules } = scanInput({ organizations: [], experts: [], submissions: [] });
    const without = rules.filter(({ code }) => code !== "SAME_ORG");
    expect(lines(scan({ organizationId: "firm" }, {}, { rules: without }))).toEqual([]);
  });

  it("has a key of its own within its pair, the same in every scan", () => {
    const kinds = ["board", "holding", "adviser", "business", "dispute", "kin", "patent"] as const;
    const facts = fc.array(
      fc
        .record({ kind: fc.constantFrom(...kinds), months: fc.integer({ min: 0, max: 30 }) })
        .map(({ kind, months }) => fact(kind, { ...withFirm, ...ended(months) })),
    );
    fc.assert(
      fc.property(facts, (some) => {
        const keys = scan({ facts: some }).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(scan({ facts: some.toReversed() }).map(({ key }) => key)).toEqual(keys);
      }),
    );
  });

  it("is never more than a question while it is uncertain, whatever the stage", () => {
    for (const stage of ["initial", "secondary", "defense"] as const) {
      const found = scan({ person: { names: ["曾砚衡"], birthYear: null, orcid: null } }, {}, { stage });
      expect(lines(found)).toEqual(["SELF disclose uncertain"]);
    }
  });
});
