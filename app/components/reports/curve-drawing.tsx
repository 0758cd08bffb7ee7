import type { CurvePoint } from "#scoring/reliability/reliability-curve.ts";

export interface Props {
  readonly points: readonly CurvePoint[];
  readonly targets: readonly number[];
  readonly label: string;
}

const WIDTH = 480;
const HEIGHT = 200;
const LEFT = 32;
const BOTTOM = 24;
const TOP = 8;

/** The reliability curve as the server draws it: for print, and until a script draws the other. */
export function CurveDrawing({ points, targets, label }: Props) {
  const last = Math.max(2, points.at(-1)?.experts ?? 2);
  const x = (experts: number): string => (LEFT + ((experts - 1) / (last - 1)) * (WIDTH - LEFT - 8)).toFixed(1);
  const y = (reliability: number): string => (TOP + (1 - reliability) * (HEIGHT - TOP - BOTTOM)).toFixed(1);
  const path = (kind: "relative" | "absolute"): string =>
    points.map((point, index) => `${index === 0 ? "M" : "L"}${x(point.experts)} ${y(point[kind])}`).join("");
  return (
    <svg className="curve" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {[0, 0.2, 0.4, 0.6, 0.8, 1].map((tick) => (
        <g key={tick}>
          <path className="axis" d={`M${LEFT} ${y(tick)}H${WIDTH - 8}`} />
          <text x={LEFT - 6} y={Number(y(tick)) + 4} textAnchor="end">
            {tick.toFixed(1)}
          </text>
        </g>
      ))}
      {points.map(({ experts }) => (
        <text key={experts} x={x(experts)} y={HEIGHT - 6} textAnchor="middle">
          {experts}
        </text>
      ))}
      {targets.map((target) => (
        <path key={target} className="target" d={`M${LEFT} ${y(target)}H${WIDTH - 8}`} />
      ))}
      <path className="relative" d={path("relative")} />
      <path className="absolute" d={path("absolute")} />
    </svg>
  );
}
