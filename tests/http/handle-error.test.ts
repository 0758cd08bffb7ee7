import { type AppLoadContext, data, type LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { handleError } from "#app/entry.server.tsx";
import { openDatabase } from "#db/connection.ts";
import { testRuntime } from "../support/context.ts";
import { serverRuntime } from "../support/server-runtime.ts";

const lines: unknown[] = [];
const { db, close } = await openDatabase({ kind: "sqlite", file: ":memory:", isDurable: false });
afterAll(close);

function argumentsOf(signal?: AbortSignal): LoaderFunctionArgs {
  const runtime = serverRuntime(testRuntime(db), { log: (line) => lines.push(line) });
  const context: AppLoadContext = { runtime, nonce: "", requestId: "R-1", clientAddress: "" };
  const request = new Request("https://award.example/round/ranking.csv?field=F1", signal ? { signal } : {});
  return { request, context, params: {} };
}

/** What the router makes of a reply that a loader throws. */
function thrown(status: number): object {
  const { data: body } = data({ refused: { code: "not_found" } }, { status });
  return { status, statusText: "", internal: false, data: body };
}

describe("the log of errors", () => {
  beforeEach(() => void lines.splice(0));

  it("holds an unexpected error once, under the number the person is shown and without the query", () => {
    handleError(new Error("the disk is full"), argumentsOf());
    expect(lines).toEqual([
      expect.objectContaining({
        level: "error",
        reference: "R-1",
        method: "GET",
        path: "/round/ranking.csv",
        error: expect.stringContaining("the disk is full") as string,
      }),
    ]);
  });

  it("holds no refusal: that is an answer", () => {
    for (const status of [403, 404, 409, 422]) handleError(thrown(status), argumentsOf());
    expect(lines).toEqual([]);
  });

  it("holds a reply that says the server failed", () => {
    handleError(thrown(503), argumentsOf());
    expect(lines).toEqual([expect.objectContaining({ error: '503 {"refused":{"code":"not_found"}}' })]);
  });

  it("holds nothing of a request the person gave up", () => {
    handleError(new Error("aborted"), argumentsOf(AbortSignal.abort()));
    expect(lines).toEqual([]);
  });
});
