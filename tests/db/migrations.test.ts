import { sql } from "kysely";
import { expect, it } from "vitest";
import { openDatabase, type Database } from "#db/connection.ts";
import { migrateToLatest } from "#db/migrations.ts";
import type { NewRow } from "#db/schema.ts";
import { describeOnEachDatabase, describeOnSqlite, describeWithDatabases } from "../support/databases.ts";

/** SQLite calls its own row number optional; it is the one column that cannot be left empty. */
const ROW_NUMBER = "seq";

/** Table → columns, each with what an insert may leave out, independent of the order a database lists them in. */
async function layoutOf(db: Database): Promise<Record<string, string[]>> {
  const tables = await db.introspection.getTables();
  return Object.fromEntries(
    tables.map((table) => [
      table.name,
      table.columns
        .map(({ name, isNullable, hasDefaultValue }) => {
          const limits = [
            isNullable && name !== ROW_NUMBER ? "may be null" : "",
            hasDefaultValue ? "has a default" : "",
          ];
          return [name, ...limits].join(" ").trim();
        })
        .sort(),
    ]),
  );
}

function insertMark(db: Database, mark: number): Promise<unknown> {
  return db.insertInto("marks").values({ sheetId: "unknown", criterionCode: "inn", mark, reason: "" }).execute();
}

describeWithDatabases("the layout", (open) => {
  it("SQLite and PostgreSQL get the same tables and columns", async () => {
    const sqlite = await layoutOf((await open("sqlite")).db);
    const postgres = await layoutOf((await open("postgres")).db);
    expect(Object.keys(sqlite)).toContain("score_sheets");
    expect(postgres).toEqual(sqlite);
  });
});

describeOnEachDatabase("the migrations", (open) => {
  it("running them a second time changes nothing", async () => {
    const { db } = await open();
    const before = await layoutOf(db);
    expect(await migrateToLatest(db)).toEqual([]);
    expect(await layoutOf(db)).toEqual(before);
  });

  it("a mark below 0 or above 1000 is refused by the database itself", async () => {
    const { db } = await open();
    await expect(insertMark(db, -1)).rejects.toThrow(/check constraint/i);
    await expect(insertMark(db, 1001)).rejects.toThrow(/check constraint/i);
  });

  it("marks of 0 and 1000 pass the range, and a mark without its sheet is refused", async () => {
    const { db } = await open();
    await expect(insertMark(db, 0)).rejects.toThrow(/foreign key constraint/i);
    await expect(insertMark(db, 1000)).rejects.toThrow(/foreign key constraint/i);
  });

  it("evidence is a section or a file, and a page from 1 to 9999 of a file", async () => {
    const { db } = await open();
    const insert = (parts: Partial<NewRow<"markEvidence">>) =>
      db
        .insertInto("markEvidence")
        .values({ sheetId: "unknown", criterionCode: "inn", source: "file", fileId: "f", page: null, ...parts })
        .execute();
    const noSource = { source: "files" as "file" };
    for (const wrong of [noSource, { fileId: null }, { source: "summary" as const }, { page: 0 }, { page: 10_000 }])
      await expect(insert(wrong)).rejects.toThrow(/check constraint/i);
    await expect(insert({ source: "summary", fileId: null, page: 1 })).rejects.toThrow(/check constraint/i);
    await expect(insert({ page: 9999 })).rejects.toThrow(/foreign key constraint/i);
  });

  it("a reason that waits for its mark has words and a sheet", async () => {
    const { db } = await open();
    const insert = (reason: string) =>
      db.insertInto("reasonsWithoutMark").values({ sheetId: "unknown", criterionCode: "inn", reason }).execute();
    await expect(insert("")).rejects.toThrow(/check constraint/i);
    await expect(insert("…")).rejects.toThrow(/foreign key constraint/i);
  });

  it("text is not taken for a number", async () => {
    const { db } = await open();
    const insertText = sql`insert into marks (sheet_id, criterion_code, mark) values ('unknown', 'inn', 'eighty')`;
    await expect(insertText.execute(db)).rejects.toThrow(/cannot store TEXT|invalid input syntax/i);
  });
});

describeOnSqlite("a durable SQLite connection", (open) => {
  async function pragma(db: Database, name: string): Promise<unknown> {
    const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(db);
    return Object.values(rows[0] ?? {})[0];
  }

  it("writes ahead, waits for the disk, keeps references whole, waits for a lock and wipes what it deletes", async () => {
    const { target } = await open();
    const { db, close } = await openDatabase({ ...target, isDurable: true } as typeof target);
    await db.insertInto("settings").values({ key: "written", value: "once" }).execute();
    const settings: Record<string, unknown> = {};
    for (const name of ["journal_mode", "synchronous", "foreign_keys", "busy_timeout", "secure_delete"])
      settings[name] = await pragma(db, name);
    await close();
    expect(settings).toEqual({
      journal_mode: "wal",
      synchronous: 2,
      foreign_keys: 1,
      busy_timeout: 5000,
      secure_delete: 1,
    });
  });
});
