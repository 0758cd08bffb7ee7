/** The labelled pairs: names as they are written, and whether they are one legal entity or one person. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import {
  compareOrganizations,
  type OrganizationFacts,
  readOrganization,
} from "#scoring/conflicts/names/compare-organizations.ts";
import { comparePeople, type PersonFacts, readPerson } from "#scoring/conflicts/names/compare-people.ts";
import { hasHan } from "#scoring/conflicts/names/fold-text.ts";
import type { Likeness } from "#scoring/conflicts/names/name-likeness.ts";
import { readMention } from "#scoring/conflicts/names/read-mention.ts";

export type Half = "tuning" | "held-out";

export interface JudgedPair {
  readonly trait: string;
  readonly a: string;
  readonly b: string;
  readonly isSame: boolean;
  /** Both sides carry an identifier of one kind: a code, a register number, an ORCID iD, a year of birth. */
  readonly isIdentified: boolean;
  readonly likeness: Likeness;
}

type Cells = Readonly<Record<string, string>>;

export function judgedOrganizations(half: Half): readonly JudgedPair[] {
  return rowsOf(`organizations-${half}.csv`).map((row) => {
    const [a, b] = [organizationOf(row, "a"), organizationOf(row, "b")];
    const isIdentified = both(row, "code") || both(row, "register");
    return { ...pairOf(row), isIdentified, likeness: compareOrganizations(a, b) };
  });
}

export function judgedPeople(half: Half): readonly JudgedPair[] {
  return rowsOf(`people-${half}.csv`).map((row) => {
    const [a, b] = [personOf(row, "a"), personOf(row, "b")];
    const likeness = comparePeople(a, b, sharesEmployer(row));
    // A year of birth identifies beside the written name; a romanized name stands for many.
    const hasWrittenName = hasHan(row["a"]!) === hasHan(row["b"]!);
    const isIdentified = both(row, "orcid") || (both(row, "birth_year") && hasWrittenName);
    return { ...pairOf(row), isIdentified, likeness };
  });
}

function rowsOf(file: string): readonly Cells[] {
  return parse(readFileSync(join(import.meta.dirname, file)), { columns: true });
}

function pairOf(row: Cells): Pick<JudgedPair, "trait" | "a" | "b" | "isSame"> {
  return { trait: row["trait"]!, a: row["a"]!, b: row["b"]!, isSame: row["same"] === "1" };
}

function both(row: Cells, column: string): boolean {
  return row[`a_${column}`] !== "" && row[`b_${column}`] !== "";
}

function organizationOf(row: Cells, side: "a" | "b"): OrganizationFacts {
  const cell = (column: string): string => row[`${side}_${column}`]!;
  const list = (column: string): string[] =>
    cell(column)
      .split(";")
      .filter((text) => text.trim() !== "");
  return readOrganization({
    nameZh: row[side]!,
    nameEn: "",
    formerNames: list("former"),
    aliases: list("alias"),
    creditCode: cell("code") || null,
    registerNo: cell("register") || null,
    domains: list("domain"),
    country: cell("country"),
  });
}

function personOf(row: Cells, side: "a" | "b"): PersonFacts {
  const year = row[`${side}_birth_year`]!;
  const names = [row[side]!];
  return readPerson({ names, birthYear: year === "" ? null : Number(year), orcid: row[`${side}_orcid`] || null });
}

function sharesEmployer(row: Cells): boolean {
  if (!both(row, "employer")) return false;
  return compareOrganizations(readMention(row["a_employer"]!), readMention(row["b_employer"]!)).verdict === "same";
}
