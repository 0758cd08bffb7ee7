/** Draws the ranking with recharts; fetched when a page shows it. */
import { Bar, CartesianGrid, ComposedChart, Line, ReferenceLine, Tooltip, XAxis, YAxis } from "recharts";
import type { ReactElement } from "react";
import { ChartTip, type Hovered, hoveredPoint } from "../chart-tip.tsx";

export const CHART_HEIGHT = 300;

export interface ChartPoint {
  readonly serial: string;
  readonly rank: number;
  /** In marks. */
  readonly lowest: number;
  readonly highest: number;
  readonly score: number;
  readonly passes: boolean;
}

export interface Props {
  readonly points: readonly ChartPoint[];
  /** Serials after which a cut line stands. */
  readonly cutAfter: readonly string[];
  readonly scale: { readonly low: number; readonly high: number };
  readonly words: { readonly score: string; readonly range: string; readonly rank: string };
}

/** Ranked scores with the range of the totals behind each. */
export function RankingChart({ points, cutAfter, scale, words }: Props) {
  const step = Math.min(60, Math.max(16, Math.floor(1120 / Math.max(1, points.length))));
  const data = points.map((point) => ({
    ...point,
    range: [point.lowest, point.highest],
    passing: point.passes ? point.score : null,
    staying: point.passes ? null : point.score,
  }));
  return (
    <ComposedChart
      className="chart"
      width={56 + step * points.length}
      height={CHART_HEIGHT}
      data={data}
      accessibilityLayer={false}
      margin={{ top: 8, right: 8, bottom: 52, left: 0 }}
    >
      <CartesianGrid vertical={false} />
      <XAxis dataKey="serial" angle={-90} textAnchor="end" interval={0} dx={-4} tickLine={false} />
      <YAxis domain={[scale.low, scale.high]} width={40} tickLine={false} allowDecimals={false} />
      <Tooltip
        content={(state) => tip(hoveredPoint(state.active, state.payload as readonly Hovered<ChartPoint>[]), words)}
      />
      <Bar dataKey="range" barSize={4} isAnimationActive={false} className="range" />
      <Line dataKey="passing" stroke="none" dot={{ r: 4, className: "passing" }} isAnimationActive={false} />
      <Line dataKey="staying" stroke="none" dot={{ r: 3.5, className: "staying" }} isAnimationActive={false} />
      {cutAfter.map((serial) => (
        <ReferenceLine key={serial} x={serial} position="end" className="cut" />
      ))}
    </ComposedChart>
  );
}

function tip(point: ChartPoint | undefined, words: Props["words"]): ReactElement | null {
  if (point === undefined) return null;
  const { serial, rank, score, lowest, highest } = point;
  const range = `${words.range} ${lowest.toFixed(2)}–${highest.toFixed(2)}`;
  return <ChartTip title={serial} lines={[`${words.rank} ${rank}`, `${words.score} ${score.toFixed(2)}`, range]} />;
}
