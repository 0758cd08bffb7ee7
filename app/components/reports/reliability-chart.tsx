/** Draws the reliability curve with recharts; fetched when a page shows it. */
import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from "recharts";
import type { ReactElement } from "react";
import { ChartTip, type Hovered, hoveredPoint } from "../chart-tip.tsx";
import type { CurvePoint } from "#scoring/reliability/reliability-curve.ts";

export interface Props {
  readonly points: readonly CurvePoint[];
  readonly targets: readonly number[];
  readonly words: { readonly experts: string; readonly relative: string; readonly absolute: string };
}

export function ReliabilityChart({ points, targets, words }: Props) {
  return (
    <LineChart
      className="chart"
      width={640}
      height={280}
      data={[...points]}
      accessibilityLayer={false}
      margin={{ top: 8, right: 16, bottom: 8, left: 0 }}
    >
      <CartesianGrid vertical={false} />
      <XAxis dataKey="experts" tickLine={false} interval={0} />
      <YAxis domain={[0, 1]} ticks={[0, 0.2, 0.4, 0.6, 0.8, 1]} width={40} tickLine={false} />
      <Tooltip
        content={(state) => tip(hoveredPoint(state.active, state.payload as readonly Hovered<CurvePoint>[]), words)}
      />
      {targets.map((target) => (
        <ReferenceLine key={target} y={target} className="target" />
      ))}
      <Line dataKey="relative" className="relative" dot={{ r: 3 }} isAnimationActive={false} />
      <Line dataKey="absolute" className="absolute" dot={{ r: 3 }} isAnimationActive={false} />
    </LineChart>
  );
}

function tip(point: CurvePoint | undefined, words: Props["words"]): ReactElement | null {
  if (point === undefined) return null;
  const { experts, relative, absolute } = point;
  const lines = [`${words.relative} ${relative.toFixed(2)}`, `${words.absolute} ${absolute.toFixed(2)}`];
  return <ChartTip title={`${words.experts} ${experts}`} lines={lines} />;
}
