/** What the server process hands to a request of a test: every question to the side desk is answered at once. */
import type { ServerRuntime } from "#app/http/server-runtime.ts";
import type { SideRuntime } from "#app/workflow/context.ts";
import { immediateSideDesk } from "./context.ts";

/** @param log is given every line that the server would write */
export function serverRuntime(
  runtime: SideRuntime,
  { origin = "https://award.example", log = () => undefined }: Partial<Pick<ServerRuntime, "origin" | "log">> = {},
): ServerRuntime {
  return { ...runtime, sideDesk: immediateSideDesk(runtime), origin, demonstration: null, log };
}
