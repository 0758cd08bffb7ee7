/** What the server process hands to every request: the desks' runtime and what only the http room needs. */
import type { Runtime } from "#app/workflow/context.ts";
import type { SideDesk } from "#app/workflow/side-desk.server.ts";

export interface ServerRuntime extends Runtime {
  readonly sideDesk: SideDesk;
  /** The public origin, without a slash at the end; `https` switches on the `__Host-` cookie and HSTS. */
  readonly origin: string;
  /** Whether this installation is a demonstration: sign-in without a password and a clock that can be moved. */
  readonly demonstration: { setClock(instant: string): Promise<void> } | null;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
}

declare module "@remix-run/node" {
  interface AppLoadContext {
    runtime: ServerRuntime;
    /** Of this response's content security policy. */
    nonce: string;
    /** Shown with an unexpected error, so that the log line can be found. */
    requestId: string;
    clientAddress: string;
  }
}
