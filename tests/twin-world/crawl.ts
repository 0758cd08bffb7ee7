/** Everything the built application answers a person, byte by byte. */
import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { knownResults } from "#app/workflow/known-results.ts";
import { signIn } from "#app/http/session.server.ts";
import { addressesOf, type Parameters, variantsOf } from "./addresses.ts";
import { testRuntime } from "../support/context.ts";
import { serverRuntime } from "../support/server-runtime.ts";
import { CONFLICTED, type ConflictedPerson, HIDDEN_SERIAL, OTHER_SERIAL, SECRET_WORD, type World } from "./worlds.ts";

const ORIGIN = "http://127.0.0.1";

/** By address: the digest of status, headers and body, and enough of them to say what differs. */
export type Answers = ReadonlyMap<string, Answer>;

export interface Answer {
  readonly status: number;
  readonly digest: string;
  /** Status, headers and body, compressed: a few hundred pages are kept at once. */
  readonly bytes: Uint8Array;
}

/** What a person asks for. Taken from one world and asked of both: nobody knows which world it is. */
export interface Questions {
  readonly accountId: string;
  readonly parameters: Parameters;
  readonly searches: readonly string[];
}

/**
 * Signs a person in and asks for every address of the route manifest, as a page and as data, then for what the pages
 * offer to sort, filter, search and leaf by.
 */
export async function crawl(
  build: ServerBuild,
  world: World,
  person: ConflictedPerson,
  { accountId, parameters, searches }: Questions,
): Promise<Answers> {
  const handle = createRequestHandler(build, "production");
  const answers = new Map<string, Answer>();
  const errors: unknown[] = [];
  const atWork = {
    ...testRuntime(world.db, { seed: `crawl ${person}` }),
    files: world.files,
    now: () => world.now,
    // As when served; that nothing known is stale is shown by the suites, which count anew at each reading.
    results: knownResults(),
  };
  const runtime = serverRuntime(atWork, { origin: ORIGIN, log: (entry) => errors.push(entry) });
  const cookie = (await signIn(runtime, new Request(ORIGIN), accountId)).split(";")[0] ?? "";
  const ask = async (address: string): Promise<string> => {
    const request = new Request(`${ORIGIN}${address}`, { headers: { Cookie: cookie, "Accept-Language": "zh-CN" } });
    const context = { runtime, nonce: "nonce", requestId: "request", clientAddress: "127.0.0.1" };
    const response = await handle(request, context);
    const body = await response.text();
    const text = `${String(response.status)} ${JSON.stringify([...response.headers])}\n${body}`;
    answers.set(address, {
      status: response.status,
      digest: digestOf(text),
      bytes: deflateRawSync(text, { level: 1 }),
    });
    return body;
  };
  for (const address of addressesOf(build.routes, parameters)) {
    const page = await ask(address);
    await ask(address === "/" ? "/_root.data" : `${address}.data`);
    for (const variant of variantsOf(address, page, searches)) await ask(variant);
  }
  if (errors.length > 0) throw new Error(`crawl: the server failed for the ${person}: ${JSON.stringify(errors[0])}`);
  return answers;
}

/** Ids are the same in both worlds, so a person may well know them; that they are guessed must help nobody. */
export async function questionsFor({ db }: World, slug: string, person: ConflictedPerson): Promise<Questions> {
  const hidden = await db
    .selectFrom("submissions")
    .select(["id", "titleZh"])
    .where("serial", "=", HIDDEN_SERIAL)
    .executeTakeFirstOrThrow();
  const { accountId, expertId } = await db
    .selectFrom("accounts")
    .leftJoin("roleHoldings", (join) =>
      join.onRef("roleHoldings.accountId", "=", "accounts.id").on("roleHoldings.expertId", "is not", null),
    )
    .select(["accounts.id as accountId", "roleHoldings.expertId"])
    .where("accounts.email", "=", CONFLICTED[person])
    .executeTakeFirstOrThrow();
  const assignments = await db
    .selectFrom("assignments")
    .select(["id", "submissionId", "expertId"])
    .where((eb) => eb.or([eb("submissionId", "=", hidden.id), eb("expertId", "=", expertId ?? "")]))
    .orderBy("id")
    .execute();
  const own = assignments.filter((item) => item.expertId === expertId && item.submissionId !== hidden.id).slice(0, 2);
  const ofHidden = assignments.filter((item) => item.submissionId === hidden.id);
  const other = await db
    .selectFrom("submissions")
    .select("id")
    .where("serial", "=", OTHER_SERIAL)
    .executeTakeFirstOrThrow();
  const files = await db
    .selectFrom("submissionFiles")
    .select("id")
    .where("submissionId", "in", [hidden.id, other.id])
    .orderBy("submissionId")
    .orderBy("id")
    .execute();
  const parameters: Parameters = {
    call: [slug],
    stage: ["initial", "secondary", "defense"],
    document: ["organizations", "experts", "submissions"],
    submissionId: [hidden.id, other.id],
    fileId: files.map((file) => file.id),
    expertId: [...new Set(ofHidden.map((item) => item.expertId))].slice(0, 3),
    assignmentId: [...own, ...ofHidden].map((item) => item.id),
    token: ["no-such-token"],
  };
  const searches = [HIDDEN_SERIAL, hidden.titleZh ?? "", SECRET_WORD].filter((text) => text !== "");
  return { accountId, parameters, searches };
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

export function textOf(answer: Answer | undefined): string {
  return answer === undefined ? "not asked" : inflateRawSync(answer.bytes).toString("utf8");
}
