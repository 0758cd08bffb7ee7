import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawOrder } from "#scoring/assignment/draw-lot.ts";
import { readingOrder } from "#scoring/assignment/reading-order.ts";
import { seededNumbers } from "#scoring/assignment/seeded-numbers.ts";

const ids = Array.from({ length: 12 }, (_, index) => `F01-${String(index + 1).padStart(3, "0")}`);
const seed = ["chair: 4711", "supervisor: 晨光"];

/** The published rule written again with another library, as an outsider would. */
function drawAgain(seedParts: readonly string[], list: readonly string[]): string[] {
  const hash = (data: string | Buffer) => createHash("sha256").update(data).digest();
  const key = hash(seedParts.map((part) => hash(part).toString("hex")).join("\n"));
  const numbers: number[] = [];
  for (let k = 0; numbers.length < 4 * list.length + 64; k++) {
    const counter = Buffer.alloc(8);
    counter.writeUInt32BE(k, 4);
    const block = hash(Buffer.concat([key, counter]));
    for (let word = 0; word < 8; word++) numbers.push(block.readUInt32BE(4 * word));
  }
  const order = [...list].sort();
  for (let place = order.length - 1; place > 0; place--) {
    const usable = 2 ** 32 - (2 ** 32 % (place + 1));
    let number = numbers.shift()!;
    while (number >= usable) number = numbers.shift()!;
    const other = number % (place + 1);
    [order[place], order[other]] = [order[other]!, order[place]!];
  }
  return order;
}

describe("a draw by lot", () => {
  it("gives the order that another program computed from the same seed", () => {
    const order = [11, 10, 12, 1, 3, 4, 9, 8, 6, 5, 2, 7];
    expect(drawOrder(seed, ids)).toEqual(order.map((number) => `F01-${String(number).padStart(3, "0")}`));
  });

  it("can be drawn again by anybody from the recorded seed", () => {
    const parts = fc.array(fc.string({ unit: "grapheme" }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        parts,
        fc.uniqueArray(fc.string({ unit: "grapheme-ascii" }), { maxLength: 40 }),
        (seedParts, list) => {
          expect(drawOrder(seedParts, list)).toEqual(drawAgain(seedParts, list));
        },
      ),
    );
  });

  it("does not depend on the order in which the ids come in, and loses none", () => {
    const shuffled = fc.shuffledSubarray(ids, { minLength: ids.length });
    fc.assert(
      fc.property(shuffled, fc.string(), (list, part) => {
        expect(drawOrder([part], list)).toEqual(drawOrder([part], ids));
        expect(drawOrder([part], list).sort()).toEqual(ids);
      }),
    );
  });

  it("changes with every part of the seed, with their order and with where one ends", () => {
    const orders = [["a", "b"], ["b", "a"], ["a", "c"], ["ab"], ["a", "b", ""], ["a\nb"]].map((parts) =>
      drawOrder(parts, ids).join(),
    );
    expect(new Set(orders).size).toBe(orders.length);
  });

  it("puts everybody everywhere about equally often", () => {
    const list = ["a", "b", "c", "d"];
    const counts = list.map(() => list.map(() => 0));
    for (let run = 0; run < 4000; run++)
      drawOrder([`run ${run}`], list).forEach((id, place) => {
        counts[list.indexOf(id)]![place]! += 1;
      });
    // Expected 1000 each; one standard deviation is 27, so five are 137.
    for (const count of counts.flat()) expect(Math.abs(count - 1000)).toBeLessThan(137);
  });

  it("refuses an id that comes twice and a seed without parts; no ids give no order", () => {
    expect(() => drawOrder(["s"], ["a", "a"])).toThrow("distinct");
    expect(() => drawOrder([], ["a"])).toThrow("at least one part");
    expect(drawOrder(["s"], [])).toEqual([]);
  });
});

describe("numbers from a seed", () => {
  it("pass over the numbers that would favour some values", () => {
    // Seed "x" starts 883143307, 3727635331, 2314277635, …; from 3·2³⁰ on, numbers are passed over.
    const numberBelow = seededNumbers(["x"]);
    expect(Array.from({ length: 10 }, () => numberBelow(3 * 2 ** 30))).toEqual([
      883143307, 2314277635, 1913392187, 1380457613, 2818261660, 1996904352, 3126578419, 1678732540, 1383789618,
      2372405742,
    ]);
  });

  it("are refused for a range that is empty, broken or too wide", () => {
    const numberBelow = seededNumbers(["x"]);
    expect(numberBelow(1)).toBe(0);
    for (const below of [0, -1, 1.5, 2 ** 32 + 1]) expect(() => numberBelow(below)).toThrow("whole number");
  });
});

describe("a reading order", () => {
  it("is the expert's own and the same on every visit", () => {
    expect(readingOrder("seed", "E01", ["e", "d", "c", "b", "a"])).toEqual(["b", "c", "d", "a", "e"]);
    const orders = ["E01", "E02", "E03"].map((expert) => readingOrder("seed", expert, ids).join());
    expect(new Set(orders).size).toBe(3);
    expect(readingOrder("another seed", "E01", ids)).not.toEqual(readingOrder("seed", "E01", ids));
  });
});
