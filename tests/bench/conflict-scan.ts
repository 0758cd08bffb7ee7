/** The scan for conflicts of a large call: cold, in a fresh process as the command line runs it, and warm. */
import { randomFrom, type Random } from "#db/seed/random.ts";
import { defaultProgramme } from "#db/seed/programme-file.ts";
import type {
  ConflictScanInput,
  ExpertFact,
  ExpertFacts,
  Organization,
  SubmissionFacts,
} from "#scoring/conflicts/facts.ts";
import type { Finding } from "#scoring/conflicts/finding.ts";
import { scanForConflicts } from "#scoring/conflicts/scan-for-conflicts.ts";
import { versionedRules } from "#scoring/conflicts/versioned-rule.ts";
import { readProgramme } from "#scoring/programme/programme.ts";
import { cpuMsPerCall, reportLine } from "./measure.ts";

const SUBMISSIONS = 5000;
const EXPERTS = 1000;
const TARGET_SECONDS = 5;
const WARM_CALLS = 2;

const FIRST = Array.from("澜穹稷曜砚沐衡峦汐牧霁栩岫炽珩棠溪岚朔峤磐栎岷蕴浣泾琅沧黔漓");
const SECOND = Array.from("拓锐川岑恒峤朔启禾炬原明野阔岭朗峪屿桐珀砺舒汀舟珂纱");
const CITIES = "武汉 宁波 苏州 成都 西安 青岛 合肥 厦门 长沙 沈阳 深圳 郑州 杭州 南京".split(" ");
const TRADES =
  "精密机械 智能装备 环保科技 新材料 微电子 信息技术 储能技术 生物技术 医疗科技 轨道技术 应急装备 软件".split(" ");
const SURNAMES = Array.from("傅穆阮柏殷庄翁褚池臧滕晏桑冀蔺闵祁卓裘鲍尹岳骆项邢管娄费戚路曾单仇解吕张王李刘陈");
const GIVEN = Array.from("知清予景砚若云书以亦明子承雨思启静怀星远衡澜越禾朗宁川舟霖岚溪恒韬弦珩遥屿棠峤安");
const PROVINCES = ["CN-HB", "CN-ZJ", "CN-JS", "CN-SC", "CN-SN", "CN-SD", "CN-AH", "CN-FJ", "CN-HN", "CN-LN", "CN-GD"];

/** @returns lines of the report; the findings are counted so that nothing is left out of the work */
export async function benchConflictScan(): Promise<readonly string[]> {
  const input = largeScanInput();
  const before = process.cpuUsage();
  const findings = scanForConflicts(input);
  const { user, system } = process.cpuUsage(before);
  const warm = await cpuMsPerCall(WARM_CALLS, async () => scanForConflicts(input));
  const size = `${SUBMISSIONS} submissions x ${EXPERTS} experts`;
  return [
    reportLine(`scan for conflicts, ${size}, cold`, (user + system) / 1e6, TARGET_SECONDS, "s"),
    reportLine(`scan for conflicts, ${size}, warm`, warm / 1000, TARGET_SECONDS, "s"),
    countLine(findings),
  ];
}

function countLine(findings: readonly Finding[]): string {
  const count = (severity: Finding["severity"]): number => findings.filter((item) => item.severity === severity).length;
  const asked = (count("disclose") * 1000) / (SUBMISSIONS * EXPERTS);
  const blocking = count("block") + count("blockAbsolute");
  return `  found: ${blocking} blocking, ${count("disclose")} to ask (${asked.toFixed(3)} in 1,000 pairs), ${count("note")} noted`;
}

/** Seeded, so that every run measures the same work. */
function largeScanInput(): ConflictScanInput {
  const read = readProgramme(defaultProgramme());
  if ("problems" in read) throw new Error("largeScanInput: the default programme is invalid");
  const organizations = Array.from({ length: SUBMISSIONS + EXPERTS }, (_, index) => organization(index));
  return {
    rules: versionedRules(read.programme.conflictRules),
    stage: "initial",
    referenceDate: "2022-12-20",
    homeCountry: "CN",
    organizations,
    holdings: [],
    experts: Array.from({ length: EXPERTS }, (_, index) => expert(index, organizations)),
    submissions: Array.from({ length: SUBMISSIONS }, (_, index) => submission(index)),
  };
}

function organization(index: number): Organization {
  const random = randomFrom(`bench organization ${index}`);
  const brand = random.pick(FIRST) + random.pick(SECOND) + (random.chance(500) ? random.pick(SECOND) : "");
  return {
    id: `o${index}`,
    nameZh: `${random.pick(CITIES)}${brand}${random.pick(TRADES)}${random.pick(["有限公司", "股份有限公司", "研究院"])}`,
    nameEn: "",
    formerNames: [],
    aliases: [],
    creditCode: null,
    registerNo: null,
    domains: [`firm${index}.example`],
    parentId: null,
    country: "CN",
    province: random.pick(PROVINCES),
  };
}

function expert(index: number, organizations: readonly Organization[]): ExpertFacts {
  const random = randomFrom(`bench expert ${index}`);
  const employer = organizations[SUBMISSIONS + index]!;
  return {
    id: `e${index}`,
    person: { names: [personName(random)], birthYear: random.between(1955, 1990), orcid: null },
    email: `e${index}@${employer.domains[0]!}`,
    organizationId: employer.id,
    country: "CN",
    province: random.pick(PROVINCES),
    facts: Array.from({ length: 8 }, (_, position) => fact(random, position, organizations)),
  };
}

/** Half of the organizations in a record are known by name only, and every fourth fact is about a person. */
function fact(random: Random, position: number, organizations: readonly Organization[]): ExpertFact {
  const kinds = ["employment", "board", "adviser", "kin", "patent", "paper", "business", "kin"] as const;
  const kind = kinds[position]!;
  const about = random.pick(organizations);
  const isPersonal = kind === "kin";
  const isKnown = random.chance(500);
  return {
    kind,
    organizationId: !isPersonal && isKnown ? about.id : null,
    organizationName: !isPersonal && !isKnown ? about.nameZh : null,
    person: isPersonal ? { names: [personName(random)], birthYear: random.between(1955, 1990), orcid: null } : null,
    serial: null,
    documentNo: null,
    startedOn: "2015-03-01",
    // Few sit in two jobs at once; the present one is the employer's.
    endedOn: random.pick(["2018-05-31", "2021-05-31", kind === "employment" ? "2012-05-31" : null]),
    detail: {},
  };
}

function submission(index: number): SubmissionFacts {
  const random = randomFrom(`bench submission ${index}`);
  const person = (role: "inventor" | "legalRepresentative" | "contact") => ({
    role,
    names: [personName(random)],
    birthYear: random.between(1955, 1995),
    orcid: null,
  });
  return {
    id: `s${index}`,
    serial: `s${index}`,
    fieldCode: `F${1 + random.integer(8)}`,
    applicantId: `o${index}`,
    ownerIds: [],
    ownerNames: [],
    people: [person("legalRepresentative"), person("contact"), person("inventor"), person("inventor")],
    contactEmail: null,
    recommenderId: null,
    recommendingExperts: [],
    associationIds: [],
    documentNos: [],
  };
}

function personName(random: Random): string {
  return random.pick(SURNAMES) + random.pick(GIVEN) + random.pick(GIVEN);
}
