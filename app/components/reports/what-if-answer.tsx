import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { formatHundredths } from "#scoring/aggregation/fraction.ts";
import type { WhatIfRow } from "#scoring/shortlist/what-if.ts";
import { useCodeName } from "../code-names.ts";
import { useFigures } from "./figures.ts";
import { NotReady } from "./not-ready.tsx";
import type { WhatIfData } from "./report-data.ts";
import { ReportTable } from "./report-table.tsx";
import { WhatIfGateNotice } from "./what-if-gate.tsx";

/** Who would enter, who would leave, and whose rank would change. */
export function WhatIfAnswer({ data }: { readonly data: WhatIfData }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const { answer, isAsked } = data;
  if (answer.state !== "ready") return <NotReady state={answer.state} href={`?${search.toString()}`} />;
  const { rows, enters, leaves, passingBefore, passingAfter, gate } = answer.value;
  if (!isAsked) return <p className="muted">{t("reports.whatIf.nothing")}</p>;
  const moved = rows.filter(isMoved).sort((a, b) => Number(isCrossing(b)) - Number(isCrossing(a)));
  const ranks = rows.filter(({ before, after }) => before.rank !== after.rank).length;
  const list = (serials: readonly string[]): string =>
    serials.length === 0 ? t("reports.whatIf.nobody") : serials.join(t("common.listSeparator"));
  return (
    <section aria-labelledby="answer" className="stack">
      <h2 id="answer">{t("reports.whatIf.answer")}</h2>
      {gate !== null && <WhatIfGateNotice gate={gate} fields={data.call.fields} />}
      <p>
        {enters.length + leaves.length === 0 && t("reports.whatIf.none") + t("common.sentenceGap")}
        {t("reports.whatIf.counts", { before: passingBefore, after: passingAfter })}
        {t("common.sentenceGap")}
        {t("reports.whatIf.moves", { count: ranks })}
      </p>
      <dl className="pairs">
        <dt>{t("reports.whatIf.enters")}</dt>
        <dd>{list(enters)}</dd>
        <dt>{t("reports.whatIf.leaves")}</dt>
        <dd>{list(leaves)}</dd>
      </dl>
      {data.hasVote && <p className="small muted">{t("reports.whatIf.votes")}</p>}
      {moved.length > 0 && <MovedRows rows={moved} data={data} />}
    </section>
  );
}

/** Another score alone, with the same rank and outcome, is nothing to read about. */
function isMoved({ before, after }: WhatIfRow): boolean {
  return before.rank !== after.rank || before.reason !== after.reason;
}

function isCrossing({ before, after }: WhatIfRow): boolean {
  return before.passes !== after.passes;
}

function MovedRows({ rows, data }: { readonly rows: readonly WhatIfRow[]; readonly data: WhatIfData }) {
  const { t } = useTranslation();
  const figures = useFigures();
  const fieldName = useCodeName(data.call.fields);
  const change = (before: string, after: string): string =>
    before === after ? after : t("reports.change", { before, after });
  const score = (hundredths: number | null): string =>
    hundredths === null ? figures.none : formatHundredths(hundredths);
  return (
    <ReportTable
      caption={t("reports.whatIf.table")}
      rows={rows}
      rowId={({ submissionId }) => submissionId}
      columns={[
        { header: t("reports.columns.submission"), cell: ({ serial }) => serial },
        { header: t("reports.columns.field"), cell: ({ field }) => fieldName(field) },
        {
          header: t("reports.whatIf.score"),
          cell: ({ before, after }) => change(score(before.hundredths), score(after.hundredths)),
          isNumeric: true,
        },
        {
          header: t(data.cut.method === "atMost" ? "reports.whatIf.overallRank" : "reports.whatIf.rank"),
          cell: ({ before, after }) => change(figures.decimal(before.rank, 0), figures.decimal(after.rank, 0)),
          isNumeric: true,
        },
        {
          header: t("reports.whatIf.outcome"),
          cell: ({ before, after }) => {
            const words = change(
              t(`reports.whatIf.outcomes.${before.reason}`),
              t(`reports.whatIf.outcomes.${after.reason}`),
            );
            if (before.passes === after.passes) return words;
            return <span className={after.passes ? "tag good" : "tag bad"}>{words}</span>;
          },
        },
      ]}
    />
  );
}
