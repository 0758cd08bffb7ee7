/**
 * Long calculations off the request thread: one thread a process, started when the first is asked for, one calculation at a
 * time in the order of asking. The last answers are kept by the key of what they depend on.
 */
import type { Worker } from "node:worker_threads";
import type {
  Calculation,
  CalculationInput,
  CalculationName,
  CalculationOutput,
  Calculations,
  Outcome,
} from "#app/workflow/calculations.ts";
import type { CalculationReply, CalculationRequest } from "./calculation-worker.ts";
import { withPatience } from "./patience.ts";
import { startThread } from "./thread.ts";

/** An answer of a call with a thousand submissions takes a few hundred kilobytes. */
const MOST_KEPT = 64;

/** So long a page may take without anybody wondering. */
const SHORTLY_MS = 1500;

interface Job {
  readonly request: CalculationRequest;
  readonly settle: (outcome: Outcome<unknown>) => void;
}

interface Entry {
  readonly done: Promise<Outcome<unknown>>;
  /** Null once it is done: what went in is many times what came out. */
  job: Job | null;
  outcome: Outcome<unknown> | null;
}

export class ThreadedCalculations implements Calculations {
  /** By name and key; the last asked for is the last. */
  private readonly entries = new Map<string, Entry>();
  private readonly waiting: Job[] = [];
  private running: Job | null = null;
  private worker: Worker | null = null;

  /** @param onError is told what went wrong with a calculation; the page says only that it failed */
  constructor(private readonly onError: (error: string) => void) {}

  begin<Name extends CalculationName>(
    name: Name,
    key: string,
    input: CalculationInput<Name>,
  ): Calculation<CalculationOutput<Name>> {
    const id = `${name} ${key}`;
    const entry = this.entries.get(id) ?? this.enter({ name, input });
    this.entries.delete(id);
    this.entries.set(id, entry);
    this.forgetOldest();
    const known = entry.outcome ?? { state: "computing" as const, ahead: this.aheadOf(entry) };
    return {
      known,
      done: entry.done,
      shortly: async () => entry.outcome ?? (await withPatience(SHORTLY_MS, entry.done)) ?? known,
    } as Calculation<CalculationOutput<Name>>;
  }

  /** Ends the thread; what is not computed by then has failed. */
  async close(): Promise<void> {
    const { worker } = this;
    this.worker = null;
    for (const job of this.waiting.splice(0)) job.settle({ state: "failed" });
    await worker?.terminate();
  }

  private enter(request: CalculationRequest): Entry {
    let settle: Job["settle"] = () => undefined;
    const done = new Promise<Outcome<unknown>>((resolve) => (settle = resolve));
    const job: Job = {
      request,
      settle: (outcome) => {
        entry.outcome = outcome;
        entry.job = null;
        settle(outcome);
      },
    };
    const entry: Entry = { done, job, outcome: null };
    this.waiting.push(job);
    this.runNext();
    return entry;
  }

  /** What is still awaited is never forgotten: it would be begun twice. */
  private forgetOldest(): void {
    for (const [id, { outcome }] of this.entries) {
      if (this.entries.size <= MOST_KEPT) return;
      if (outcome !== null) this.entries.delete(id);
    }
  }

  private aheadOf({ job }: Entry): number {
    if (job === null || this.running === job) return 0;
    return this.waiting.indexOf(job) + (this.running === null ? 0 : 1);
  }

  private runNext(): void {
    if (this.running !== null) return;
    this.running = this.waiting.shift() ?? null;
    this.hold();
    if (this.running === null) return;
    this.worker ??= this.startWorker();
    this.worker.postMessage(this.running.request);
  }

  /** A thread that only waits keeps no process alive, one that computes does. */
  private hold(): void {
    if (this.running === null) this.worker?.unref();
    else this.worker?.ref();
  }

  private finish(outcome: Outcome<unknown>): void {
    const job = this.running;
    this.running = null;
    job?.settle(outcome);
    this.runNext();
  }

  private fail(error: string): void {
    this.onError(error);
    this.finish({ state: "failed" });
  }

  private startWorker(): Worker {
    const worker = startThread("./calculation-worker.ts");
    // What is said before the thread runs does not hold.
    worker.on("online", () => {
      this.hold();
    });
    worker.on("message", (reply: CalculationReply) => {
      if ("error" in reply) this.fail(reply.error);
      else this.finish({ state: "ready", value: reply.value });
    });
    worker.on("error", (error) => {
      this.onError(error.stack ?? error.message);
    });
    worker.on("exit", () => {
      if (this.worker === worker) this.worker = null;
      if (this.running !== null) this.finish({ state: "failed" });
    });
    return worker;
  }
}
