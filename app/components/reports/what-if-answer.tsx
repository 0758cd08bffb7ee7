import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { useCodeName } from "../code-names.ts";
import { NotReady } from "./not-ready.tsx";
import type { WhatIfData } from "./report-data.ts";
import { ReportTable } from "./report-table.tsx";
import { WhatIfGateNotice } from "./what-if-gate.tsx";
import { whatIfTable } from "./what-if-tables.ts";

/** Who would enter, who would leave, and whose rank would change. */
export function WhatIfAnswer({ data }: { readonly data: WhatIfData }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const fieldName = useCodeName(data.call.fields);
  const { answer, isAsked } = data;
  if (answer.state !== "ready") return <NotReady state={answer.state} href={`?${search.toString()}`} />;
  const { rows, enters, leaves, passingBefore, passingAfter, gate } = answer.value;
  if (!isAsked) return <p className="muted">{t("reports.whatIf.nothing")}</p>;
  const table = whatIfTable(t, rows, { fieldName, cut: data.cut });
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
      <MovedRows table={table} query={search.toString()} />
    </section>
  );
}

interface MovedProps {
  readonly table: ReturnType<typeof whatIfTable>;
  /** The question, as the address holds it. */
  readonly query: string;
}

function MovedRows({ table, query }: MovedProps) {
  return (
    <ReportTable
      table={table}
      files={{ csv: `what-if.csv?${query}`, xlsx: `what-if.xlsx?${query}` }}
      draw={{
        outcome: ({ before, after }, text) =>
          before.passes === after.passes ? null : <span className={after.passes ? "tag good" : "tag bad"}>{text}</span>,
      }}
    />
  );
}
