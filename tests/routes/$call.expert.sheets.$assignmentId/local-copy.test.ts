import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { NOTHING_TYPED, type TypedSheet } from "#app/components/score-sheet/typed-sheet.ts";
import { deviceStore } from "#app/routes/$call.expert.sheets.$assignmentId/local-copy.ts";

const AT = "2023-01-21T06:00:00.000Z";
const kept = new Map<string, string>();

beforeEach(() => {
  const localStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  };
  vi.stubGlobal("window", { localStorage });
});
afterEach(() => {
  kept.clear();
  vi.unstubAllGlobals();
});

it("what was typed comes back whole, evidence and its page with it, until it is removed", () => {
  const content: TypedSheet = {
    ...NOTHING_TYPED,
    marks: { adv: "8" },
    sources: { adv: "file:f1", cre: "innovation" },
    pages: { adv: "3" },
  };
  const store = deviceStore("sheet");
  expect(store.write({ revision: 2, content, at: AT })).toBe(true);
  expect(deviceStore("other").read()).toBeUndefined();
  expect(store.read()).toEqual({ revision: 2, content, at: AT });
  store.remove();
  expect(store.read()).toBeUndefined();
});

it("a copy of the days before evidence could be named is still read, and names none", () => {
  const content = { marks: { adv: "81" }, reasons: { adv: "" }, comment: "旧稿", flags: ["falseData"] };
  kept.set("candela.sheet.sheet", JSON.stringify({ revision: 1, content, at: AT }));
  expect(deviceStore("sheet").read()?.content).toEqual({ ...content, sources: {}, pages: {} });
});

it("what is no copy is none", () => {
  for (const text of ["", "{}", "null", '{"revision":1,"content":{}}', "not json"]) {
    kept.set("candela.sheet.sheet", text);
    expect(deviceStore("sheet").read()).toBeUndefined();
  }
});
