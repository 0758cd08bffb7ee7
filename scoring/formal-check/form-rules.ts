/** 申报表与承诺书 / Rules on the forms: E08 field, E09 commitment, E10 evidence, E12 completeness. */
import { Temporal } from "temporal-polyfill";
import { curable, doubt, type EligibilityCheck } from "#scoring/formal-check/finding.ts";

/** E08: the field is one of the programme's; a declared "other" is mapped by the secretariat before assignment. */
export const checkField: EligibilityCheck = ({ declaredField, mappedField }, { fields, otherField }) => {
  const isKnown = (code: string): boolean => fields.some((field) => field.code === code);
  if (mappedField !== null) return isKnown(mappedField) ? [] : [curable("unknown_field", { field: mappedField })];
  if (otherField !== null && declaredField === otherField.code) return [doubt("other_field_not_mapped")];
  return isKnown(declaredField) ? [] : [curable("unknown_field", { field: declaredField })];
};

/** E09: the commitment letter is there, sealed, signed and dated, not later than it was received. */
export const checkCommitment: EligibilityCheck = ({ commitment, receivedAt }, { timeZone }) => {
  const { isPresent, isSealed, isSigned, signedOn } = commitment;
  if (!isPresent) return [curable("commitment_missing")];
  const receivedOn = Temporal.Instant.from(receivedAt).toZonedDateTimeISO(timeZone).toPlainDate();
  const isDatedLate = signedOn !== null && Temporal.PlainDate.compare(signedOn, receivedOn) > 0;
  return [
    ...(isSealed ? [] : [curable("commitment_not_sealed")]),
    ...(isSigned ? [] : [curable("commitment_not_signed")]),
    ...(signedOn === null ? [curable("commitment_not_dated")] : []),
    ...(isDatedLate ? [curable("commitment_dated_after_receipt", { signedOn })] : []),
  ];
};

/** E10: there is something from which market data and effects can be judged; how good it is the rubric asks. */
export const checkEvidence: EligibilityCheck = ({ isFirstRelease, releasedOn, otherFiles, texts }) => {
  if (isFirstRelease && releasedOn === null) return [doubt("first_release_without_market_data")];
  const hasEvidence = otherFiles.length > 0 || !isBlank(texts.objectiveEvaluation);
  return hasEvidence ? [] : [doubt("market_evidence_missing", {}, true)];
};

/** Items of the complete set, as codes for `item_missing`. */
export const REQUIRED_ITEMS = [
  "nameZh",
  "nameEn",
  "profileZh",
  "profileEn",
  "contactName",
  "contactPhone",
  "contactEmail",
  "qualificationScan",
  "originality",
  "summary",
  "innovation",
  "application",
  "ipTable",
] as const;
export type RequiredItem = (typeof REQUIRED_ITEMS)[number];

/** E12: the set is complete; names and profile are asked for in both languages, the other texts in one. */
export const checkCompleteness: EligibilityCheck = (facts) => {
  const { applicantNames, profile, contact, texts, qualificationScanBytes, ipRights } = facts;
  const isMissing: Record<RequiredItem, boolean> = {
    nameZh: isBlank(applicantNames.zh),
    nameEn: isBlank(applicantNames.en),
    profileZh: isBlank(profile.zh),
    profileEn: isBlank(profile.en),
    contactName: isBlank(contact.name),
    contactPhone: isBlank(contact.phone),
    contactEmail: isBlank(contact.email),
    qualificationScan: qualificationScanBytes === null,
    originality: isBlank(texts.originality),
    summary: isBlank(texts.summary),
    innovation: isBlank(texts.innovation),
    application: isBlank(texts.application),
    ipTable: ipRights.length === 0,
  };
  return [
    ...REQUIRED_ITEMS.filter((item) => isMissing[item]).map((item) => curable("item_missing", { item })),
    ...ipRights
      .filter((right) => !right.hasScan)
      .map(({ certificateNo, name }) => curable("ip_scan_missing", { certificateNo, name })),
  ];
};

function isBlank(text: string): boolean {
  return text.trim() === "";
}
