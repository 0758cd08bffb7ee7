/**
 * Scores of pairs: `expert,submission,score`, the one table that may have millions of rows. Read from its bytes, row by
 * row, because a parser that keeps every cell as text needs gigabytes for it; with quoted values it goes to the parser.
 */
import { isUtf8 } from "node:buffer";
import { BadInput } from "./bad-input.ts";
import { readBytes, readTable } from "./csv.ts";

const [COMMA, LINE_FEED, RETURN, QUOTE, MINUS, ZERO, NINE] = [44, 10, 13, 34, 45, 48, 57];
const COLUMNS = ["expert", "submission", "score"] as const;
const LARGEST = 2 ** 31 - 1;

export interface PairPlaces {
  /** Places by id; a pair is `expert * width + submission`. */
  readonly experts: ReadonlyMap<string, number>;
  readonly submissions: ReadonlyMap<string, number>;
}

/**
 * One score a pair; 0 where the file has none.
 * @throws BadInput naming file, line and column of the first thing that is wrong
 */
export function readScores(file: string, places: PairPlaces): Int32Array {
  const scores = new Scores(file, places);
  const bytes = readBytes(file);
  if (bytes.includes(QUOTE) || !isUtf8(bytes)) {
    for (const row of readTable(file, COLUMNS).rows)
      scores.add(row.line, row.cell("expert"), row.cell("submission"), wholeNumber(row.cell("score")));
    return scores.fit;
  }
  readRows(file, bytes, scores);
  return scores.fit;
}

class Scores {
  readonly fit: Int32Array;
  private readonly isGiven: Uint8Array;

  constructor(
    private readonly file: string,
    private readonly places: PairPlaces,
  ) {
    this.fit = new Int32Array(places.experts.size * places.submissions.size);
    this.isGiven = new Uint8Array(this.fit.length);
  }

  add(line: number, expert: string, submission: string, score: number | null): void {
    const row = this.places.experts.get(expert);
    const column = this.places.submissions.get(submission);
    if (row === undefined) throw this.problem(line, "expert", `there is no expert "${expert}"`);
    if (column === undefined) throw this.problem(line, "submission", `there is no submission "${submission}"`);
    if (score === null) throw this.problem(line, "score", "not a whole number from -2147483647 to 2147483647");
    const pair = row * this.places.submissions.size + column;
    if (this.isGiven[pair] === 1) throw this.problem(line, "row", `${expert} and ${submission} are given twice`);
    this.isGiven[pair] = 1;
    this.fit[pair] = score;
  }

  problem(line: number, column: string, what: string): BadInput {
    return new BadInput(`${this.file}:${line}: ${column}: ${what}`);
  }
}

function readRows(file: string, bytes: Buffer, scores: Scores): void {
  const rows = new Rows(bytes);
  const header = rows.next();
  if (header === null) throw new BadInput(`${file}:1: expert: the file has no header`);
  const names = Array.from({ length: header }, (_, cell) => rows.text(cell).trim());
  const [expert, submission, score] = COLUMNS.map((name) => {
    if (!names.includes(name)) throw new BadInput(`${file}:${rows.line}: ${name}: the column is missing`);
    if (names.indexOf(name) < names.lastIndexOf(name))
      throw new BadInput(`${file}:${rows.line}: ${name}: the column is given twice`);
    return names.indexOf(name);
  }) as [number, number, number];
  const [expertCell, submissionCell] = [new LastText(), new LastText()];
  for (let cells = rows.next(); cells !== null; cells = rows.next()) {
    if (cells !== names.length)
      throw scores.problem(rows.line, "row", `${cells} values, but the header has ${names.length}`);
    scores.add(rows.line, expertCell.of(rows, expert), submissionCell.of(rows, submission), rows.wholeNumber(score));
  }
}

/** Cells of one row after the other, as places in the bytes. */
class Rows {
  line = 0;
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  private at: number;

  constructor(readonly bytes: Buffer) {
    const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    this.at = hasMark ? 3 : 0;
  }

  /** @returns the number of cells of the next row that is not empty; null after the last */
  next(): number | null {
    const { bytes, starts, ends } = this;
    while (this.at < bytes.length) {
      this.line++;
      let cells = 0;
      let start = this.at;
      let end = start;
      for (; end < bytes.length && bytes[end] !== LINE_FEED; end++)
        if (bytes[end] === COMMA) {
          starts[cells] = start;
          ends[cells++] = end;
          start = end + 1;
        }
      this.at = end + 1;
      const last = end > start && bytes[end - 1] === RETURN ? end - 1 : end;
      starts[cells] = start;
      ends[cells++] = last;
      if (cells > 1 || last > start) return cells;
    }
    return null;
  }

  text(cell: number): string {
    return this.bytes.toString("utf8", this.starts[cell], this.ends[cell]);
  }

  /** null: the cell is none, or too large. */
  wholeNumber(cell: number): number | null {
    const { bytes } = this;
    const end = this.ends[cell]!;
    let at = this.starts[cell]!;
    const isNegative = bytes[at] === MINUS;
    if (isNegative) at++;
    if (at === end) return null;
    let value = 0;
    for (; at < end; at++) {
      const digit = bytes[at]!;
      if (digit < ZERO || digit > NINE) return wholeNumber(this.text(cell));
      value = value * 10 + (digit - ZERO);
      if (value > LARGEST) return null;
    }
    return isNegative ? -value : value;
  }
}

/** The text of a column's cell, made anew only where it differs from the row before. */
class LastText {
  private text = "";
  private start = 0;
  private length = -1;

  of({ bytes, starts, ends }: Rows, cell: number): string {
    const [start, end] = [starts[cell]!, ends[cell]!];
    const isSame =
      end - start === this.length && bytes.compare(bytes, start, end, this.start, this.start + this.length) === 0;
    if (!isSame) {
      this.text = bytes.toString("utf8", start, end);
      this.start = start;
      this.length = end - start;
    }
    return this.text;
  }
}

/** null: not a whole number that fits in 32 bits. Spaces around it are accepted. */
function wholeNumber(text: string): number | null {
  if (!/^\s*[-+]?\d+\s*$/.test(text)) return null;
  const value = Number(text);
  return Math.abs(value) <= LARGEST ? value : null;
}
