/**
 * How good each submission really is, and what is planted: the invented truth behind the invented marks.
 * Ordinary quality is close to normal around 76 with a deviation of 7.
 */
import type { StageKind } from "#scoring/programme/programme.ts";
import { randomFrom } from "../random.ts";

export const MEAN_QUALITY = 76;
const DEVIATION = 7;
const RANGE = { lowest: 60, highest: 88 };

/**
 * - even: experts scatter evenly around the total.
 * - core: the same total, with more for advancedness and creativity and less for the rest.
 * - creative: the same total, with more for creativity alone.
 * - skewed: the same mean, with another median.
 * - lowered: the same mean of the middle totals and the same median, with a lowest total that lies further down: the
 *   official score, which drops it, does not see it, the adjusted score does.
 * - uncreative: a high total with a creativity below 60.
 * - split: some see it above 90, others near 60.
 */
export type PlantedShape = "even" | "core" | "creative" | "skewed" | "lowered" | "uncreative" | "split";

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
  "F02-005": { initial: { shape: "core", total: 72 } },
  "F02-013": { initial: even(72) },
  "F03-004": { initial: { shape: "skewed", total: 73 } },
  "F03-011": { initial: even(73) },
  "F05-006": { initial: even(73) },
  "F05-009": { initial: { shape: "lowered", total: 73 } },
  "F07-006": { initial: even(72) },
  "F07-010": { initial: even(72) },
  // A high total that creativity holds back, and one on which the experts split.
  "F04-019": { initial: { shape: "uncreative", total: 88 } },
  "F01-016": { initial: { shape: "split", total: 77 } },
  // Ties of the composite: by the defense, by the initial review, by creativity, and only a new vote can tell.
  "F04-007": { initial: even(86), secondary: even(88), defense: even(83) },
  "F04-017": { initial: even(85), secondary: even(85), defense: even(85) },
  "F01-002": { initial: even(87), secondary: even(87), defense: even(84) },
  "F01-010": { initial: even(84), secondary: even(87), defense: even(84) },
  "F06-006": { initial: even(84), secondary: even(86), defense: { shape: "creative", total: 83 } },
  "F06-003": { initial: even(84), secondary: even(86), defense: even(83) },
  "F08-001": { initial: even(85), secondary: even(88), defense: even(82) },
  "F01-003": { initial: even(85), secondary: even(88), defense: even(82) },
  // A vote that fails although the score suffices, and one that has no quorum until a reserve steps in.
  "F01-007": { initial: even(86), secondary: even(88), defense: even(86) },
  "F04-003": { initial: even(86), secondary: even(86), defense: even(86) },
};

/**
 * Fields in which two submissions tie exactly at the line of the initial review: whoever else is admitted there lies
 * clearly above or clearly below. Values are given in the order of the serials.
 */
const AROUND_A_TIE: Readonly<Record<string, number>> = {
  ...spread("F02", [1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 15, 16], [86, 63, 85, 62, 82, 82, 63, 84, 62, 83, 82, 61]),
  ...spread("F03", [1, 2, 3, 5, 6, 7, 9, 10, 13, 14, 15, 16], [85, 64, 82, 86, 64, 86, 65, 82, 63, 83, 61, 82]),
  ...spread("F05", [1, 2, 3, 4, 5, 7, 10, 12, 13, 14], [84, 64, 85, 83, 64, 86, 85, 62, 61, 84]),
  ...spread("F07", [1, 2, 3, 4, 7, 8], [81, 84, 64, 80, 86, 62]),
};

/** Good, but not so good that they would crowd the planted ones out of the shortlist. */
const MODEST: Readonly<Record<string, number>> = {
  "F01-011": 82,
  "F01-015": 86,
  "F04-002": 82,
  "F04-008": 81,
  "F04-009": 87,
  "F06-001": 84,
};

export function plantedTotal(serial: string, stageKind: StageKind): PlantedTotal | undefined {
  return PLANTED_TOTALS[serial]?.[stageKind];
}

/** The quality of a submission, 60 to 88; of a planted one in a stage, its planted total. */
export function qualityOf(serial: string, stageKind: StageKind): number {
  const planted = plantedTotal(serial, stageKind)?.total ?? AROUND_A_TIE[serial] ?? MODEST[serial];
  if (planted !== undefined) return planted;
  const drawn = MEAN_QUALITY + DEVIATION * randomFrom(`quality ${serial}`).normal();
  return Math.min(RANGE.highest, Math.max(RANGE.lowest, drawn));
}

function spread(prefix: string, numbers: readonly number[], values: readonly number[]): Record<string, number> {
  return Object.fromEntries(
    numbers.map((number, index) => [`${prefix}-${String(number).padStart(3, "0")}`, values[index]!]),
  );
}
