/**
 * 分析提示 / Flags of an analysed submission: what a chair should look at before the list is signed. Each is a hint to
 * discuss, none changes a score.
 */
import type { RecusalEffect } from "#scoring/reliability/experts/recusal-effect.ts";
import type { FrozenRanked } from "#scoring/record/stage-result.ts";
import type { RankInterval } from "#scoring/shortlist/stability/rank-intervals.ts";

export type AnalysisFlag =
  /** The totals lie further apart than the stage allows without a discussion; the range in hundredths. */
  | { readonly code: "split"; readonly range: number }
  /** The chance to be selected is neither small nor large. */
  | { readonly code: "greyZone" }
  /** The official rank lies outside the interval of the adjusted one. */
  | { readonly code: "rankMoves"; readonly from: number; readonly to: number; readonly interval: RankInterval }
  /** It leaves or enters the list when one of these experts (by id) is left out. */
  | { readonly code: "fragile"; readonly experts: readonly string[] }
  /** Fewer valid sheets than a submission of the stage usually has. */
  | { readonly code: "fewSheets"; readonly sheets: number; readonly usual: number }
  /** Its rank would change if these experts (by id), who recused themselves, had marked as the model expects. */
  | { readonly code: "recusal"; readonly experts: readonly string[]; readonly from: number; readonly to: number };

export interface FlagFacts {
  readonly isGrey: boolean;
  readonly officialRank: number | null;
  readonly adjusted: { readonly rank: number; readonly interval: RankInterval } | null;
  /** Ids of the experts without whom it would leave or enter the list. */
  readonly experts: readonly string[];
  readonly usualSheets: number;
  readonly recusal: RecusalEffect | null;
}

/** In the order of the type above. */
export function flagsOf({ isSplit, range, sheets }: FrozenRanked, facts: FlagFacts): AnalysisFlag[] {
  const { isGrey, officialRank, adjusted, experts, usualSheets, recusal } = facts;
  const flags: AnalysisFlag[] = [];
  if (isSplit && range !== null) flags.push({ code: "split", range: range.hundredths });
  if (isGrey) flags.push({ code: "greyZone" });
  if (officialRank !== null && adjusted !== null && isOutside(officialRank, adjusted.interval))
    flags.push({ code: "rankMoves", from: officialRank, to: adjusted.rank, interval: adjusted.interval });
  if (experts.length > 0) flags.push({ code: "fragile", experts });
  if (sheets.length < usualSheets) flags.push({ code: "fewSheets", sheets: sheets.length, usual: usualSheets });
  if (recusal !== null && recusal.missing.length > 0)
    flags.push({ code: "recusal", experts: recusal.missing, from: recusal.rank, to: recusal.filledRank });
  return flags;
}

function isOutside(rank: number, { best, worst }: RankInterval): boolean {
  return rank < best || rank > worst;
}
