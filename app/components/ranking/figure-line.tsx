import type { ReactNode } from "react";
import { formatHundredths } from "#scoring/aggregation/fraction.ts";
import type { Figure } from "#scoring/record/stage-result.ts";

interface Props {
  readonly name: ReactNode;
  readonly figure: Figure;
  readonly isSum?: boolean;
}

/** A line of a sum, or the sum under them. */
export function FigureLine({ name, figure, isSum = false }: Props) {
  return (
    <div className={isSum ? "sum" : undefined}>
      <dt>{name}</dt>
      <dd>{formatHundredths(figure.hundredths)}</dd>
    </div>
  );
}
