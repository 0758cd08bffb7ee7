/** What the page of one stage shows to chair and supervisor. */
import type { Bilingual, ExpertKind } from "#scoring/programme/programme.ts";
import type { Comparison } from "../versions/version-data.ts";
import type { AnalysisData, Computed, ExplanationData } from "./analysis-data.ts";
import type { RankingCall, RankingRule } from "./ranking-data.ts";
import type { RankingPageData } from "./ranking-page.ts";

export interface PersonName {
  readonly nameZh: string;
  readonly nameEn: string;
}

export interface StageData {
  readonly call: RankingCall;
  readonly now: string;
  readonly rule: RankingRule;
  readonly stage: {
    readonly kind: string;
    readonly name: Bilingual;
    readonly state: "planned" | "open" | "closed" | "frozen";
    readonly opensAt: string;
    readonly closesAt: string;
    readonly closedAt: string | null;
    readonly frozenAt: string | null;
    readonly isTakingSheets: boolean;
    readonly rubricHash: string;
    readonly rubricFrozenAt: string | null;
    readonly submissions: number;
    readonly expected: number;
    readonly submitted: number;
  };
  /** Of a closed stage: the result is being counted anew, and is asked for again. */
  readonly isBeingCounted: boolean;
  /** Null once the stage is closed. */
  readonly progress: StageProgressData | null;
  /** Null before the stage is closed, and while its result is being counted. So are those below. */
  readonly ranking: RankingPageData | null;
  /** Its submissions are those the page speaks of. */
  readonly analysis: Computed<AnalysisData> | null;
  /** Of the submission the address chooses. */
  readonly explanation: Computed<ExplanationData> | null;
  readonly shortlist: ShortlistData | null;
  /** Names of what sheets are void for; none where nothing says so. */
  readonly conflictRules: readonly { readonly code: string; readonly name: Bilingual }[];
}

export interface StageProgressData {
  readonly byField: readonly {
    readonly fieldCode: string | null;
    readonly submissions: number;
    readonly expected: number;
    readonly submitted: number;
  }[];
  readonly byExpert: readonly {
    readonly code: string;
    readonly nameZh: string;
    readonly nameEn: string;
    readonly kind: ExpertKind;
    readonly hasPledged: boolean;
    readonly declared: number;
    readonly expected: number;
    readonly started: number;
    readonly submitted: number;
    readonly lastSavedAt: string | null;
  }[];
}

export interface ShortlistData {
  readonly state: "none" | "proposed" | "declined" | "frozen";
  readonly count: number;
  readonly version: number | null;
  readonly proposedBy: PersonName | null;
  readonly proposedAt: string | null;
  readonly note: string;
  readonly decidedBy: PersonName | null;
  readonly decidedAt: string | null;
  readonly resultDigest: string | null;
  readonly isStale: boolean;
  /** What moved since a proposal that is stale. */
  readonly moved: Comparison | null;
  /** Frozen, and waiting for a new version. */
  readonly isReopened: boolean;
  readonly mayPropose: boolean;
  readonly mayConfirm: boolean;
  readonly votesMissing: number;
  /** Effects of recusals that are not decided about. */
  readonly recusalsUndecided: number;
}
