import { Link, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";

export interface Props {
  readonly state: "computing" | "failed";
  /** The address of this page. */
  readonly href: string;
}

const ASK_AGAIN_MS = 2000;

/** A calculation is running, or failed. With a script the page asks again by itself; without one there is a link. */
export function NotReady({ state, href }: Props) {
  const { t } = useTranslation();
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (state === "failed") return undefined;
    const timer = setInterval(revalidate, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [state, revalidate]);
  return (
    <p className={state === "failed" ? "notice bad" : "notice"} role="status">
      {t(`reports.${state}`)}
      {t("common.sentenceGap")}
      <Link to={href}>{t("reports.again")}</Link>
    </p>
  );
}
