import { Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { formatHundredths } from "#scoring/aggregation/fraction.ts";
import { pick } from "../bilingual.ts";
import type { MarkChange } from "#scoring/shortlist/smallest-change.ts";
import { Adjustment } from "./adjustment.tsx";
import { type AnalysisData, type Computed, type ExplanationData, isAdjusted, valueOf } from "./analysis-data.ts";
import { ByOrder } from "./by-order.tsx";
import type { RankingRow, RankingRule, TiedRow } from "./ranking-data.ts";
import { placeOf } from "./ranking-sections.ts";
import type { RankingWords } from "./ranking-words.ts";
import { Composite, Contributions, Totals } from "./score-sums.tsx";
import { TieStory } from "./tie-story.tsx";

export interface Props {
  readonly row: RankingRow;
  /** Those that compete with it at the same score. */
  readonly equals: readonly TiedRow[];
  readonly isByField: boolean;
  readonly rule: RankingRule;
  readonly words: RankingWords;
  /** Null while nothing is explained; what it adds stands beside what the row tells by itself. */
  readonly explanation: Computed<ExplanationData> | null;
  readonly analysis: AnalysisData | null;
  readonly closeHref: string;
}

/** Why a submission has its rank: what went into the score, what decided a tie, what decided at the line. */
export function WhyPanel({ row, equals, isByField, rule, words, explanation, analysis, closeHref }: Props) {
  const { t, i18n } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const { submissionId } = row;
  // Below the table on a phone: the focus leads there. Beside it nothing moves.
  useEffect(() => heading.current?.focus(), [submissionId]);
  const place = placeOf(row, isByField);
  const explained = valueOf(explanation);
  const title = pick({ zh: row.titleZh, en: row.titleEn }, i18n.language);
  return (
    <aside className="panel padded why-panel" aria-labelledby="why">
      <p className="xs muted">
        {place === null ? t("ranking.why.unranked") : t("ranking.why.rank", { rank: place.rank })}
      </p>
      <h2 id="why" ref={heading} tabIndex={-1} lang={title.lang}>
        {title.text}
      </h2>
      <p className="small muted">
        {row.serial} · {words.fieldName(row.field)}
      </p>
      {row.totals.length > 0 && <Totals row={row} explanation={explained} />}
      {row.criterionMeans.length > 0 && <Contributions row={row} rule={rule} words={words} explanation={explained} />}
      <Composite row={row} rule={rule} words={words} explanation={explained} />
      <TieStory row={row} equals={equals} isByField={isByField} rule={rule} words={words} />
      {row.isSplit && row.range !== null && rule.splitRange !== null && (
        <p className="small">
          {t("ranking.why.split", { range: formatHundredths(row.range.hundredths), limit: rule.splitRange })}
        </p>
      )}
      {row.vote !== null && <p className="small">{t("ranking.why.vote", voteCounts(row.vote))}</p>}
      <p className="small">{words.outcome(row)}</p>
      <SmallestChange row={row} rule={rule} words={words} explanation={explanation} />
      {isAdjusted(analysis) && <Adjustment row={row} analysis={analysis} />}
      <ByOrder own={analysis?.submissions.find((item) => item.submissionId === submissionId)} />
      <p>
        <Link className="btn" to={closeHref} preventScrollReset>
          {t("ranking.why.close")}
        </Link>
      </p>
    </aside>
  );
}

function voteCounts(vote: NonNullable<RankingRow["vote"]>) {
  const { members, present, yes, no, abstain, needed, quorumNeeded } = vote;
  return { members, present, yes, no, abstain, needed, quorumNeeded };
}

/** What would move it across the line, in a sentence; nothing where the rows that may be known do not tell. */
function SmallestChange({ row, rule, words, explanation }: Pick<Props, "row" | "rule" | "words" | "explanation">) {
  const { t } = useTranslation();
  if (explanation?.state === "computing") return <p className="small muted">{t("ranking.why.computing")}</p>;
  const known = valueOf(explanation)?.smallestChange;
  if (known === undefined || known.passes !== row.passes) return null;
  const { change, passes } = known;
  const effect = t(passes ? "ranking.why.change.out" : "ranking.why.change.in");
  if (change === null) return <p className="small">{t("ranking.why.change.none")}</p>;
  return (
    <p className="small">
      {changeText(change)}
      {rule.cut.adjusted !== undefined && t("common.sentenceGap") + t("ranking.why.change.suffices")}
    </p>
  );

  function changeText(item: MarkChange): string {
    return item.kind === "oneMark"
      ? t("ranking.why.change.oneMark", {
          criterion: words.criterionName(item.criterion),
          expert: item.expertId,
          from: item.from,
          to: item.to,
          effect,
        })
      : t(item.points > 0 ? "ranking.why.change.allUp" : "ranking.why.change.allDown", {
          count: Math.abs(item.points),
          effect,
        });
  }
}
