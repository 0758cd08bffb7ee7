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
});
