/** Starts the thread of long calculations: a new thread does not read TypeScript until it is told how. */
import { register } from "tsx/esm/api";

register();
await import("./calculation-worker.ts");
