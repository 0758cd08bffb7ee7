import { Link, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { sortAddress, type TableSort } from "./table-state.ts";

export interface Props {
  readonly sort: TableSort;
  /** Name of the order the link leads to; where it is in force, to the same one turned round. */
  readonly sortKey: string;
  /** Whether the greatest comes first at the first choice. */
  readonly isDescendingFirst?: boolean;
  readonly children: ReactNode;
}

/** In the head of a column: its name, which orders the table by it. */
export function SortLink({ sort, sortKey, isDescendingFirst = false, children }: Props) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  return (
    <Link to={sortAddress(search, sort, sortKey, isDescendingFirst)} preventScrollReset>
      {children}
      {sort.key === sortKey && (
        <span aria-hidden="true" title={t(`common.table.sorted${sort.isDescending ? "Descending" : "Ascending"}`)}>
          {sort.isDescending ? "↓" : "↑"}
        </span>
      )}
    </Link>
  );
}

/** For the head's `aria-sort`. */
export function ariaSort(sort: TableSort, sortKey: string): "ascending" | "descending" | undefined {
  if (sort.key !== sortKey) return undefined;
  return sort.isDescending ? "descending" : "ascending";
}
