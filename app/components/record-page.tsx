import { Link } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { EmptyState } from "./empty-state.tsx";
import { type Entry, RecordEntries } from "./record-entries.tsx";
import { StateLine } from "./state-line.tsx";

export interface Props {
  readonly entries: readonly Entry[];
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly zone: string;
}

/** The audit trail of a call, page by page. */
export function RecordPage({ entries, total, page, pageSize, zone }: Props) {
  const { t } = useTranslation();
  const from = (page - 1) * pageSize + 1;
  const hasNext = from + entries.length <= total;
  return (
    <>
      <StateLine state={t("record.title")} facts={[t("record.state", { total })]} />
      <main id="content" className="page">
        <h1>{t("record.title")}</h1>
        <p className="lead">{t("record.lead")}</p>
        {entries.length === 0 ? (
          <EmptyState title={t("record.none")} />
        ) : (
          <>
            <RecordEntries entries={entries} zone={zone} />
            <nav className="pages" aria-label={t("common.table.pages")}>
              <span>{t("common.table.range", { from, to: from + entries.length - 1, total })}</span>
              <span className="row">
                {page > 1 && (
                  <Link className="btn" to={`?page=${page - 1}`}>
                    {t("common.actions.previous")}
                  </Link>
                )}
                {hasNext && (
                  <Link className="btn" to={`?page=${page + 1}`}>
                    {t("common.actions.next")}
                  </Link>
                )}
              </span>
            </nav>
          </>
        )}
      </main>
    </>
  );
}
