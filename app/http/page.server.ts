/**
 * Loaders and actions with a declared policy. Every route makes its loader and action here: the policy is checked
 * before the route's own code runs, and a desk's refusal becomes a status in one place. A parent route never protects
 * a child, so each loader and action stands for itself.
 */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { actorFor } from "#app/workflow/accounts.server.ts";
import { type Call, findCallBySlug } from "#app/workflow/calls.server.ts";
import { type Context, contextFor } from "#app/workflow/context.ts";
import { type Problem, Refusal, type RefusalCode } from "#app/workflow/refusal.ts";
import type { Language } from "#app/i18n/languages.ts";
import { loadTexts } from "#app/i18n/resources.ts";
import type { Role } from "#db/schema.ts";
import { type Aside, asideFor } from "./aside.server.ts";
import { languageOf } from "./cookies.server.ts";
import { comesFromOwnSite } from "./cross-site.server.ts";
import { statusOf } from "./refusals.ts";
import type { ServerRuntime } from "./server-runtime.ts";
import { findSignedIn, type SignedIn } from "./session.server.ts";

/** `public`: anybody; `account`: anybody signed in; else the roles of which the actor must hold one in the call. */
export type Policy = "public" | "account" | readonly Role[];

export interface PublicArgs {
  readonly request: Request;
  readonly url: URL;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly runtime: ServerRuntime;
  readonly requestId: string;
  readonly nonce: string;
  /** The network address the request came from; for rate limits only, never stored. */
  readonly clientAddress: string;
  readonly language: Language;
  readonly account: SignedIn | undefined;
}

export interface AccountArgs extends PublicArgs {
  readonly account: SignedIn;
}

export interface CallArgs extends AccountArgs {
  readonly call: Call;
  readonly ctx: Context;
  /** What would take too long here. */
  readonly aside: Aside;
}

type ArgsOf<P extends Policy> = P extends "public" ? PublicArgs : P extends "account" ? AccountArgs : CallArgs;

/** What an action answers when the desk refused: the page shows it above the form and nothing that was typed is lost. */
export interface Refused {
  readonly refused: { readonly code: RefusalCode; readonly problems: readonly Problem[] };
  /** The texts of the form, so that a page without a script can show them again; no passwords, no files. */
  readonly typed: Readonly<Record<string, string>>;
}

/** A loader that runs only when the policy holds. */
export function loaderFor<const P extends Policy, Result>(policy: P, load: (args: ArgsOf<P>) => Promise<Result>) {
  const loader = async (args: LoaderFunctionArgs): Promise<Result> => {
    try {
      return await load(await admit(policy, args));
    } catch (error) {
      throw error instanceof Refusal ? refusedReply(error) : error;
    }
  };
  return Object.assign(loader, { policy });
}

/**
 * A loader that answers with a file. There is no page a refusal could be shown on, so it is answered as one sentence
 * of plain text in the person's language.
 */
export function fileFor<const P extends Policy>(policy: P, load: (args: ArgsOf<P>) => Promise<Response>) {
  const loader = async (args: LoaderFunctionArgs): Promise<Response> => {
    try {
      return await load(await admit(policy, args));
    } catch (error) {
      throw error instanceof Refusal ? await sentenceReply(error, languageOf(args.request)) : error;
    }
  };
  return Object.assign(loader, { policy });
}

/** An action that runs only when the policy holds and the request comes from our own pages. */
export function actionFor<const P extends Policy, Result>(policy: P, act: (args: ArgsOf<P>) => Promise<Result>) {
  const action = async (args: ActionFunctionArgs): Promise<Result | ReturnType<typeof refusedReply>> => {
    if (!comesFromOwnSite(args.request)) throw data({ crossSite: true }, { status: 403 });
    guardForm(args.request);
    // A body can be read once, so what the action reads is a copy. Uploads are too large to be held twice.
    const form = isUrlEncoded(args.request) ? args.request.clone() : undefined;
    try {
      return await act(await admit(policy, args));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code === "not_found") throw refusedReply(error);
      return refusedReply(error, form === undefined ? {} : typedTexts(await form.formData()));
    }
  };
  return Object.assign(action, { policy });
}

/**
 * What is looked up once for a request although several loaders of nested routes ask for it. The load context is made
 * anew for every request, so nothing outlives one.
 */
const lookups = new WeakMap<object, Map<string, Promise<unknown>>>();

function once<Result>(request: object, key: string, look: () => Promise<Result>): Promise<Result> {
  const known = lookups.get(request) ?? new Map<string, Promise<unknown>>();
  lookups.set(request, known);
  const found = known.get(key) ?? look();
  known.set(key, found);
  return found as Promise<Result>;
}

async function admit<P extends Policy>(policy: P, args: LoaderFunctionArgs): Promise<ArgsOf<P>> {
  const { request, params, context } = args;
  const { runtime, requestId, nonce, clientAddress } = context;
  const url = new URL(request.url);
  const account = await once(context, "account", () => findSignedIn(runtime, request));
  const language = languageOf(request);
  const open: PublicArgs = { request, url, params, runtime, requestId, nonce, clientAddress, language, account };
  if (policy === "public") return open as ArgsOf<P>;
  if (account === undefined) throw redirect(`/sign-in?returnTo=${encodeURIComponent(returnPath(request, url))}`);
  if (policy === "account") return { ...open, account } satisfies AccountArgs as ArgsOf<P>;
  return (await admitToCall(policy, context, { ...open, account })) as ArgsOf<P>;
}

async function admitToCall(roles: readonly Role[], context: object, args: AccountArgs): Promise<CallArgs> {
  const { runtime, params, account } = args;
  const slug = params["call"] ?? "";
  const call = await once(context, `call ${slug}`, () => findCallBySlug(runtime, slug));
  if (call === undefined) throw new Refusal("not_found");
  const actor = await once(context, `actor ${call.id}`, () => actorFor(runtime, account.id, call.id));
  if (actor === undefined || !roles.some((role) => actor.roles.includes(role))) throw new Refusal("not_found");
  const ctx = contextFor(runtime, actor);
  return { ...args, call, ctx, aside: asideFor(runtime, ctx) };
}

/** After signing in a person returns to the page; a form that was cut off returns to the page it stood on. */
function returnPath(request: Request, url: URL): string {
  if (request.method === "GET") return url.pathname.replace(/\.data$/, "") + url.search;
  const referrer = request.headers.get("Referer");
  return referrer !== null && URL.canParse(referrer) ? new URL(referrer).pathname : "/";
}

function refusedReply(refusal: Refusal, typed: Refused["typed"] = {}) {
  return data<Refused>(
    { refused: { code: refusal.code, problems: refusal.problems }, typed },
    { status: statusOf(refusal.code) },
  );
}

async function sentenceReply({ code }: Refusal, language: Language): Promise<Response> {
  const { refusals } = await loadTexts(language);
  return new Response(`${refusals.codes[code]}\n`, {
    status: statusOf(code),
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
}

/**
 * A body that is no form, or is cut off in the middle of one, is the sender's mistake and no error of the server:
 * whoever reads it gets 400, whatever route it is.
 */
function guardForm(request: Request): void {
  const read = request.formData.bind(request);
  request.formData = async () => {
    try {
      return await read();
    } catch {
      throw data({ unreadableForm: true }, { status: 400 });
    }
  };
}

function isUrlEncoded(request: Request): boolean {
  return request.headers.get("Content-Type")?.startsWith("application/x-www-form-urlencoded") === true;
}

/** The texts of a form by name, the last one of a repeated name. A password is never sent back. */
export function typedTexts(form: FormData): Readonly<Record<string, string>> {
  const texts = [...form].filter(([name, value]) => typeof value === "string" && !/password/i.test(name));
  return Object.fromEntries(texts) as Record<string, string>;
}
