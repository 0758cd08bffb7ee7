import { expect, it } from "vitest";
import { inTransaction, openDatabaseToRead } from "#db/connection.ts";
import { findSetting, saveSetting } from "#db/settings.ts";
import { describeOnEachDatabase } from "../support/databases.ts";

describeOnEachDatabase("a connection that can only read", (open) => {
  it("reads what another one has written, also after it was opened", async () => {
    const { db, target } = await open();
    const reading = await openDatabaseToRead(target);
    await inTransaction(db, (trx) => saveSetting(trx, "colour", "amber"));
    expect(await inTransaction(reading.db, (trx) => findSetting(trx, "colour"))).toBe("amber");
    await reading.close();
  });

  it("writes nothing, in a transaction or without one", async () => {
    const { db, target } = await open();
    const reading = await openDatabaseToRead(target);
    await expect(saveSetting(reading.db, "colour", "amber")).rejects.toThrow(/read-?only/i);
    await expect(inTransaction(reading.db, (trx) => saveSetting(trx, "colour", "amber"))).rejects.toThrow(
      /read-?only/i,
    );
    await reading.close();
    expect(await findSetting(db, "colour")).toBeUndefined();
  });

  it("writes nothing either where the address has options of its own", async () => {
    const { target } = await open();
    const options = "options=-c%20search_path%3Dpublic";
    const own =
      target.kind === "sqlite"
        ? target
        : { ...target, url: `${target.url}${target.url.includes("?") ? "&" : "?"}${options}` };
    const reading = await openDatabaseToRead(own);
    await expect(saveSetting(reading.db, "colour", "amber")).rejects.toThrow(/read-?only/i);
    await reading.close();
  });

  it("holds nobody up: a transaction that reads lets another one write", async () => {
    const { db, target } = await open();
    const reading = await openDatabaseToRead(target);
    await inTransaction(reading.db, async (trx) => {
      expect(await findSetting(trx, "colour")).toBeUndefined();
      await inTransaction(db, (writing) => saveSetting(writing, "colour", "amber"));
      // And sees the state in which it began.
      expect(await findSetting(trx, "colour")).toBeUndefined();
    });
    expect(await findSetting(reading.db, "colour")).toBe("amber");
    await reading.close();
  });
});
