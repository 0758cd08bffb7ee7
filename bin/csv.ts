/**
 * CSV files with a header: UTF-8, a byte-order mark and CRLF accepted, gzip accepted. Every value is text as written;
 * what it means is for the reader to say. Everything that is wrong is named with file, line and column.
 */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { BadInput } from "./bad-input.ts";

export interface TableRow {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  /** The value of a column; empty for a column the file does not have. */
  cell(column: string): string;
}

export interface Table {
  readonly file: string;
  readonly rows: readonly TableRow[];
  /** In the order of the file. */
  readonly columns: readonly string[];
  has(column: string): boolean;
}

/** Collects what is wrong in any number of files, so that a person can put everything right at once. */
export class InputProblems {
  private readonly sentences: string[] = [];

  /** `file:line: column: what` */
  add(table: Pick<Table, "file">, line: number, column: string, what: string): void {
    this.sentences.push(`${table.file}:${line}: ${column}: ${what}`);
  }

  addSentence(sentence: string): void {
    this.sentences.push(sentence);
  }

  /** @throws BadInput with one line for each problem, if there is any */
  throwIfAny(): void {
    if (this.sentences.length > 0) throw new BadInput(this.sentences.join("\n"));
  }
}

/**
 * Reads a table. Unknown columns are ignored, empty lines too.
 * @throws BadInput naming the line, for a file that cannot be read, is not UTF-8 or not CSV, or lacks a column
 */
export function readTable(file: string, required: readonly string[]): Table {
  const records = parseRecords(file, decode(file, readBytes(file)));
  const [header, ...body] = records;
  if (header === undefined) throw new BadInput(`${file}:1: ${required[0] ?? ""}: the file has no header`);
  const names = header.cells.map((name) => name.trim());
  const problems = new InputProblems();
  names.forEach((name, index) => {
    if (name !== "" && names.indexOf(name) < index)
      problems.add({ file }, header.line, name, "the column is given twice");
  });
  for (const name of required)
    if (!names.includes(name)) problems.add({ file }, header.line, name, "the column is missing");
  for (const { line, cells } of body)
    if (cells.length !== names.length)
      problems.add({ file }, line, "row", `${cells.length} values, but the header has ${names.length}`);
  problems.throwIfAny();
  const columns = new Map(names.map((name, index) => [name, index]));
  return {
    file,
    columns: names,
    has: (column) => columns.has(column),
    rows: body.map(({ line, cells }) => ({ line, cell: (column) => cells[columns.get(column) ?? -1] ?? "" })),
  };
}

/** The bytes of a file, unpacked when its name ends in `.gz`. @throws BadInput when it cannot be read */
export function readBytes(file: string): Buffer {
  try {
    const bytes = readFileSync(file);
    return file.endsWith(".gz") ? gunzipSync(bytes) : bytes;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    const isMissing = code === "ENOENT";
    throw new BadInput(`${file}: ${isMissing ? "there is no such file" : `cannot be read (${code})`}`);
  }
}

function decode(file: string, bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new BadInput(`${file}:${firstLineNotInUtf8(bytes)}: row: not in UTF-8`);
  }
}

/** A line feed is never part of another character in UTF-8, so lines can be looked at one by one. */
function firstLineNotInUtf8(bytes: Buffer): number {
  let start = 0;
  for (let line = 1; ; line += 1) {
    const end = bytes.indexOf(10, start);
    const part = bytes.subarray(start, end === -1 ? bytes.length : end);
    if (!Buffer.from(part.toString("utf8"), "utf8").equals(part) || end === -1) return line;
    start = end + 1;
  }
}

interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

function parseRecords(file: string, text: string): CsvRecord[] {
  try {
    const records = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    // The parser counts to the line on which a record ends; quoted values may hold line breaks.
    return records.map(({ record, info }) => ({ line: info.lines - lineBreaks(record), cells: record }));
  } catch (error) {
    const { lines, code } = error as { lines?: number; code?: string };
    if (lines === undefined) throw error;
    throw new BadInput(`${file}:${lines}: row: not CSV (${code ?? "unknown"})`);
  }
}

function lineBreaks(cells: readonly string[]): number {
  return cells.join("").split("\n").length - 1;
}
