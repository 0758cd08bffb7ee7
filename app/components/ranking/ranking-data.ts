/** What the pages of a stage show of its ranking, as plain data. */
import type { Place } from "#scoring/aggregation/places.ts";
import type { UnscoredReason } from "#scoring/aggregation/stage-ranking.ts";
import type { AggregationRule, Bilingual, Rubric, StageKind, StagePlan } from "#scoring/programme/programme.ts";
import type { Figure, FrozenLine } from "#scoring/record/stage-result.ts";
import type { CutReason } from "#scoring/shortlist/cut-line.ts";
import type { VoteCount, VoteResult } from "#scoring/shortlist/vote-result.ts";

export interface RankingRow {
  readonly submissionId: string;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly field: string;
  readonly official: Figure | null;
  readonly used: AggregationRule["method"] | null;
  readonly kept: number;
  readonly ranking: Figure | null;
  readonly adjustedHundredths: number | null;
  readonly stageScores: Readonly<Partial<Record<StageKind, Figure | undefined>>>;
  readonly hasPriority: boolean;
  readonly unscored: UnscoredReason | null;
  readonly criterionMeans: readonly { readonly criterion: string; readonly mean: Figure }[];
  readonly overall: Place | null;
  readonly inField: Place | null;
  readonly totals: readonly { readonly expertCode: string | null; readonly total: Figure }[];
  readonly median: Figure | null;
  readonly range: Figure | null;
  readonly isSplit: boolean;
  readonly vote: (VoteCount & VoteResult) | null;
  readonly passes: boolean;
  readonly reason: CutReason;
  readonly criterion: string | null;
}

/** One at the same score as the row that is explained, with what a tie step may have compared. */
export type TiedRow = Pick<RankingRow, "serial" | "official" | "median" | "criterionMeans" | "stageScores">;

/** The row whose rank is explained, with all its figures, and those that compete with it at the same score. */
export interface ChosenRow {
  readonly row: RankingRow;
  readonly equals: readonly TiedRow[];
}

export interface RankingView {
  readonly rows: readonly RankingRow[];
  readonly lines: readonly FrozenLine[];
  readonly counts: {
    readonly submissions: number;
    readonly sheets: number;
    readonly passing: number;
    readonly held: number;
    readonly split: number;
    readonly unscored: number;
    readonly voteMissing: number;
  };
  /** Serials that the rule calls a re-vote for, a list a tie. */
  readonly revotesDue: readonly (readonly string[])[];
}

/** The rule in force, as far as the pages tell it. */
export interface RankingRule extends Pick<
  StagePlan,
  "kind" | "aggregation" | "composite" | "tieChain" | "cut" | "splitRange" | "vote"
> {
  readonly criteria: readonly { readonly code: string; readonly name: Bilingual; readonly weight: number }[];
  readonly minimumValidSheets: number;
  /** Of a mark, so of every total too. */
  readonly scale: Rubric["scale"];
}

/** Names and zone of the call. */
export interface RankingCall {
  readonly slug: string;
  readonly timeZone: string;
  readonly timeZoneName: Bilingual;
  readonly fields: readonly { readonly code: string; readonly name: Bilingual }[];
  readonly stages: readonly { readonly kind: StageKind; readonly name: Bilingual }[];
}
