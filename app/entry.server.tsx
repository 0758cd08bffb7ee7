import { PassThrough } from "node:stream";
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { languageOf } from "./http/cookies.server.ts";
import { createI18n } from "./i18n/create-i18n.ts";
import { TranslationContext } from "./i18n/translation-context.ts";
import type { Language } from "./i18n/languages.ts";

const ABORT_AFTER_MS = 10_000;

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const i18n = await translatorOf(languageOf(request));
  const isWholePageAtOnce = isbot(request.headers.get("User-Agent") ?? "");
  return await new Promise((resolve, reject) => {
    let hasShell = false;
    const send = () => {
      hasShell = true;
      const body = new PassThrough();
      headers.set("Content-Type", "text/html; charset=utf-8");
      headers.append("Vary", "Cookie, Accept-Language");
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <TranslationContext.Provider value={i18n}>
        <RemixServer context={remixContext} url={request.url} nonce={loadContext.nonce} />
      </TranslationContext.Provider>,
      {
        nonce: loadContext.nonce,
        ...(isWholePageAtOnce ? { onAllReady: send } : { onShellReady: send }),
        onShellError: reject,
        onError(error) {
          // Before the shell is out the promise is rejected and the error logged by handleError.
          if (hasShell) logError(loadContext, request, error);
        },
      },
    );
    setTimeout(abort, ABORT_AFTER_MS);
  });
}

const translators = new Map<Language, ReturnType<typeof createI18n>>();

/** Making a translator is slow, and it holds nothing of a request, so there is one for each language. */
function translatorOf(language: Language): ReturnType<typeof createI18n> {
  const known = translators.get(language) ?? createI18n(language);
  translators.set(language, known);
  return known;
}

/**
 * Unexpected errors of loaders and actions: logged once, under the number the person is shown. A refusal is an answer
 * and no error; routes without a page hand theirs over all the same.
 */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  const isAnswer = isRouteErrorResponse(error) && error.status < 500;
  if (!isAnswer && !request.signal.aborted) logError(context, request, error);
}

function logError(context: AppLoadContext, request: Request, error: unknown): void {
  context.runtime.log({
    level: "error",
    reference: context.requestId,
    method: request.method,
    path: new URL(request.url).pathname,
    error: errorText(error),
  });
}

function errorText(error: unknown): string {
  if (error instanceof Error) return error.stack ?? error.message;
  if (isRouteErrorResponse(error)) return `${error.status} ${JSON.stringify(error.data)}`;
  return String(error);
}
