/** The chair's console of a closed stage: ranking, analysis and list through the built application, as a browser asks. */
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { pathToFileURL } from "node:url";
import type { ServerRuntime } from "#app/http/server-runtime.ts";
import { signIn } from "#app/http/session.server.ts";
import { type LargeCall, largeCall } from "./large-call.ts";
import { cpuMsPerCall, reportLine } from "./measure.ts";

const TARGET_MS = 100;
const CALLS = 20;
const BUILD = pathToFileURL(new URL("../../build/server/index.js", import.meta.url).pathname).href;

export async function benchRankingPage(directory: string): Promise<string[]> {
  const handle = createRequestHandler((await import(BUILD)) as ServerBuild, "production");
  const lines: string[] = [];
  for (const submissions of [100, 1000]) {
    const call = await largeCall(directory, submissions);
    await closeStage(call);
    const ask = await askAsChair(handle, call);
    const { status, html } = await ask();
    const rows = html.match(/<tr/g)?.length ?? 0;
    if (status !== 200 || rows < 51) throw new Error(`benchRankingPage: status ${status} with ${rows} rows`);
    const figure = await cpuMsPerCall(CALLS, ask);
    lines.push(reportLine(`ranking page, ${submissions} submissions x 5 sheets, CPU`, figure, TARGET_MS, "ms"));
    await call.folder.close();
  }
  return lines;
}

async function closeStage({ folder }: LargeCall): Promise<void> {
  const closed = { state: "closed" as const, closedAt: "2023-01-25T02:00:00.000Z" };
  await folder.db.updateTable("stages").set(closed).where("kind", "=", "initial").execute();
}

async function askAsChair(handle: ReturnType<typeof createRequestHandler>, { runtime, slug, chairId }: LargeCall) {
  const server: ServerRuntime = { ...runtime, origin: "http://127.0.0.1", demonstration: null, log: console.error };
  const address = `http://127.0.0.1/${slug}/chair/stages/initial`;
  const cookie = (await signIn(server, new Request(address), chairId)).split(";")[0] ?? "";
  return async () => {
    const request = new Request(address, { headers: { Cookie: cookie, "Accept-Language": "zh-CN" } });
    const context = { runtime: server, nonce: "bench", requestId: "bench", clientAddress: "127.0.0.1" };
    const response = await handle(request, context);
    return { status: response.status, html: await response.text() };
  };
}
