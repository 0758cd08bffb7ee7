import { expect, it } from "vitest";
import { waitShortly } from "#app/http/wait-shortly.server.ts";
import type { Outcome } from "#app/workflow/calculations.ts";

const computing = { state: "computing", ahead: 0 } as const;

it("what is known already is answered at once", async () => {
  const known = { state: "ready", value: 1 } as const;
  expect(await waitShortly({ known, done: new Promise<Outcome<number>>(() => undefined) })).toBe(known);
});

it("what is done a moment later is awaited", async () => {
  const done = Promise.resolve({ state: "ready", value: 2 } as const);
  expect(await waitShortly({ known: computing, done })).toEqual({ state: "ready", value: 2 });
});

it("what takes longer is told to be computing", async () => {
  const never = new Promise<Outcome<number>>(() => undefined);
  expect(await waitShortly({ known: computing, done: never })).toBe(computing);
});
