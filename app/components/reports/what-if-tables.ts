/** The table of the answer to a what-if question. */
import type { Translate } from "#app/i18n/use-translation.ts";
import type { CutRule } from "#scoring/programme/programme.ts";
import type { WhatIfRow } from "#scoring/shortlist/what-if.ts";
import { codeName } from "../code-names.ts";
import { reportColumns } from "./report-columns.ts";
import type { WhatIfData } from "./report-data.ts";
import { type FileTable, fileTable, type ReportTableData } from "./report-tables.ts";

export interface WhatIfNames {
  readonly fieldName: (code: string) => string;
  readonly cut: Pick<CutRule, "method">;
}

/** Who would stand otherwise; first those who would enter or leave the list. */
export function whatIfTable(t: Translate, rows: readonly WhatIfRow[], { fieldName, cut }: WhatIfNames) {
  const column = reportColumns<WhatIfRow>(t);
  return {
    name: "whatIf",
    caption: t("reports.whatIf.table"),
    rows: rows.filter(isMoved).sort((a, b) => Number(isCrossing(b)) - Number(isCrossing(a))),
    rowId: ({ submissionId }) => submissionId,
    columns: {
      submission: column.text(t("reports.columns.submission"), ({ serial }) => serial),
      field: column.text(t("reports.columns.field"), ({ field }) => fieldName(field)),
      score: column.decimalChange(t("reports.whatIf.score"), 2, ({ before, after }) => ({
        before: points(before.hundredths),
        after: points(after.hundredths),
      })),
      rank: column.countChange(
        t(cut.method === "atMost" ? "reports.whatIf.overallRank" : "reports.whatIf.rank"),
        ({ before, after }) => ({ before: before.rank, after: after.rank }),
      ),
      outcome: column.textChange(t("reports.whatIf.outcome"), ({ before, after }) => ({
        before: t(`reports.whatIf.outcomes.${before.reason}`),
        after: t(`reports.whatIf.outcomes.${after.reason}`),
      })),
    },
  } satisfies ReportTableData<WhatIfRow>;
}

export interface WhatIfFile extends Pick<WhatIfData, "call" | "cut"> {
  readonly rows: readonly WhatIfRow[];
}

/** The same as a file; of an answer that moves nobody only the header. */
export function whatIfFileTable(t: Translate, language: string, { call, cut, rows }: WhatIfFile): FileTable {
  return fileTable(t, whatIfTable(t, rows, { cut, fieldName: codeName(call.fields, language) }));
}

/** Another score alone, with the same rank and outcome, is nothing to read about. */
function isMoved({ before, after }: WhatIfRow): boolean {
  return before.rank !== after.rank || before.reason !== after.reason;
}

function isCrossing({ before, after }: WhatIfRow): boolean {
  return before.passes !== after.passes;
}

function points(hundredths: number | null): number | null {
  return hundredths === null ? null : hundredths / 100;
}
