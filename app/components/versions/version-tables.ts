/** What moved between two versions of a result, as columns: for the page that draws them and for the files. */
import type { Translate } from "#app/i18n/use-translation.ts";
import type { Standing } from "#scoring/record/result-changes.ts";
import { codeName } from "../code-names.ts";
import { type ChangeColumn, type FileColumn, reportColumns } from "../reports/report-columns.ts";
import type { FileTable } from "../reports/report-tables.ts";
import type { Comparison, ResultVersion, VersionCause, VersionChange, VersionData } from "./version-data.ts";

export type VersionNames = Pick<VersionData, "call" | "rules">;

export interface MovedColumns {
  /** Score, ranks and outcome. */
  readonly moves: readonly ChangeColumn<VersionChange>[];
  readonly causesOf: (change: VersionChange) => readonly string[];
}

export function movedColumns(t: Translate, language: string, names: VersionNames): MovedColumns {
  const column = reportColumns<VersionChange>(t);
  const outcome = (standing: Standing | null): string => t(`versions.outcomes.${standing?.reason ?? "withdrawn"}`);
  const causeText = causeTexts(t, language, names);
  return {
    moves: [
      column.decimalChange(t("versions.moved.score"), 2, ({ before, after }) => ({
        before: pointsOf(before),
        after: pointsOf(after),
      })),
      column.countChange(t("versions.moved.rank"), ({ before, after }) => ({
        before: before.overallRank,
        after: after?.overallRank ?? null,
      })),
      column.countChange(t("versions.moved.fieldRank"), ({ before, after }) => ({
        before: before.fieldRank,
        after: after?.fieldRank ?? null,
      })),
      column.textChange(t("versions.moved.outcome"), ({ before, after }) => ({
        before: outcome(before),
        after: outcome(after),
      })),
    ],
    causesOf: ({ causes }) => causes.map(causeText),
  };
}

export interface VersionFile extends VersionNames {
  /** Newest first; the first one ever has no changes. */
  readonly versions: readonly Pick<ResultVersion, "number" | "changes">[];
  readonly pending: Pick<Comparison, "changes"> | null;
}

/** A table for the version that is being made and for each after the first, as far as something moved: as on the page. */
export function versionFiles(t: Translate, language: string, file: VersionFile): FileTable[] {
  const columns = fileColumns(t, movedColumns(t, language, file));
  const table = (name: string, sheet: string, changes: readonly VersionChange[]): FileTable => ({
    name,
    sheet,
    header: columns.map(({ header }) => header),
    rows: changes.map((change) => columns.map(({ cell }) => cell(change))),
  });
  return [
    table(PENDING, t("versions.files.pending"), file.pending?.changes ?? []),
    ...file.versions.map(({ number, changes }) =>
      table(versionTableName(number), t("versions.version.heading", { number }), changes),
    ),
  ].filter(({ rows }) => rows.length > 0);
}

/** Names the table of the version that is being made, in the address of its file. */
export const PENDING = "pending";

export function versionTableName(number: number): string {
  return `version-${String(number)}`;
}

function fileColumns(t: Translate, { moves, causesOf }: MovedColumns): readonly FileColumn<VersionChange>[] {
  return [
    { header: t("ranking.columns.serial"), cell: ({ serial }) => serial },
    { header: t("ranking.columns.titleZh"), cell: ({ titleZh }) => titleZh },
    { header: t("ranking.columns.titleEn"), cell: ({ titleEn }) => titleEn },
    ...moves.flatMap(({ file }) => file),
    { header: t("versions.moved.why"), cell: (change) => causesOf(change).join(t("common.groupSeparator")) },
  ];
}

function pointsOf(standing: Standing | null): number | null {
  const ranking = standing?.ranking ?? null;
  return ranking === null ? null : ranking.hundredths / 100;
}

function causeTexts(t: Translate, language: string, { call, rules }: VersionNames): (cause: VersionCause) => string {
  const ruleName = codeName(rules, language);
  const stageName = codeName(
    call.stages.map(({ kind, name }) => ({ code: kind, name })),
    language,
  );
  return ({ kind, expertCode, reason, stage, serials }) => {
    const listed = serials.join(t("versions.causes.and"));
    if (kind === "withdrawn" && serials.length > 0) return t("versions.causes.withdrawnFor", { serials: listed });
    if (kind === "inPlaceOf") return t("versions.causes.inPlaceOf", { serials: listed });
    const who = expertCode ?? t("versions.causes.somebody");
    if (kind === "earlierScore") return t("versions.causes.earlierScore", { stage: stageName(stage) });
    if (kind === "sheetVoid" && reason !== null && reason !== "")
      return t("versions.causes.sheetVoidFor", { who, reason: ruleName(reason) });
    return t(`versions.causes.${kind}`, { who });
  };
}
