import { Worker } from "node:worker_threads";

/**
 * A thread that runs a module of this folder.
 * @param data what the module finds as `workerData.data`
 */
export function startThread(module: `./${string}-worker.ts`, data: unknown = null): Worker {
  return new Worker(new URL("./thread.mjs", import.meta.url), { execArgv: [], workerData: { module, data } });
}
