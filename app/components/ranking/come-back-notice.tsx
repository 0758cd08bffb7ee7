import { Link } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";

export interface Props {
  readonly sentences: readonly string[];
  /** This page again. */
  readonly href: string;
}

/** Something is still coming. Without scripts a link asks again; with them the page does so by itself. */
export function ComeBackNotice({ sentences, href }: Props) {
  const { t } = useTranslation();
  return (
    <p className="notice no-print" role="status">
      {sentences.map((sentence) => sentence + t("common.sentenceGap"))}
      <Link to={href} reloadDocument>
        {t("ranking.reload")}
      </Link>
    </p>
  );
}
