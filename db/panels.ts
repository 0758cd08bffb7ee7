import type { Database } from "./connection.ts";
import type { NewRow, Row } from "./schema.ts";
import { saveRows } from "./rows.ts";

export interface PanelMember {
  readonly expertId: string;
  readonly seat: Row<"panelMembers">["seat"];
  readonly position: number;
}

export interface Panel {
  readonly id: string;
  readonly stageId: string;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly fieldCodes: readonly string[];
  /** Members first, then reserves, each by position. */
  readonly members: readonly PanelMember[];
}

/** The panels of a stage by code; none in a stage whose experts are assigned one by one. */
export async function listPanels(db: Database, stageId: string): Promise<readonly Panel[]> {
  const panels = await db.selectFrom("panels").selectAll().where("stageId", "=", stageId).orderBy("code").execute();
  const members = await db
    .selectFrom("panelMembers")
    .innerJoin("panels", "panels.id", "panelMembers.panelId")
    .selectAll("panelMembers")
    .where("panels.stageId", "=", stageId)
    .orderBy("panelMembers.seat")
    .orderBy("panelMembers.position")
    .execute();
  return panels.map((panel) =>
    toPanel(
      panel,
      members.filter((member) => member.panelId === panel.id),
    ),
  );
}

export async function savePanel(db: Database, panel: NewRow<"panels">, members: readonly PanelMember[]): Promise<void> {
  await db.insertInto("panels").values(panel).execute();
  await saveRows(
    db,
    "panelMembers",
    members.map((member) => ({ ...member, panelId: panel.id })),
  );
}

/** Removes the panels of a stage that is assigned anew; nothing may refer to them yet. */
export async function removePanels(db: Database, stageId: string): Promise<void> {
  await db
    .deleteFrom("panelMembers")
    .where("panelId", "in", db.selectFrom("panels").select("id").where("stageId", "=", stageId))
    .execute();
  await db.deleteFrom("panels").where("stageId", "=", stageId).execute();
}

function toPanel(row: Row<"panels">, members: readonly Row<"panelMembers">[]): Panel {
  const { id, stageId, code, nameZh, nameEn } = row;
  return {
    id,
    stageId,
    code,
    nameZh,
    nameEn,
    fieldCodes: JSON.parse(row.fieldCodes) as string[],
    members: members.map(({ expertId, seat, position }) => ({ expertId, seat, position })),
  };
}
