import type { ReactElement } from "react";

/** What a chart hands to its tip: the point under the pointer, as it was given to the chart. */
export interface Hovered<Point> {
  readonly payload: Point;
}

/** The point under the pointer; undefined: there is none. */
export function hoveredPoint<Point>(
  isActive: boolean,
  hovered: readonly Hovered<Point>[] | undefined,
): Point | undefined {
  return isActive ? hovered?.[0]?.payload : undefined;
}

/** A chart's tip: what is pointed at, and its figures a line each. */
export function ChartTip({
  title,
  lines,
}: {
  readonly title: string;
  readonly lines: readonly string[];
}): ReactElement {
  return (
    <div className="panel tip xs">
      <strong>{title}</strong>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}
