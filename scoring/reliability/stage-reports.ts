/**
 * 阶段评审报告 / The reports on one stage: fairness, objectivity, and reliability against the number of experts.
 *
 * Deterministic and independent of the order of the input; plain data, so that it can be computed in a worker and kept under
 * the digest of its input. Cost: four fits of the crossed model and one G study.
 */
import { fairnessReport, type FairnessReport } from "#scoring/reliability/fairness-report.ts";
import { gStudy } from "#scoring/reliability/generalizability.ts";
import { objectivityReport, type ObjectivityReport } from "#scoring/reliability/objectivity-report.ts";
import { type ReliabilityCurve, reliabilityCurve } from "#scoring/reliability/reliability-curve.ts";
import { type ReportInput, reportModel } from "#scoring/reliability/report-input.ts";

export interface StageReports {
  readonly fairness: FairnessReport;
  readonly objectivity: ObjectivityReport;
  /** Null where the variances cannot be told apart, or submissions do not differ. */
  readonly curve: ReliabilityCurve | null;
}

export function stageReports(input: ReportInput): StageReports {
  const base = reportModel(input);
  const study = gStudy(base.sheets);
  return {
    fairness: fairnessReport(base),
    objectivity: objectivityReport(base),
    curve: study === null ? null : reliabilityCurve(study),
  };
}
