import { Link } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { AppShell } from "./app-shell.tsx";
import { useRefusalText } from "./refusal-text.ts";

export interface Props {
  /** An error response of a loader or action; undefined for anything unexpected. */
  readonly error: { readonly status: number; readonly data: unknown } | undefined;
  readonly reference: string | undefined;
}

/** Refusals that no desk gives: the request itself was not one of our pages'. */
const ANSWERS: Readonly<Record<number, "refusals.unreadableForm" | "refusals.crossSite" | undefined>> = {
  400: "refusals.unreadableForm",
  403: "refusals.crossSite",
};

/** What a person sees instead of a page: why, and what to do. */
export function ErrorPage({ error, reference }: Props) {
  const { t } = useTranslation();
  const refusalText = useRefusalText(refusalCodeOf(error?.data));
  const isMissing = error?.status === 404;
  const answer = ANSWERS[error?.status ?? 0];
  const isExpected = refusalText !== undefined || isMissing || answer !== undefined;
  return (
    <AppShell>
      <main id="content" className="page narrow">
        <h1>
          {isExpected ? t(isMissing ? "refusals.notFoundTitle" : "refusals.title") : t("refusals.unexpectedTitle")}
        </h1>
        <p className="lead">
          {refusalText ?? t(isMissing ? "refusals.codes.not_found" : (answer ?? "refusals.unexpected"))}
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
