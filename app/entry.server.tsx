import { PassThrough } from "node:stream";
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { languageOf } from "./http/cookies.server.ts";
import { createI18n } from "./i18n/create-i18n.ts";

const ABORT_AFTER_MS = 10_000;

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const i18n = await createI18n(languageOf(request));
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
      <I18nextProvider i18n={i18n}>
        <RemixServer context={remixContext} url={request.url} nonce={loadContext.nonce} />
      </I18nextProvider>,
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

/** Unexpected errors of loaders and actions: logged once, under the number the person is shown. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (!request.signal.aborted) logError(context, request, error);
}

function logError(context: AppLoadContext, request: Request, error: unknown): void {
  context.runtime.log({
    level: "error",
    reference: context.requestId,
    method: request.method,
    path: new URL(request.url).pathname,
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
}
