/** A ranking as the pages hold it, from the rules alone. */
import type { RankingFile } from "#app/components/ranking/ranking-cells.ts";
import type { RankingRow } from "#app/components/ranking/ranking-data.ts";
import { buildStageResult, type StageResult, type StageResultInput } from "#scoring/record/stage-result.ts";
import { analyseStage } from "#scoring/shortlist/stage-analysis.ts";

const FIELDS = ["F1", "F2"];

export function rankingFileOf(input: StageResultInput): RankingFile & { readonly result: StageResult } {
  const result = buildStageResult(input);
  const { rubric, panel, kind, aggregation, composite, tieChain, cut, splitRange, vote } = input.stage;
  return {
    result,
    call: {
      slug: "call",
      timeZone: "Asia/Shanghai",
      timeZoneName: { zh: "北京时间", en: "Beijing time" },
      fields: FIELDS.map((code) => ({ code, name: { zh: code, en: code } })),
      stages: [{ kind, name: { zh: "初评", en: "Initial review" } }],
    },
    rule: {
      ...{ kind, aggregation, composite, tieChain, cut, splitRange, vote },
      criteria: rubric.criteria,
      minimumValidSheets: panel.minimumValidSheets,
      scale: rubric.scale,
    },
    ranking: { rows: result.ranking.map((row) => rowOf(row, result)), lines: result.lines },
    analysis: { state: "ready", value: analyseStage(result, { method: "blup", emptySeats: [] }) },
  };
}

function rowOf(
  { sheets, rankingScore, ...row }: StageResult["ranking"][number],
  { outcomes }: StageResult,
): RankingRow {
  const { passes, reason, criterion } = outcomes.find((item) => item.submissionId === row.submissionId)!;
  return {
    ...row,
    titleZh: `成果 ${row.serial}`,
    titleEn: null,
    ranking: rankingScore,
    adjustedHundredths: null,
    stageScores: {},
    hasPriority: false,
    totals: sheets.map(({ expertId, total }) => ({ expertCode: expertId, total })),
    vote: null,
    ...{ passes, reason, criterion },
  };
}
