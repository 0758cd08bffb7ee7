import { performance } from "node:perf_hooks";

/** CPU time of this process, in milliseconds, per call of `work`, after as many calls to warm up. */
export async function cpuMsPerCall(calls: number, work: () => Promise<unknown>): Promise<number> {
  for (let warm = 0; warm < calls; warm += 1) await work();
  const before = process.cpuUsage();
  for (let call = 0; call < calls; call += 1) await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / calls;
}

/** How long `work` took, and for how much of it this thread was busy; in milliseconds. */
export async function timesOf(
  work: () => Promise<unknown>,
): Promise<{ readonly whole: number; readonly busy: number }> {
  const [start, before] = [performance.now(), performance.eventLoopUtilization()];
  await work();
  return { whole: performance.now() - start, busy: performance.eventLoopUtilization(before).active };
}

/** One line of the report: the figure, its target and their ratio. */
export function reportLine(name: string, figure: number, target: number, unit: string): string {
  const ratio = figure / target;
  const verdict = ratio <= 1 ? "within" : "OVER";
  return `${name.padEnd(58)} ${figure.toFixed(2).padStart(9)} ${unit.padEnd(6)} target ${target} ${unit}  ratio ${ratio.toFixed(2)}  ${verdict}`;
}
