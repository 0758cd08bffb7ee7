import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { ErrorPage } from "./components/error-page.tsx";
import { loaderFor } from "./http/page.server.ts";
import { DEFAULT_LANGUAGE } from "./i18n/languages.ts";
import type { PageHandle } from "./i18n/page-handle.ts";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/components.css";
import "./styles/desk.css";
import "./styles/office.css";
import "./styles/chair.css";
import "./styles/reports.css";
import "./styles/public.css";

export const loader = loaderFor("public", async ({ language, requestId, runtime, nonce, account }) =>
  Promise.resolve({
    language,
    requestId,
    // Scripts carry it; a browser hides the attribute from scripts, so it gives nothing away.
    nonce,
    isDemonstration: runtime.demonstration !== null,
    account: account === undefined ? null : { nameZh: account.nameZh, nameEn: account.nameEn },
  }),
);

export function Layout({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  const root = useRouteLoaderData<typeof loader>("root");
  const nonce = root?.nonce;
  return (
    <html lang={i18n.language || DEFAULT_LANGUAGE}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <title>{usePageTitle()}</title>
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration {...(nonce === undefined ? {} : { nonce })} />
        <Scripts {...(nonce === undefined ? {} : { nonce })} />
      </body>
    </html>
  );
}

/** The innermost page's title, in the page's language. */
function usePageTitle(): string {
  const { t } = useTranslation();
  const titles = useMatches().flatMap(({ handle }) => (handle as PageHandle | undefined)?.title ?? []);
  const innermost = titles.at(-1);
  return innermost === undefined ? "Candela 衡光" : `${t(innermost)} · Candela 衡光`;
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const root = useRouteLoaderData<typeof loader>("root");
  return <ErrorPage error={isRouteErrorResponse(error) ? error : undefined} reference={root?.requestId} />;
}
