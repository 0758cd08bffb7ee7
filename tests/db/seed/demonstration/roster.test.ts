import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { common as en } from "#app/i18n/en/common.ts";
import { common as zh } from "#app/i18n/zh-CN/common.ts";
import { demonstrationPeople } from "#db/seed/demonstration/people.ts";
import { peopleOfInterest } from "#db/seed/demonstration/people-of-interest.ts";
import { demonstrationRoster } from "#db/seed/demonstration/roster.ts";
import { defaultProgramme } from "#db/seed/programme-file.ts";
import { checkRoster } from "#app/workflow/roster-checks.ts";
import { readProgramme } from "#scoring/programme/programme.ts";
import { countCharacters } from "#scoring/rubric/count-characters.ts";

const roster = demonstrationRoster();
const { submissions, experts, organizations } = roster;
const read = readProgramme(defaultProgramme());
if ("problems" in read) throw new Error("the default programme is invalid");
const { programme } = read;

function counts<T>(items: readonly T[], key: (item: T) => string | null): Record<string, number> {
  const result: Record<string, number> = {};
  for (const item of items) result[key(item) ?? "none"] = (result[key(item) ?? "none"] ?? 0) + 1;
  return result;
}

function digest(value: unknown): string {
  const withBytes = (_: string, item: unknown) =>
    item instanceof Uint8Array ? createHash("sha256").update(item).digest("hex") : item;
  return createHash("sha256").update(JSON.stringify(value, withBytes)).digest("hex");
}

const countryOf = (applicantKey: string) => organizations.find(({ key }) => key === applicantKey)!.country;

describe("the demonstration roster", () => {
  it("is the same to the byte every time", () => {
    expect(digest(demonstrationRoster())).toBe(digest(roster));
  });

  it("can be registered as it is", () => {
    const problems = checkRoster(roster, {
      programme,
      expertCodes: new Set(),
      serials: new Set(),
      intakeNumbers: new Set(),
      accountEmails: new Set(demonstrationPeople.map((person) => person.email)),
    });
    expect(problems).toEqual([]);
  });

  it("has 120 submissions in the planned fields", () => {
    // One came as "other", one with a field that does not exist; both belong where their serial says.
    expect(counts(submissions, ({ serial }) => serial.slice(0, 3))).toEqual({
      F01: 20,
      F02: 16,
      F03: 16,
      F04: 22,
      F05: 14,
      F06: 14,
      F07: 10,
      F08: 8,
    });
    expect(submissions.filter((item) => item.fieldCode === null).map((item) => item.declaredFieldCode)).toEqual([
      "F12",
      "F9",
    ]);
  });

  it("has the planned channels, kinds and levels", () => {
    expect(counts(submissions, (item) => item.channel)).toEqual({
      provincial: 62,
      coHost: 18,
      association: 14,
      self: 26,
    });
    expect(counts(submissions, (item) => item.kind)).toEqual({
      product: 64,
      technology: 30,
      process: 14,
      equipment: 12,
    });
    expect(counts(submissions, (item) => item.zjtxLevel ?? null)).toEqual({
      national: 18,
      provincial: 30,
      municipal: 10,
      none: 62,
    });
    const recommenders = submissions.filter((item) => item.channel === "provincial").map((item) => item.recommenderKey);
    expect(new Set(recommenders).size).toBe(7);
  });

  it("has 30 foreign submissions, none of which holds a domestic level", () => {
    const foreign = submissions.filter((item) => countryOf(item.applicantKey) !== "CN");
    expect(foreign).toHaveLength(30);
    expect(foreign.filter((item) => item.zjtxLevel !== null || item.channel === "provincial")).toEqual([]);
  });

  it("has one to nine rights each, of class I in seven of ten", () => {
    const rows = submissions.map((item) => item.ipRights);
    expect(rows.every((rights) => rights.length >= 1 && rights.length <= 9)).toBe(true);
    const isClassOne = ({ type }: { readonly type: string }) => programme.eligibility.classOneIpTypes.includes(type);
    expect(rows.filter((rights) => rights.some(isClassOne))).toHaveLength(84);
    for (const rights of rows) expect(new Set(rights.map((right) => right.name)).size).toBe(rights.length);
  });

  it("has 96 enterprises and 24 institutes and teams as applicants", () => {
    const applicants = organizations.filter((item) => item.kind === "applicant");
    const unitTypes = new Map(submissions.map((item) => [item.applicantKey, item.unitType]));
    expect(applicants).toHaveLength(120);
    // An enterprise that enters nothing is the sibling of one that does.
    expect(counts(applicants, ({ key }) => unitTypes.get(key) ?? "enterprise")).toEqual({
      enterprise: 96,
      institute: 16,
      team: 8,
    });
  });

  it("names every title and every organization once, but for the result that was entered twice", () => {
    const titles = submissions.map((item) => item.titleZh ?? item.titleEn);
    expect(titles.length - new Set(titles).size).toBe(1);
    expect(new Set(organizations.map((item) => item.nameZh)).size).toBe(organizations.length);
    expect(new Set(organizations.map((item) => item.nameEn)).size).toBe(organizations.length);
  });

  it("reads fully in English where the applicant is foreign; only name and profile are in Chinese too", () => {
    for (const { applicantKey, titleZh, titleEn, texts, contactName, ipRights } of submissions) {
      if (countryOf(applicantKey) === "CN") continue;
      expect([titleZh, typeof titleEn]).toEqual([null, "string"]);
      expect(texts.filter((text) => text.language === "zh").map((text) => text.section)).toEqual(["profile"]);
      const english = texts.filter((text) => text.language === "en");
      expect(english).toHaveLength(6);
      expect(
        [contactName, ...english.map((text) => text.body), ...ipRights.map((right) => right.name)].join(),
      ).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it("has two domestic submissions in Chinese alone", () => {
    expect(submissions.filter((item) => item.titleEn === null).map((item) => item.serial)).toEqual([
      "F03-006",
      "F08-002",
    ]);
  });

  it("has texts of a believable length", () => {
    const bodies = (section: string, language: string) =>
      submissions
        .filter(({ serial }) => !["F03-015", "F04-012"].includes(serial))
        .flatMap((item) => item.texts.filter((text) => text.section === section && text.language === language))
        .map((text) => countCharacters(text.body));
    const range = (values: readonly number[]) => [Math.min(...values), Math.max(...values)] as const;
    for (const [section, least, most] of [
      ["summary", 150, 400],
      ["innovation", 200, 500],
      ["application", 120, 500],
      ["profile", 40, 100],
    ] as const) {
      const [shortest, longest] = range(bodies(section, "zh"));
      expect([section, shortest >= least, longest <= most]).toEqual([section, true, true]);
    }
  });

  it("does not name the applicant in a text that is read blind", () => {
    for (const { applicantKey, texts } of submissions) {
      const { nameZh, nameEn } = organizations.find(({ key }) => key === applicantKey)!;
      const blind = texts.filter((text) => text.section !== "profile").map((text) => text.body);
      expect(blind.filter((body) => body.includes(nameZh) || body.includes(nameEn))).toEqual([]);
    }
  });

  it("has 40 experts: 20 authorities, 10 entrepreneurs and 10 investors, nine from abroad", () => {
    expect(counts(experts, (expert) => expert.kind)).toEqual({ authority: 20, entrepreneur: 10, investor: 10 });
    const foreign = experts.filter((expert) => expert.country !== "CN");
    expect(counts(foreign, (expert) => expert.kind)).toEqual({ authority: 4, entrepreneur: 2, investor: 3 });
    expect(new Set(experts.flatMap((expert) => expert.province ?? [])).size).toBe(14);
    expect(new Set(experts.map((expert) => expert.nameZh)).size).toBe(40);
    expect(experts.every((expert) => expert.capacity === 18)).toBe(true);
  });

  it("has at least eight experts for every field, and two or three fields an expert", () => {
    for (const { code } of programme.fields)
      expect(experts.filter((expert) => expert.fields.includes(code)).length).toBeGreaterThanOrEqual(8);
    expect(experts.filter(({ fields }) => fields.length < 2 || fields.length > 3)).toEqual([]);
  });

  it("shows no phone number and no address that could belong to anybody", () => {
    const text = JSON.stringify({
      roster: { ...roster, submissions: submissions.map(({ files: _, ...rest }) => rest) },
      demonstrationPeople,
    });
    const addresses = text.match(/[\w.+-]+@[\w.-]+/g) ?? [];
    expect(addresses.filter((address) => !address.endsWith(".example"))).toEqual([]);
    const phones = submissions.flatMap((item) => [
      item.contactPhone ?? "",
      ...item.recommendingExperts.map((expert) => expert.phone ?? ""),
    ]);
    expect(phones.filter((phone) => phone !== "" && !/^1990000\d{4}$/.test(phone))).toEqual([]);
    expect(
      (text.match(/(?<![\dA-Za-z.])1[3-9]\d{9}(?!\d)/g) ?? []).filter((phone) => !phone.startsWith("1990000")),
    ).toEqual([]);
    const domains = organizations.flatMap((item) => item.emailDomain ?? []);
    expect(domains.filter((domain) => !domain.endsWith(".example"))).toEqual([]);
  });

  it("has three experts of the pool among those who recommend a self-nomination", () => {
    const signed = submissions.flatMap((item) =>
      item.recommendingExperts.flatMap((expert) =>
        expert.expertCode === null ? [] : [[item.serial, expert.expertCode]],
      ),
    );
    expect(signed).toEqual([
      ["F01-010", "E-22"],
      ["F06-003", "E-15"],
      ["F08-007", "E-35"],
    ]);
  });
});

describe("the people of the demonstration", () => {
  it("are a chair, two vice-chairs of the pool, three of the secretariat, two supervisors and six recommenders", () => {
    const roles = demonstrationPeople.flatMap((person) => person.roles);
    expect(counts(roles, (role) => role)).toEqual({
      chair: 3,
      secretariat: 3,
      supervisor: 2,
      recommender: 6,
      expert: 40,
    });
    const viceChairs = demonstrationPeople.filter(
      ({ roles: held }) => held.includes("chair") && held.includes("expert"),
    );
    expect(viceChairs).toHaveLength(2);
  });

  it("act for experts and bodies of the roster, each once", () => {
    const codes = demonstrationPeople.flatMap((person) => person.expertCode ?? []);
    expect([...codes].sort()).toEqual(experts.map((expert) => expert.code));
    const keys = new Set(organizations.map((item) => item.key));
    expect(demonstrationPeople.filter(({ organizationKey: key }) => key !== undefined && !keys.has(key))).toEqual([]);
    expect(new Set(demonstrationPeople.map((person) => person.email)).size).toBe(demonstrationPeople.length);
  });

  it("include everybody the start page introduces", () => {
    const known = new Set(demonstrationPeople.map((person) => person.email));
    expect(peopleOfInterest.filter((person) => !known.has(person.email))).toEqual([]);
  });

  it("are introduced by what they do, never by the name of the role once more", () => {
    const rolesOf = new Map(demonstrationPeople.map((person) => [person.email, person.roles]));
    const repeated = peopleOfInterest.filter(({ email, note }) =>
      (rolesOf.get(email) ?? []).some(
        (role) => note?.zh.startsWith(zh.roles[role]) === true || note?.en.startsWith(en.roles[role]) === true,
      ),
    );
    expect(repeated).toEqual([]);
  });
});
