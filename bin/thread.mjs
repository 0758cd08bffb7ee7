/** Starts a thread: a new one does not read TypeScript until it is told how. */
import { workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
await import(workerData.module);
