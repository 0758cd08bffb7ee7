import type { LoaderFunction } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import type { Policy } from "#app/http/page.server.ts";
import { FIXED_ADDRESSES } from "#app/workflow/call-slug.ts";
import { signIn } from "#app/http/session.server.ts";
import type { ServerRuntime } from "#app/http/server-runtime.ts";
import { testRuntime } from "../support/context.ts";
import { serverRuntime } from "../support/server-runtime.ts";
import { describeOnSqlite } from "../support/databases.ts";
import { intakeWorld } from "../support/intake-world.ts";

type Guarded = LoaderFunction & { readonly policy?: Policy };

interface RouteModule {
  readonly loader?: Guarded;
  readonly action?: Guarded;
}

/** Every file that the router takes for a route, and the root. */
const MODULES = import.meta.glob<RouteModule>(
  ["/app/root.tsx", "/app/routes/*.{ts,tsx}", "/app/routes/*/{route,index}.{ts,tsx}"],
  { eager: true },
);

/** What anybody may see or send. Whoever opens another address to the public writes it down here. */
const PUBLIC = [
  "/app/root.tsx loader",
  "/app/routes/$/route.tsx action",
  "/app/routes/$/route.tsx loader",
  "/app/routes/$call._index/route.tsx loader",
  "/app/routes/$call.list/route.tsx loader",
  "/app/routes/$call.list_.list[.json]/route.ts loader",
  "/app/routes/$call.notice/route.tsx loader",
  "/app/routes/$call.notice_.list[.json]/route.ts loader",
  "/app/routes/_index/route.tsx loader",
  "/app/routes/demonstration/route.tsx action",
  "/app/routes/invite.$token/route.tsx action",
  "/app/routes/invite.$token/route.tsx loader",
  "/app/routes/language/route.tsx action",
  "/app/routes/sign-in/route.tsx action",
  "/app/routes/sign-in/route.tsx loader",
  "/app/routes/sign-out/route.tsx action",
];

interface Part {
  readonly name: string;
  readonly kind: "loader" | "action";
  readonly run: Guarded;
}

function partsOf(modules: Readonly<Record<string, RouteModule>>): Part[] {
  return Object.entries(modules).flatMap(([file, module]) =>
    (["loader", "action"] as const).flatMap((kind) => {
      const run = module[kind];
      return run === undefined ? [] : [{ name: `${file} ${kind}`, kind, run }];
    }),
  );
}

function withoutPolicy(parts: readonly Part[]): string[] {
  return parts.filter(({ run }) => run.policy === undefined).map(({ name }) => name);
}

const PARTS = partsOf(MODULES);
const CLOSED = PARTS.filter(({ run }) => run.policy !== "public");
const ACTIONS = PARTS.filter(({ kind }) => kind === "action");
const ORIGIN = "https://award.example";

describe("a route without a declared policy fails", () => {
  it("every loader and action declares its policy", () => {
    expect(PARTS.length).toBeGreaterThan(80);
    expect(withoutPolicy(PARTS)).toEqual([]);
  });

  it("one that was written without is found", () => {
    expect(withoutPolicy(partsOf({ "/app/routes/open/route.ts": { loader: () => null } }))).toEqual([
      "/app/routes/open/route.ts loader",
    ]);
  });

  it("what is public is what was meant to be", () => {
    expect(
      PARTS.filter(({ run }) => run.policy === "public")
        .map(({ name }) => name)
        .sort(),
    ).toEqual(PUBLIC);
  });
});

describeOnSqlite("a route that is not public", (open) => {
  it("sends anybody who is not signed in to the sign-in, and back to the page afterwards", async () => {
    const { db } = await open();
    const { runtime } = await intakeWorld(db);
    const to = `/sign-in?returnTo=${encodeURIComponent("/test-call/desk?page=2")}`;
    for (const { name, kind, run } of CLOSED) {
      const answer = await answerOf(
        run,
        serverRuntime(runtime, { origin: ORIGIN }),
        requestOf(kind === "action" ? ownForm() : {}),
      );
      const returnTo = kind === "action" ? `/sign-in?returnTo=${encodeURIComponent("/")}` : to;
      expect({ name, ...answer }).toEqual({ name, status: 302, location: returnTo });
    }
  });

  it("does not exist for an account without a role in the call", async () => {
    const { db } = await open();
    const { runtime, person } = await intakeWorld(db);
    const { actor } = await person("nobody");
    const server = serverRuntime(runtime, { origin: ORIGIN });
    const cookie = (await signIn(server, new Request(ORIGIN), actor.id)).split(";")[0] ?? "";
    for (const { name, kind, run } of CLOSED) {
      const form = kind === "action" ? ownForm() : { headers: {} };
      const request = requestOf({ ...form, headers: { ...form.headers, Cookie: cookie } });
      expect({ name, ...(await answerOf(run, server, request)) }).toEqual({ name, status: 404, location: null });
    }
  });
});

describeOnSqlite("an action, public or not,", (open) => {
  it("answers a form of another site with 403", async () => {
    const { db } = await open();
    const server = serverRuntime(testRuntime(db), { origin: ORIGIN });
    const foreign = [{ Origin: "https://elsewhere.example" }, { "Sec-Fetch-Site": "cross-site" }, {}];
    for (const { name, run } of ACTIONS)
      for (const headers of foreign) {
        const answer = await answerOf(run, server, requestOf({ method: "POST", headers, body: new URLSearchParams() }));
        expect({ name, headers, ...answer }).toEqual({ name, headers, status: 403, location: null });
      }
  });
});

describeOnSqlite("an action that reads its form", (open) => {
  it("answers a body that is none, or is cut off, with 400 and never with an error of the server", async () => {
    const { db } = await open();
    const { runtime, person } = await intakeWorld(db);
    const { actor } = await person("everybody", "secretariat", "chair", "supervisor");
    const server = serverRuntime(runtime, { origin: ORIGIN });
    const cookie = (await signIn(server, new Request(ORIGIN), actor.id)).split(";")[0] ?? "";
    const bodies = [
      { type: "application/json", body: "{}" },
      { type: "multipart/form-data; boundary=x", body: "--x\r\nContent-Disposition: form-data" },
    ];
    for (const { name, run } of ACTIONS)
      for (const { type, body } of bodies) {
        const headers = { Origin: ORIGIN, Cookie: cookie, "Content-Type": type };
        const { status } = await answerOf(run, server, requestOf({ method: "POST", headers, body }));
        expect({ name, type, isServerError: status >= 500 }).toEqual({ name, type, isServerError: false });
      }
    const language = ACTIONS.find(({ name }) => name.includes("/language/"));
    const request = requestOf({ method: "POST", headers: { Origin: ORIGIN, "Content-Type": "text/plain" }, body: "x" });
    expect(await answerOf(language!.run, server, request)).toEqual({ status: 400, location: null });
  });
});

describe("the address of a call", () => {
  it("can be none of the installation's own", () => {
    const firsts = Object.keys(MODULES).flatMap((file) => /^\/app\/routes\/([a-z][a-z-]*)/.exec(file)?.[1] ?? []);
    expect([...new Set([...firsts, "assets", "health"])].sort()).toEqual(FIXED_ADDRESSES);
  });
});

function requestOf(init: RequestInit): Request {
  return new Request(`${ORIGIN}/test-call/desk?page=2`, init);
}

/** A form of our own pages. */
function ownForm() {
  return { method: "POST", headers: { Origin: ORIGIN }, body: new URLSearchParams({ intent: "any" }) };
}

/** What a person gets who asks a loader or action without being let in: where to go, or a status. */
async function answerOf(run: Guarded, runtime: ServerRuntime, request: Request) {
  const context = { runtime, nonce: "", requestId: "", clientAddress: "" };
  try {
    await run({ request, params: { call: "test-call" }, context });
  } catch (thrown) {
    if (thrown instanceof Response) return { status: thrown.status, location: thrown.headers.get("Location") };
    const { status } = (thrown as { init?: ResponseInit | null }).init ?? {};
    if (status === undefined) throw thrown;
    return { status, location: null };
  }
  return { status: 200, location: null };
}
