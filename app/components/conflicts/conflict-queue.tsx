import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { useCodeName } from "../code-names.ts";
import { DataTable } from "../data-table/data-table.tsx";
import { TableTools } from "../data-table/table-tools.tsx";
import { useConflictColumns } from "./conflict-columns.tsx";
import type { ConflictQueueData, ConflictRules } from "./conflict-data.ts";

const STATES = ["waiting", "blocking", "allowed"] as const;
const SEVERITIES = ["blockAbsolute", "block", "disclose", "note"] as const;
const SOURCES = ["register", "declaration", "applicant", "import", "recusal", "supervisor"] as const;
const AWAITED = ["chair", "supervisor", "office", "nobody"] as const;

export interface Props extends ConflictRules {
  readonly queue: ConflictQueueData;
  readonly caption: string;
  /** Address of the office, for its reader. */
  readonly office?: string;
}

/** Every conflict the reader may know of, with filters whose state is the address. */
export function ConflictQueue({ queue, caption, office, ...words }: Props) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const ruleName = useCodeName(words.rules);
  const columns = useConflictColumns(words, office);
  return (
    <>
      <TableTools
        searchLabel={t("office.conflicts.search")}
        filters={[
          {
            name: "awaits",
            label: t("conflicts.queue.awaits"),
            options: AWAITED.map((value) => ({ value, label: t(`conflicts.queue.awaitsWhom.${value}`) })),
          },
          {
            name: "rule",
            label: t("office.conflicts.rule"),
            options: words.rules.map(({ code }) => ({ value: code, label: `${code} ${ruleName(code)}` })),
          },
          {
            name: "severity",
            label: t("conflicts.queue.severity"),
            options: SEVERITIES.map((value) => ({ value, label: t(`office.severities.${value}`) })),
          },
          {
            name: "source",
            label: t("conflicts.queue.source"),
            options: SOURCES.map((value) => ({ value, label: t(`office.conflicts.sources.${value}`) })),
          },
          {
            name: "state",
            label: t("office.conflicts.state"),
            options: STATES.map((value) => ({ value, label: t(`office.conflicts.states.${value}`) })),
          },
        ]}
        columns={columns}
      />
      <DataTable
        caption={caption}
        columns={columns}
        rows={queue.rows}
        rowId={(row) => row.id}
        paging={queue}
        {...(search.size === 0 ? { empty: t("office.conflicts.none") } : {})}
      />
    </>
  );
}
