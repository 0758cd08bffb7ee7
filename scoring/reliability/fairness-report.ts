/**
 * 公平性报告 / Fairness report of a stage: whether it mattered by whom a submission was read.
 *
 * Load, severity and spread of each expert, what experts add for their own province or country, whose rank depends on
 * somebody who is missing, and the places of each field beside the leaning of those who marked there. Every figure that is
 * estimated has an interval; none of them changes a score. Experts by code, submissions by serial.
 */
import { linearBayes, type ScaleEnds } from "#scoring/aggregation/linear-bayes.ts";
import { expertFits } from "#scoring/reliability/experts/expert-fit.ts";
import { groupEffect, type GroupEffect } from "#scoring/reliability/experts/group-effect.ts";
import { leftOutResiduals } from "#scoring/reliability/outlying-marks.ts";
import { type OwnRegion, ownRegionDifference } from "#scoring/reliability/own-region.ts";
import { type MissingExperts, missingExperts } from "#scoring/reliability/missing-experts.ts";
import type { ReportModel } from "#scoring/reliability/report-input.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import type { CrossedModel, ModelObstacle } from "#scoring/statistics/crossed-model.ts";
import { NORMAL_95 } from "#scoring/statistics/distributions.ts";

export interface FairnessReport {
  /** Why nothing could be estimated; null: it could. */
  readonly obstacle: ModelObstacle | null;
  /** By code. */
  readonly experts: readonly FairnessOfExpert[];
  readonly sameProvince: RegionEffect | null;
  readonly sameCountry: RegionEffect | null;
  readonly missing: MissingExperts;
  readonly fields: readonly FairnessOfField[];
}

export type RegionEffect = Omit<GroupEffect, "variances">;

export interface FairnessOfExpert {
  readonly code: string;
  readonly asked: number;
  readonly counted: number;
  /** Asked still, and no sheet counts. */
  readonly unanswered: number;
  /** Recused, declined or void. */
  readonly ended: number;
  /** What the expert adds to a total on average: below zero is severe. Null without a sheet. */
  readonly severity: Interval | null;
  /** Use of the scale over the panel's: below one is narrow. Null where submissions do not differ. */
  readonly spread: Interval | null;
  /** Points more for submissions from the own province. */
  readonly ownProvince: OwnRegion | null;
}

export interface Interval {
  readonly value: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
}

export interface FairnessOfField {
  readonly field: string;
  readonly submissions: number;
  readonly scored: number;
  /** Places of the rule; null where places are given over all fields. */
  readonly quota: number | null;
  readonly passing: number;
  /** Different experts who marked here. */
  readonly experts: number;
  /** Mean over the sheets of what their experts add; null where nothing could be estimated. */
  readonly meanLeaning: number | null;
}

/** Cost: two further fits of the crossed model, and one of the calibration. */
export function fairnessReport(base: ReportModel): FairnessReport {
  const { model, obstacle, sheetOf } = base;
  const effect = (isPair: (row: number) => boolean): RegionEffect | null => {
    const found = model === null ? null : groupEffect(model.table, isPair);
    if (found === null) return null;
    const { variances: _variances, ...figures } = found;
    return figures;
  };
  return {
    obstacle,
    experts: expertsOf(base),
    sameProvince: effect((row) => sheetOf[row]!.isSameProvince),
    sameCountry: effect((row) => sheetOf[row]!.isSameCountry),
    missing: missingExperts(base),
    fields: fieldsOf(base),
  };
}

function expertsOf(base: ReportModel): FairnessOfExpert[] {
  const { input, model } = base;
  const severities = new Map(model === null ? [] : expertFits(model).map((fit) => [fit.expert, fit]));
  const spreads = model === null ? new Map<string, Interval>() : spreadsOf(model, input.scale);
  const regions = model === null ? new Map<string, OwnRegion>() : ownProvinces(base, model);
  const counted = countBy(input.sheets.map(({ expert }) => expert));
  const active = countBy(input.asked.flatMap(({ expert, state }) => (state === "active" ? [expert] : [])));
  const ended = countBy(input.asked.flatMap(({ expert, state }) => (state === "ended" ? [expert] : [])));
  return input.experts
    .flatMap(({ id, code }): FairnessOfExpert[] => {
      const [own, running, over] = [counted.get(id) ?? 0, active.get(id) ?? 0, ended.get(id) ?? 0];
      if (own + running + over === 0) return [];
      const fit = severities.get(id);
      return [
        {
          code,
          asked: running + over,
          counted: own,
          unanswered: Math.max(0, running - own),
          ended: over,
          severity: fit === undefined ? null : { value: fit.leaning, ...errorsOf(fit) },
          spread: spreads.get(id) ?? null,
          ownProvince: regions.get(id) ?? null,
        },
      ];
    })
    .sort((a, b) => compareText(a.code, b.code));
}

function countBy(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

function errorsOf({ standardError, lower, upper }: Omit<Interval, "value">): Omit<Interval, "value"> {
  return { standardError, lower, upper };
}

function spreadsOf(model: CrossedModel, scale: ScaleEnds): Map<string, Interval> {
  const calibrated = linearBayes(model, scale);
  if (calibrated === null) return new Map();
  const { spreads, spreadErrors } = calibrated.experts;
  return new Map(
    model.table.experts.map((expert, level) => {
      const [value, standardError] = [spreads[level]!, spreadErrors[level]!];
      const half = NORMAL_95 * standardError;
      return [expert, { value, standardError, lower: value - half, upper: value + half }];
    }),
  );
}

function ownProvinces({ sheetOf }: ReportModel, model: CrossedModel): Map<string, OwnRegion> {
  const { table } = model;
  const { distance } = leftOutResiduals(model);
  const sides = table.experts.map(() => ({ own: [] as number[], others: [] as number[] }));
  table.values.forEach((_, row) => {
    if (Number.isNaN(distance[row])) return;
    const { own, others } = sides[table.expertOf[row]!]!;
    (sheetOf[row]!.isSameProvince ? own : others).push(distance[row]!);
  });
  return new Map(
    table.experts.flatMap((expert, level) => {
      const { own, others } = sides[level]!;
      const found = ownRegionDifference(own, others);
      return found === null ? [] : [[expert, found] as const];
    }),
  );
}

function fieldsOf({ input, model }: ReportModel): FairnessOfField[] {
  const fields = [...new Set(input.submissions.map(({ field }) => field))].sort(compareText);
  const leanings = new Map(model?.table.experts.map((expert, level) => [expert, model.experts.estimates[level]!]));
  return fields.map((field) => {
    const members = input.submissions.filter((submission) => submission.field === field);
    const ids = new Set(members.map(({ id }) => id));
    const sheets = input.sheets.filter(({ submission }) => ids.has(submission));
    const sum = sheets.reduce((total, { expert }) => total + (leanings.get(expert) ?? 0), 0);
    return {
      field,
      submissions: members.length,
      scored: members.filter(({ isScored }) => isScored).length,
      quota: input.lines.find((line) => line.field === field)?.quota ?? null,
      passing: members.filter(({ passes }) => passes).length,
      experts: new Set(sheets.map(({ expert }) => expert)).size,
      meanLeaning: model === null || sheets.length === 0 ? null : sum / sheets.length,
    };
  });
}
