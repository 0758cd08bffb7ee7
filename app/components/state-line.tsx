import type { ReactNode } from "react";

export interface Props {
  /** The state in two or three words. */
  readonly state: string;
  /** Facts beside it: counts, dates with zone. */
  readonly facts?: readonly string[];
  /** What is expected of this person next. */
  readonly next?: ReactNode;
}

/** The first line of every page: what state things are in and what is expected of me next. */
export function StateLine({ state, facts = [], next }: Props) {
  return (
    <div className="state">
      <strong>{state}</strong>
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
      {next !== undefined && <span className="next">{next}</span>}
    </div>
  );
}
