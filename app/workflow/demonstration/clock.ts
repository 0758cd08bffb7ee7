import type { DemonstrationRuntime } from "./cast.server.ts";

/** The office acts on a deadline a little after it. */
const AFTER_DEADLINE_MS = 5 * 60_000;

export function afterDeadline(instant: string): string {
  return new Date(Date.parse(instant) + AFTER_DEADLINE_MS).toISOString();
}

/** Moves the clock forward, never back: what is recorded stays in order. */
export async function moveTo(runtime: DemonstrationRuntime, instant: string): Promise<void> {
  if (Date.parse(instant) > Date.parse(runtime.now())) await runtime.setClock(new Date(instant).toISOString());
}
