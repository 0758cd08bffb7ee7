/** The 120 submissions with everything the forms hold. */
import type { RosterSubmission } from "#db/roster.ts";
import { randomFrom } from "../random.ts";
import { addDays, daysBetween, twoDigits } from "./calendar.ts";
import * as defects from "./defects.ts";
import { filesOf } from "./documents.ts";
import { figuresOf, type Figures } from "./figures.ts";
import { ipRightsOf } from "./ip-rights.ts";
import { summaryOfLength } from "./long-summary.ts";
import { demonstrationPhone } from "./names.ts";
import { applicantKey, applicantOf, tradeOf } from "./organizations.ts";
import { personsOf, type SubmissionPersons } from "./persons.ts";
import { CHINESE_ONLY } from "./plan-tables.ts";
import { PLANS, planOf, type SubmissionPlan } from "./plans.ts";
import { provinceOf } from "./provinces.ts";
import { recommendingExpertsOf } from "./recommending-experts.ts";
import { profileEn, sectionsEn } from "./texts-en.ts";
import { profileZh, sectionsZh } from "./texts-zh.ts";

/** Entries come in from the first days of the call on, most of them late, always in office hours of Beijing. */
const CALL_OPENED = "2022-10-24";
const DAYS_OPEN = 56;

/** @param employerOf name of an expert's employer by expert code */
export function demonstrationSubmissions(employerOf: (expertCode: string) => string): RosterSubmission[] {
  const order = [...PLANS].sort((a, b) => compare(receivedAt(a), receivedAt(b)) || compare(a.serial, b.serial));
  return PLANS.map((plan) => submission(plan, order.indexOf(plan) + 1, employerOf));
}

/** The English profile of a submission, which one of them lacks at first. */
export function englishProfileOf(serial: string): string {
  const plan = planOf(serial);
  return profileEn(applicantOf(plan.applicantOf).nameEn, tradeOf(plan)[1], figuresOf(plan), ipRightsOf(plan).length);
}

function submission(plan: SubmissionPlan, intakeNo: number, employerOf: (code: string) => string): RosterSubmission {
  const { serial, result, channel } = plan;
  const applicant = applicantOf(plan.applicantOf);
  const figures = figuresOf(plan);
  const persons = personsOf(plan);
  const isForeign = plan.country !== "CN";
  const received = receivedAt(plan);
  const receivedOn = received.slice(0, 10);
  const ipRights = ipRightsOf(plan);
  const declaredFieldCode = declaredField(plan);
  const { technology, scene } = result;
  const title = (language: 0 | 1): string =>
    technology.title[language].replace("{scene}", technology.scenes[scene]![language]);
  return {
    intakeNo,
    serial,
    declaredFieldCode,
    fieldCode: declaredFieldCode === plan.field ? plan.field : null,
    kind: technology.kind,
    channel,
    recommenderKey: plan.recommenderKey,
    recommenderIsConfirmed: channel === "self" ? 0 : 1,
    applicantKey: applicantKey(plan.applicantOf),
    unitType: plan.unitType,
    hasLinkedSme: plan.unitType === "enterprise" ? 0 : 1,
    employees: plan.unitType === "enterprise" ? (defects.EMPLOYEES[serial] ?? figures.employees) : null,
    zjtxLevel: plan.level,
    titleZh: isForeign ? null : title(0),
    titleEn: CHINESE_ONLY.includes(serial) ? null : title(1),
    isFirstRelease: randomFrom(`first release ${serial}`).chance(300) ? 1 : 0,
    releasedOn: defects.RELEASED_ON[serial] ?? releasedOn(serial, receivedOn),
    receivedAt: received,
    paperCopies: 4,
    ownerName: isForeign ? applicant.nameEn : applicant.nameZh,
    legalRepresentative: persons.legalRepresentative.name,
    ...contactOf(plan, persons),
    commitmentIsPresent: 1,
    commitmentIsSigned: 1,
    commitmentIsSealed: serial === defects.UNSEALED ? 0 : 1,
    commitmentSignedOn: serial === defects.UNDATED ? null : addDays(receivedOn, -2),
    hasAccidentRecord: serial === defects.ACCIDENT ? 1 : 0,
    hasBadRecord: 0,
    texts: textsOf(plan, figures, ipRights.length),
    ipRights,
    files: filesOf(plan, applicant.nameEn, ipRights.length),
    people: peopleOf(plan, persons),
    recommendingExperts: recommendingExpertsOf(plan, receivedOn, employerOf),
  };
}

function declaredField({ serial, field }: SubmissionPlan): string {
  if (serial === defects.ARRIVED_AS_OTHER.serial) return defects.ARRIVED_AS_OTHER.declared;
  return serial === defects.WRONG_FIELD.serial ? defects.WRONG_FIELD.declared : field;
}

function receivedAt({ serial }: SubmissionPlan): string {
  const fixed = defects.RECEIVED_AT[serial];
  if (fixed !== undefined) return fixed;
  const random = randomFrom(`received ${serial}`);
  // The later of two draws: more come in towards the end.
  const day = Math.max(random.integer(DAYS_OPEN), random.integer(DAYS_OPEN));
  const time = [random.between(1, 10), random.integer(60), random.integer(60)].map(twoDigits).join(":");
  return `${addDays(CALL_OPENED, day)}T${time}.000Z`;
}

function releasedOn(serial: string, receivedOn: string): string {
  const days = daysBetween("2022-01-06", receivedOn) - 12;
  return addDays("2022-01-06", randomFrom(`released ${serial}`).integer(days));
}

function contactOf(plan: SubmissionPlan, persons: SubmissionPersons) {
  if (plan.serial === defects.NO_CONTACT)
    return { contactName: "", contactPost: "", contactPhone: "", contactEmail: "", contactAddress: "" };
  const domain = applicantOf(plan.applicantOf).emailDomain!;
  const number = PLANS.findIndex((other) => other.serial === plan.applicantOf);
  const isForeign = plan.country !== "CN";
  return {
    contactName: persons.contact.name,
    contactPost: isForeign ? "Project manager" : "项目经理",
    contactPhone: demonstrationPhone(1000 + number),
    contactEmail: `contact@${domain}`,
    contactAddress: isForeign
      ? `${1 + number} Example Road`
      : `${provinceOf(plan.province!).nameZh}示例路${1 + number}号`,
  };
}

function textsOf(plan: SubmissionPlan, figures: Figures, rights: number): RosterSubmission["texts"] {
  const applicant = applicantOf(plan.applicantOf);
  const trade = tradeOf(plan);
  const { technology } = plan.result;
  const isForeign = plan.country !== "CN";
  const zh = sectionsZh(technology, figures);
  const characters = defects.SUMMARY_CHARACTERS[plan.serial];
  const chinese = characters === undefined ? zh : { ...zh, summary: summaryOfLength(zh, characters) };
  const english = sectionsEn(technology, figures, isForeign ? "USD" : "CNY");
  return [
    // Name and profile are asked for in both languages, whoever enters.
    { section: "profile", language: "zh", body: profileZh(applicant.nameZh, trade[0], figures, rights) },
    ...(plan.serial === defects.ENGLISH_PROFILE_MISSING
      ? []
      : [{ section: "profile", language: "en", body: englishProfileOf(plan.serial) } as const]),
    ...(isForeign ? [] : inLanguage(chinese, "zh")),
    ...(CHINESE_ONLY.includes(plan.serial) ? [] : inLanguage(english, "en")),
  ];
}

function inLanguage(sections: ReturnType<typeof sectionsZh>, language: "zh" | "en"): RosterSubmission["texts"] {
  return (["originality", "summary", "innovation", "application", "evaluation"] as const).map((section) => ({
    section,
    language,
    body: sections[section],
  }));
}

function peopleOf(plan: SubmissionPlan, persons: SubmissionPersons): RosterSubmission["people"] {
  const { legalRepresentative, contact, inventors } = persons;
  return [
    { role: "legalRepresentative", ...legalRepresentative },
    ...(plan.serial === defects.NO_CONTACT ? [] : [{ role: "contact", ...contact } as const]),
    ...(plan.unitType === "team" ? [{ role: "owner", ...legalRepresentative } as const] : []),
    ...inventors.map((inventor) => ({ role: "inventor", ...inventor }) as const),
  ];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
