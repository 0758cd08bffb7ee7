/** The side desk in a thread of its own; one a process. */
import type { Worker } from "node:worker_threads";
import type { Answer, Asking, Reply, SideDesk, SideQuestion } from "#app/workflow/side-desk.server.ts";
import type { FolderPlace } from "#db/data-folder.ts";
import { withPatience } from "./patience.ts";
import type { SideReply, SideRequest } from "./side-desk-worker.ts";
import { startThread } from "./thread.ts";

/** A page answers within a tenth of a second; most of it is for the page. */
const PAGE_MS = 40;
/** Whoever was put off waits longer at the next time, so that on the slowest machine too the answer comes at last. */
const PATIENCE_GROWS = 4;
const LONGEST_MS = 10_000;
const MOST_PUT_OFF = 1000;

interface Waiting {
  readonly answer: (reply: Reply<Answer<SideQuestion>>) => void;
  readonly fail: (error: Error) => void;
}

export class ThreadedSideDesk implements SideDesk {
  private readonly waiting = new Map<number, Waiting>();
  /** How long who was put off last waited, by question. */
  private readonly putOff = new Map<string, number>();
  private asked = 0;
  private worker: Worker | null = null;

  /**
   * @param place the folder it reads; somebody else holds it open
   * @param onError is told what went wrong with a question nobody waits for any more
   */
  constructor(
    private readonly place: FolderPlace,
    private readonly onError: (error: string) => void,
  ) {}

  /** Starts the thread, so that the first question need not wait for that. */
  start(): void {
    this.worker ??= this.startWorker();
  }

  /** @throws Error what went wrong there */
  async ask<Name extends SideQuestion>(asking: Asking<Name>): Promise<Reply<Answer<Name>>> {
    this.start();
    this.asked += 1;
    const request: SideRequest = { number: this.asked, asking };
    const reply = new Promise<Reply<Answer<SideQuestion>>>((answer, fail) => {
      this.waiting.set(request.number, { answer, fail });
    });
    this.worker?.postMessage(request);
    return (await reply) as Reply<Answer<Name>>;
  }

  async askShortly<Name extends SideQuestion>(asking: Asking<Name>): Promise<Reply<Answer<Name>> | null> {
    const { name, asked, actor } = asking;
    const question = JSON.stringify([name, asked, actor.id, actor.callId]);
    const patience = this.patienceFor(question);
    const coming = this.ask(asking);
    const reply = await withPatience(patience, coming);
    this.putOff.delete(question);
    if (reply !== null) return reply;
    this.putOff.set(question, patience);
    coming.catch((error: unknown) => {
      if (!(error instanceof ThreadEnded)) this.onError(textOf(error));
    });
    return null;
  }

  private patienceFor(question: string): number {
    for (const oldest of this.putOff.keys()) {
      if (this.putOff.size <= MOST_PUT_OFF) break;
      this.putOff.delete(oldest);
    }
    const before = this.putOff.get(question);
    return before === undefined ? PAGE_MS : Math.min(before * PATIENCE_GROWS, LONGEST_MS);
  }

  /** Ends the thread; what was not answered by then has failed. */
  async close(): Promise<void> {
    const { worker } = this;
    this.end();
    await worker?.terminate();
  }

  private end(): void {
    this.worker = null;
    for (const { fail } of this.waiting.values()) fail(new ThreadEnded());
    this.waiting.clear();
  }

  private startWorker(): Worker {
    const worker = startThread("./side-desk-worker.ts", this.place);
    worker.on("message", (said: SideReply) => {
      const waiting = this.waiting.get(said.number);
      this.waiting.delete(said.number);
      if ("error" in said) waiting?.fail(new Error(said.error));
      else waiting?.answer(said.reply);
    });
    worker.on("error", (error) => {
      this.onError(textOf(error));
    });
    worker.on("exit", (code) => {
      if (this.worker !== worker) return;
      this.onError(`ThreadedSideDesk: the thread ended with ${code}`);
      this.end();
    });
    return worker;
  }
}

/** What nobody waits for any more need not be told of when it happens. */
class ThreadEnded extends Error {
  override readonly message = "ThreadedSideDesk: the thread ended";
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
