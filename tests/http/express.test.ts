import type { AddressInfo } from "node:net";
import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createServer } from "#app/http/express.server.ts";
import { actionFor } from "#app/http/page.server.ts";
import { openDatabase } from "#db/connection.ts";
import { testRuntime } from "../support/context.ts";
import { serverRuntime } from "../support/server-runtime.ts";

const { db, close } = await openDatabase({ kind: "sqlite", file: ":memory:", isDurable: false });
let done = 0;
const lines: unknown[] = [];

/** A build with one page, which counts how often its action was carried out. */
const build: ServerBuild = {
  mode: "production",
  entry: { module: { default: (_request, status) => new Response("the page", { status }) } },
  routes: {
    root: {
      id: "root",
      path: "page",
      module: {
        default: () => null,
        action: actionFor("public", async () => {
          done += 1;
          return Promise.resolve(null);
        }),
      },
    },
  },
  assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "" },
  publicPath: "/",
  assetsBuildDirectory: "",
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: false,
    v3_relativeSplatPath: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
  isSpaMode: false,
};

const app = createServer({
  runtime: serverRuntime(testRuntime(db), { log: (line) => lines.push(line) }),
  build,
  clientDirectory: "public",
});
const server = app.listen(0, "127.0.0.1");
let address: string;
beforeAll(() => {
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/page`;
});
afterAll(async () => {
  server.close();
  await close();
});

function send(headers: Record<string, string>, method = "POST"): Promise<Response> {
  return fetch(address, { method, headers, ...(method === "POST" ? { body: new URLSearchParams({ a: "1" }) } : {}) });
}

describe("an unsafe request", () => {
  it("of another site, or of nobody, is answered with 403 in the person's language and not carried out", async () => {
    const foreign = [{ Origin: "https://elsewhere.example" }, { Origin: "null" }, { "Sec-Fetch-Site": "cross-site" }];
    for (const headers of [...foreign, { Origin: new URL(address).origin, "Sec-Fetch-Site": "same-site" }]) {
      const answer = await send({ ...headers, "Accept-Language": "zh-CN" });
      expect({ headers, status: answer.status, text: await answer.text() }).toEqual({
        headers,
        status: 403,
        text: "请求来自其他网站，未执行。",
      });
    }
    expect(await (await send({ "Accept-Language": "en" })).text()).toMatch(/came from another site/);
    expect(done).toBe(0);
    expect(lines).toEqual([]);
  });

  it("of our own pages is carried out", async () => {
    expect((await send({ Origin: new URL(address).origin })).status).toBe(200);
    expect(done).toBe(1);
  });
});

describe("a safe request", () => {
  it("may come from anywhere", async () => {
    expect((await send({ "Sec-Fetch-Site": "cross-site" }, "GET")).status).toBe(200);
  });
});
