/** Figures and hints of an analysis in words, for the page and for its files. */
import type { Translate } from "#app/i18n/use-translation.ts";
import type { GateReason } from "#scoring/aggregation/adjustment-gate.ts";
import { formatHundredths } from "#scoring/aggregation/fraction.ts";
import { gateSentence, withPartNames } from "#scoring/aggregation/gate-sentence.ts";
import type { PartName } from "#scoring/aggregation/panel-parts.ts";
import type { AnalysisFlag } from "#scoring/shortlist/analysis-flags.ts";
import type { AnalysedSubmission } from "#scoring/shortlist/stage-analysis.ts";
import type { AnalysisData } from "./analysis-data.ts";
import type { RankingWords } from "./ranking-words.ts";

/** `84.31 ± 2.40`: a score and its standard error. */
export function adjustedText({ score, standardError }: NonNullable<AnalysedSubmission["adjusted"]>): string {
  return `${formatHundredths(score)} ± ${formatHundredths(standardError)}`;
}

/** `2–5`, or `3` where the interval is one rank. */
export function intervalText({ best, worst }: { readonly best: number; readonly worst: number }): string {
  return best === worst ? `${best}` : `${best}–${worst}`;
}

/** Whole per cent, and never a certainty that is none: `>99%`, `<1%`. */
export function chanceText(thousandths: number): string {
  if (thousandths > 990 && thousandths < 1000) return ">99%";
  if (thousandths > 0 && thousandths < 10) return "<1%";
  return `${Math.round(thousandths / 10)}%`;
}

/** `86.4%` of thousandths. */
export function percentText(thousandths: number): string {
  return `${(thousandths / 10).toFixed(1)}%`;
}

/** `81%`: the share that stands below, on the average of its experts. */
export function bordaText({ score }: NonNullable<AnalysedSubmission["borda"]>): string {
  return `${Math.round(score / 10)}%`;
}

/** With its sign: `+1.20`, `−3.08`. */
export function signedText(hundredths: number): string {
  return `${hundredths < 0 ? "−" : "+"}${formatHundredths(Math.abs(hundredths))}`;
}

/** A hint in a few words. */
export function flagText(t: Translate, flag: AnalysisFlag): string {
  const list = (codes: readonly string[]) => codes.join(t("common.listSeparator"));
  switch (flag.code) {
    case "split":
      return t("ranking.tags.split", { range: formatHundredths(flag.range) });
    case "greyZone":
      return t("ranking.flags.greyZone");
    case "rankMoves":
      return t("ranking.flags.rankMoves", { to: flag.to, interval: intervalText(flag.interval) });
    case "fragile":
      return flag.experts.length > MOST_NAMED
        ? t("ranking.flags.fragileMany", { count: flag.experts.length })
        : t("ranking.flags.fragile", { experts: list(flag.experts) });
    case "fewSheets":
      return t("ranking.flags.fewSheets", { count: flag.sheets, usual: flag.usual });
    case "recusal":
      return t("ranking.flags.recusal", { experts: list(flag.experts), from: flag.from, to: flag.to });
  }
}

const MOST_NAMED = 2;
/** What the gate has to say, in the page's language with the names of the fields; empty when there is nothing. */
export function gateSentences(
  t: Translate,
  language: string,
  { gate, obstacle }: AnalysisData,
  words: RankingWords,
): string[] {
  const sentences = reasonSentences(language, gate.reasons, words.fieldName);
  return obstacle === null ? sentences : [...sentences, t(`ranking.gate.obstacles.${obstacle}`)];
}

/** Each reason in a sentence that says what would help. */
export function reasonSentences(
  language: string,
  reasons: readonly GateReason[],
  fieldName: (code: string) => string,
): string[] {
  const named = ({ fields, experts }: PartName): PartName => ({ fields: fields.map(fieldName), experts });
  return reasons.map((reason) => gateSentence(withPartNames(reason, named))[language === "en" ? "en" : "zh"]);
}
