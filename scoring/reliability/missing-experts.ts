/**
 * 缺席影响 / Missing experts of a stage: submissions read by fewer experts than planned, and whose rank would change if
 * those who are missing had marked as the model expects of them (the recusal effect).
 *
 * Missing is who was asked and of whom no sheet counts, as far as the submission has fewer sheets than the plan wants: where
 * somebody else read instead, nobody is missing. Of an expert without a single sheet nothing can be expected; that is said
 * and not guessed. Ranks are over all submissions, by this stage's score.
 */
import { recusalEffects } from "#scoring/reliability/experts/recusal-effect.ts";
import type { ReportInput, ReportModel } from "#scoring/reliability/report-input.ts";
import type { AggregationRule } from "#scoring/programme/programme.ts";
import { median } from "#scoring/statistics/vectors.ts";

export interface MissingExperts {
  /** Submissions with fewer sheets than planned, whether or not it moves them. */
  readonly submissions: number;
  /** Those of them whose rank would change, by serial. */
  readonly moved: readonly MovedByMissing[];
  /** Submissions of which a missing expert marked nothing at all, by serial. */
  readonly unknown: readonly { readonly serial: string; readonly experts: readonly string[] }[];
  /** Others that only change places with them. */
  readonly displaced: number;
}

export interface MovedByMissing {
  readonly serial: string;
  readonly experts: readonly string[];
  readonly score: number;
  readonly filledScore: number;
  readonly rank: number;
  readonly filledRank: number;
}

/** Cost: linear in the sheets. */
export function missingExperts({ input, model, codeOf, serialOf }: ReportModel): MissingExperts {
  const missing = missingOf(input);
  const marked = new Map((model?.table.experts ?? []).map((expert, level) => [expert, level]));
  const codes = (experts: readonly string[]): string[] => experts.map(codeOf).sort();
  const unknown = [...missing]
    .map(([id, experts]) => ({ serial: serialOf(id), experts: codes(experts.filter((one) => !marked.has(one))) }))
    .filter(({ experts }) => experts.length > 0)
    .sort(bySerial);
  if (model === null) return { submissions: missing.size, moved: [], unknown, displaced: 0 };
  const panelOf = (submission: number): number[] =>
    (missing.get(model.table.submissions[submission]!) ?? []).flatMap((expert) => marked.get(expert) ?? []);
  const effects = recusalEffects(model, panelOf, (totals) => realScore(input.aggregation, totals));
  const moved = effects
    .filter((effect) => effect.missing.length > 0)
    .map(({ submission, missing: experts, score, filledScore, rank, filledRank }) => ({
      ...{ serial: serialOf(submission), experts: codes(experts) },
      ...{ score, filledScore, rank, filledRank },
    }))
    .sort(bySerial);
  return { submissions: missing.size, moved, unknown, displaced: effects.length - moved.length };
}

function missingOf({ sheets, asked, panelSize }: ReportInput): Map<string, string[]> {
  const readers = new Map<string, Set<string>>();
  for (const { submission, expert } of sheets)
    readers.set(submission, (readers.get(submission) ?? new Set<string>()).add(expert));
  const missing = new Map<string, string[]>();
  for (const { submission, expert } of asked) {
    const present = readers.get(submission);
    if (present === undefined || present.size >= panelSize || present.has(expert)) continue;
    missing.set(submission, [...new Set([...(missing.get(submission) ?? []), expert])]);
  }
  return missing;
}

/** The official rule in real numbers: what the model expects is no fraction. */
function realScore(rule: AggregationRule, totals: readonly number[]): number {
  if (rule.method === "median") return median(totals);
  const kept =
    rule.method === "trimmedMean" && totals.length >= rule.whenAtLeast
      ? [...totals].sort((a, b) => a - b).slice(1, -1)
      : totals;
  return kept.reduce((sum, total) => sum + total, 0) / kept.length;
}

function bySerial(a: { readonly serial: string }, b: { readonly serial: string }): number {
  return a.serial < b.serial ? -1 : a.serial > b.serial ? 1 : 0;
}
