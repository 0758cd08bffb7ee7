export interface Props {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  /** The strip reaches so far to either side of zero. */
  readonly reach: number;
  /** The same figures in words. */
  readonly label: string;
}

const WIDTH = 128;
const MARGIN = 4;

/** An estimate with its interval on a line whose middle is zero. Drawn by the server. */
export function IntervalStrip({ value, lower, upper, reach, label }: Props) {
  const place = (points: number) => {
    const share = (Math.max(-reach, Math.min(reach, points)) + reach) / (2 * reach);
    return (MARGIN + share * (WIDTH - 2 * MARGIN)).toFixed(1);
  };
  const isApart = lower > 0 || upper < 0;
  return (
    <svg
      className={isApart ? "interval apart" : "interval"}
      width={WIDTH}
      height="18"
      viewBox={`0 0 ${WIDTH} 18`}
      role="img"
      aria-label={label}
    >
      <path className="zero" d={`M${WIDTH / 2} 2V16`} />
      <path className="span" d={`M${place(lower)} 9H${place(upper)}`} />
      <circle cx={place(value)} cy="9" r="3" />
    </svg>
  );
}
