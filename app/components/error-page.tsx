import { Link } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { AppShell } from "./app-shell.tsx";
import { useRefusalText } from "./refusal-text.ts";

export interface Props {
  /** An error response of a loader or action; undefined for anything unexpected. */
  readonly error: { readonly status: number; readonly data: unknown } | undefined;
  readonly reference: string | undefined;
}

/** What a person sees instead of a page: why, and what to do. */
export function ErrorPage({ error, reference }: Props) {
  const { t } = useTranslation();
  const refusalText = useRefusalText(refusalCodeOf(error?.data));
  const isMissing = error?.status === 404;
  const isExpected = refusalText !== undefined || isMissing || error?.status === 403;
  return (
    <AppShell>
      <main id="content" className="page narrow">
        <h1>
          {isExpected ? t(isMissing ? "refusals.notFoundTitle" : "refusals.title") : t("refusals.unexpectedTitle")}
        </h1>
        <p className="lead">
          {refusalText ??
            (isMissing
              ? t("refusals.codes.not_found")
              : t(error?.status === 403 ? "refusals.crossSite" : "refusals.unexpected"))}
        </p>
        {!isExpected && reference !== undefined && (
          <p className="muted small">{t("refusals.reference", { reference })}</p>
        )}
        <p>
          <Link className="btn" to="/">
            {t("refusals.home")}
          </Link>
        </p>
      </main>
    </AppShell>
  );
}

function refusalCodeOf(data: unknown): unknown {
  return (data as { refused?: { code?: unknown } } | null | undefined)?.refused?.code;
}
