/** The thread of the side desk: the desks that read much, with a connection that can only read. */
import { parentPort, workerData } from "node:worker_threads";
import type { SideRuntime } from "#app/workflow/context.ts";
import { knownResults } from "#app/workflow/known-results.ts";
import {
  type Answer,
  answerAside,
  type Asking,
  type Reply,
  type SideQuestion,
} from "#app/workflow/side-desk.server.ts";
import { type FolderPlace, openFolderToRead } from "#db/data-folder.ts";
import { ThreadedCalculations } from "./calculations.ts";

export interface SideRequest {
  readonly number: number;
  readonly asking: Asking<SideQuestion>;
}

export type SideReply = { readonly number: number } & (
  { readonly reply: Reply<Answer<SideQuestion>> } | { readonly error: string }
);

if (parentPort === null) throw new Error("side-desk-worker: runs as a thread only");
const port = parentPort;
const opening = openRuntime((workerData as { data: FolderPlace }).data);
// Without its folder the thread is of no use: it ends, which is told, and the next question starts another.
opening.catch((error: unknown) => {
  setImmediate(() => {
    throw error;
  });
});
port.on("message", (request: SideRequest) => {
  void replyTo(request).then(post);
});

function post(reply: SideReply): void {
  try {
    port.postMessage(reply);
  } catch (error) {
    // What cannot be copied is one answer that went wrong, and no reason to end.
    port.postMessage({ number: reply.number, error: textOf(error) } satisfies SideReply);
  }
}

async function openRuntime(place: FolderPlace): Promise<SideRuntime> {
  const { db } = await openFolderToRead(place);
  const calculations = new ThreadedCalculations((error) => {
    console.error(JSON.stringify({ calculation: error }));
  });
  const files = { write: writesNothing, read: writesNothing };
  return { db, files, results: knownResults(), calculations, now: writesNothing, newId: writesNothing };
}

/** Nothing is made here, and what time it is comes with the question. */
function writesNothing(): never {
  throw new Error("side-desk-worker: the side desk only reads");
}

async function replyTo({ number, asking }: SideRequest): Promise<SideReply> {
  try {
    return { number, reply: await answerAside(await opening, asking) };
  } catch (error) {
    return { number, error: textOf(error) };
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
