export interface Props {
  /** Whole hundredths. */
  readonly totals: readonly number[];
  /** The score in whole hundredths, drawn as a tick; null: none. */
  readonly score: number | null;
  /** Ends of the scale in whole marks. */
  readonly low: number;
  readonly high: number;
  /** The same figures in words. */
  readonly label: string;
}

const WIDTH = 128;
const MARGIN = 4;

/** One dot a total on a line, and a tick where the score is. Drawn by the server. */
export function DotStrip({ totals, score, low, high, label }: Props) {
  const place = (hundredths: number) => {
    const share = (hundredths - low * 100) / ((high - low) * 100);
    return (MARGIN + share * (WIDTH - 2 * MARGIN)).toFixed(1);
  };
  return (
    <svg className="dots" width={WIDTH} height="18" viewBox={`0 0 ${WIDTH} 18`} role="img" aria-label={label}>
      <path className="axis" d={`M${MARGIN} 9H${WIDTH - MARGIN}`} />
      {totals.map((total, index) => (
        <circle key={index} cx={place(total)} cy="9" r="3" />
      ))}
      {score !== null && <path className="tick" d={`M${place(score)} 2V16`} />}
    </svg>
  );
}
