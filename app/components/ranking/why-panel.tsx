import { Link } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { formatHundredths } from "#scoring/aggregation/fraction.ts";
import type { Figure } from "#scoring/record/stage-result.ts";
import { pick } from "../bilingual.ts";
import type { MarkChange } from "#scoring/shortlist/smallest-change.ts";
import { type AnalysisData, type Computed, type ExplanationData, isAdjusted, valueOf } from "./analysis-data.ts";
import { adjustedText, signedText } from "./analysis-words.ts";
import { contributionsOf, usedTotals } from "./contributions.ts";
import type { RankingRow, RankingRule, TiedRow } from "./ranking-data.ts";
import { placeOf } from "./ranking-sections.ts";
import type { RankingWords } from "./ranking-words.ts";
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
      {row.totals.length > 0 && <Totals row={row} />}
      {row.criterionMeans.length > 0 && (
        <Contributions row={row} rule={rule} words={words} explanation={valueOf(explanation)} />
      )}
      <Composite row={row} rule={rule} words={words} />
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

type Part = Pick<Props, "row" | "rule" | "words">;

/** Points that add up to the official score; before they are computed, to the mean of all totals. */
function Contributions({ row, rule, words, explanation }: Part & { readonly explanation: ExplanationData | null }) {
  const { t } = useTranslation();
  const lines = explanation?.parts ?? null;
  const all = contributionsOf(row, rule.criteria);
  const parts =
    lines === null
      ? all.parts
      : lines.contributions.map(({ criterion, mean, points }) => ({ criterion, mean, part: points }));
  return (
    <dl className="sums">
      {parts.map(({ criterion, mean, part }) => (
        <Line
          key={criterion}
          name={t("ranking.why.part", {
            criterion: words.criterionName(criterion),
            mean: formatHundredths(mean.hundredths),
            weight: words.weight(criterion),
          })}
          figure={part}
        />
      ))}
      <Line
        name={t(lines === null ? "ranking.why.meanOfAll" : "ranking.why.sum")}
        figure={lines === null ? all.sum : lines.score}
        isSum
      />
    </dl>
  );
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

/** The leaning of each of its experts, and the score without them. */
function Adjustment({ row, analysis }: { readonly row: RankingRow; readonly analysis: AnalysisData }) {
  const { t } = useTranslation();
  const own = analysis.submissions.find((item) => item.submissionId === row.submissionId);
  if (own?.adjusted == null) return null;
  const leanings = new Map(analysis.experts.map((item) => [item.expertId, item]));
  return (
    <>
      <h3>{t("ranking.why.adjustment")}</h3>
      <p className="small muted">{t("ranking.why.adjustmentMeaning")}</p>
      <dl className="sums">
        {row.totals.map(({ expertCode }) => {
          const leaning = leanings.get(expertCode ?? "");
          if (leaning === undefined) return null;
          const side = leaning.leaning < 0 ? "ranking.why.severe" : "ranking.why.lenient";
          return (
            <div key={leaning.expertId}>
              <dt>
                {leaning.expertId} <span className="xs muted">{t(side)}</span>
              </dt>
              <dd>
                {signedText(leaning.leaning)} ± {formatHundredths(leaning.standardError)}
              </dd>
            </div>
          );
        })}
        <div className="sum">
          <dt>{t("ranking.columns.adjusted")}</dt>
          <dd>{adjustedText(own.adjusted)}</dd>
        </div>
      </dl>
      {own.borda !== null && (
        <p className="small muted">
          {t("ranking.why.borda", { share: Math.round(own.borda.score / 10), rank: own.borda.rank })}
        </p>
      )}
    </>
  );
}

function Totals({ row }: { readonly row: RankingRow }) {
  const { t } = useTranslation();
  return (
    <dl className="sums">
      {usedTotals(row).map(({ expertCode, total, isLeftOut }, index) => (
        <Line
          key={expertCode ?? index}
          name={
            <>
              {expertCode ?? t("ranking.why.total", { number: index + 1 })}
              {isLeftOut && <span className="tag">{t("ranking.why.leftOut")}</span>}
            </>
          }
          figure={total}
        />
      ))}
      {row.official !== null && row.used !== null && (
        <Line
          name={t("ranking.why.official", { method: t(`ranking.methods.${row.used}`), count: row.kept })}
          figure={row.official}
          isSum
        />
      )}
    </dl>
  );
}

function Composite({ row, rule, words }: Part) {
  const { t } = useTranslation();
  if (rule.composite === null || row.ranking === null) return null;
  return (
    <dl className="sums">
      {rule.composite.map((part) => {
        const figure = part.stage === rule.kind ? row.official : row.stageScores[part.stage];
        if (figure === undefined || figure === null) return null;
        return <Line key={part.stage} name={words.compositePart(part)} figure={figure} />;
      })}
      <Line name={t("ranking.columns.composite")} figure={row.ranking} isSum />
    </dl>
  );
}

interface LineProps {
  readonly name: ReactNode;
  readonly figure: Figure;
  readonly isSum?: boolean;
}

function Line({ name, figure, isSum = false }: LineProps) {
  return (
    <div className={isSum ? "sum" : undefined}>
      <dt>{name}</dt>
      <dd>{formatHundredths(figure.hundredths)}</dd>
    </div>
  );
}
