/** A call that has just closed, with a small roster of which every rule holds, and two secretaries to check it. */
import { addAccount, grantRole } from "#app/workflow/accounts.server.ts";
import { createCall } from "#app/workflow/calls.server.ts";
import { contextFor, systemActor, type Actor, type Context } from "#app/workflow/context.ts";
import type { Database } from "#db/connection.ts";
import type { Roster, RosterConflict, RosterExpert, RosterOrganization, RosterSubmission } from "#db/roster.ts";
import type { Role } from "#db/schema.ts";
import { programmeDocument } from "../scoring/support/programme.ts";
import { testRuntime, type TestRuntime } from "./context.ts";

export interface IntakeWorld {
  readonly runtime: TestRuntime;
  readonly callId: string;
  /** The command line. */
  readonly system: Context;
  /** An account with these roles. */
  person(name: string, ...roles: Role[]): Promise<Context>;
}

export function documentWithRules() {
  const text = (name: string) => ({ zh: name, en: name });
  return {
    ...programmeDocument(),
    conflictRules: [
      {
        code: "KIN",
        name: text("亲属"),
        severity: "blockAbsolute",
        stageSeverity: null,
        lookBackMonths: null,
        basis: "P",
      },
      {
        code: "FORMER_ORG",
        name: text("曾任职"),
        severity: "block",
        stageSeverity: null,
        lookBackMonths: 36,
        basis: "P",
      },
      { code: "LOCAL", name: text("同省"), severity: "note", stageSeverity: null, lookBackMonths: null, basis: "O" },
    ],
  };
}

/** 2022-12-21 is the day on which the call closed. */
export async function intakeWorld(db: Database, document: unknown = documentWithRules()): Promise<IntakeWorld> {
  const runtime = testRuntime(db, { startsAt: "2022-12-21T02:00:00Z" });
  const callId = await createCall(runtime, { slug: "test-call", mode: "live", programmeDocument: document });
  const system = contextFor(runtime, systemActor(callId));
  return {
    runtime,
    callId,
    system,
    async person(name, ...roles) {
      const accountId = await addAccount(system, { email: `${name}@office.example`, nameZh: name, nameEn: name });
      for (const role of roles) await grantRole(system, accountId, { role });
      const actor: Actor = { id: accountId, callId, roles, expertId: null, organizationId: null };
      return contextFor(runtime, actor);
    },
  };
}

export function organization(key: string, more: Partial<RosterOrganization> = {}): RosterOrganization {
  return {
    key,
    parentKey: null,
    kind: "applicant",
    nameZh: `杭州${key}仪器有限公司`,
    nameEn: `Hangzhou ${key} Instruments Co., Ltd.`,
    formerNames: "[]",
    country: "CN",
    province: "浙江",
    creditCode: null,
    registerNo: null,
    emailDomain: null,
    ...more,
  };
}

export function expert(code: string, more: Partial<RosterExpert> = {}): RosterExpert {
  return {
    code,
    nameZh: `专家${code}`,
    nameEn: `Expert ${code}`,
    kind: "authority",
    organizationKey: null,
    country: "CN",
    province: "北京",
    birthYear: 1965,
    email: `${code.toLowerCase()}@pool.example`,
    capacity: 18,
    fields: ["F1"],
    facts: [],
    ...more,
  };
}

/** A submission with which every rule of the test programme is met; its applicant's key is `A` and its number. */
export function submission(intakeNo: number, more: Partial<RosterSubmission> = {}): RosterSubmission {
  const applicantKey = `A${intakeNo}`;
  return {
    intakeNo,
    serial: `S-${String(intakeNo).padStart(3, "0")}`,
    declaredFieldCode: "F1",
    fieldCode: null,
    kind: "product",
    channel: "provincial",
    recommenderKey: "centre",
    recommenderIsConfirmed: 1,
    applicantKey,
    unitType: "enterprise",
    employees: 120,
    zjtxLevel: null,
    titleZh: `成果${intakeNo}`,
    titleEn: `Result ${intakeNo}`,
    releasedOn: "2022-05-01",
    receivedAt: "2022-12-20T10:00:00+08:00",
    paperCopies: 4,
    contactName: "联系人",
    contactPhone: "19900000001",
    contactEmail: `contact@a${intakeNo}.example`,
    commitmentIsPresent: 1,
    commitmentIsSigned: 1,
    commitmentIsSealed: 1,
    commitmentSignedOn: "2022-12-01",
    texts: [
      { section: "profile", language: "zh", body: "仪器制造企业。" },
      { section: "profile", language: "en", body: "A maker of instruments." },
      { section: "originality", language: "zh", body: "与同类相比精度更高。" },
      { section: "summary", language: "zh", body: "简介" },
      { section: "innovation", language: "zh", body: "创新" },
      { section: "application", language: "zh", body: "应用" },
      { section: "evaluation", language: "zh", body: "验收报告一份。" },
    ],
    ipRights: [
      {
        position: 1,
        type: "inventionPatent",
        name: "一种仪器",
        certificateNo: `ZL2021100000${String(intakeNo).padStart(2, "0")}.X`,
        holder: organization(applicantKey).nameZh,
        grantedOn: "2021-08-06",
        status: "valid",
        hasScan: 1,
      },
    ],
    files: [
      {
        section: "qualification",
        position: 1,
        name: "licence.pdf",
        mediaType: "application/pdf",
        content: new Uint8Array(150 * 1024),
      },
      { section: "award", position: 1, name: "award.pdf", mediaType: "application/pdf", content: new Uint8Array(64) },
    ],
    people: [{ role: "owner", name: "成果所有人", birthYear: null }],
    recommendingExperts: [],
    ...more,
  };
}

export function conflict(serial: string, ruleCode: string, more: Partial<RosterConflict> = {}): RosterConflict {
  return {
    expertCode: "E-01",
    accountEmail: null,
    serial,
    ruleCode,
    evidenceZh: "",
    evidenceEn: "",
    endedOn: null,
    ...more,
  };
}

/** The organizations the submissions name are added. */
export function rosterOf(submissions: readonly RosterSubmission[], more: Partial<Roster> = {}): Roster {
  const keys = [...new Set(submissions.map((item) => item.applicantKey))];
  return {
    organizations: [
      organization("centre", { kind: "recommender", nameZh: "省中心", nameEn: "Provincial centre" }),
      ...keys.map((key) => organization(key)),
    ],
    experts: [],
    submissions,
    conflicts: [],
    ...more,
  };
}
