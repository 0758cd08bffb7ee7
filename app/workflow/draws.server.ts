/**
 * The draw of a stage's experts: the office announces pool and rules, chair and supervisor each commit to a text, then
 * both give their texts, and the lots follow from them. Nobody can choose who is drawn, and anybody can draw again.
 *
 * While a draw is under way the stage cannot be assigned, and once a text has been given it cannot be called off: whoever
 * gives theirs last knows what it will bring and could otherwise refuse it. The pool is of experts alone; whether somebody
 * may read a submission binds pair by pair in the assignment, so nothing here depends on any submission.
 */
import { type Database, inTransaction } from "#db/connection.ts";
import {
  type Draw,
  type DrawPart,
  type DrawSeat,
  findLastDraw,
  listDrawParts,
  listDrawSeats,
  saveCalledReserve,
  saveDraw,
  saveDrawPart,
  saveDrawSeats,
  saveDrawState,
  saveSecret,
} from "#db/draws.ts";
import { listExperts } from "#db/experts.ts";
import { drawPanel, PANEL_DRAW_ALGORITHM, poolDigest, termsDigest } from "#scoring/assignment/draw-panel.ts";
import type { PoolExpert } from "#scoring/assignment/draw-rules.ts";
import type { StageKind } from "#scoring/programme/programme.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import { canonicalJson } from "#scoring/record/digest.ts";
import { recordAudit } from "./audit.server.ts";
import type { Context } from "./context.ts";
import { type AnnouncedTerms, drawPool, drawTerms, type DrawWish } from "./draw-terms.ts";
import { sha256Hex } from "./hashing.ts";
import { isStaff, mayGiveSeed, mayRunDraw } from "./permissions.ts";
import { type Problem, Refusal } from "./refusal.ts";
import { type PlannedStage, stageOf } from "./stage-plans.server.ts";
import { checkRequiredText } from "./written-text.ts";

/** In the order in which the texts make the seed. */
const SEED_ROLES = ["chair", "supervisor"] as const;
export type SeedRole = (typeof SEED_ROLES)[number];

export interface PoolLine {
  readonly expert: string;
  readonly strata: Readonly<Record<"field" | "kind" | "origin" | "province", readonly string[]>>;
}

export interface SeedPartView {
  readonly role: SeedRole;
  readonly commitment: string | null;
  readonly committedAt: string | null;
  readonly secret: string | null;
  readonly revealedAt: string | null;
}

export interface DrawSeatView {
  readonly place: number;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Of a reserve who takes part. */
  readonly calledAt: string | null;
  readonly reason: string | null;
}

export interface DrawView {
  readonly number: number;
  readonly state: Draw["state"];
  readonly algorithm: string;
  /** By code. */
  readonly pool: readonly PoolLine[];
  readonly poolDigest: string;
  readonly terms: AnnouncedTerms;
  readonly termsDigest: string;
  readonly announcedAt: string;
  readonly settledAt: string | null;
  readonly cancelReason: string | null;
  /** The chair's, then the supervisor's. */
  readonly parts: readonly SeedPartView[];
  readonly panel: readonly DrawSeatView[];
  readonly reserves: readonly DrawSeatView[];
}

/** A text for the seed, of which only the SHA-256 is kept; or that SHA-256 itself. */
export type Commitment = { readonly secret: string } | { readonly digest: string };

/** Shorter texts can be guessed from their SHA-256. */
const SHORTEST_SECRET = 16;
const LONGEST_SECRET = 200;

/**
 * The last draw of a stage, whatever its state; undefined before one. Nothing in it depends on submissions.
 * @throws Refusal not_found: not of the staff
 */
export async function findDraw(ctx: Context, kind: StageKind): Promise<DrawView | undefined> {
  if (!isStaff(ctx.actor)) throw new Refusal("not_found");
  const { stage } = await stageOf(ctx.db, ctx, kind);
  const draw = await findLastDraw(ctx.db, stage.id);
  return draw && viewOf(draw, await listDrawParts(ctx.db, draw.id), await listDrawSeats(ctx.db, draw.id));
}

/**
 * The draw as a document in canonical JSON from which anybody can draw again: pool, terms, the parts of the seed as far as they are given,
 * and who was drawn.
 * @throws Refusal not_found: not of the staff, or there is no draw
 */
export async function exportDraw(ctx: Context, kind: StageKind): Promise<string> {
  const draw = await findDraw(ctx, kind);
  if (draw === undefined) throw new Refusal("not_found");
  const { take, rules, reserves } = draw.terms;
  const codes = (seats: readonly DrawSeatView[]) => seats.map((seat) => seat.code);
  return canonicalJson({
    stage: kind,
    number: draw.number,
    state: draw.state,
    algorithm: draw.algorithm,
    pool: draw.pool.map(({ expert, strata }) => ({ expert, ...strata })),
    poolDigest: draw.poolDigest,
    terms: { take, rules },
    reserves,
    termsDigest: draw.termsDigest,
    seed: draw.parts,
    panel: codes(draw.panel),
    reservePanel: codes(draw.reserves),
    called: codes(draw.reserves.filter((seat) => seat.calledAt !== null)),
  });
}

/**
 * Announces a draw: all active experts of the call with room are its pool.
 * @throws Refusal not_found, stage_already_open, stage_already_closed, stage_frozen, stage_already_assigned
 * @throws Refusal draw_open, draw_settled: one is under way or was held
 * @throws Refusal invalid: as `drawTerms`
 */
export async function announceDraw(ctx: Context, kind: StageKind, wish: DrawWish): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const planned = await stageOf(trx, ctx, kind);
    if (!mayRunDraw(ctx.actor)) throw new Refusal("not_found");
    requirePlanned(planned);
    const last = await findLastDraw(trx, planned.stage.id);
    if (last?.state === "drawn") throw new Refusal("draw_settled");
    if (last !== undefined && last.state !== "cancelled") throw new Refusal("draw_open");
    const pool = drawPool(planned.call.programme, await listExperts(trx, ctx.actor.callId));
    const read = drawTerms(wish, pool);
    if ("problems" in read) throw new Refusal("invalid", read.problems);
    const { terms } = read;
    const id = ctx.newId();
    const number = (last?.number ?? 0) + 1;
    const digests = { poolDigest: poolDigest(pool), termsDigest: termsDigest(terms, terms.reserves) };
    await saveDraw(trx, {
      id,
      stageId: planned.stage.id,
      number,
      state: "announced",
      algorithm: PANEL_DRAW_ALGORITHM,
      poolDocument: poolDocument(pool),
      termsDocument: canonicalJson(terms),
      ...digests,
      announcedAt: ctx.now(),
      announcedBy: ctx.actor.id,
      settledAt: null,
      settledBy: null,
      cancelReason: null,
    });
    await audit(trx, ctx, "draw.announced", id, { stage: kind, number, pool: pool.length, ...digests });
  });
}

/**
 * Fixes one part of the seed. A text given here is forgotten; its SHA-256 is kept.
 * @throws Refusal not_found, draw_missing, already_decided: this part is fixed
 * @throws Refusal second_person_required: the same account fixed the other part
 * @throws Refusal invalid: field secret with `secret_length`, `secret_characters`; field digest with `not_a_digest`; `seed_repeated`
 */
export async function commitSeed(ctx: Context, kind: StageKind, role: SeedRole, given: Commitment): Promise<string> {
  return await inTransaction(ctx.db, async (trx) => {
    const { draw, parts } = await requireOpenDraw(trx, ctx, kind, role);
    if (parts.some((part) => part.role === role)) throw new Refusal("already_decided");
    if (parts.some((part) => part.committedBy === ctx.actor.id)) throw new Refusal("second_person_required");
    const commitment = readCommitment(given);
    const field = "secret" in given ? "secret" : "digest";
    if (parts.some((part) => part.commitment === commitment))
      throw new Refusal("invalid", [{ field, code: "seed_repeated" }]);
    const unrevealed = { secret: null, revealedAt: null, revealedBy: null };
    const committed = { commitment, committedAt: ctx.now(), committedBy: ctx.actor.id };
    await saveDrawPart(trx, { drawId: draw.id, role, ...committed, ...unrevealed });
    if (parts.length > 0) await saveDrawState(trx, draw.id, { state: "committed" });
    await audit(trx, ctx, "draw.seedCommitted", draw.id, { stage: kind, role, commitment });
    return commitment;
  });
}

/**
 * Gives the text of one part. With the second the lots are drawn.
 * @throws Refusal not_found, draw_missing, commitments_missing, already_decided
 * @throws Refusal second_person_required: the other part is this account's
 * @throws Refusal invalid: field secret, `seed_differs`
 */
export async function revealSeed(ctx: Context, kind: StageKind, role: SeedRole, text: string): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const { draw, parts } = await requireOpenDraw(trx, ctx, kind, role);
    const own = parts.find((part) => part.role === role);
    if (own === undefined || parts.length < SEED_ROLES.length) throw new Refusal("commitments_missing");
    if (own.secret !== null) throw new Refusal("already_decided");
    if (parts.some((part) => part !== own && [part.committedBy, part.revealedBy].includes(ctx.actor.id)))
      throw new Refusal("second_person_required");
    const secret = text.trim();
    if (sha256Hex(secret) !== own.commitment || checkSecret(secret).length > 0)
      throw new Refusal("invalid", [{ field: "secret", code: "seed_differs" }]);
    await saveSecret(trx, { drawId: draw.id, role, secret, revealedAt: ctx.now(), revealedBy: ctx.actor.id });
    await audit(trx, ctx, "draw.seedRevealed", draw.id, { stage: kind, role, secret });
    const secrets = SEED_ROLES.map((item) =>
      item === role ? secret : (parts.find((part) => part.role === item)?.secret ?? null),
    );
    const given = secrets.flatMap((item) => (item === null ? [] : [item]));
    if (given.length === SEED_ROLES.length) await settle(trx, ctx, kind, draw, given);
  });
}

/**
 * Calls a draw off before the first text is given.
 * @throws Refusal not_found, draw_missing, seed_revealed
 * @throws Refusal invalid: field reason
 */
export async function cancelDraw(ctx: Context, kind: StageKind, reason: string): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const { stage } = await stageOf(trx, ctx, kind);
    if (!mayRunDraw(ctx.actor)) throw new Refusal("not_found");
    const draw = await openDrawOf(trx, stage.id);
    if ((await listDrawParts(trx, draw.id)).some((part) => part.secret !== null)) throw new Refusal("seed_revealed");
    requireReason(reason);
    const settled = { settledAt: ctx.now(), settledBy: ctx.actor.id };
    await saveDrawState(trx, draw.id, { state: "cancelled", cancelReason: reason.trim(), ...settled });
    await audit(trx, ctx, "draw.cancelled", draw.id, { stage: kind, reason: reason.trim() });
  });
}

/**
 * Lets the next reserve take part in the stage.
 * @throws Refusal not_found, draw_missing, reserves_exhausted, stage_frozen
 * @throws Refusal invalid: field reason
 */
export async function callReserve(ctx: Context, kind: StageKind, reason: string): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const { stage } = await stageOf(trx, ctx, kind);
    if (!mayRunDraw(ctx.actor)) throw new Refusal("not_found");
    if (stage.state === "frozen") throw new Refusal("stage_frozen");
    const draw = await findLastDraw(trx, stage.id);
    if (draw?.state !== "drawn") throw new Refusal("draw_missing");
    requireReason(reason);
    const seats = await listDrawSeats(trx, draw.id);
    const next = seats.find((seat) => seat.seat === "reserve" && seat.calledAt === null);
    if (next === undefined) throw new Refusal("reserves_exhausted");
    const called = { calledAt: ctx.now(), calledBy: ctx.actor.id, reason: reason.trim() };
    await saveCalledReserve(trx, next, called);
    const details = { stage: kind, place: next.place, expertCode: next.code, reason: called.reason };
    await audit(trx, ctx, "draw.reserveCalled", draw.id, details);
  });
}

/** @throws Refusal draw_open: a draw that is under way decides who may be assigned */
export async function requireNoOpenDraw(trx: Database, { stage }: Pick<PlannedStage, "stage">): Promise<void> {
  const draw = await findLastDraw(trx, stage.id);
  if (draw?.state === "announced" || draw?.state === "committed") throw new Refusal("draw_open");
}

async function settle(
  trx: Database,
  ctx: Context,
  kind: StageKind,
  draw: Draw,
  seedParts: readonly string[],
): Promise<void> {
  const { reserves, ...terms } = termsOf(draw);
  const pool: PoolExpert[] = poolOf(draw).map(({ expert, strata }) => ({ id: expert, strata }));
  const result = drawPanel({ pool, terms, reserves, seedParts });
  // The announcement was held against the rules, and whether they can be kept does not depend on the seed.
  if (result.status !== "drawn") throw new Error(`revealSeed: draw ${draw.id} cannot be drawn`);
  const experts = new Map((await listExperts(trx, ctx.actor.callId)).map(({ id, code }) => [code, id]));
  const seats = (seat: "panel" | "reserve", codes: readonly string[]) =>
    codes.map((code, index) => ({
      drawId: draw.id,
      seat,
      place: index + 1,
      expertId: experts.get(code)!,
      calledAt: null,
      calledBy: null,
      reason: null,
    }));
  await saveDrawSeats(trx, [...seats("panel", result.panel), ...seats("reserve", result.reserves)]);
  await saveDrawState(trx, draw.id, { state: "drawn", settledAt: ctx.now(), settledBy: ctx.actor.id });
  const drawn = { stage: kind, algorithm: draw.algorithm, panel: result.panel, reserves: result.reserves };
  await audit(trx, ctx, "draw.drawn", draw.id, drawn);
}

async function requireOpenDraw(trx: Database, ctx: Context, kind: StageKind, role: SeedRole) {
  const { stage } = await stageOf(trx, ctx, kind);
  if (!mayGiveSeed(ctx.actor, role)) throw new Refusal("not_found");
  const draw = await openDrawOf(trx, stage.id);
  return { draw, parts: await listDrawParts(trx, draw.id) };
}

async function openDrawOf(trx: Database, stageId: string): Promise<Draw> {
  const draw = await findLastDraw(trx, stageId);
  if (draw === undefined || draw.state === "drawn" || draw.state === "cancelled") throw new Refusal("draw_missing");
  return draw;
}

function requirePlanned({ stage }: PlannedStage): void {
  if (stage.state === "open") throw new Refusal("stage_already_open");
  if (stage.state === "closed") throw new Refusal("stage_already_closed");
  if (stage.state === "frozen") throw new Refusal("stage_frozen");
  if (stage.assignedAt !== null) throw new Refusal("stage_already_assigned");
}

function requireReason(reason: string): void {
  const problems = checkRequiredText("reason", reason);
  if (problems.length > 0) throw new Refusal("invalid", problems);
}

function readCommitment(given: Commitment): string {
  if ("digest" in given) {
    const digest = given.digest.trim().toLowerCase();
    if (!/^[0-9a-f]{64}$/.test(digest)) throw new Refusal("invalid", [{ field: "digest", code: "not_a_digest" }]);
    return digest;
  }
  const secret = given.secret.trim();
  const problems = checkSecret(secret);
  if (problems.length > 0) throw new Refusal("invalid", problems);
  return sha256Hex(secret);
}

/** A comma separates parts on the command line; what cannot be seen cannot be typed again. */
function checkSecret(secret: string): Problem[] {
  const { length } = [...secret];
  if (length < SHORTEST_SECRET || length > LONGEST_SECRET) {
    const params = { minimum: SHORTEST_SECRET, maximum: LONGEST_SECRET };
    return [{ field: "secret", code: "secret_length", params }];
  }
  return /[,\p{C}]/u.test(secret) ? [{ field: "secret", code: "secret_characters" }] : [];
}

/** What `poolDigest` digests, as it is published. */
function poolDocument(pool: readonly PoolExpert[]): string {
  const experts = [...pool].sort((one, other) => compareText(one.id, other.id));
  const sorted = (values: readonly string[]) => [...new Set(values)].sort(compareText);
  return canonicalJson(
    experts.map(({ id, strata }) => ({
      expert: id,
      strata: Object.fromEntries(Object.entries(strata).map(([column, values]) => [column, sorted(values)])),
    })),
  );
}

function poolOf(draw: Draw): readonly PoolLine[] {
  return JSON.parse(draw.poolDocument) as readonly PoolLine[];
}

function termsOf(draw: Draw): AnnouncedTerms {
  return JSON.parse(draw.termsDocument) as AnnouncedTerms;
}

function viewOf(draw: Draw, parts: readonly DrawPart[], seats: readonly DrawSeat[]): DrawView {
  const { number, state, algorithm, announcedAt, settledAt, cancelReason } = draw;
  const seatsOf = (seat: DrawSeat["seat"]) =>
    seats
      .filter((item) => item.seat === seat)
      .map(({ place, code, nameZh, nameEn, calledAt, reason }) => ({ place, code, nameZh, nameEn, calledAt, reason }));
  return {
    ...{ number, state, algorithm, announcedAt, settledAt, cancelReason },
    pool: poolOf(draw),
    poolDigest: draw.poolDigest,
    terms: termsOf(draw),
    termsDigest: draw.termsDigest,
    parts: SEED_ROLES.map((role) => {
      const part = parts.find((item) => item.role === role);
      const { commitment = null, committedAt = null, secret = null, revealedAt = null } = part ?? {};
      return { role, commitment, committedAt, secret, revealedAt };
    }),
    panel: seatsOf("panel"),
    reserves: seatsOf("reserve"),
  };
}

async function audit(
  trx: Database,
  ctx: Context,
  verb: string,
  id: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await recordAudit(trx, ctx, verb, { type: "draw", id }, details);
}
