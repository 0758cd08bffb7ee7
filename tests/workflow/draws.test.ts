import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { assignStage, listAssignments, previewAssignment } from "#app/workflow/assignments.server.ts";
import {
  announceDraw,
  callReserve,
  cancelDraw,
  commitSeed,
  exportDraw,
  findDraw,
  revealSeed,
} from "#app/workflow/draws.server.ts";
import type { DrawWish } from "#app/workflow/draw-terms.ts";
import { updateExpert } from "#app/workflow/experts.server.ts";
import { sha256Hex } from "#app/workflow/hashing.ts";
import { findBrokenInvariants } from "#db/invariants.ts";
import { drawOutput } from "../../bin/draw.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { codeOf, problemsOf, refusalOf } from "../support/refusals.ts";
import { smallWorld, type World } from "../support/world.ts";

const CHAIR_TEXT = "a long text of the chair";
const SUPERVISOR_TEXT = "监督方写下的一段足够长的文字内容";

/** Eight experts: four authorities, two entrepreneurs, two investors, one of them (E-08) from abroad. */
const WISH: DrawWish = {
  take: 5,
  reserves: 2,
  kinds: { authority: 2, entrepreneur: 1, investor: 0 },
  foreign: 1,
  perField: 1,
  perProvince: null,
};

async function committed(world: World): Promise<void> {
  await announceDraw(world.office, "initial", WISH);
  await commitSeed(world.chair, "initial", "chair", { secret: CHAIR_TEXT });
  await commitSeed(world.supervisor, "initial", "supervisor", { digest: sha256Hex(SUPERVISOR_TEXT).toUpperCase() });
}

async function drawn(world: World): Promise<void> {
  await committed(world);
  await revealSeed(world.chair, "initial", "chair", CHAIR_TEXT);
  await revealSeed(world.supervisor, "initial", "supervisor", ` ${SUPERVISOR_TEXT}\n`);
}

const codesOf = (seats: readonly { readonly code: string }[] | undefined) => seats?.map((seat) => seat.code);

async function verbsOf(world: World): Promise<string[]> {
  const entries = world.db.selectFrom("auditEntries").select("verb").where("subjectType", "=", "draw");
  return (await entries.orderBy("seq").execute()).map((row) => row.verb);
}

describeOnEachDatabase("draws", (open) => {
  it("goes from the announcement over two commitments and two texts to a panel that keeps the rules", async () => {
    const world = await smallWorld((await open()).db);
    expect(await findDraw(world.chair, "initial")).toBeUndefined();
    await announceDraw(world.office, "initial", WISH);
    const announced = await findDraw(world.chair, "initial");
    expect(announced).toMatchObject({ state: "announced", number: 1, panel: [], reserves: [] });
    expect(announced?.pool).toHaveLength(8);
    expect(announced?.pool.at(-1)).toMatchObject({
      expert: "E-08",
      strata: { kind: ["investor"], origin: ["foreign"], province: [] },
    });
    expect(await commitSeed(world.chair, "initial", "chair", { secret: CHAIR_TEXT })).toBe(sha256Hex(CHAIR_TEXT));
    await commitSeed(world.supervisor, "initial", "supervisor", { digest: sha256Hex(SUPERVISOR_TEXT) });
    expect(await findDraw(world.office, "initial")).toMatchObject({
      state: "committed",
      parts: [
        { role: "chair", commitment: sha256Hex(CHAIR_TEXT), secret: null },
        { role: "supervisor", commitment: sha256Hex(SUPERVISOR_TEXT), secret: null },
      ],
    });
    await revealSeed(world.supervisor, "initial", "supervisor", SUPERVISOR_TEXT);
    expect((await findDraw(world.office, "initial"))?.state).toBe("committed");
    await revealSeed(world.chair, "initial", "chair", CHAIR_TEXT);
    const result = await findDraw(world.supervisor, "initial");
    expect(result).toMatchObject({ state: "drawn", parts: [{ secret: CHAIR_TEXT }, { secret: SUPERVISOR_TEXT }] });
    const panel = codesOf(result?.panel) ?? [];
    expect(panel).toHaveLength(5);
    expect(panel).toContain("E-08");
    expect(panel.filter((code) => code <= "E-04").length).toBeGreaterThanOrEqual(2);
    expect(panel.some((code) => code === "E-05" || code === "E-06")).toBe(true);
    expect(new Set([...panel, ...(codesOf(result?.reserves) ?? [])]).size).toBe(7);
    expect(await verbsOf(world)).toEqual([
      "draw.announced",
      "draw.seedCommitted",
      "draw.seedCommitted",
      "draw.seedRevealed",
      "draw.seedRevealed",
      "draw.drawn",
    ]);
  });

  it("keeps a text out of the database and the record until it is given", async () => {
    const world = await smallWorld((await open()).db);
    await committed(world);
    const entries = await world.db.selectFrom("auditEntries").select("details").execute();
    const parts = await world.db.selectFrom("drawParts").selectAll().execute();
    expect(JSON.stringify([entries, parts])).not.toContain(CHAIR_TEXT);
    expect(JSON.stringify(parts)).toContain(sha256Hex(CHAIR_TEXT));
  });

  it("is drawn again by the command line from the download alone", async () => {
    const world = await smallWorld((await open()).db);
    await drawn(world);
    const document = JSON.parse(await exportDraw(world.supervisor, "initial")) as {
      readonly pool: readonly Record<string, string | readonly string[]>[];
      readonly poolDigest: string;
      readonly terms: unknown;
      readonly termsDigest: string;
      readonly reserves: number;
      readonly seed: readonly { readonly secret: string; readonly commitment: string }[];
      readonly panel: readonly string[];
      readonly reservePanel: readonly string[];
    };
    const columns = ["expert", "field", "kind", "origin", "province"];
    const lines = document.pool.map((row) => columns.map((column) => [row[column] ?? []].flat().join(";")).join(","));
    const folder = mkdtempSync(join(tmpdir(), "candela-draw-"));
    try {
      writeFileSync(join(folder, "pool.csv"), [columns.join(","), ...lines, ""].join("\n"));
      writeFileSync(join(folder, "rules.json"), JSON.stringify(document.terms));
      const { table, proof } = drawOutput([
        ...["--pool", join(folder, "pool.csv"), "--strata", join(folder, "rules.json")],
        ...["--reserves", String(document.reserves)],
        ...["--seed", document.seed.map((part) => part.secret).join(",")],
        ...["--commitments", document.seed.map((part) => part.commitment).join(",")],
      ]);
      const rows = (table ?? "").split("\n").map((line) => line.split(","));
      const codes = (result: string) => rows.filter((row) => row[0] === result && row[3]).map((row) => row[3]);
      expect(codes("panel")).toEqual(document.panel);
      expect(codes("reserve")).toEqual(document.reservePanel);
      expect(proof).toContain(document.poolDigest);
      expect(proof).toContain(document.termsDigest);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("holds the assignment while it is under way, and gives it the drawn experts alone", async () => {
    const world = await smallWorld((await open()).db);
    await announceDraw(world.office, "initial", { ...WISH, take: 6, reserves: 2 });
    expect(await codeOf(assignStage(world.office, "initial", { seed: "a seed" }))).toBe("draw_open");
    await commitSeed(world.chair, "initial", "chair", { secret: CHAIR_TEXT });
    await commitSeed(world.supervisor, "initial", "supervisor", { secret: SUPERVISOR_TEXT });
    await revealSeed(world.chair, "initial", "chair", CHAIR_TEXT);
    expect(await codeOf(assignStage(world.office, "initial", { seed: "a seed" }))).toBe("draw_open");
    await revealSeed(world.supervisor, "initial", "supervisor", SUPERVISOR_TEXT);
    const draw = await findDraw(world.office, "initial");
    await assignStage(world.office, "initial", { seed: "a seed" });
    const readers = new Set((await listAssignments(world.office, "initial")).map((line) => line.expertCode));
    expect([...readers].filter((code) => !codesOf(draw?.panel)?.includes(code))).toEqual([]);
    expect(readers.size).toBeGreaterThan(0);
    expect(await codeOf(announceDraw(world.office, "initial", WISH))).toBe("stage_already_assigned");
  });

  it("lets reserves take part in their order once the office calls them, with a reason", async () => {
    const world = await smallWorld((await open()).db);
    expect(await codeOf(callReserve(world.office, "initial", "ill"))).toBe("draw_missing");
    await drawn(world);
    const count = async () => (await previewAssignment(world.office, "initial")).experts;
    expect(await count()).toBe(5);
    expect(await problemsOf(callReserve(world.office, "initial", " "))).toEqual(["reason: required"]);
    expect(await codeOf(callReserve(world.chair, "initial", "ill"))).toBe("not_found");
    await callReserve(world.office, "initial", "one is ill");
    expect(await count()).toBe(6);
    expect((await findDraw(world.office, "initial"))?.reserves).toMatchObject([
      { place: 1, reason: "one is ill" },
      { place: 2, reason: null, calledAt: null },
    ]);
    await callReserve(world.office, "initial", "another");
    expect(await codeOf(callReserve(world.office, "initial", "a third"))).toBe("reserves_exhausted");
  });

  it("draws from active experts with room, and one who leaves the pool later is not assigned", async () => {
    const world = await smallWorld((await open()).db);
    const seats = world.db.updateTable("experts");
    await seats.set({ isActive: 0 }).where("code", "=", "E-01").execute();
    await seats.set({ capacity: 0 }).where("code", "=", "E-02").execute();
    await announceDraw(world.office, "initial", { ...WISH, reserves: 1 });
    const codes = (await findDraw(world.office, "initial"))?.pool.map((line) => line.expert);
    expect(codes).toEqual(["E-03", "E-04", "E-05", "E-06", "E-07", "E-08"]);
    await commitSeed(world.chair, "initial", "chair", { secret: CHAIR_TEXT });
    await commitSeed(world.supervisor, "initial", "supervisor", { secret: SUPERVISOR_TEXT });
    await revealSeed(world.chair, "initial", "chair", CHAIR_TEXT);
    await revealSeed(world.supervisor, "initial", "supervisor", SUPERVISOR_TEXT);
    await updateExpert(world.office, world.expertId("E-08"), { isActive: false });
    expect((await previewAssignment(world.office, "initial")).experts).toBe(4);
  });

  it("is announced by the office alone, once, in a planned stage, and with rules that can be kept", async () => {
    const world = await smallWorld((await open()).db);
    expect(await codeOf(announceDraw(world.chair, "initial", WISH))).toBe("not_found");
    expect(await codeOf(findDraw(world.outsider, "initial"))).toBe("not_found");
    expect(await codeOf(findDraw(world.as("E-01"), "initial"))).toBe("not_found");
    expect(await codeOf(exportDraw(world.office, "initial"))).toBe("not_found");
    const wish = (parts: Partial<DrawWish>) => problemsOf(announceDraw(world.office, "initial", { ...WISH, ...parts }));
    expect(await wish({ take: 0, foreign: 0.5 })).toEqual(["take: count_out_of_range", "foreign: count_out_of_range"]);
    expect(await wish({ reserves: null })).toEqual(["take: pool_too_small"]);
    expect(await wish({ take: 2 })).toEqual(["authority: rules_clash", "foreign: rules_clash"]);
    await announceDraw(world.office, "initial", WISH);
    expect(await codeOf(announceDraw(world.office, "initial", WISH))).toBe("draw_open");
    await cancelDraw(world.office, "initial", "other rules");
    await drawn(world);
    expect((await findDraw(world.office, "initial"))?.number).toBe(2);
    expect(await codeOf(announceDraw(world.office, "initial", WISH))).toBe("draw_settled");
    await world.open("initial");
    expect(await codeOf(announceDraw(world.office, "initial", WISH))).toBe("stage_already_open");
  });

  it("takes from each its own part only, and never both from one person", async () => {
    const world = await smallWorld((await open()).db);
    const both = await world.person("both", ["chair", "supervisor"]);
    const text = { secret: CHAIR_TEXT };
    expect(await codeOf(commitSeed(world.chair, "initial", "chair", text))).toBe("draw_missing");
    await announceDraw(world.office, "initial", WISH);
    expect(await codeOf(commitSeed(world.chair, "initial", "supervisor", text))).toBe("not_found");
    expect(await codeOf(commitSeed(world.office, "initial", "chair", text))).toBe("not_found");
    await commitSeed(both, "initial", "chair", text);
    expect(await codeOf(commitSeed(world.chair, "initial", "chair", text))).toBe("already_decided");
    const other = { secret: SUPERVISOR_TEXT };
    expect(await codeOf(commitSeed(both, "initial", "supervisor", other))).toBe("second_person_required");
    expect(await problemsOf(commitSeed(world.supervisor, "initial", "supervisor", text))).toEqual([
      "secret: seed_repeated",
    ]);
    expect(await codeOf(revealSeed(both, "initial", "chair", CHAIR_TEXT))).toBe("commitments_missing");
    await commitSeed(world.supervisor, "initial", "supervisor", other);
    expect(await codeOf(revealSeed(both, "initial", "supervisor", SUPERVISOR_TEXT))).toBe("second_person_required");
    expect(await codeOf(revealSeed(world.office, "initial", "chair", CHAIR_TEXT))).toBe("not_found");
  });

  it("refuses texts that can be guessed or not be typed again, and what is no digest", async () => {
    const world = await smallWorld((await open()).db);
    await announceDraw(world.office, "initial", WISH);
    const commit = (given: Parameters<typeof commitSeed>[3]) =>
      problemsOf(commitSeed(world.chair, "initial", "chair", given));
    expect(await commit({ secret: "too short" })).toEqual(["secret: secret_length"]);
    expect(await commit({ secret: "x".repeat(201) })).toEqual(["secret: secret_length"]);
    expect(await commit({ secret: "a text, with a comma in it" })).toEqual(["secret: secret_characters"]);
    expect(await commit({ secret: "a text with a\u0000null in it" })).toEqual(["secret: secret_characters"]);
    expect(await commit({ digest: "abc" })).toEqual(["digest: not_a_digest"]);
  });

  it("refuses a text that was not committed to, one given twice, and a digest whose text cannot serve", async () => {
    const world = await smallWorld((await open()).db);
    await committed(world);
    expect(await problemsOf(revealSeed(world.chair, "initial", "chair", "another text of the chair"))).toEqual([
      "secret: seed_differs",
    ]);
    await revealSeed(world.chair, "initial", "chair", CHAIR_TEXT);
    expect(await codeOf(revealSeed(world.chair, "initial", "chair", CHAIR_TEXT))).toBe("already_decided");
    await revealSeed(world.supervisor, "initial", "supervisor", SUPERVISOR_TEXT);
    expect(await codeOf(revealSeed(world.chair, "initial", "chair", CHAIR_TEXT))).toBe("draw_missing");
  });

  it("is called off by the office with a reason, never after the first text", async () => {
    const world = await smallWorld((await open()).db);
    expect(await codeOf(cancelDraw(world.office, "initial", "why"))).toBe("draw_missing");
    await committed(world);
    expect(await codeOf(cancelDraw(world.supervisor, "initial", "why"))).toBe("not_found");
    expect(await problemsOf(cancelDraw(world.office, "initial", ""))).toEqual(["reason: required"]);
    await revealSeed(world.chair, "initial", "chair", CHAIR_TEXT);
    expect(await refusalOf(cancelDraw(world.office, "initial", "why"))).toMatchObject({ code: "seed_revealed" });
    const other = await smallWorld((await open()).db);
    await committed(other);
    await cancelDraw(other.office, "initial", "the pool has changed");
    expect(await findDraw(other.office, "initial")).toMatchObject({
      state: "cancelled",
      cancelReason: "the pool has changed",
    });
    expect(await codeOf(assignStage(other.office, "initial", { seed: "a seed" }))).toBeUndefined();
  });

  it("a changed text, pool or seat is found in the database", async () => {
    const world = await smallWorld((await open()).db);
    await drawn(world);
    expect(await findBrokenInvariants(world.db)).toEqual([]);
    const parts = world.db.updateTable("drawParts").where("role", "=", "chair");
    await parts.set({ secret: "another text of the chair" }).execute();
    expect(await findBrokenInvariants(world.db)).toEqual(
      expect.arrayContaining([expect.stringContaining("not the one committed to")]),
    );
    await parts.set({ secret: CHAIR_TEXT }).execute();
    const seats = world.db.updateTable("drawSeats").where("seat", "=", "panel");
    await seats.set({ place: 9 }).where("place", "=", 1).execute();
    expect(await findBrokenInvariants(world.db)).toEqual([expect.stringContaining("not what the lots give")]);
    await seats.set({ place: 1 }).where("place", "=", 9).execute();
    const terms = world.db.updateTable("draws");
    const { termsDocument } = await world.db.selectFrom("draws").select("termsDocument").executeTakeFirstOrThrow();
    await terms.set({ termsDocument: termsDocument.replace('"reserves":2', '"reserves":1') }).execute();
    expect(await findBrokenInvariants(world.db)).toHaveLength(2);
    await terms.set({ termsDocument }).execute();
  });
});
