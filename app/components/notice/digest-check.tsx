import { useTranslation } from "#app/i18n/use-translation.ts";
import { useIsHydrated } from "../use-is-hydrated.ts";

export interface Props {
  readonly listDigest: string;
  /** Where the digested file is. */
  readonly href: string;
  readonly fileName: string;
}

/** The digest of a list and how anybody checks it, without trusting this page. */
export function DigestCheck({ listDigest, href, fileName }: Props) {
  const { t } = useTranslation();
  return (
    <section className="panel padded" aria-labelledby="check">
      <h2 id="check">{t("publicPages.check.title")}</h2>
      <p className="muted">{t("publicPages.check.lead")}</p>
      <p>
        <code>sha256 {groupsOfEight(listDigest)}</code>
      </p>
      <p className="muted small">
        {t("publicPages.check.how")}
        {t("common.sentenceGap")}
        <code>sha256sum {fileName}</code>
      </p>
      <p className="row no-print">
        <a className="btn" href={href}>
          {t("publicPages.check.download")}
        </a>
        <PrintButton />
      </p>
    </section>
  );
}

function groupsOfEight(text: string): string {
  return text.replace(/(.{8})(?=.)/g, "$1 ");
}

/** Only where there is a script to answer it; a browser prints without it as well. */
function PrintButton() {
  const { t } = useTranslation();
  const isHydrated = useIsHydrated();
  if (!isHydrated) return null;
  return (
    <button
      className="btn quiet"
      type="button"
      onClick={() => {
        window.print();
      }}
    >
      {t("common.actions.print")}
    </button>
  );
}
