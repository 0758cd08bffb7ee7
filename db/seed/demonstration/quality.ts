/**
 * How good each submission really is, and what is planted: the invented truth behind the invented marks.
 * Ordinary quality is close to normal around 76 with a deviation of 7.
 */
import type { StageKind } from "#scoring/programme/programme.ts";
import { randomFrom } from "../random.ts";

export const MEAN_QUALITY = 76;
const DEVIATION = 7;
const RANGE = { lowest: 60, highest: 92 };

/**
 * - even: experts scatter evenly around the total.
 * - core: the same total, with more for advancedness and creativity and less for the rest.
 * - creative: the same total, with more for creativity alone.
 * - skewed: the same mean, with another median.
 * - uncreative: a high total with a creativity below 60.
 * - split: some see it above 90, others near 60.
 */
export type PlantedShape = "even" | "core" | "creative" | "skewed" | "uncreative" | "split";

export interface PlantedTotal {
  readonly shape: PlantedShape;
  /** The mean total the sheets are to have; for `split` the middle of the two camps. */
  readonly total: number;
}

type PlantedStages = Partial<Record<StageKind, PlantedTotal>>;

const even = (total: number): PlantedTotal => ({ shape: "even", total });

/** Sheets that are written to a plan, whoever reads the submission. */
export const PLANTED_TOTALS: Readonly<Record<string, PlantedStages>> = {
  // Ties at the cut line of the initial review: by the core criteria, by the median, by priority, and all go on.
  "F02-005": { initial: { shape: "core", total: 76 } },
  "F02-013": { initial: even(76) },
  "F03-004": { initial: { shape: "skewed", total: 75 } },
  "F03-011": { initial: even(75) },
  "F05-006": { initial: even(77) },
  "F05-009": { initial: even(77) },
  "F07-006": { initial: even(74) },
  "F07-010": { initial: even(74) },
  // A high total that creativity holds back, and one on which the experts split.
  "F04-019": { initial: { shape: "uncreative", total: 88 } },
  "F01-016": { initial: { shape: "split", total: 77 } },
  // Ties of the composite: by the defense, by the initial review, by creativity, and only a new vote can tell.
  "F04-007": { initial: even(86), secondary: even(86), defense: even(83) },
  "F04-017": { initial: even(85), secondary: even(83), defense: even(85) },
  "F01-002": { initial: even(87), secondary: even(85), defense: even(84) },
  "F01-010": { initial: even(84), secondary: even(85), defense: even(84) },
  "F06-006": { initial: even(84), secondary: even(84), defense: { shape: "creative", total: 83 } },
  "F06-003": { initial: even(84), secondary: even(84), defense: even(83) },
  "F08-001": { initial: even(85), secondary: even(84), defense: even(82) },
  "F01-003": { initial: even(85), secondary: even(84), defense: even(82) },
  // A vote that fails although the score suffices, and one that has no quorum until a reserve steps in.
  "F01-007": { initial: even(86), secondary: even(86), defense: even(86) },
  "F04-003": { initial: even(86), secondary: even(85), defense: even(86) },
};

/**
 * Fields in which two submissions tie exactly at the line of the initial review: whoever else is admitted there lies
 * clearly above or clearly below. Values are given in the order of the serials.
 */
const AROUND_A_TIE: Readonly<Record<string, number>> = {
  ...spread("F02", [1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 15, 16], [84, 67, 88, 66, 91, 84, 69, 86, 68, 84, 87, 62]),
  ...spread("F03", [1, 2, 3, 5, 6, 7, 9, 10, 13, 14, 15, 16], [88, 66, 83, 84, 66, 90, 67, 83, 65, 86, 61, 84]),
  ...spread("F05", [1, 2, 3, 4, 5, 7, 10, 12, 13, 14], [85, 69, 87, 85, 68, 90, 86, 66, 63, 89]),
  ...spread("F07", [1, 2, 3, 4, 7, 8], [84, 87, 66, 82, 90, 64]),
};

export function plantedTotal(serial: string, stageKind: StageKind): PlantedTotal | undefined {
  return PLANTED_TOTALS[serial]?.[stageKind];
}

/** The quality of a submission, about 60 to 92; of a planted one in a stage, its planted total. */
export function qualityOf(serial: string, stageKind: StageKind): number {
  const planted = plantedTotal(serial, stageKind)?.total ?? AROUND_A_TIE[serial];
  if (planted !== undefined) return planted;
  const drawn = MEAN_QUALITY + DEVIATION * randomFrom(`quality ${serial}`).normal();
  return Math.min(RANGE.highest, Math.max(RANGE.lowest, drawn));
}

function spread(prefix: string, numbers: readonly number[], values: readonly number[]): Record<string, number> {
  return Object.fromEntries(
    numbers.map((number, index) => [`${prefix}-${String(number).padStart(3, "0")}`, values[index]!]),
  );
}
