/** The chair's console of a closed stage: ranking, analysis and list through the built application, as a browser asks. */
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerRuntime } from "#app/http/server-runtime.ts";
import { signIn } from "#app/http/session.server.ts";
import { actorFor } from "#app/workflow/accounts.server.ts";
import { recordAudit } from "#app/workflow/audit.server.ts";
import { contextFor } from "#app/workflow/context.ts";
import { type LargeCall, largeCall } from "./large-call.ts";
import { cpuMsPerCall, reportLine } from "./measure.ts";

const TARGET_MS = 100;
const CALLS = 20;
const CALLS_ANEW = 5;
const BUILD = pathToFileURL(new URL("../../build/server/index.js", import.meta.url).pathname).href;

/** The analysis is known: it is computed by another thread, and the page does not wait for it. */
export async function benchRankingPage(directory: string): Promise<string[]> {
  const handle = createRequestHandler((await import(BUILD)) as ServerBuild, "production");
  const lines: string[] = [];
  for (const submissions of [100, 1000]) {
    const call = await largeCall(mkdtempSync(join(directory, "ranking-")), submissions);
    await closeStage(call);
    const ask = await askAsChair(handle, call);
    const { status, html } = await ask();
    const rows = html.match(/<tr/g)?.length ?? 0;
    if (status !== 200 || rows < 51) throw new Error(`benchRankingPage: status ${status} with ${rows} rows`);
    const name = `ranking page, ${submissions} submissions x 5 sheets`;
    const known = await cpuMsPerCall(CALLS, ask);
    lines.push(reportLine(`${name}, CPU`, known, TARGET_MS, "ms"));
    const anew = await cpuMsPerCall(CALLS_ANEW, async () => {
      await putOnRecord(call);
      await ask();
    });
    lines.push(reportLine(`${name}, counted anew, CPU`, anew, TARGET_MS, "ms"));
    await call.folder.close();
  }
  return lines;
}

async function closeStage({ folder }: LargeCall): Promise<void> {
  const closed = { state: "closed" as const, closedAt: "2023-01-25T02:00:00.000Z" };
  await folder.db.updateTable("stages").set(closed).where("kind", "=", "initial").execute();
}

/** Something that changes no mark: the result is counted again, and its analysis is known still. */
async function putOnRecord({ runtime, callId, chairId }: LargeCall): Promise<void> {
  const actor = await actorFor(runtime, chairId, callId);
  if (actor === undefined) throw new Error("putOnRecord: the chair has no role");
  await recordAudit(runtime.db, contextFor(runtime, actor), "bench.asked", { type: "call", id: callId });
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
