/**
 * 客观性报告 / Objectivity report of a stage: how far the marks tell of the submissions and not of who gave them.
 *
 * Agreement of the whole panel (alpha, reliability of one expert and of the mean), of those who read the same submissions
 * (ICC, W, κ of bands), totals that lie far from what the others lead one to expect, many-facet Rasch measures, and of each
 * expert fit, halo, drift, pace, order, comments and named evidence. Advisory throughout: an interval, not a verdict. Experts
 * by code, submissions by serial.
 */
import { alphaEstimates, type Estimate } from "#scoring/reliability/alpha-interval.ts";
import { completeBlocks } from "#scoring/reliability/complete-blocks.ts";
import type { CompleteTable } from "#scoring/reliability/complete-table.ts";
import { driftOfExperts } from "#scoring/reliability/experts/drift.ts";
import { expertFits } from "#scoring/reliability/experts/expert-fit.ts";
import { haloOfExperts } from "#scoring/reliability/experts/halo.ts";
import { paceOfExperts } from "#scoring/reliability/experts/pace.ts";
import { reversalsOfExperts } from "#scoring/reliability/experts/reversal.ts";
import { intraclassCorrelations } from "#scoring/reliability/intraclass-correlation.ts";
import { fleissKappa } from "#scoring/reliability/kappa.ts";
import { kendallW } from "#scoring/reliability/kendall-w.ts";
import { evidenceOfPanel, type EvidenceOfPanel, evidenceShare } from "#scoring/reliability/named-evidence.ts";
import { leftOutResiduals, OUTLYING_FROM } from "#scoring/reliability/outlying-marks.ts";
import { raschReport, type RaschReport } from "#scoring/reliability/rasch-report.ts";
import { averagedInterval, singleInterval } from "#scoring/reliability/reliability-interval.ts";
import type { ReportModel, ReportSheet } from "#scoring/reliability/report-input.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import type { CrossedModel, ModelObstacle } from "#scoring/statistics/crossed-model.ts";
import type { Bounds } from "#scoring/statistics/rank-correlation-interval.ts";
import { countRows, groupRows } from "#scoring/statistics/rating-table.ts";
import { median } from "#scoring/statistics/vectors.ts";

export interface ObjectivityReport {
  readonly obstacle: ModelObstacle | null;
  readonly sheets: number;
  readonly submissions: number;
  readonly alpha: { readonly interval: Estimate | null; readonly ordinal: Estimate | null };
  readonly reliability: Reliability | null;
  readonly blocks: readonly BlockAgreement[];
  /** The farthest first. */
  readonly outliers: readonly OutlyingTotal[];
  readonly rasch: RaschReport;
  readonly evidence: EvidenceOfPanel;
  /** By code. */
  readonly experts: readonly ObjectivityOfExpert[];
}

export interface Reliability {
  /** Shares of the variance of a total, which add up to one. */
  readonly shares: { readonly submission: number; readonly expert: number; readonly residual: number };
  /** Of one expert's total. */
  readonly single: Estimate;
  /** Of the mean of as many experts as there are on average. */
  readonly averaged: Estimate;
  /** Of the mean of totals corrected for severity. */
  readonly adjusted: Estimate;
  /** Harmonic mean of the sheets a submission. */
  readonly sheetsEach: number;
}

export interface BlockAgreement {
  readonly experts: readonly string[];
  readonly serials: readonly string[];
  /** Agreement of one expert, and of the mean of all, as they would be exchanged for others. */
  readonly single: Estimate | null;
  readonly averaged: Estimate | null;
  readonly W: number | null;
  /** Probability of such a W by chance. */
  readonly p: number | null;
  /** Of the bands the totals fall into. */
  readonly kappa: number | null;
}

export interface OutlyingTotal {
  readonly serial: string;
  readonly code: string;
  readonly total: number;
  /** What everybody else's marks lead one to expect. */
  readonly expected: number;
  readonly standardised: number;
}

export interface ObjectivityOfExpert {
  readonly code: string;
  readonly sheets: number;
  /** With 90 % intervals. */
  readonly infit: Estimate | null;
  readonly outfit: Estimate | null;
  /** Correlation between criteria over the panel's. */
  readonly haloExcess: Estimate | null;
  /** Share of sheets with the same mark in every criterion. */
  readonly alikeShare: number | null;
  /** Share of sheets with the commonest set of marks. */
  readonly repeatedShare: number | null;
  /** Points a sheet, in the order in which the sheets were begun. */
  readonly drift: { readonly value: number; readonly lower: number; readonly upper: number } | null;
  readonly medianSeconds: number | null;
  readonly ratioToPanel: number | null;
  /** Rank correlation with the mean of the others. */
  readonly orderCorrelation: Estimate | null;
  readonly isReversalAlarm: boolean;
  readonly commentCharacters: number;
  /** Share of sheets with a comment that stands on another sheet of the expert. */
  readonly repeatedCommentShare: number;
  /** Share of marks with named evidence. */
  readonly evidenceShare: number | null;
}

/** Cost: the alpha's 1,000 passes over the submissions, the Rasch fit, else linear in Σ nᵢ². */
export function objectivityReport(base: ReportModel): ObjectivityReport {
  const { sheets, model, obstacle } = base;
  return {
    obstacle,
    sheets: sheets.table.values.length,
    submissions: sheets.table.submissions.length,
    alpha: alphaEstimates(sheets.table),
    reliability: model === null ? null : reliabilityOf(model),
    blocks: completeBlocks(sheets.table).map((block) => agreementOf(base, block)),
    outliers: model === null ? [] : outliersOf(base, model),
    rasch: raschReport(base),
    evidence: evidenceOfPanel(base.input.criteria, base.sheetOf),
    experts: expertsOf(base),
  };
}

/** Null where every total is the same. */
function reliabilityOf({ table, variances }: CrossedModel): Reliability | null {
  const { submission, expert, residual } = variances;
  const whole = submission + expert + residual;
  if (!(whole > 0)) return null;
  const counts = Array.from(countRows(table.submissionOf, table.submissions.length));
  const sheetsEach = counts.length / counts.reduce((sum, count) => sum + 1 / count, 0);
  const degrees = { submissions: counts.length - 1, error: table.values.length - counts.length };
  const ofAdjusted = { ...degrees, error: degrees.error - table.experts.length + 1 };
  const share = (error: number): number => (submission > 0 ? submission / (submission + error) : 0);
  return {
    shares: { submission: submission / whole, expert: expert / whole, residual: residual / whole },
    single: singleInterval(share((expert + residual) / sheetsEach), sheetsEach, degrees),
    averaged: averagedInterval(share((expert + residual) / sheetsEach), degrees),
    adjusted: averagedInterval(share(residual / sheetsEach), ofAdjusted),
    sheetsEach,
  };
}

function agreementOf({ input, codeOf, serialOf }: ReportModel, block: CompleteTable): BlockAgreement {
  const icc = intraclassCorrelations(block);
  const w = kendallW(block);
  const estimate = (kind: "ICC2" | "ICC2k"): Estimate | null =>
    icc === null ? null : { value: icc[kind].value, lower: icc[kind].lower, upper: icc[kind].upper };
  const bandOf = (total: number): number => input.bandsFrom.findLastIndex((from) => total >= from);
  const inBands = { ...block, rows: block.rows.map((row) => row.map(bandOf)) };
  return {
    experts: block.experts.map(codeOf).sort(compareText),
    serials: block.submissions.map(serialOf).sort(compareText),
    single: estimate("ICC2"),
    averaged: estimate("ICC2k"),
    W: w?.W ?? null,
    p: w?.p ?? null,
    kappa: fleissKappa(inBands)?.kappa ?? null,
  };
}

function outliersOf({ codeOf, serialOf }: ReportModel, model: CrossedModel): OutlyingTotal[] {
  const { table } = model;
  const { distance, standardised } = leftOutResiduals(model);
  return Array.from(table.values.keys())
    .filter((row) => Math.abs(standardised[row]!) >= OUTLYING_FROM)
    .sort((a, b) => Math.abs(standardised[b]!) - Math.abs(standardised[a]!) || a - b)
    .map((row) => ({
      serial: serialOf(table.submissions[table.submissionOf[row]!]!),
      code: codeOf(table.experts[table.expertOf[row]!]!),
      total: table.values[row]!,
      expected: table.values[row]! - distance[row]!,
      standardised: standardised[row]!,
    }));
}

function expertsOf(base: ReportModel): ObjectivityOfExpert[] {
  const { sheets, model, sheetOf, codeOf } = base;
  const { experts, expertOf } = sheets.table;
  const { start, rows } = groupRows(expertOf, experts.length);
  const fits = model === null ? null : expertFits(model);
  const halos = haloOfExperts(sheets);
  const drifts =
    model === null
      ? null
      : driftOfExperts(
          model,
          Float64Array.from(sheetOf, ({ order }) => order),
        );
  const paces = new Map(paceOfExperts(timesOf(sheetOf)).map((pace) => [pace.expert, pace]));
  const reversals = reversalsOfExperts(sheets.table);
  return experts
    .map((expert, level): ObjectivityOfExpert => {
      const own = Array.from(rows.subarray(start[level], start[level + 1]), (row) => sheetOf[row]!);
      const { slope, lower, upper } = drifts?.[level] ?? { slope: null, lower: null, upper: null };
      const pace = paces.get(expert);
      return {
        code: codeOf(expert),
        sheets: own.length,
        infit: fits?.[level]?.infit ?? null,
        outfit: fits?.[level]?.outfit ?? null,
        haloExcess: estimateOf(halos[level]!.excess, halos[level]!.interval),
        alikeShare: halos[level]!.alikeShare,
        repeatedShare: halos[level]!.repeatedShare,
        drift: slope === null || lower === null || upper === null ? null : { value: slope, lower, upper },
        medianSeconds: pace?.medianSeconds ?? null,
        ratioToPanel: pace?.ratioToPanel ?? null,
        orderCorrelation: estimateOf(reversals[level]!.correlation, reversals[level]!.interval),
        isReversalAlarm: reversals[level]!.isAlarm,
        commentCharacters: median(own.map(({ commentCharacters }) => commentCharacters)),
        repeatedCommentShare: own.filter(({ isCommentRepeated }) => isCommentRepeated).length / own.length,
        evidenceShare: evidenceShare(own),
      };
    })
    .sort((a, b) => compareText(a.code, b.code));
}

function estimateOf(value: number | null, interval: Bounds | null): Estimate | null {
  return value === null ? null : { value, ...(interval ?? { lower: null, upper: null }) };
}

function timesOf(sheets: readonly ReportSheet[]): { expert: string; seconds: number }[] {
  return sheets.flatMap(({ expert, seconds }) => (seconds === null ? [] : [{ expert, seconds }]));
}
