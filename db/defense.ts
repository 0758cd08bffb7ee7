/** Defense day: sessions of panels and the slots of their running order. */
import type { Database } from "./connection.ts";
import { saveRows } from "./rows.ts";
import type { NewRow, Row } from "./schema.ts";

export interface DefenseSessionRow extends Omit<Row<"defenseSessions">, "seedParts"> {
  readonly seedParts: readonly { readonly by: string; readonly text: string }[];
}

export interface DefenseSlotRow extends Row<"defenseSlots"> {
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly field: string;
  readonly applicantZh: string;
  readonly applicantEn: string;
}

/** The sessions of a stage, the earliest first. */
export async function listDefenseSessions(db: Database, stageId: string): Promise<readonly DefenseSessionRow[]> {
  const rows = await db
    .selectFrom("defenseSessions")
    .selectAll()
    .where("stageId", "=", stageId)
    .orderBy("startsAt")
    .orderBy("id")
    .execute();
  return rows.map(toSession);
}

export async function findDefenseSession(db: Database, sessionId: string): Promise<DefenseSessionRow | undefined> {
  const row = await db.selectFrom("defenseSessions").selectAll().where("id", "=", sessionId).executeTakeFirst();
  return row && toSession(row);
}

export async function saveDefenseSession(db: Database, session: NewRow<"defenseSessions">): Promise<void> {
  await db.insertInto("defenseSessions").values(session).execute();
}

export async function changeDefenseSession(
  db: Database,
  sessionId: string,
  change: Partial<
    Pick<Row<"defenseSessions">, "startsAt" | "placeZh" | "placeEn" | "seedParts" | "drawnAt" | "drawnBy">
  >,
): Promise<void> {
  await db.updateTable("defenseSessions").set(change).where("id", "=", sessionId).execute();
}

/** All slots of a stage's sessions, in running order. */
export async function listDefenseSlots(db: Database, stageId: string): Promise<readonly DefenseSlotRow[]> {
  return await db
    .selectFrom("defenseSlots")
    .innerJoin("defenseSessions", "defenseSessions.id", "defenseSlots.sessionId")
    .innerJoin("submissions", "submissions.id", "defenseSlots.submissionId")
    .innerJoin("organizations", "organizations.id", "submissions.applicantId")
    .selectAll("defenseSlots")
    .select((eb) => [
      "submissions.serial",
      "submissions.titleZh",
      "submissions.titleEn",
      eb.fn.coalesce("submissions.fieldCode", "submissions.declaredFieldCode").as("field"),
      "organizations.nameZh as applicantZh",
      "organizations.nameEn as applicantEn",
    ])
    .where("defenseSessions.stageId", "=", stageId)
    .orderBy("defenseSlots.sessionId")
    .orderBy("defenseSlots.position")
    .execute();
}

export async function saveDefenseSlots(db: Database, slots: readonly NewRow<"defenseSlots">[]): Promise<void> {
  await saveRows(db, "defenseSlots", slots);
}

export async function saveSlotState(
  db: Database,
  slot: Pick<Row<"defenseSlots">, "sessionId" | "submissionId" | "state">,
): Promise<void> {
  await db
    .updateTable("defenseSlots")
    .set({ state: slot.state })
    .where("sessionId", "=", slot.sessionId)
    .where("submissionId", "=", slot.submissionId)
    .execute();
}

function toSession(row: Row<"defenseSessions">): DefenseSessionRow {
  return { ...row, seedParts: JSON.parse(row.seedParts) as DefenseSessionRow["seedParts"] };
}
