/**
 * Columns of the tables of reports. Each is made from the one function that reads its value off a row: the page words the
 * value, a file holds it as numbers, and the two cannot differ.
 */
import type { Translate } from "#app/i18n/use-translation.ts";
import { figures, type ShownEstimate } from "./figures.ts";

/** A text, a whole number, nothing, or a figure that is shown with so many digits. */
export type FileCell = string | number | null | { readonly decimal: number; readonly digits: number };

export interface FileColumn<Row> {
  readonly header: string;
  readonly cell: (row: Row) => FileCell;
}

export interface ReportColumn<Row> {
  readonly header: string;
  readonly isNumeric: boolean;
  /** What the page says. */
  readonly text: (row: Row) => string;
  /** A word beside it in the rows for which it holds. */
  readonly tag?: { readonly word: string; readonly isWarm: boolean; readonly holds: (row: Row) => boolean };
  /** One column of the page may be several of a file. */
  readonly file: readonly FileColumn<Row>[];
}

/** Of a value before and after. */
export interface ChangeColumn<Row> extends ReportColumn<Row> {
  readonly isSame: (row: Row) => boolean;
}

export interface ShownChange<Value> {
  readonly before: Value;
  readonly after: Value;
}

interface EstimateWords {
  readonly digits: number;
  readonly text: (value: ShownEstimate | null) => string;
  /** Stands in a file for the bounds of a value that has none. */
  readonly missing: string | null;
}

interface ChangeWords<Value> {
  readonly isNumeric: boolean;
  readonly text: (value: Value) => string;
  readonly cell: (value: Value) => FileCell;
}

/** One function for each kind of value; `digits` after the point, in the file as on the page. */
export function reportColumns<Row>(t: Translate) {
  const shown = figures(t);
  const numeric = (
    header: string,
    text: (row: Row) => string,
    file: readonly FileColumn<Row>[],
  ): ReportColumn<Row> => ({ header, isNumeric: true, text, file });
  const cellOf = (value: number | null, digits: number): FileCell =>
    value === null ? null : { decimal: value, digits };
  const yesOrNo = (holds: boolean): string => t(holds ? "common.yes" : "common.no");
  const headed = (
    part: "lower" | "upper" | "before" | "after" | "percent" | "seconds" | "approximate",
    header: string,
  ): string => t(`reports.files.${part}`, { header });

  const estimated = (
    header: string,
    of: (row: Row) => ShownEstimate | null,
    { digits, text, missing }: EstimateWords,
  ): ReportColumn<Row> => {
    const bound = (part: "lower" | "upper") => (row: Row) => {
      const estimate = of(row);
      return estimate === null ? null : (cellOf(estimate[part], digits) ?? missing);
    };
    return numeric(header, (row) => text(of(row)), [
      { header, cell: (row) => cellOf(of(row)?.value ?? null, digits) },
      { header: headed("lower", header), cell: bound("lower") },
      { header: headed("upper", header), cell: bound("upper") },
    ]);
  };

  function changed<Value>(
    header: string,
    of: (row: Row) => ShownChange<Value>,
    { isNumeric, text, cell }: ChangeWords<Value>,
  ): ChangeColumn<Row> {
    const words = (row: Row) => ({ before: text(of(row).before), after: text(of(row).after) });
    const isSame = (row: Row): boolean => words(row).before === words(row).after;
    return {
      header,
      isNumeric,
      isSame,
      text: (row) => (isSame(row) ? words(row).after : t("reports.change", words(row))),
      file: [
        { header: headed("before", header), cell: (row) => cell(of(row).before) },
        { header: headed("after", header), cell: (row) => cell(of(row).after) },
      ],
    };
  }

  return {
    text: (header: string, of: (row: Row) => string): ReportColumn<Row> => ({
      header,
      isNumeric: false,
      text: of,
      file: [{ header, cell: of }],
    }),
    count: (header: string, of: (row: Row) => number | null) =>
      numeric(header, (row) => shown.decimal(of(row), 0), [{ header, cell: of }]),
    /** A whole number, or words in its place. */
    countOr: (header: string, words: string, of: (row: Row) => number | null) =>
      numeric(header, (row) => String(of(row) ?? words), [{ header, cell: (row) => of(row) ?? words }]),
    decimal: (header: string, digits: number, of: (row: Row) => number | null) =>
      numeric(header, (row) => shown.decimal(of(row), digits), [{ header, cell: (row) => cellOf(of(row), digits) }]),
    signed: (header: string, digits: number, of: (row: Row) => number | null) =>
      numeric(header, (row) => shown.signed(of(row), digits), [{ header, cell: (row) => cellOf(of(row), digits) }]),
    /** A share; in the file a number in per cent, which its header says. */
    percent: (header: string, of: (row: Row) => number | null) => {
      const cell = (row: Row): FileCell => {
        const share = of(row);
        return share === null ? null : cellOf(share * 100, 0);
      };
      return numeric(header, (row) => shown.percent(of(row)), [{ header: headed("percent", header), cell }]);
    },
    /** A probability; one that is only said to be small is a text in the file too. */
    chance: (header: string, of: (row: Row) => number | null, isApproximate: (row: Row) => boolean) => {
      const text = (row: Row): string => {
        const value = shown.chance(of(row));
        return of(row) !== null && isApproximate(row) ? t("reports.approximate", { value }) : value;
      };
      const cell = (row: Row): FileCell => {
        const p = of(row);
        return p !== null && p < 0.001 ? shown.chance(p) : cellOf(p, 3);
      };
      return numeric(header, text, [
        { header, cell },
        {
          header: headed("approximate", header),
          cell: (row) => (of(row) === null ? null : yesOrNo(isApproximate(row))),
        },
      ]);
    },
    /** In the file whole seconds. */
    time: (header: string, of: (row: Row) => number | null) =>
      numeric(header, (row) => shown.time(of(row)), [
        { header: headed("seconds", header), cell: (row) => cellOf(of(row), 0) },
      ]),
    /** A value with its interval. */
    estimate: (header: string, digits: number, of: (row: Row) => ShownEstimate | null) =>
      estimated(header, of, { digits, text: (value) => shown.estimate(value, digits), missing: null }),
    /** As `estimate`, the value with its sign. */
    signedEstimate: (header: string, digits: number, of: (row: Row) => ShownEstimate | null) =>
      estimated(header, of, { digits, text: (value) => shown.signedEstimate(value, digits), missing: null }),
    /** As `estimate`; where there are too few for an interval both page and file say so. */
    estimateOrTooFew: (header: string, digits: number, of: (row: Row) => ShownEstimate | null) =>
      estimated(header, of, {
        digits,
        text: (value) => shown.estimateOrTooFew(value, digits),
        missing: t("reports.files.tooFew"),
      }),
    textChange: (header: string, of: (row: Row) => ShownChange<string>) =>
      changed(header, of, { isNumeric: false, text: (value) => value, cell: (value) => value }),
    /** Whole numbers before and after. */
    countChange: (header: string, of: (row: Row) => ShownChange<number | null>) =>
      changed(header, of, { isNumeric: true, text: (value) => shown.decimal(value, 0), cell: (value) => value }),
    decimalChange: (header: string, digits: number, of: (row: Row) => ShownChange<number | null>) =>
      changed(header, of, {
        isNumeric: true,
        text: (value) => shown.decimal(value, digits),
        cell: (value) => cellOf(value, digits),
      }),
    /** The same column with a word beside some values; in the file a column of its own, headed by the word. */
    tagged: (column: ReportColumn<Row>, tag: NonNullable<ReportColumn<Row>["tag"]>): ReportColumn<Row> => ({
      ...column,
      tag,
      file: [...column.file, { header: tag.word, cell: (row) => yesOrNo(tag.holds(row)) }],
    }),
  };
}
