/**
 * 申报事实 / Facts of one submission, as the formal check reads them.
 *
 * Everything the forms hold (Annex 1 organisation, Annex 2 result, Annex 3 IP rights, Annex 4 commitment) and what
 * the secretariat knows besides. Plain values: the caller gathers them, no rule looks anything up.
 * Texts that were left blank are empty strings; calendar dates are YYYY-MM-DD; sizes are bytes.
 */
import type { Channel, SubmissionKind } from "#scoring/programme/programme.ts";

export interface IpRightFacts {
  /** Class, as a code such as inventionPatent, utilityModel, softwareCopyright, icLayout, plantVariety, design. */
  readonly type: string;
  readonly name: string;
  readonly certificateNo: string;
  /** Inventor or right holder as written; several are divided by a semicolon or 、. */
  readonly holder: string;
  readonly grantedOn: string | null;
  readonly status: "valid" | "lapsed" | "pending";
  readonly hasScan: boolean;
}

export interface RecommendingExpertFacts {
  readonly name: string;
  readonly organization: string;
  readonly reason: string;
  readonly signedOn: string | null;
  readonly isEmployeeOfApplicant: boolean;
}

export const DUPLICATE_GROUNDS = ["same_title", "same_certificate", "two_channels"] as const;

export interface DuplicateFacts {
  /** Serial of the other submission. */
  readonly serial: string;
  readonly ground: (typeof DUPLICATE_GROUNDS)[number];
}

export interface SubmissionFacts {
  /** When the electronic copy arrived, an ISO-8601 instant. */
  readonly receivedAt: string;
  /** Where the applicant is registered, ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly unitType: "enterprise" | "institute" | "team";
  /** An institute or team names a small or medium enterprise with which it enters. */
  readonly hasLinkedSme: boolean;
  readonly employees: number | null;
  readonly applicantNames: { readonly zh: string; readonly en: string; readonly former: readonly string[] };
  readonly profile: { readonly zh: string; readonly en: string };
  readonly contact: { readonly name: string; readonly phone: string; readonly email: string };
  /** Level of 专精特新 recognition, null for none or a foreign applicant. */
  readonly zjtxLevel: "national" | "provincial" | "municipal" | null;
  readonly kind: SubmissionKind;
  readonly releasedOn: string | null;
  readonly isFirstRelease: boolean;
  /** The field as declared, and the field the secretariat mapped it to; null while it is not mapped. */
  readonly declaredField: string;
  readonly mappedField: string | null;
  readonly texts: {
    readonly originality: string;
    readonly summary: string;
    readonly innovation: string;
    readonly application: string;
    readonly objectiveEvaluation: string;
  };
  readonly images: readonly { readonly section: "innovation" | "application"; readonly bytes: number }[];
  readonly ipRights: readonly IpRightFacts[];
  /** Null when no scan of the licence came. */
  readonly qualificationScanBytes: number | null;
  readonly otherFiles: readonly { readonly name: string; readonly bytes: number; readonly isVideo: boolean }[];
  readonly commitment: {
    readonly isPresent: boolean;
    readonly isSealed: boolean;
    readonly isSigned: boolean;
    readonly signedOn: string | null;
  };
  readonly channel: Channel;
  readonly isRecommenderConfirmed: boolean;
  readonly recommendingExperts: readonly RecommendingExpertFacts[];
  readonly declarations: { readonly hasAccidentRecord: boolean; readonly hasBadRecord: boolean };
  readonly paperCopies: number;
  /** Found by the caller among all submissions of the call. */
  readonly duplicates: readonly DuplicateFacts[];
}
