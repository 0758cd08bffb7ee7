/** 申报事实 / From the rows on record to the facts the formal check reads. */
import type { SubmissionRecord } from "#db/submission-facts.ts";
import type { DuplicateFacts, SubmissionFacts } from "#scoring/formal-check/submission-facts.ts";
import { countCharacters } from "#scoring/rubric/count-characters.ts";

/** @param duplicates found among all submissions of the call; see duplicates.ts */
export function toSubmissionFacts(record: SubmissionRecord, duplicates: readonly DuplicateFacts[]): SubmissionFacts {
  const { submission, applicant } = record;
  return {
    receivedAt: submission.receivedAt,
    country: applicant.country,
    unitType: submission.unitType,
    hasLinkedSme: submission.hasLinkedSme === 1,
    employees: submission.employees,
    applicantNames: {
      zh: applicant.nameZh,
      en: applicant.nameEn,
      former: JSON.parse(applicant.formerNames) as string[],
    },
    profile: { zh: textIn(record, "profile", "zh"), en: textIn(record, "profile", "en") },
    contact: { name: submission.contactName, phone: submission.contactPhone, email: submission.contactEmail },
    zjtxLevel: submission.zjtxLevel,
    kind: submission.kind,
    releasedOn: submission.releasedOn,
    isFirstRelease: submission.isFirstRelease === 1,
    declaredField: submission.declaredFieldCode,
    mappedField: submission.fieldCode,
    texts: {
      originality: longest(record, "originality"),
      summary: longest(record, "summary"),
      innovation: longest(record, "innovation"),
      application: longest(record, "application"),
      objectiveEvaluation: longest(record, "evaluation"),
    },
    ...filesOf(record),
    ipRights: record.ipRights.map((right) => ({ ...right, hasScan: right.hasScan === 1 })),
    commitment: {
      isPresent: submission.commitmentIsPresent === 1,
      isSealed: submission.commitmentIsSealed === 1,
      isSigned: submission.commitmentIsSigned === 1,
      signedOn: submission.commitmentSignedOn,
    },
    channel: submission.channel,
    isRecommenderConfirmed: submission.recommenderIsConfirmed === 1,
    recommendingExperts: record.recommendingExperts.map((expert) => ({
      ...expert,
      isEmployeeOfApplicant: expert.isEmployee === 1,
    })),
    declarations: {
      hasAccidentRecord: submission.hasAccidentRecord === 1,
      hasBadRecord: submission.hasBadRecord === 1,
    },
    paperCopies: submission.paperCopies,
    duplicates,
  };
}

type Section = SubmissionRecord["texts"][number]["section"];

function textIn(record: SubmissionRecord, section: Section, language: "zh" | "en"): string {
  return record.texts.find((text) => text.section === section && text.language === language)?.body ?? "";
}

/** A limit holds for each language version, so the version that counts most stands for the section. */
function longest(record: SubmissionRecord, section: Section): string {
  const versions = [textIn(record, section, "zh"), textIn(record, section, "en")];
  return versions.reduce((a, b) => (countCharacters(b) > countCharacters(a) ? b : a));
}

function filesOf({
  files,
}: SubmissionRecord): Pick<SubmissionFacts, "images" | "qualificationScanBytes" | "otherFiles"> {
  return {
    images: files.flatMap(({ section, bytes }) =>
      section === "innovation" || section === "application" ? [{ section, bytes }] : [],
    ),
    // The scan is one file; were there several, the pages together must be legible and small enough.
    qualificationScanBytes: files.reduce<number | null>(
      (sum, file) => (file.section === "qualification" ? (sum ?? 0) + file.bytes : sum),
      null,
    ),
    otherFiles: files
      .filter(({ section }) => section === "award" || section === "video" || section === "other")
      .map(({ name, bytes, section }) => ({ name, bytes, isVideo: section === "video" })),
  };
}
