/** The submissions table: a whole page of fifty rows through the built application, signed in, as a browser asks. */
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { pathToFileURL } from "node:url";
import { signIn } from "#app/http/session.server.ts";
import { immediateCalculations } from "../support/context.ts";
import { serverRuntime } from "../support/server-runtime.ts";
import { largeCall } from "./large-call.ts";
import { cpuMsPerCall, reportLine } from "./measure.ts";

const TARGET_CPU_MS = 10;
const TARGET_DOM_NODES = 3000;
const CALLS = 200;
const BUILD = pathToFileURL(new URL("../../build/server/index.js", import.meta.url).pathname).href;

export async function benchSubmissionsTable(directory: string): Promise<string[]> {
  const build = (await import(BUILD)) as ServerBuild;
  const handle = createRequestHandler(build, "production");
  const lines: string[] = [];
  const cpu: number[] = [];
  for (const submissions of [1000, 5000]) {
    const { folder, runtime, slug, secretaryId } = await largeCall(directory, submissions);
    const aside = { ...runtime, calculations: immediateCalculations() };
    const server = serverRuntime(aside, { origin: "http://127.0.0.1", log: console.error });
    const address = `http://127.0.0.1/${slug}/office/submissions`;
    const cookie = (await signIn(server, new Request(address), secretaryId)).split(";")[0] ?? "";
    const ask = async () => {
      const request = new Request(address, { headers: { Cookie: cookie, "Accept-Language": "zh-CN" } });
      const context = { runtime: server, nonce: "bench", requestId: "bench", clientAddress: "127.0.0.1" };
      const response = await handle(request, context);
      return { status: response.status, html: await response.text() };
    };
    const { status, html } = await ask();
    const rows = html.match(/<tr/g)?.length ?? 0;
    if (status !== 200 || rows < 51) throw new Error(`benchSubmissionsTable: status ${status} with ${rows} rows`);
    const nodes = html.match(/<[a-z]/gi)?.length ?? 0;
    const milliseconds = await cpuMsPerCall(CALLS, ask);
    cpu.push(milliseconds);
    lines.push(reportLine(`table page, ${submissions} submissions x 5 sheets, CPU`, milliseconds, TARGET_CPU_MS, "ms"));
    lines.push(reportLine(`table page, ${submissions} submissions, elements`, nodes, TARGET_DOM_NODES, "nodes"));
    await folder.close();
  }
  lines.push(`table page, CPU at 5,000 over CPU at 1,000: ratio ${((cpu[1] ?? 0) / (cpu[0] ?? 1)).toFixed(2)}`);
  return lines;
}
