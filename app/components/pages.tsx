import { Link } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { ROWS_PER_PAGE, tableAddress } from "./data-table/table-state.ts";

export interface Props {
  /** From 1. */
  readonly page: number;
  /** Rows in all. */
  readonly total: number;
  readonly search: URLSearchParams;
  /** Rows a page. */
  readonly size?: number;
}

/** Which rows are shown, and the way to the others; the page is a parameter of the address. */
export function Pages({ page, total, search, size = ROWS_PER_PAGE }: Props) {
  const { t } = useTranslation();
  const last = Math.max(1, Math.ceil(total / size));
  const from = total === 0 ? 0 : (page - 1) * size + 1;
  const to = Math.min(total, page * size);
  return (
    <nav className="pages" aria-label={t("common.table.pages")}>
      <span>{t("common.table.range", { from, to, total })}</span>
      {last > 1 && (
        <span className="row">
          {page > 1 && (
            <Link className="btn" to={tableAddress(search, { page: String(page - 1) })}>
              {t("common.actions.previous")}
            </Link>
          )}
          <span>{t("common.table.page", { page })}</span>
          {page < last && (
            <Link className="btn" to={tableAddress(search, { page: String(page + 1) })}>
              {t("common.actions.next")}
            </Link>
          )}
        </span>
      )}
    </nav>
  );
}
