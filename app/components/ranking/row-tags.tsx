import { useTranslation } from "#app/i18n/use-translation.ts";
import { formatHundredths } from "#scoring/aggregation/fraction.ts";
import type { Place } from "#scoring/aggregation/places.ts";
import { dropCaution } from "#scoring/aggregation/plain-score.ts";
import type { AnalysisFlag } from "#scoring/shortlist/analysis-flags.ts";
import { flagText } from "./analysis-words.ts";
import type { RankingRow } from "./ranking-data.ts";
import type { RankingWords } from "./ranking-words.ts";

export interface Props {
  readonly row: RankingRow;
  readonly place: Place | null;
  readonly words: RankingWords;
  readonly flags: readonly AnalysisFlag[];
}

interface Tag {
  readonly kind: string;
  readonly text: string;
}

const FLAG_KINDS = { greyZone: "warm", rankMoves: "note", fragile: "warm", fewSheets: "", recusal: "note" } as const;

/** What is noticeable about a row, each in a few words. */
export function RowTags({ row, place, words, flags }: Props) {
  const { t } = useTranslation();
  const tags: Tag[] = [];
  const add = (kind: string, text: string) => tags.push({ kind, text });
  if (row.unscored !== null) add("bad", t(`ranking.tags.${row.unscored}`, { count: row.totals.length }));
  if (row.used === "trimmedMean" && dropCaution(row.totals.length) !== null)
    add("warm", t("ranking.tags.few_to_drop", { count: row.totals.length }));
  if (row.reason === "floor")
    add("bad", t("ranking.tags.floor", { criterion: words.criterionName(row.criterion ?? ""), mean: meanOf(row) }));
  if (row.reason === "below_minimum") add("bad", t("ranking.tags.below_minimum"));
  if (row.reason === "vote_missing") add("warm", t("ranking.tags.vote_missing"));
  if (row.vote !== null)
    add(row.vote.passed ? "good" : "bad", t("ranking.tags.vote", { yes: row.vote.yes, present: row.vote.present }));
  if (row.reason === "tied_at_line") add("note", t("ranking.tags.tied_at_line"));
  if (row.reason === "in_quota_adjusted")
    add("note", t("ranking.tags.in_quota_adjusted", { score: formatHundredths(row.adjustedHundredths ?? 0) }));
  if (place?.isTied === true) add("note", t("ranking.tags.shared"));
  if (place !== null && place.tieStep !== null)
    add("", t("ranking.tags.tie", { step: words.decidedBy(place.tieStep) }));
  if (row.isSplit && row.range !== null)
    add("warm", t("ranking.tags.split", { range: formatHundredths(row.range.hundredths) }));
  // The official result tells of a split already.
  for (const flag of flags) if (flag.code !== "split") add(FLAG_KINDS[flag.code], flagText(t, flag));
  if (tags.length === 0) return null;
  return (
    <span className="tags">
      {tags.map(({ kind, text }) => (
        <span key={text} className={kind === "" ? "tag" : `tag ${kind}`}>
          {text}
        </span>
      ))}
    </span>
  );
}

function meanOf(row: RankingRow): string {
  const mean = row.criterionMeans.find((item) => item.criterion === row.criterion)?.mean;
  return mean === undefined ? "" : formatHundredths(mean.hundredths);
}
