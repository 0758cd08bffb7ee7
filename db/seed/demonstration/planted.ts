/** What those who play the demonstration call must know of its plan: who fails, who is sent back, who withdraws. */
import { ARRIVED_AS_OTHER, INELIGIBLE, plannedCorrections, ENGLISH_PROFILE_MISSING } from "./defects.ts";
import { englishProfileOf } from "./submissions.ts";

const CORRECTIONS = plannedCorrections(englishProfileOf(ENGLISH_PROFILE_MISSING));
const DEFECTS: readonly { readonly serial: string; readonly ruleCode: string }[] = [...INELIGIBLE, ...CORRECTIONS];

/** Whether a submission was made to break this eligibility rule; a person asked about it finds it broken. */
export function isPlantedDefect(serial: string, ruleCode: string): boolean {
  return DEFECTS.some((defect) => defect.serial === serial && defect.ruleCode === ruleCode);
}

/** The field to which the secretariat maps a submission that arrived without one; undefined for every other. */
export function plantedField(serial: string): string | undefined {
  return serial === ARRIVED_AS_OTHER.serial ? ARRIVED_AS_OTHER.fieldCode : undefined;
}

/** What an applicant sends in when a correction is asked for; undefined: nothing, and the round lapses. */
export function correctionAnswer(serial: string) {
  return CORRECTIONS.find((correction) => correction.serial === serial)?.answer ?? undefined;
}
