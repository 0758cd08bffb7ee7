/**
 * A programme for marks that come without one: one stage that adds nothing the data do not say. The criteria found,
 * weighing the same; the scale from the lowest to the highest mark found; the plain mean; the best half of each field.
 */
import type { Programme, StageKind, StagePlan } from "#scoring/programme/programme.ts";
import { type ImportFacts, ONLY_CRITERION } from "./import-tables.ts";

/** The field of submissions that name none. */
export const ONLY_FIELD = "ALL";
/** The rule of conflicts that name none. */
export const LISTED_CONFLICT = "LISTED";

const STAGE_NAMES: Readonly<Record<StageKind, { zh: string; en: string }>> = {
  initial: { zh: "初评", en: "Initial review" },
  secondary: { zh: "复评", en: "Secondary review" },
  defense: { zh: "质询答辩", en: "Defense" },
};

const HOUR = 60 * 60 * 1000;

/** Texts of a file → codes of a programme: a text that is a code stays, another gets a letter and a number. */
function codesFor(texts: readonly string[], letter: string): ReadonlyMap<string, string> {
  const distinct = [...new Set(texts)];
  const taken = new Set(distinct.filter(isCode));
  const codes = new Map<string, string>();
  let number = 0;
  for (const text of distinct) {
    let code = text;
    while (!isCode(code) || (code !== text && taken.has(code))) {
      number += 1;
      code = `${letter}${number}`;
    }
    taken.add(code);
    codes.set(text, code);
  }
  return codes;
}

/** The codes of the fields that submissions and experts name. */
export function fieldCodes({ submissions, experts }: ImportFacts): ReadonlyMap<string, string> {
  const texts = [...submissions.map((item) => item.field), ...experts.flatMap((item) => item.fields)];
  return codesFor(
    texts.filter((text) => text !== ""),
    "F",
  );
}

/** The codes of the criteria the marks name; one where there are no marks yet. */
export function criterionCodes({ marks }: ImportFacts): ReadonlyMap<string, string> {
  return codesFor(marks.length === 0 ? [ONLY_CRITERION] : marks.map((mark) => mark.criterion), "C");
}

/** Rule names as they may be written in a programme: capitals and underscores. */
export function ruleCodeOf(text: string): string {
  return text === "" ? LISTED_CONFLICT : text;
}

/**
 * @param name of the call, in both languages
 * @param now the present instant; the call closes and the stage opens at it
 */
export function deriveProgramme(facts: ImportFacts, kind: StageKind, name: string, now: string): Programme {
  const both = { zh: name, en: name };
  const at = (hours: number) => new Date(Date.parse(now) + hours * HOUR).toISOString();
  const named = [...fieldCodes(facts)].map(([text, code]) => ({ code, name: { zh: text, en: text } }));
  const needsOnlyField =
    facts.submissions.some((item) => item.field === "") && named.every((field) => field.code !== ONLY_FIELD);
  return {
    formatVersion: 1,
    slug: name,
    name: both,
    shortName: both,
    edition: { number: 1, name: both },
    principle: { zh: "据实汇总", en: "As the marks say" },
    timeZone: "UTC",
    timeZoneName: { zh: "协调世界时", en: "UTC" },
    homeCountry: null,
    organizations: [],
    fields: needsOnlyField ? [...named, { code: ONLY_FIELD, name: { zh: "全部", en: "All" } }] : named,
    otherField: null,
    callOpensAt: at(-1),
    callClosesAt: at(0),
    eligibility: {
      rules: [],
      launchedFrom: null,
      countries: [],
      classOneIpTypes: [],
      maximumEmployees: null,
      recommendingExperts: { count: 0, minimumOrganizations: 0 },
      qualificationScanBytes: { minimum: 0, maximum: 1 },
      maximumImageBytes: 1,
      maximumFileBytes: 1,
      maximumCharacters: { profile: 1, summary: 1, innovation: 1, application: 1 },
      maximumImagesPerSection: 1,
      priorityLevels: [],
    },
    formalCheck: { correctionWorkingDays: 5, checkers: 2 },
    stages: [deriveStage(facts, kind, at(0), at(1))],
    conflictRules: [...new Set([LISTED_CONFLICT, ...facts.conflicts.map((item) => ruleCodeOf(item.rule))])].map(
      (code) => ({
        code,
        name: { zh: code, en: code },
        severity: "block",
        stageSeverity: null,
        lookBackMonths: null,
        basis: "import",
      }),
    ),
    notice: {
      workingDays: 5,
      addendumWorkingDays: 5,
      holidays: [],
      workingWeekendDays: [],
      objectionContact: { zh: "秘书处", en: "The secretariat" },
      supervisionContact: { zh: "监督", en: "The supervisor" },
    },
    certificatePrefix: name.toUpperCase(),
  };
}

function deriveStage(facts: ImportFacts, kind: StageKind, opensAt: string, closesAt: string): StagePlan {
  const { marks } = facts;
  const criteria = criterionCodes(facts);
  const sheets = sheetsPerSubmission(marks);
  return {
    kind,
    name: STAGE_NAMES[kind],
    opensAt,
    closesAt,
    blindness: "open",
    rubric: {
      scale: scaleOf(marks.map((mark) => mark.mark)),
      criteria: [...criteria].map(([text, code]) => ({
        code,
        name: { zh: text, en: text },
        weight: 1,
        levelDescriptors: [],
      })),
      bands: [],
      comment: { minimumCharacters: 0 },
      reason: { below: null, from: null },
      flags: [],
    },
    panel: {
      size: Math.max(...sheets),
      reserves: 0,
      // Nobody is left out for having few sheets: how many are enough the data do not say.
      minimumValidSheets: Math.min(...sheets),
      fieldGroups: [],
      mix: { atLeast: [], atLeastForeign: 0, atLeastOutsideRegion: 0, atLeastNewSinceLastStage: 0 },
    },
    aggregation: { method: "mean" },
    composite: null,
    tieChain: [],
    cut: {
      method: "sharePerField",
      share: { numerator: 1, denominator: 2 },
      minimumScore: 0,
      floors: [],
      tiesAtLine: "allGoOn",
    },
    splitRange: null,
    vote: null,
    hearing: null,
  };
}

function sheetsPerSubmission(marks: ImportFacts["marks"]): number[] {
  const experts = new Map<string, Set<string>>();
  for (const { submission, expert } of marks)
    experts.set(submission, (experts.get(submission) ?? new Set()).add(expert));
  const counts = [...experts.values()].map((readers) => readers.size);
  return counts.length === 0 ? [1] : counts;
}

function scaleOf(marks: readonly number[]): { minimum: number; maximum: number } {
  let minimum = marks[0] ?? 0;
  let maximum = marks[0] ?? 100;
  for (const mark of marks) {
    minimum = Math.min(minimum, mark);
    maximum = Math.max(maximum, mark);
  }
  return minimum === maximum ? { minimum, maximum: maximum + 1 } : { minimum, maximum };
}

function isCode(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_-]{0,31}$/.test(text);
}
