/** What `candela rank` writes: the ranking as CSV, and the report as JSON with a fixed order of keys. */
import { stringify } from "csv-stringify/sync";
import { gateSentence } from "#scoring/aggregation/gate-sentence.ts";
import { isPlain, type MethodOutcome } from "#scoring/aggregation/by-method/rank-by-method.ts";
import type { ElementFigures, Method, MethodScores, Refused } from "#scoring/aggregation/by-method/method.ts";
import { dropCaution } from "#scoring/aggregation/plain-score.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import type { ListStability } from "#scoring/shortlist/stability/list-stability.ts";
import { ranksOf } from "#scoring/shortlist/stability/selection-lines.ts";
import type { MarkRow } from "#scoring/statistics/mark-table.ts";
import { countRows, type RatingTable } from "#scoring/statistics/rating-table.ts";
import { plainNumber } from "./plain-number.ts";

export interface RankingFacts {
  readonly method: Method;
  readonly gate: MethodOutcome["gate"];
  readonly parts: MethodOutcome["parts"];
  readonly inputDigest: string;
  readonly seed: string;
  readonly version: string;
}

/** submission,rank,score,mean,experts,se,p_selected by rank, then submission; without a score last and without a rank. */
export function rankingCsv(scores: MethodScores, stability: ListStability | null, table: RatingTable): string {
  const ranks = ranksOf(scores.scores);
  const { means, counts } = plainMeans(table);
  const rows = scores.submissions.map((submission, level) => ({
    submission,
    rank: plainNumber(ranks[level]),
    score: plainNumber(scores.scores[level]),
    mean: plainNumber(means.get(submission)),
    experts: counts.get(submission) ?? 0,
    se: plainNumber(scores.standardErrors?.[level]),
    p_selected: plainNumber(stability?.chances?.[level]),
  }));
  const place = (rank: number | null): number => rank ?? Infinity;
  rows.sort((a, b) => {
    const [one, other] = [place(a.rank), place(b.rank)];
    return one === other ? compareText(a.submission, b.submission) : one - other;
  });
  const columns = ["submission", "rank", "score", "mean", "experts", "se", "p_selected"];
  return stringify(rows, { header: true, columns });
}

/** Plain means of the sheet totals, whatever the method. */
function plainMeans({ submissions, submissionOf, values }: RatingTable) {
  const [sums, counts] = [new Float64Array(submissions.length), new Float64Array(submissions.length)];
  values.forEach((value, row) => {
    sums[submissionOf[row]!]! += value;
    counts[submissionOf[row]!]! += 1;
  });
  return {
    means: new Map(submissions.map((id, level) => [id, sums[level]! / counts[level]!])),
    counts: new Map(submissions.map((id, level) => [id, counts[level]!])),
  };
}

export function rankingReport(facts: RankingFacts, scores: MethodScores, stability: ListStability | null): object {
  const ranks = ranksOf(scores.scores);
  return {
    method: facts.method,
    submissions: byId(scores.submissions, (_, level) => ({
      score: plainNumber(scores.scores[level]),
      effect: plainNumber(scores.effects?.[level]),
      se: plainNumber(scores.standardErrors?.[level]),
      rank: plainNumber(ranks[level]),
      pSelected: plainNumber(stability?.chances?.[level]),
      ...(scores.fit === null
        ? {}
        : { infit: plainNumber(scores.fit.infit[level]), outfit: plainNumber(scores.fit.outfit[level]) }),
    })),
    experts: byId(
      scores.experts.map(({ expert }) => expert),
      (_, level) => {
        const { severity, standardError, sheets, infit, outfit } = scores.experts[level]!;
        return {
          severity: plainNumber(severity),
          se: plainNumber(standardError),
          experts: sheets,
          infit: plainNumber(infit),
          outfit: plainNumber(outfit),
        };
      },
    ),
    criteria: scores.criteria === null ? null : criteriaOf(scores.criteria),
    variance:
      scores.variance === null
        ? null
        : {
            submission: plainNumber(scores.variance.submission),
            expert: plainNumber(scores.variance.expert),
            residual: plainNumber(scores.variance.residual),
          },
    remlCriterion: plainNumber(scores.remlCriterion),
    logLikelihood: plainNumber(scores.logLikelihood),
    intercept: plainNumber(scores.intercept?.estimate),
    interceptSe: plainNumber(scores.intercept?.standardError),
    thresholds: scores.thresholds === null ? null : Array.from(scores.thresholds, (value) => plainNumber(value)),
    dropped: scores.dropped,
    graph: { ...facts.gate.graph, parts: facts.parts },
    reliability: {
      single: plainNumber(scores.reliability.single),
      averaged: plainNumber(scores.reliability.averaged),
    },
    stability:
      stability === null
        ? null
        : {
            expectedPrecision: plainNumber(stability.expectedPrecision),
            greyZone: stability.greyZone,
            leaveOneOut: stability.leaveOneOut,
          },
    refused: null,
    labelled: label(facts),
    ...tail(facts),
  };
}

/** The same keys as any other report, so that whoever reads one can read it; nothing was ranked. */
export function refusedReport(facts: RankingFacts, refused: Refused): object {
  return {
    method: facts.method,
    submissions: null,
    experts: null,
    criteria: null,
    variance: null,
    remlCriterion: null,
    logLikelihood: null,
    intercept: null,
    interceptSe: null,
    thresholds: null,
    dropped: null,
    graph: { ...facts.gate.graph, parts: facts.parts },
    reliability: null,
    stability: null,
    refused: refusal(refused),
    labelled: null,
    ...tail(facts),
  };
}

/** One line a person can act on. */
export function refusal({ refused }: Refused): string {
  switch (refused.code) {
    case "all_alike":
      return "The marks that are left do not differ; there is nothing to measure.";
    case "extremes_disconnect":
      return "Once submissions and experts with nothing but the lowest or the highest marks are set aside, the rest falls into parts without a common expert.";
    case "not_settled":
      return "The Rasch model finds no estimate for these marks.";
    default:
      return gateSentence(refused).en;
  }
}

/** What is to be kept in mind of adjusted scores, in one line; null where nothing is, or the method adjusts nothing. */
export function label({ method, gate }: Pick<RankingFacts, "method" | "gate">): string | null {
  if (gate.verdict !== "labelled" || isPlain(method)) return null;
  return gate.reasons.map((reason) => gateSentence(reason).en).join(" ");
}

/** How many submissions have too few sheets for the highest and the lowest to be dropped; null where none has. */
export function dropWarning(method: Method, { submissions, submissionOf }: RatingTable): string | null {
  if (method !== "trimmed-mean") return null;
  const cautions = Array.from(countRows(submissionOf, submissions.length), dropCaution);
  const [few, none] = [
    cautions.filter((item) => item !== null).length,
    cautions.filter((item) => item === "too_few_to_drop").length,
  ];
  if (few === 0) return null;
  const unscored = none === 0 ? "" : `; ${none} of them fewer than three, and no score`;
  return `trimmed-mean: of ${submissions.length} submissions ${few} ${few === 1 ? "has" : "have"} fewer than five sheets, where dropping the highest and the lowest loses more than it protects${unscored}.`;
}

function criteriaOf(criteria: readonly ElementFigures[]): object {
  return byId(
    criteria.map(({ id }) => id),
    (_, level) => {
      const { measure, standardError, infit, outfit } = criteria[level]!;
      return {
        difficulty: plainNumber(measure),
        se: plainNumber(standardError),
        infit: plainNumber(infit),
        outfit: plainNumber(outfit),
      };
    },
  );
}

function tail({ inputDigest, seed, version }: RankingFacts): object {
  return { inputDigest, seed, version };
}

function byId(ids: readonly string[], of: (id: string, level: number) => object): Record<string, object> {
  return Object.fromEntries(ids.map((id, level) => [id, of(id, level)]));
}

/** Beyond that few panels have the ten marks a place that thresholds ask for (Linacre 2002). */
const MOST_PLACES = 10;

/** That the Rasch model was given a scale of more places than its thresholds can be told from; null: it was not. */
export function scaleWarning(method: Method, rows: readonly Pick<MarkRow, "mark">[]): string | null {
  if (method !== "mfrm") return null;
  const places = new Set(rows.map(({ mark }) => mark)).size;
  if (places <= MOST_PLACES) return null;
  return (
    `There are ${places} different marks, so ${places - 1} thresholds, most of which rest on few marks each; ` +
    `the model is meant for a scale of some ${MOST_PLACES} places at most. Put the marks into bands first.`
  );
}
