/**
 * The chair's console of a closed stage: ranking, analysis and list through the built application, as a browser asks, with
 * the side desk in its thread as when served. What counts is how long an answer takes and how long the thread that answers
 * is busy with it, at any time: when everything is known, after a change, while an analysis is computed, and when the list
 * is proposed and confirmed.
 */
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { ServerRuntime } from "#app/http/server-runtime.ts";
import { signIn } from "#app/http/session.server.ts";
import { actorFor } from "#app/workflow/accounts.server.ts";
import { recordAudit } from "#app/workflow/audit.server.ts";
import { addConflict } from "#app/workflow/conflicts.server.ts";
import { contextFor, systemActor } from "#app/workflow/context.ts";
import { ThreadedSideDesk } from "../../bin/side-desk.ts";
import { type LargeCall, largeCall } from "./large-call.ts";
import { reportLine, timesOf } from "./measure.ts";

const TARGET_MS = 100;
const WARM_UP = 20;
const CALLS = 20;
const CHANGES = 5;
/** As the page itself does. */
const ASK_AGAIN_MS = 700;
const LONGEST_ANALYSIS_MS = 120_000;
const BUILD = pathToFileURL(new URL("../../build/server/index.js", import.meta.url).pathname).href;

type Ask = () => Promise<string>;
type Act = (accountId: string, path: string, form: Readonly<Record<string, string>>) => Promise<void>;
type Handle = ReturnType<typeof createRequestHandler>;

export async function benchRankingPage(directory: string): Promise<string[]> {
  const handle = createRequestHandler((await import(BUILD)) as ServerBuild, "production");
  const lines: string[] = [];
  for (const submissions of [100, 1000]) {
    const call = await largeCall(mkdtempSync(join(directory, "ranking-")), submissions);
    await closeStage(call);
    const sideDesk = new ThreadedSideDesk({ directory: call.folder.directory }, console.error);
    const ask = await askAsChair(handle, call, sideDesk);
    const act = actingIn(handle, call, sideDesk);
    const name = `ranking page, ${submissions} submissions x 5 sheets`;
    await untilAnalysed(ask);
    lines.push(...(await whenKnown(name, ask)), ...(await afterChanges(name, ask, call)));
    lines.push(...(await whileAnalysed(name, ask, call)), ...(await whenFrozen(name, act, call)));
    lines.push(...(await withConflict(name, ask, call)));
    await sideDesk.close();
    await call.folder.close();
  }
  return lines;
}

async function whenKnown(name: string, ask: Ask): Promise<string[]> {
  for (let call = 0; call < WARM_UP; call += 1) await ask();
  const times = [];
  for (let call = 0; call < CALLS; call += 1) times.push(await timesOf(ask));
  return linesOf(`${name}, known`, times);
}

/** Each time the first answer after a change; the next change waits until the page is whole again. */
async function afterChanges(name: string, ask: Ask, call: LargeCall): Promise<string[]> {
  const times = [];
  const counted: number[] = [];
  for (let change = 0; change < CHANGES; change += 1) {
    await putOnRecord(call);
    const start = performance.now();
    times.push(await timesOf(ask));
    while (!isWhole(await ask())) await setTimeout(10);
    counted.push(performance.now() - start);
  }
  const whole = `${name}, whole again after a change, ms: ${Math.max(...counted).toFixed(0)}`;
  return [...linesOf(`${name}, after a change`, times), whole];
}

/** A mark is another one, so everything is counted and analysed anew; meanwhile the page asks again. */
async function whileAnalysed(name: string, ask: Ask, call: LargeCall): Promise<string[]> {
  await changeMark(call);
  const start = performance.now();
  const times = [];
  const end = start + LONGEST_ANALYSIS_MS;
  let html = "";
  while (!isComplete(html) && performance.now() < end) {
    times.push(
      await timesOf(async () => {
        html = await ask();
      }),
    );
    await setTimeout(ASK_AGAIN_MS);
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  return [...linesOf(`${name}, analysed`, times), `${name}, analysed anew after ${seconds} s`];
}

/** How long the thread that answers everybody is busy with the two acts; those who act may wait a second. */
async function whenFrozen(
  name: string,
  act: Act,
  { slug, chairId, supervisorId, folder }: LargeCall,
): Promise<string[]> {
  const proposed = await timesOf(() => act(chairId, `/${slug}/chair/stages/initial`, { note: "-" }));
  const { resultDigest } = await folder.db
    .selectFrom("stageResults")
    .select("resultDigest")
    .where("state", "=", "proposed")
    .executeTakeFirstOrThrow();
  const confirmation = { intent: "confirm", confirmation: resultDigest.slice(0, 8) };
  const confirmed = await timesOf(() => act(supervisorId, `/${slug}/supervisor/stages/initial/confirm`, confirmation));
  const { state } = await folder.db
    .selectFrom("stages")
    .select("state")
    .where("kind", "=", "initial")
    .executeTakeFirstOrThrow();
  if (state !== "frozen") throw new Error(`benchRankingPage: the stage is ${state}`);
  return [
    reportLine(`${name}, proposed, request thread`, proposed.busy, TARGET_MS, "ms"),
    reportLine(`${name}, confirmed, request thread`, confirmed.busy, TARGET_MS, "ms"),
  ];
}

/** The frozen list as the chair reads it who has a conflict with one of the rows: counted again without it, and known then. */
async function withConflict(
  name: string,
  ask: Ask,
  { runtime, folder, callId, chairId }: LargeCall,
): Promise<string[]> {
  const { id } = await folder.db.selectFrom("submissions").select("id").orderBy("serial").executeTakeFirstOrThrow();
  await addConflict(contextFor(runtime, systemActor(callId)), {
    expertId: null,
    accountId: chairId,
    submissionId: id,
    ruleCode: "KIN",
    source: "supervisor",
    evidenceZh: "",
    evidenceEn: "",
    endedOn: null,
  });
  const first = await timesOf(ask);
  const start = performance.now();
  while (!isWhole(await ask())) await setTimeout(10);
  const whole = `${name}, with a conflict, whole after, ms: ${(first.whole + performance.now() - start).toFixed(0)}`;
  return [...(await whenKnown(`${name}, frozen, with a conflict`, ask)), whole];
}

function linesOf(name: string, times: readonly { readonly whole: number; readonly busy: number }[]): string[] {
  const answers = times.map(({ whole }) => whole).sort((a, b) => a - b);
  const busy = Math.max(...times.map((time) => time.busy));
  return [
    reportLine(`${name}, median of ${answers.length} answers`, answers[answers.length >> 1] ?? NaN, TARGET_MS, "ms"),
    reportLine(`${name}, longest answer`, answers.at(-1) ?? NaN, TARGET_MS, "ms"),
    reportLine(`${name}, request thread at most`, busy, TARGET_MS, "ms"),
  ];
}

/** The table stands there; what is being counted has none. */
function isWhole(html: string): boolean {
  return (html.match(/<tr/g)?.length ?? 0) > 50;
}

function isComplete(html: string): boolean {
  return isWhole(html) && html.includes('aria-labelledby="trust"');
}

async function untilAnalysed(ask: Ask): Promise<void> {
  const end = performance.now() + LONGEST_ANALYSIS_MS;
  while (!isComplete(await ask())) {
    if (performance.now() > end) throw new Error("benchRankingPage: the analysis does not come");
    await setTimeout(ASK_AGAIN_MS);
  }
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

async function changeMark(call: LargeCall): Promise<void> {
  const { db } = call.folder;
  const { sheetId, criterionCode } = await db
    .selectFrom("marks")
    .select(["sheetId", "criterionCode"])
    .orderBy("sheetId")
    .orderBy("criterionCode")
    .executeTakeFirstOrThrow();
  const isIt = { sheetId, criterionCode };
  await db
    .updateTable("marks")
    .set(({ eb }) => ({ mark: eb("mark", "-", 1) }))
    .where((eb) => eb.and(isIt))
    .execute();
  await putOnRecord(call);
}

const ORIGIN = "http://127.0.0.1";

async function signedIn({ runtime }: LargeCall, sideDesk: ThreadedSideDesk, accountId: string) {
  const server: ServerRuntime = { ...runtime, sideDesk, origin: ORIGIN, demonstration: null, log: console.error };
  const cookie = (await signIn(server, new Request(ORIGIN), accountId)).split(";")[0] ?? "";
  const context = { runtime: server, nonce: "bench", requestId: "bench", clientAddress: "127.0.0.1" };
  return { context, headers: { Cookie: cookie, "Accept-Language": "zh-CN" } };
}

async function askAsChair(handle: Handle, call: LargeCall, sideDesk: ThreadedSideDesk): Promise<Ask> {
  const { context, headers } = await signedIn(call, sideDesk, call.chairId);
  return async () => {
    const request = new Request(`${ORIGIN}/${call.slug}/chair/stages/initial`, { headers });
    const response = await handle(request, context);
    const html = await response.text();
    if (response.status !== 200) throw new Error(`benchRankingPage: status ${response.status}`);
    return html;
  };
}

function actingIn(handle: Handle, call: LargeCall, sideDesk: ThreadedSideDesk): Act {
  return async (accountId, path, form) => {
    const { context, headers } = await signedIn(call, sideDesk, accountId);
    const body = new URLSearchParams(form);
    const request = new Request(ORIGIN + path, {
      method: "POST",
      headers: { ...headers, Origin: ORIGIN, Host: "127.0.0.1" },
      body,
    });
    const { status } = await handle(request, context);
    if (status !== 303) throw new Error(`benchRankingPage: status ${status} from ${path}`);
  };
}
