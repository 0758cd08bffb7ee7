import type { Rubric } from "#scoring/programme/programme.ts";
import { bandOf } from "#scoring/rubric/band-of.ts";

export interface Props {
  readonly rubric: Pick<Rubric, "bands">;
  readonly mark: number | undefined;
}

/** The bands from low to high with the mark's own one lit. The words beside it say the same, so it is decoration. */
export function BandScale({ rubric, mark }: Props) {
  const bands = [...rubric.bands].sort((one, other) => one.from - other.from);
  const now = mark === undefined ? undefined : bandOf(rubric, mark);
  return (
    <div
      className="scale"
      aria-hidden="true"
      style={{ gridTemplateColumns: bands.map((band) => `${band.to - band.from + 1}fr`).join(" ") }}
    >
      {bands.map((band) => (
        <i key={band.from} className={band === now ? "on" : undefined} />
      ))}
    </div>
  );
}
