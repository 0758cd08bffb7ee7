/** Draws of a stage's experts: the announcement, the parts of the seed, who was drawn. */
import type { Database } from "./connection.ts";
import { saveRows } from "./rows.ts";
import type { NewRow, Row } from "./schema.ts";

export type Draw = Row<"draws">;
export type DrawPart = Row<"drawParts">;

export interface DrawSeat extends Row<"drawSeats"> {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** The one announced last, whatever its state. */
export async function findLastDraw(db: Database, stageId: string): Promise<Draw | undefined> {
  return await db
    .selectFrom("draws")
    .selectAll()
    .where("stageId", "=", stageId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

export async function saveDraw(db: Database, draw: NewRow<"draws">): Promise<void> {
  await db.insertInto("draws").values(draw).execute();
}

/** The supervisor's part comes after the chair's. */
export async function listDrawParts(db: Database, drawId: string): Promise<readonly DrawPart[]> {
  return await db.selectFrom("drawParts").selectAll().where("drawId", "=", drawId).orderBy("role").execute();
}

/** Stores a commitment. */
export async function saveDrawPart(db: Database, part: NewRow<"drawParts">): Promise<void> {
  await db.insertInto("drawParts").values(part).execute();
}

/** Stores the text behind a commitment. */
export async function saveSecret(
  db: Database,
  {
    drawId,
    role,
    ...revealed
  }: Pick<DrawPart, "drawId" | "role"> & {
    readonly secret: string;
    readonly revealedAt: string;
    readonly revealedBy: string;
  },
): Promise<void> {
  await db.updateTable("drawParts").set(revealed).where("drawId", "=", drawId).where("role", "=", role).execute();
}

export async function saveDrawState(
  db: Database,
  drawId: string,
  change: Pick<Draw, "state"> & Partial<Pick<Draw, "settledAt" | "settledBy" | "cancelReason">>,
): Promise<void> {
  await db.updateTable("draws").set(change).where("id", "=", drawId).execute();
}

/** Panel first, then reserves, each in the order of the lots. */
export async function listDrawSeats(db: Database, drawId: string): Promise<readonly DrawSeat[]> {
  return await db
    .selectFrom("drawSeats")
    .innerJoin("experts", "experts.id", "drawSeats.expertId")
    .selectAll("drawSeats")
    .select(["experts.code", "experts.nameZh", "experts.nameEn"])
    .where("drawSeats.drawId", "=", drawId)
    .orderBy("drawSeats.seat")
    .orderBy("drawSeats.place")
    .execute();
}

export async function saveDrawSeats(db: Database, seats: readonly NewRow<"drawSeats">[]): Promise<void> {
  await saveRows(db, "drawSeats", seats);
}

/** A reserve takes part from now on. */
export async function saveCalledReserve(
  db: Database,
  seat: { readonly drawId: string; readonly place: number },
  called: { readonly calledAt: string; readonly calledBy: string; readonly reason: string },
): Promise<void> {
  await db
    .updateTable("drawSeats")
    .set(called)
    .where("drawId", "=", seat.drawId)
    .where("seat", "=", "reserve")
    .where("place", "=", seat.place)
    .execute();
}

/** Ids of the experts who take part in a stage by lot: the panel and the reserves called; null without a draw. */
export async function findDrawnExperts(db: Database, stageId: string): Promise<ReadonlySet<string> | null> {
  const draw = await findLastDraw(db, stageId);
  if (draw?.state !== "drawn") return null;
  const seats = await listDrawSeats(db, draw.id);
  return new Set(seats.filter((seat) => seat.seat === "panel" || seat.calledAt !== null).map((seat) => seat.expertId));
}
