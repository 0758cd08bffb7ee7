import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { recordAudit } from "#app/workflow/audit.server.ts";
import { inTransaction } from "#db/connection.ts";
import { testContext, testRuntime } from "../support/context.ts";
import { describeOnEachDatabase } from "../support/databases.ts";

describeOnEachDatabase("transactions at the same time", (open) => {
  it("each leave their entry in the record, numbered without a gap, whoever comes first", async () => {
    const { db } = await open();
    const ctx = testContext(testRuntime(db), { callId: "" });
    const verbs = Array.from({ length: 20 }, (_, index) => `verb.${String(index)}`);
    await Promise.all(
      verbs.map((verb) =>
        inTransaction(db, async (trx) => {
          await recordAudit(trx, ctx, verb, { type: "test", id: verb });
        }),
      ),
    );
    const entries = await db.selectFrom("auditEntries").select(["seq", "verb"]).orderBy("seq").execute();
    expect(entries.map((entry) => entry.seq)).toEqual(verbs.map((_, index) => index + 1));
    expect(entries.map((entry) => entry.verb).sort()).toEqual([...verbs].sort());
  });

  it("are run again also when another writer took the number they had read, outside of serializable order", async () => {
    const { db } = await open();
    const ctx = testContext(testRuntime(db), { callId: "" });
    let tellWritten = (): void => undefined;
    const hasWritten = new Promise<void>((resolve) => {
      tellWritten = resolve;
    });
    const other = db.transaction().execute(async (trx) => {
      await recordAudit(trx, ctx, "verb.other", { type: "test", id: "other" });
      tellWritten();
      // The second writer meanwhile reads the record as it was and waits for the number.
      await setTimeout(200);
    });
    await hasWritten;
    await inTransaction(db, async (trx) => {
      await recordAudit(trx, ctx, "verb.own", { type: "test", id: "own" });
    });
    await other;
    const entries = await db.selectFrom("auditEntries").select(["seq", "verb"]).orderBy("seq").execute();
    expect(entries.map(({ seq, verb }) => `${seq} ${verb}`)).toEqual(["1 verb.other", "2 verb.own"]);
  });
});
