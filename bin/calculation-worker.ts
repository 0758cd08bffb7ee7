/** The thread that runs long calculations, one after the other, and does nothing else. */
import { parentPort } from "node:worker_threads";
import { calculate, type CalculationInput, type CalculationName } from "#app/workflow/calculations.ts";

export interface CalculationRequest {
  readonly name: CalculationName;
  readonly input: CalculationInput<CalculationName>;
}

export type CalculationReply = { readonly value: unknown } | { readonly error: string };

if (parentPort === null) throw new Error("calculation-worker: runs as a thread only");
const port = parentPort;
port.on("message", ({ name, input }: CalculationRequest) => {
  port.postMessage(reply(name, input));
});

function reply(name: CalculationName, input: CalculationInput<CalculationName>): CalculationReply {
  try {
    return { value: calculate(name, input) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
