import { type Translate, useTranslation } from "#app/i18n/use-translation.ts";
import { formatHundredths } from "#scoring/aggregation/fraction.ts";
import type { Bilingual, Share, TieStep } from "#scoring/programme/programme.ts";
import type { FrozenLine } from "#scoring/record/stage-result.ts";
import { pick } from "../bilingual.ts";
import type { RankingCall, RankingRow, RankingRule } from "./ranking-data.ts";

/** `55%` where that is exact, else `2/3`. */
export function shareText({ numerator, denominator }: Share): string {
  const hundredfold = numerator * 100;
  return hundredfold % denominator === 0 ? `${hundredfold / denominator}%` : `${numerator}/${denominator}`;
}

/** The rule of a stage and what it did to a submission, in words. */
export function useRankingWords(rule: RankingRule, call: RankingCall): RankingWords {
  const { t, i18n } = useTranslation();
  return rankingWords(t, i18n.language, rule, call);
}

export type RankingWords = ReturnType<typeof rankingWords>;

/** The same outside of a page, for files. */
export function rankingWords(t: Translate, language: string, rule: RankingRule, call: RankingCall) {
  const { cut } = rule;

  /** The name that belongs to a code; a code without a name stands for itself. */
  const named = (name: Bilingual | undefined, code: string): string =>
    name === undefined ? code : pick(name, language).text;
  const criterionName = (code: string): string => named(rule.criteria.find((item) => item.code === code)?.name, code);
  const stageName = (kind: string): string => named(call.stages.find((item) => item.kind === kind)?.name, kind);
  const fieldName = (code: string): string => named(call.fields.find((item) => item.code === code)?.name, code);

  const tieStep = (step: TieStep): string => {
    switch (step.by) {
      case "criteria":
        return t("ranking.tieSteps.criteria", { criteria: step.criteria.map(criterionName).join(t("ranking.plus")) });
      case "stageScore":
        return t("ranking.tieSteps.stageScore", { stage: stageName(step.stage) });
      default:
        return t(`ranking.tieSteps.${step.by}`);
    }
  };

  /** Name of the step with this index in the tie chain. */
  const decidedBy = (index: number): string => {
    const step = rule.tieChain[index];
    return step === undefined ? "" : tieStep(step);
  };

  const aggregation = (): string =>
    rule.aggregation.method === "trimmedMean"
      ? t("ranking.aggregation.trimmedMean", { count: rule.aggregation.whenAtLeast })
      : t(`ranking.aggregation.${rule.aggregation.method}`);

  const cutRule = (): string => {
    switch (cut.method) {
      case "sharePerField":
        return t("ranking.cut.sharePerField", { share: shareText(cut.share) });
      case "quotaByField":
        return cut.onePerFieldFrom === null
          ? t("ranking.cut.quotaByField", { total: cut.total })
          : t("ranking.cut.quotaByFieldWithOne", { total: cut.total, from: cut.onePerFieldFrom });
      case "atMost":
        return t("ranking.cut.atMost", { maximum: cut.maximum });
    }
  };

  /** What else lets a submission pass, and what holds it whatever its rank. */
  const floors = (): string[] => [
    ...(cut.adjusted === undefined
      ? []
      : [t("ranking.cut.adjusted", { method: t(`ranking.cut.methods.${cut.adjusted.method}`) })]),
    ...(cut.minimumScore > 0 ? [t("ranking.cut.minimum", { minimum: cut.minimumScore })] : []),
    ...cut.floors.map((floor) =>
      t("ranking.cut.floor", { criterion: criterionName(floor.criterion), minimum: floor.minimum }),
    ),
  ];

  /** A criterion's share of the total. */
  const weight = (code: string): string =>
    partText(
      rule.criteria.find((item) => item.code === code),
      rule.criteria,
    );

  /** A stage's share of the composite. */
  const stageWeight = (kind: string): string => {
    const parts = rule.composite ?? [];
    return partText(
      parts.find(({ stage }) => stage === kind),
      parts,
    );
  };

  /** `Secondary review × 40% + Defense × 60%` */
  const composite = (): string =>
    (rule.composite ?? [])
      .map(({ stage }) => t("ranking.compositePart", { stage: stageName(stage), weight: stageWeight(stage) }))
      .join(t("ranking.plus"));

  /** @param openVotes submissions of this line whose vote is still missing: until then the line is not final. */
  const line = (
    { quota, places, lastScore, tiesAtLine, nextScore, adjusted }: FrozenLine,
    openVotes: number,
  ): string[] => [
    t(`ranking.line.quota.${cut.method}`, {
      quota,
      share: cut.method === "sharePerField" ? shareText(cut.share) : "",
      total: cut.method === "quotaByField" ? cut.total : "",
    }),
    t("ranking.line.places", { count: places }),
    ...(adjusted !== undefined && adjusted.passing > 0
      ? [t("ranking.line.adjusted", { count: adjusted.passing })]
      : []),
    ...(adjusted === undefined && cut.adjusted !== undefined ? [t("ranking.line.adjustedRefused")] : []),
    ...(tiesAtLine > 0 ? [t("ranking.line.ties", { count: tiesAtLine })] : []),
    ...(openVotes > 0 ? [t("ranking.line.openVotes", { count: openVotes })] : []),
    ...(places < quota && openVotes === 0 ? [t("ranking.line.empty", { count: quota - places })] : []),
    ...(lastScore === null || nextScore === null
      ? []
      : lastScore.exact === nextScore.exact
        ? [t("ranking.line.sameScore")]
        : [t("ranking.line.gap", { gap: formatHundredths(lastScore.hundredths - nextScore.hundredths) })]),
  ];

  /** How far the last on the list is from the first that is not, in standard errors; nothing where that is unknown. */
  const margin = (hundredths: number | null): string[] =>
    hundredths === null
      ? []
      : [
          t(hundredths < 0 ? "ranking.line.marginBehind" : "ranking.line.margin", {
            margin: formatHundredths(Math.abs(hundredths)),
          }),
        ];

  /** Why the submission goes on or not, as a sentence. */
  const outcome = (row: RankingRow): string => {
    if (row.unscored === "too_few_sheets")
      return t("ranking.outcomes.too_few_sheets", { count: row.totals.length, needed: rule.minimumValidSheets });
    if (row.unscored !== null) return t("ranking.outcomes.missing_stage_score");
    const mean = row.criterionMeans.find((item) => item.criterion === row.criterion)?.mean;
    return t(`ranking.outcomes.${row.reason === "unscored" ? "missing_stage_score" : row.reason}`, {
      minimum:
        row.reason === "floor"
          ? (cut.floors.find((floor) => floor.criterion === row.criterion)?.minimum ?? "")
          : cut.minimumScore,
      criterion: criterionName(row.criterion ?? ""),
      score: formatHundredths(row.adjustedHundredths ?? 0),
      mean: mean === undefined ? "" : formatHundredths(mean.hundredths),
    });
  };

  return {
    criterionName,
    stageName,
    fieldName,
    tieStep,
    decidedBy,
    aggregation,
    cutRule,
    floors,
    weight,
    stageWeight,
    composite,
    line,
    margin,
    outcome,
  };
}

interface Weighted {
  readonly weight: number;
}

function partText(part: Weighted | undefined, parts: readonly Weighted[]): string {
  const denominator = parts.reduce((sum, item) => sum + item.weight, 0);
  return shareText({ numerator: part?.weight ?? 0, denominator });
}
