import { afterAll, describe, expect, it } from "vitest";
import { fileFor } from "#app/http/page.server.ts";
import { Refusal } from "#app/workflow/refusal.ts";
import { openDatabase } from "#db/connection.ts";
import { testRuntime } from "../support/context.ts";
import { serverRuntime } from "../support/server-runtime.ts";

const { db, close } = await openDatabase({ kind: "sqlite", file: ":memory:", isDurable: false });
afterAll(close);

const runtime = serverRuntime(testRuntime(db));
const context = { runtime, nonce: "", requestId: "", clientAddress: "" };

/** What a person gets who asks for a file that is refused. */
async function refusedWith(error: Error, language: string): Promise<unknown> {
  const loader = fileFor("public", async () => Promise.reject(error));
  const request = new Request("https://award.example/round/ranking.csv", { headers: { "Accept-Language": language } });
  return await loader({ request, params: {}, context }).catch((thrown: unknown) => thrown);
}

describe("a file that is refused", () => {
  it("says why, as one sentence in the person's language and with the refusal's status", async () => {
    for (const [language, sentence] of [
      ["zh-CN", "本阶段尚未截止，请先截止。\n"],
      ["en", "The stage is still open. Close it first.\n"],
    ] as const) {
      const answer = (await refusedWith(new Refusal("stage_not_closed"), language)) as Response;
      expect(answer.headers.get("Content-Type")).toBe("text/plain; charset=utf-8");
      expect({ status: answer.status, text: await answer.text() }).toEqual({ status: 409, text: sentence });
    }
    expect(await refusedWith(new Refusal("not_found"), "en")).toMatchObject({ status: 404 });
  });

  it("for a reason nobody foresaw is an error of the server", async () => {
    const error = new Error("the disk is gone");
    expect(await refusedWith(error, "en")).toBe(error);
  });
});
