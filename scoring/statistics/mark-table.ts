/**
 * 单项得分表 / Mark table: one row a mark of one criterion on one sheet, as typed arrays in one fixed order
 * (submission, expert, criterion by id), and the complete sheets in it.
 */
import { type RatingTable, ratingTable } from "#scoring/statistics/rating-table.ts";
import { compareText } from "#scoring/record/compare-text.ts";

export interface MarkRow {
  readonly submission: string;
  readonly expert: string;
  readonly criterion: string;
  readonly mark: number;
}

export interface CompleteSheets {
  /** One rating a complete sheet: the weighted mean of its marks. */
  readonly table: RatingTable;
  readonly criteria: readonly string[];
  /** marks[criterion][rating], in the table's order. */
  readonly marks: readonly Float64Array[];
  /** Sheets that lack a mark: left out, for a missing mark is never a zero. */
  readonly incomplete: readonly IncompleteSheet[];
}

export interface IncompleteSheet {
  readonly submission: string;
  readonly expert: string;
  readonly missing: readonly string[];
}

/**
 * @param weightOf weight of a criterion, above zero; all alike when left out. Weights need not add up to anything.
 * @throws Error when a sheet has two marks of one criterion
 */
export function completeSheets(
  rows: readonly MarkRow[],
  weightOf: (criterion: string) => number = () => 1,
): CompleteSheets {
  const criteria = [...new Set(rows.map((row) => row.criterion))].sort(compareText);
  const placeOf = new Map(criteria.map((criterion, place) => [criterion, place]));
  const weights = criteria.map(weightOf);
  const sheets = sheetsOf(rows, placeOf);
  const complete = sheets.filter(({ marks }) => marks.every((mark) => mark !== null));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const table = ratingTable(
    complete.map(({ submission, expert, marks }) => ({
      submission,
      expert,
      value: marks.reduce<number>((sum, mark, place) => sum + weights[place]! * mark!, 0) / whole,
    })),
  );
  return {
    table,
    criteria,
    marks: criteria.map((_, place) => Float64Array.from(complete, ({ marks }) => marks[place]!)),
    incomplete: sheets.flatMap(({ submission, expert, marks }) => {
      const missing = criteria.filter((_, place) => marks[place] === null);
      return missing.length === 0 ? [] : [{ submission, expert, missing }];
    }),
  };
}

interface Sheet {
  readonly submission: string;
  readonly expert: string;
  readonly marks: (number | null)[];
}

/** By submission, then expert: the order of a rating table without repeated pairs. */
function sheetsOf(rows: readonly MarkRow[], placeOf: ReadonlyMap<string, number>): Sheet[] {
  const sheets = new Map<string, Map<string, Sheet>>();
  for (const { submission, expert, criterion, mark } of rows) {
    const ofSubmission = sheets.get(submission) ?? new Map<string, Sheet>();
    sheets.set(submission, ofSubmission);
    const sheet = ofSubmission.get(expert) ?? {
      submission,
      expert,
      marks: new Array<number | null>(placeOf.size).fill(null),
    };
    ofSubmission.set(expert, sheet);
    const place = placeOf.get(criterion)!;
    if (sheet.marks[place] !== null)
      throw new Error(`completeSheets: ${submission} by ${expert} has two marks of ${criterion}`);
    sheet.marks[place] = mark;
  }
  return [...sheets.values()]
    .flatMap((ofSubmission) => [...ofSubmission.values()])
    .sort((a, b) => compareText(a.submission, b.submission) || compareText(a.expert, b.expert));
}
