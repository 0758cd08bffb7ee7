/** What an expert gets to read of a submission beside the own sheet. A part of the desk of score sheets. */
import type { Row } from "#db/schema.ts";
import type { SubmissionContent } from "#db/submissions.ts";
import { withoutIdentity } from "./blindness.ts";

type TextSection = Row<"submissionTexts">["section"];

export interface SubmissionSection {
  readonly section: TextSection;
  /** null: the submission has no text in this language. */
  readonly zh: string | null;
  readonly en: string | null;
}

export interface SheetIpRight {
  readonly position: number;
  readonly type: string;
  readonly name: string;
  /** null: hidden with the applicant. */
  readonly certificateNo: string | null;
  readonly holder: string | null;
  readonly grantedOn: string | null;
  readonly status: Row<"ipRights">["status"];
  readonly hasScan: boolean;
}

export interface SheetFile {
  readonly id: string;
  readonly section: Row<"submissionFiles">["section"];
  readonly position: number;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

/** Who is behind a submission, in a stage that does not hide it. Never a phone, a mail address or a postal address. */
export interface SheetApplicant {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly province: string | null;
  readonly unitType: Row<"submissions">["unitType"];
  readonly zjtxLevel: Row<"submissions">["zjtxLevel"];
  readonly ownerName: string;
  readonly channel: Row<"submissions">["channel"];
  readonly recommenderNameZh: string | null;
  readonly recommenderNameEn: string | null;
  readonly recommendingExperts: readonly {
    readonly name: string;
    readonly title: string;
    readonly organization: string;
    readonly reason: string;
  }[];
}

export interface SheetSubmission {
  readonly id: string;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly fieldCode: string | null;
  readonly kind: Row<"submissions">["kind"];
  readonly country: string;
  readonly isFirstRelease: boolean;
  readonly releasedOn: string | null;
  readonly sections: readonly SubmissionSection[];
  readonly ipRights: readonly SheetIpRight[];
  readonly files: readonly SheetFile[];
  /** null: the stage hides the applicant. */
  readonly applicant: SheetApplicant | null;
}

/** The order in which the forms ask for the texts. */
const SECTIONS: readonly TextSection[] = [
  "profile",
  "originality",
  "summary",
  "innovation",
  "application",
  "evaluation",
];

export function sheetSubmission(content: SubmissionContent, isApplicantHidden: boolean): SheetSubmission {
  const { submission } = content;
  const shown = isApplicantHidden ? withoutIdentity(content) : content;
  return {
    id: submission.id,
    serial: submission.serial,
    titleZh: submission.titleZh,
    titleEn: submission.titleEn,
    fieldCode: submission.fieldCode,
    kind: submission.kind,
    country: content.applicant.country,
    isFirstRelease: submission.isFirstRelease === 1,
    releasedOn: submission.releasedOn,
    sections: sectionsOf(shown.texts),
    ipRights: shown.ipRights.map((right) => ipRight(right, isApplicantHidden)),
    files: shown.files.map(({ id, section, position, name, mediaType, bytes }) => ({
      id,
      section,
      position,
      name,
      mediaType,
      bytes,
    })),
    applicant: isApplicantHidden ? null : applicantOf(content),
  };
}

function sectionsOf(texts: SubmissionContent["texts"]): SubmissionSection[] {
  const body = (section: TextSection, language: "zh" | "en") =>
    texts.find((text) => text.section === section && text.language === language)?.body ?? null;
  return SECTIONS.map((section) => ({ section, zh: body(section, "zh"), en: body(section, "en") })).filter(
    ({ zh, en }) => zh !== null || en !== null,
  );
}

function ipRight(right: SubmissionContent["ipRights"][number], isHidden: boolean): SheetIpRight {
  const { position, type, name, certificateNo, holder, grantedOn, status, hasScan } = right;
  return {
    position,
    type,
    name,
    certificateNo: isHidden ? null : certificateNo,
    holder: isHidden ? null : holder,
    grantedOn,
    status,
    hasScan: hasScan === 1,
  };
}

function applicantOf({ submission, applicant, recommender, recommendingExperts }: SubmissionContent): SheetApplicant {
  return {
    nameZh: applicant.nameZh,
    nameEn: applicant.nameEn,
    province: applicant.province,
    unitType: submission.unitType,
    zjtxLevel: submission.zjtxLevel,
    ownerName: submission.ownerName,
    channel: submission.channel,
    recommenderNameZh: recommender?.nameZh ?? null,
    recommenderNameEn: recommender?.nameEn ?? null,
    recommendingExperts: recommendingExperts.map(({ name, title, organization, reason }) => ({
      name,
      title,
      organization,
      reason,
    })),
  };
}
