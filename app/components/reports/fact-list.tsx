import { Sentences, type StatisticName } from "./statistic-help.tsx";

export interface ReportFact {
  readonly label: string;
  readonly figure: string;
  /** Interval and counts. */
  readonly detail: string;
  readonly about: StatisticName;
}

/** Figures of a report with interval, meaning and what one may do, all in view. */
export function FactList({ facts }: { readonly facts: readonly ReportFact[] }) {
  return (
    <dl className="report-facts">
      {facts.map(({ label, figure, detail, about }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <strong>{figure}</strong>
            <span className="small">{detail}</span>
            <div className="xs muted">
              <Sentences name={about} />
            </div>
          </dd>
        </div>
      ))}
    </dl>
  );
}
