/**
 * A small call in the middle of its work: three stages, six admitted submissions in two fields, eight experts, staff.
 * It is built through the desks; only the formal check is left out.
 *
 * S-001 to S-004 are in F1, S-005 and S-006 in F2; the applicants are in Zhejiang, S-006 is from Malaysia.
 */
import { addAccount, grantRole } from "#app/workflow/accounts.server.ts";
import { assignStage, listAssignments } from "#app/workflow/assignments.server.ts";
import { createCall } from "#app/workflow/calls.server.ts";
import { type SideContext, sideContextFor, systemActor } from "#app/workflow/context.ts";
import { declareNone, listDeclarationsDue, signPledge } from "#app/workflow/declarations.server.ts";
import { registerRoster } from "#app/workflow/intake.server.ts";
import { listMySheets, submitScoreSheet } from "#app/workflow/score-sheets.server.ts";
import { confirmShortlist, findShortlist, proposeShortlist } from "#app/workflow/shortlists.server.ts";
import { closeStage, openStage } from "#app/workflow/stages.server.ts";
import type { Database } from "#db/connection.ts";
import type { RosterConflict } from "#db/roster.ts";
import type { Role } from "#db/schema.ts";
import type { StageKind } from "#db/stages.ts";
import { programmeDocument } from "../scoring/support/programme.ts";
import { plan } from "../scoring/support/stage-plan.ts";
import { testRuntime, type TestRuntime } from "./context.ts";
import { expert, organization, rosterOf, submission } from "./intake-world.ts";

const text = (name: string) => ({ zh: name, en: name });
const rule = (code: string, severity: string, more: object = {}) => ({
  code,
  name: text(code),
  severity,
  stageSeverity: null,
  lookBackMonths: null,
  basis: "test",
  ...more,
});

const MIX = { atLeast: [], atLeastForeign: 0, atLeastOutsideRegion: 0, atLeastNewSinceLastStage: 0 };

/** Three readers a submission in the remote stages, at least one authority; panels of three and a reserve at the end. */
export function threeStageDocument() {
  const remote = { size: 3, reserves: 0, minimumValidSheets: 2, fieldGroups: [] };
  return {
    ...programmeDocument(),
    conflictRules: [
      rule("KIN", "blockAbsolute"),
      rule("FORMER_ORG", "block", { lookBackMonths: 36 }),
      rule("ADVISEE", "disclose"),
      rule("CHANNEL", "disclose", { stageSeverity: { stage: "defense", severity: "block" } }),
      rule("LOCAL", "note"),
      rule("EXCLUDED", "note"),
      rule("PERCEIVED", "block"),
    ],
    stages: [
      {
        ...plan,
        name: text("初评"),
        opensAt: "2023-01-10T09:00:00+08:00",
        closesAt: "2023-01-24T18:00:00+08:00",
        blindness: "applicantHidden",
        panel: { ...remote, mix: { ...MIX, atLeast: [{ kinds: ["authority"], count: 1 }] } },
        hearing: null,
      },
      {
        ...plan,
        kind: "secondary",
        name: text("复评"),
        opensAt: "2023-02-06T09:00:00+08:00",
        closesAt: "2023-02-16T18:00:00+08:00",
        blindness: "open",
        panel: { ...remote, mix: { ...MIX, atLeastNewSinceLastStage: 1 } },
        hearing: null,
      },
      {
        ...plan,
        kind: "defense",
        name: text("质询答辩"),
        opensAt: "2023-03-14T09:00:00+08:00",
        closesAt: "2023-03-16T18:00:00+08:00",
        blindness: "open",
        panel: {
          size: 3,
          reserves: 1,
          minimumValidSheets: 2,
          fieldGroups: [
            { code: "P1", name: text("第一组"), fields: ["F1"] },
            { code: "P2", name: text("第二组"), fields: ["F2"] },
          ],
          mix: { ...MIX, atLeast: [{ kinds: ["authority"], count: 1 }] },
        },
        hearing: null,
      },
    ],
  };
}

export const EXPERTS = ["E-01", "E-02", "E-03", "E-04", "E-05", "E-06", "E-07", "E-08"] as const;

const KINDS = [
  "authority",
  "authority",
  "authority",
  "authority",
  "entrepreneur",
  "entrepreneur",
  "investor",
  "investor",
];

export interface World {
  readonly runtime: TestRuntime;
  readonly db: Database;
  readonly callId: string;
  readonly system: SideContext;
  readonly office: SideContext;
  readonly otherOffice: SideContext;
  readonly chair: SideContext;
  readonly supervisor: SideContext;
  /** Somebody of the call without any role. */
  readonly outsider: SideContext;
  submissionId(serial: string): string;
  expertId(code: string): string;
  /** An expert's own context. */
  as(code: string): SideContext;
  /** An account with roles of staff. */
  person(name: string, roles: readonly Role[]): Promise<SideContext>;
  /** An expert who is given a role of staff too. */
  promote(code: string, role: Role): Promise<SideContext>;
  /** Assigns and opens a stage, at its opening time. */
  open(kind: StageKind): Promise<void>;
  /** The expert signs the pledge and declares no conflict on everything assigned. */
  ready(code: string, kind: StageKind): Promise<void>;
  /** The expert's assignment of a submission, whatever its state. */
  assignmentId(code: string, serial: string, kind?: StageKind): Promise<string>;
  /** Codes of the experts who read a submission now, in code order. */
  readersOf(serial: string, kind?: StageKind): Promise<string[]>;
  /** Everybody submits everything: both criteria with the mark of the submission. */
  scoreAll(kind: StageKind, markOf?: (serial: string, code: string) => number): Promise<void>;
  /** Closes a stage after its time and freezes it: chair proposes, supervisor confirms. */
  freeze(kind: StageKind): Promise<void>;
}

export interface WorldParts {
  readonly document?: unknown;
  readonly conflicts?: readonly RosterConflict[];
  readonly startsAt?: string;
}

/** A sheet of the test rubric that lacks nothing; both criteria get the same mark. */
export function sheet(mark: number, revision = 0) {
  const reason = mark < 60 || mark >= 95 ? "理由充分" : "";
  const marks = [
    { criterion: "adv", mark, reason },
    { criterion: "cre", mark, reason },
  ];
  return { revision, marks, comment: "总体评价很好。", flags: [] as string[] };
}

/** Nothing is assigned yet. */
export async function smallWorld(db: Database, parts: WorldParts = {}): Promise<World> {
  const runtime = testRuntime(db, { startsAt: parts.startsAt ?? "2023-01-10T02:00:00Z" });
  const document = parts.document ?? threeStageDocument();
  const callId = await createCall(runtime, { slug: "test-call", mode: "live", programmeDocument: document });
  const system = sideContextFor(runtime, systemActor(callId));
  const submissions = [1, 2, 3, 4, 5, 6].map((number) =>
    submission(number, { declaredFieldCode: number <= 4 ? "F1" : "F2", fieldCode: number <= 4 ? "F1" : "F2" }),
  );
  const roster = rosterOf(submissions);
  const ids = await registerRoster(system, {
    ...roster,
    organizations: roster.organizations.map((item) =>
      item.key === "A6" ? organization("A6", { country: "MY", province: null }) : item,
    ),
    experts: EXPERTS.map((code, index) =>
      expert(code, {
        kind: KINDS[index] as "authority",
        fields: index % 2 === 0 ? ["F1", "F2"] : ["F2", "F1"],
        capacity: 5,
        ...(code === "E-08" ? { country: "SG", province: null } : {}),
      }),
    ),
    conflicts: parts.conflicts ?? [],
  });
  await db.updateTable("submissions").set({ status: "admitted" }).execute();
  const submissionId = (serial: string) => ids.submissions.get(serial)!;
  const expertId = (code: string) => ids.experts.get(code)!;

  const person: World["person"] = async (name, roles) => {
    const id = await addAccount(system, { email: `${name}@office.example`, nameZh: name, nameEn: name });
    for (const role of roles) await grantRole(system, id, { role });
    return sideContextFor(runtime, { id, callId, roles, expertId: null, organizationId: null });
  };
  const experts = new Map<string, SideContext>();
  const as = (code: string) => {
    const context = experts.get(code);
    if (context === undefined) throw new Error(`smallWorld: ${code} has no account of its own`);
    return context;
  };
  for (const code of EXPERTS) {
    const id = await addAccount(system, { email: `${code.toLowerCase()}@pool.example`, nameZh: code, nameEn: code });
    await grantRole(system, id, { role: "expert", expertId: expertId(code) });
    const actor = { id, callId, roles: ["expert"] as const, expertId: expertId(code), organizationId: null };
    experts.set(code, sideContextFor(runtime, actor));
  }

  const linesOf = (serial: string, kind: StageKind) =>
    listAssignments(system, kind, { submissionId: submissionId(serial) });
  const world: World = {
    runtime,
    db,
    callId,
    system,
    office: await person("office", ["secretariat"]),
    otherOffice: await person("other-office", ["secretariat"]),
    chair: await person("chair", ["chair"]),
    supervisor: await person("supervisor", ["supervisor"]),
    outsider: await person("outsider", []),
    submissionId,
    expertId,
    as,
    person,
    async promote(code, role) {
      const { actor } = as(code);
      await grantRole(system, actor.id, { role });
      return sideContextFor(runtime, { ...actor, roles: [...actor.roles, role] });
    },
    async open(kind) {
      await assignStage(world.office, kind, { seed: "seed" });
      const stage = await db.selectFrom("stages").selectAll().where("kind", "=", kind).executeTakeFirstOrThrow();
      runtime.moveTo(stage.opensAt);
      await openStage(world.office, kind);
    },
    async ready(code, kind) {
      await signPledge(as(code), kind);
      const { due } = await listDeclarationsDue(as(code), kind);
      await declareNone(
        as(code),
        due.map((item) => item.assignmentId),
      );
    },
    async assignmentId(code, serial, kind = "initial") {
      const line = (await linesOf(serial, kind)).find((item) => item.expertCode === code);
      if (line === undefined) throw new Error(`smallWorld: ${code} has no assignment of ${serial}`);
      return line.id;
    },
    async readersOf(serial, kind = "initial") {
      const lines = await linesOf(serial, kind);
      return lines.filter((line) => line.state === "active").map((line) => line.expertCode);
    },
    async scoreAll(kind, markOf = (serial) => 90 - Number(serial.slice(-1))) {
      for (const code of EXPERTS) {
        await world.ready(code, kind);
        for (const { sheetId, serial } of await listMySheets(as(code), kind))
          await submitScoreSheet(as(code), sheetId, sheet(markOf(serial, code)));
      }
    },
    async freeze(kind) {
      await closeStage(world.office, kind);
      await proposeShortlist(world.chair, kind, "");
      const { resultDigest } = await findShortlist(world.supervisor, kind);
      await confirmShortlist(world.supervisor, kind, { confirmation: resultDigest!.slice(0, 8) });
    },
  };
  return world;
}

/** The initial stage assigned and open; nobody has signed or declared anything. */
export async function openWorld(db: Database, parts: WorldParts = {}): Promise<World> {
  const world = await smallWorld(db, parts);
  await world.open("initial");
  return world;
}
