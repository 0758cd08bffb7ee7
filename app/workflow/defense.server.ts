/** Defense day: sessions of the panels, running order by recorded lot, who was heard. */
import { inTransaction } from "#db/connection.ts";
import {
  changeDefenseSession,
  findDefenseSession,
  listDefenseSessions,
  listDefenseSlots,
  saveDefenseSession,
  saveDefenseSlots,
  saveSlotState,
} from "#db/defense.ts";
import type { DefenseSessionRow, DefenseSlotRow } from "#db/defense.ts";
import { listPanels } from "#db/panels.ts";
import type { Panel } from "#db/panels.ts";
import { listIdsInScope } from "#db/results.ts";
import { listStageSubmissions } from "#db/stages.ts";
import type { StageSubmission } from "#db/stages.ts";
import { drawOrder } from "#scoring/assignment/draw-lot.ts";
import { DRAW_ALGORITHM } from "#scoring/assignment/seeded-numbers.ts";
import { slotMinutes, slotTime } from "#scoring/defense/slot-times.ts";
import type { HearingPlan } from "#scoring/defense/slot-times.ts";
import type { Bilingual } from "#scoring/programme/programme.ts";
import { recordAudit } from "./audit.server.ts";
import { callOf } from "./calls.server.ts";
import { requireWholeList } from "./conflict-wall.server.ts";
import { SYSTEM_ACTOR_ID, within } from "./context.ts";
import type { Context } from "./context.ts";
import { holds, isStaff, mayPlanDefense, submissionScope } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import type { Problem } from "./refusal.ts";
import { stageAtWork } from "./stage-figures.server.ts";
import type { StageAtWork } from "./stage-figures.server.ts";

export interface SessionPlan {
  readonly panelId: string;
  /** An ISO-8601 instant. */
  readonly startsAt: string;
  readonly placeZh: string;
  readonly placeEn: string;
}

/** One party's contribution to the seed of the lot: who gave it, and the text. */
export interface SeedPart {
  readonly by: string;
  readonly text: string;
}

export interface DefenseSlot {
  readonly submissionId: string;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly field: string;
  /** Null while the stage hides the applicant from the reader. */
  readonly applicantZh: string | null;
  readonly applicantEn: string | null;
  /** From 1 over the rows the reader may see. */
  readonly position: number;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly state: "planned" | "heard" | "absent";
}

export interface DefenseSession {
  readonly panelId: string;
  readonly panelCode: string;
  readonly panelName: Bilingual;
  readonly fields: readonly string[];
  /** Null while nothing is planned for this panel. */
  readonly sessionId: string | null;
  readonly startsAt: string | null;
  readonly placeZh: string;
  readonly placeEn: string;
  readonly drawnAt: string | null;
  readonly seedParts: readonly SeedPart[];
  /** In running order; none before the lot. */
  readonly slots: readonly DefenseSlot[];
  /** Serials of the panel's submissions that have no slot yet. */
  readonly waiting: readonly string[];
}

export interface DefenseDay {
  readonly timeZone: string;
  readonly hearing: HearingPlan;
  readonly sessions: readonly DefenseSession[];
}

/**
 * The day as the actor may know it: staff all panels, an expert the own one. Rows with a conflict are left out and the
 * rest is numbered without a gap; the times are real ones, because people have to come at them.
 * @throws Refusal not_found (no stage with hearings, or neither staff nor expert)
 */
export async function findDefenseDay(ctx: Context): Promise<DefenseDay> {
  return await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    const capacity = isStaff(ctx.actor) ? "staff" : "expert";
    if (capacity === "expert" && !holds(ctx.actor, "expert")) throw new Refusal("not_found");
    const { at, hearing } = await hearingStage(inside);
    const visible = await listIdsInScope(trx, submissionScope(ctx.actor, capacity));
    const submissions = (await listStageSubmissions(trx, at.stage.id)).filter((item) => visible.has(item.id));
    const slots = (await listDefenseSlots(trx, at.stage.id)).filter((item) => visible.has(item.submissionId));
    const sessions = await listDefenseSessions(trx, at.stage.id);
    const isApplicantHidden = capacity === "expert" && at.plan.blindness === "applicantHidden";
    const panels = (await listPanels(trx, at.stage.id)).filter(
      (panel) => capacity === "staff" || panel.members.some((member) => member.expertId === ctx.actor.expertId),
    );
    return {
      timeZone: at.programme.timeZone,
      hearing,
      sessions: panels.map((panel) => {
        const session = sessions.find((item) => item.panelId === panel.id);
        const own = slots.filter((slot) => slot.sessionId === session?.id);
        return {
          ...toSession(panel, session),
          slots: own.map((slot, index) => toSlot(slot, index, hearing, isApplicantHidden)),
          waiting: ofPanel(panel, submissions)
            .filter((item) => own.every((slot) => slot.submissionId !== item.id))
            .map((item) => item.serial),
        };
      }),
    };
  });
}

/**
 * Sets when and where panels sit; a session whose order is not drawn yet may be set again.
 * @throws Refusal not_found, stage_not_assigned, stage_already_closed, stage_frozen, order_already_drawn
 * @throws Refusal invalid with fields `sessions.0.startsAt` and so on
 */
export async function planDefense(ctx: Context, plan: { readonly sessions: readonly SessionPlan[] }): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    if (!mayPlanDefense(ctx.actor)) throw new Refusal("not_found");
    const { at } = await hearingStage(inside);
    refuseUnlessAhead(at);
    const panels = await listPanels(trx, at.stage.id);
    const problems = plan.sessions.flatMap((session, index) => problemsOf(session, index, panels));
    if (problems.length > 0) throw new Refusal("invalid", problems);
    const stored = await listDefenseSessions(trx, at.stage.id);
    for (const { panelId, startsAt, placeZh, placeEn } of plan.sessions) {
      const before = stored.find((item) => item.panelId === panelId);
      if (before !== undefined && before.drawnAt !== null) throw new Refusal("order_already_drawn");
      const id = before?.id ?? ctx.newId();
      const session = { startsAt: new Date(startsAt).toISOString(), placeZh: placeZh.trim(), placeEn: placeEn.trim() };
      if (before === undefined)
        await saveDefenseSession(trx, { id, stageId: at.stage.id, panelId, ...session, drawnAt: null, drawnBy: null });
      else await changeDefenseSession(trx, id, session);
      await recordAudit(trx, inside, "defense.planned", { type: "defenseSession", id }, { panelId, ...session });
    }
  });
}

/**
 * Draws the running order of a session by lot and gives every submission of the panel its slot. The parts of the seed
 * and the name of the algorithm are recorded: whoever sorts the panel's serials and draws with them (`drawOrder`) gets the same order.
 *
 * @param seedParts from at least two parties, in the order in which they are read out
 * @throws Refusal not_found, invalid, order_already_drawn, stage_already_closed, stage_frozen
 */
export async function drawRunningOrder(ctx: Context, sessionId: string, seedParts: readonly SeedPart[]): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    if (!mayPlanDefense(ctx.actor)) throw new Refusal("not_found");
    const { at, hearing } = await hearingStage(inside);
    const { session, panel } = await sessionAtWork(inside, at, sessionId);
    const submissions = ofPanel(panel, await listStageSubmissions(trx, at.stage.id));
    await requireWholeList(
      inside,
      submissions.map((item) => item.id),
    );
    refuseUnlessAhead(at);
    if (session.drawnAt !== null) throw new Refusal("order_already_drawn");
    const parts = seedParts.map(({ by, text }) => ({ by: by.trim(), text: text.trim() }));
    if (!isFromTwoParties(parts)) throw new Refusal("invalid", [{ field: "seedParts", code: "two_parties_needed" }]);
    const idOf = new Map(submissions.map((item) => [item.serial, item.id]));
    const order = drawOrder(
      parts.map((part) => part.text),
      [...idOf.keys()],
    );
    await changeDefenseSession(trx, sessionId, {
      seedParts: JSON.stringify(parts),
      drawnAt: ctx.now(),
      drawnBy: ctx.actor.id === SYSTEM_ACTOR_ID ? null : ctx.actor.id,
    });
    await saveDefenseSlots(
      trx,
      order.map((serial, index) => ({
        sessionId,
        submissionId: idOf.get(serial)!,
        position: index + 1,
        startsAt: slotTime(hearing, session.startsAt, at.programme.timeZone, index).startsAt,
        state: "planned" as const,
      })),
    );
    await recordAudit(
      trx,
      inside,
      "defense.order_drawn",
      { type: "defenseSession", id: sessionId },
      { algorithm: DRAW_ALGORITHM, parts, order },
    );
  });
}

/**
 * Notes whether the applicant came; `planned` takes a mistaken note back.
 * @throws Refusal not_found, invalid, order_missing, stage_not_open
 */
export async function markSlot(
  ctx: Context,
  sessionId: string,
  submissionId: string,
  state: DefenseSlot["state"],
): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    if (!mayPlanDefense(ctx.actor)) throw new Refusal("not_found");
    const { at } = await hearingStage(inside);
    const { session } = await sessionAtWork(inside, at, sessionId);
    await requireWholeList(inside, [submissionId]);
    if (session.drawnAt === null) throw new Refusal("order_missing");
    const slots = await listDefenseSlots(trx, at.stage.id);
    const slot = slots.find((item) => item.sessionId === sessionId && item.submissionId === submissionId);
    if (slot === undefined) throw new Refusal("not_found");
    if (at.stage.state !== "open") throw new Refusal("stage_not_open");
    if (!SLOT_STATES.includes(state)) throw new Refusal("invalid", [{ field: "state", code: "unknown_value" }]);
    await saveSlotState(trx, { sessionId, submissionId, state });
    await recordAudit(trx, inside, "defense.slot_marked", { type: "submission", id: submissionId }, { state });
  });
}

const SLOT_STATES: readonly string[] = ["planned", "heard", "absent"] satisfies readonly DefenseSlot["state"][];

/** The stage of the call that hears applicants. @throws Refusal not_found */
async function hearingStage(ctx: Context): Promise<{ at: StageAtWork; hearing: HearingPlan }> {
  const { programme } = await callOf(ctx);
  const plan = programme.stages.find((item) => item.hearing !== null);
  if (plan === undefined || plan.hearing === null) throw new Refusal("not_found");
  return { at: await stageAtWork(ctx, plan.kind), hearing: plan.hearing };
}

async function sessionAtWork(
  ctx: Context,
  at: StageAtWork,
  sessionId: string,
): Promise<{ session: DefenseSessionRow; panel: Panel }> {
  const session = await findDefenseSession(ctx.db, sessionId);
  const panel = (await listPanels(ctx.db, at.stage.id)).find((item) => item.id === session?.panelId);
  if (session === undefined || panel === undefined) throw new Refusal("not_found");
  return { session, panel };
}

function refuseUnlessAhead({ stage }: StageAtWork): void {
  if (stage.state === "frozen") throw new Refusal("stage_frozen");
  if (stage.state === "closed") throw new Refusal("stage_already_closed");
  if (stage.assignedAt === null) throw new Refusal("stage_not_assigned");
}

function problemsOf(session: SessionPlan, index: number, panels: readonly Panel[]): Problem[] {
  const field = (name: keyof SessionPlan): string => `sessions.${index}.${name}`;
  const problems: Problem[] = [];
  if (panels.every((panel) => panel.id !== session.panelId))
    problems.push({ field: field("panelId"), code: "unknown_value" });
  if (Number.isNaN(Date.parse(session.startsAt))) problems.push({ field: field("startsAt"), code: "not_a_date" });
  for (const name of ["placeZh", "placeEn"] as const)
    if (session[name].trim() === "") problems.push({ field: field(name), code: "required" });
  return problems;
}

function isFromTwoParties(parts: readonly SeedPart[]): boolean {
  const isComplete = parts.every((part) => part.by !== "" && part.text !== "");
  return isComplete && new Set(parts.map((part) => part.by)).size >= 2;
}

function ofPanel(panel: Panel, submissions: readonly StageSubmission[]): StageSubmission[] {
  return submissions.filter((item) => item.fieldCode !== null && panel.fieldCodes.includes(item.fieldCode));
}

function toSession(panel: Panel, session: DefenseSessionRow | undefined): Omit<DefenseSession, "slots" | "waiting"> {
  return {
    panelId: panel.id,
    panelCode: panel.code,
    panelName: { zh: panel.nameZh, en: panel.nameEn },
    fields: panel.fieldCodes,
    sessionId: session?.id ?? null,
    startsAt: session?.startsAt ?? null,
    placeZh: session?.placeZh ?? "",
    placeEn: session?.placeEn ?? "",
    drawnAt: session?.drawnAt ?? null,
    seedParts: session?.seedParts ?? [],
  };
}

function toSlot(slot: DefenseSlotRow, index: number, hearing: HearingPlan, isApplicantHidden: boolean): DefenseSlot {
  const { submissionId, serial, titleZh, titleEn, field, startsAt, state } = slot;
  return {
    submissionId,
    serial,
    titleZh,
    titleEn,
    field,
    applicantZh: isApplicantHidden ? null : slot.applicantZh,
    applicantEn: isApplicantHidden ? null : slot.applicantEn,
    position: index + 1,
    startsAt,
    endsAt: new Date(Date.parse(startsAt) + slotMinutes(hearing) * 60_000).toISOString(),
    state,
  };
}
