import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { EvidenceSource } from "#scoring/rubric/evidence.ts";
import { isFile, type NamedSource } from "./evidence-sources.ts";

export interface Props {
  readonly sources: readonly NamedSource[];
  readonly source: EvidenceSource;
  /** Empty: the whole file. */
  readonly page: string;
  readonly children: ReactNode;
}

/** Leads to what a mark rests on: a section in the pane beside, or a file at its page in a tab of its own. */
export function EvidenceLink({ sources, source, page, children }: Props) {
  const { t } = useTranslation();
  const href = sources.find(({ value }) => value === source)?.href;
  if (href === undefined) return <>{children}</>;
  if (!isFile(source))
    return (
      <Link to={href} preventScrollReset>
        {children}
      </Link>
    );
  return (
    <a href={page === "" ? href : `${href}#page=${page}`} target="_blank" rel="noreferrer">
      {children}
      <span className="hidden-visually">{t("expert.evidence.newTab")}</span>
    </a>
  );
}
