import type { Criterion, Rubric, StageKind } from "#scoring/programme/programme.ts";
import { randomFrom, type Random } from "../random.ts";
import { behaviourOf, homeBonusFor, isUnanswered, type Behaviour } from "./behaviours.ts";
import { commentOn, flatComment, reasonFor } from "./comments.ts";
import { expertPlanOf } from "./expert-list.ts";
import { plantedMarks, type Seat } from "./planted-sheets.ts";
import { MEAN_QUALITY, plantedTotal, qualityOf } from "./quality.ts";

export interface SheetQuestion {
  readonly expertCode: string;
  readonly serial: string;
  readonly stageKind: StageKind;
  readonly rubric: Rubric;
  /**
   * Codes of all experts who read the submission in this stage. Planted results use it to spread the marks of a panel
   * so that their mean comes out exactly; without it the experts of a planted submission agree to the point.
   */
  readonly panel?: readonly string[];
  /** The code of whoever left the panel and is replaced: the seat is that expert's, so that a planted result holds. */
  readonly inPlaceOf?: string;
}

export interface DemonstrationSheet {
  readonly marks: readonly { readonly criterion: string; readonly mark: number; readonly reason: string }[];
  readonly comment: string;
  readonly flags: readonly string[];
}

/** Shares of an expert's noise, as square roots of 0.7 and 0.3: what all criteria have in common, and each its own. */
const COMMON_NOISE = 0.8367;
const OWN_NOISE = 0.5477;
/** How much a submission is stronger in one criterion than in another. */
const PROFILE_DEVIATION = 1.5;
const IDENTITY_KNOWN = { code: "identityKnown", permille: 12 };

/**
 * The sheet an expert of the demonstration call hands in: whole marks inside the rubric's scale, a comment in the
 * expert's language, a reason wherever the rubric asks for one. Depends on its arguments alone, never on the order
 * of calls.
 * @returns null when the expert never answers, or had stopped before this submission
 */
export function demonstrationSheet(question: SheetQuestion): DemonstrationSheet | null {
  const { expertCode, serial, stageKind, rubric } = question;
  if (stageKind !== "defense" && isUnanswered(expertCode, serial)) return null;
  const random = randomFrom(`sheet ${stageKind} ${expertCode} ${serial}`);
  const behaviour = behaviourOf(expertCode);
  const language = expertPlanOf(expertCode).country === "CN" ? 0 : 1;
  const given = marksOf(question, behaviour, random);
  const written = rubric.criteria.map(({ code }) => ({ code, mark: withinScale(rubric, given.get(code)!) }));
  const isFlat = behaviour.manner === "flat" && plantedTotal(serial, stageKind) === undefined;
  return {
    marks: written.map(({ code, mark }) => ({
      criterion: code,
      mark,
      reason: reasonIfAsked(rubric, code, mark, language),
    })),
    comment: isFlat ? flatComment(language) : commentOn(random, written, language),
    flags: flagsOf(rubric, stageKind, random),
  };
}

function marksOf(question: SheetQuestion, behaviour: Behaviour, random: Random): ReadonlyMap<string, number> {
  const { expertCode, serial, stageKind, rubric } = question;
  const planted = plantedTotal(serial, stageKind);
  if (planted !== undefined) return plantedMarks(rubric, planted, seatOf(question));
  if (behaviour.manner === "flat")
    return new Map(rubric.criteria.map(({ code }, index) => [code, index % 2 === 0 ? 80 : 78]));
  const { slope, severity, noise } = behaviour;
  const total =
    MEAN_QUALITY +
    slope * (qualityOf(serial, stageKind) - MEAN_QUALITY) +
    severity +
    homeBonusFor(expertCode, serial) +
    COMMON_NOISE * noise * random.normal();
  return new Map(
    rubric.criteria.map((criterion) => [
      criterion.code,
      Math.round(total + profile(serial, criterion) + OWN_NOISE * noise * random.normal()),
    ]),
  );
}

function profile(serial: string, { code }: Criterion): number {
  return PROFILE_DEVIATION * randomFrom(`profile ${serial} ${code}`).normal();
}

/** The place among those who answer, by code, so that a missing sheet leaves no hole in a pattern. */
function seatOf({ expertCode, serial, stageKind, panel = [], inPlaceOf }: SheetQuestion): Seat {
  const isEven = Number(expertCode.slice(2)) % 2 === 0;
  const answering = panel.filter((code) => stageKind === "defense" || !isUnanswered(code, serial)).sort();
  const index = answering.indexOf(inPlaceOf ?? expertCode);
  return index < 0 ? { index: 0, of: 1, isEven } : { index, of: answering.length, isEven };
}

function withinScale({ scale }: Rubric, mark: number): number {
  return Math.min(scale.maximum, Math.max(scale.minimum, mark));
}

function reasonIfAsked({ reason }: Rubric, code: string, mark: number, language: 0 | 1): string {
  const isLow = reason.below !== null && mark < reason.below;
  const isHigh = reason.from !== null && mark >= reason.from;
  return isLow || isHigh ? reasonFor(code, isLow, language) : "";
}

/** Now and then somebody recognises the applicant although it is hidden. */
function flagsOf(rubric: Rubric, stageKind: StageKind, random: Random): string[] {
  const isKnown = rubric.flags.some(({ code }) => code === IDENTITY_KNOWN.code);
  return stageKind === "initial" && isKnown && random.chance(IDENTITY_KNOWN.permille) ? [IDENTITY_KNOWN.code] : [];
}
