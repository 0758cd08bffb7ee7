/**
 * 方案文件 / Programme file: everything one call decides, as data.
 *
 * A programme file is validated here, versioned and hashed by the desk that stores it, and read by every rule.
 * Code knows no programme: names, fields, stages, rubrics, weights, cuts, quotas, conflict rules and notice days
 * all come from this document.
 *
 * Units: dates are ISO-8601 instants with an offset or calendar dates; weights and marks are whole numbers;
 * shares are exact fractions (`numerator / denominator`); look-backs are months.
 */
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { RELATIONS } from "#scoring/conflicts/finding.ts";
import {
  ADJUSTED_METHODS,
  type CHANNELS,
  CONFLICT_SEVERITIES,
  EXPERT_KINDS,
  ORGANIZATION_KINDS,
  STAGE_KINDS,
  type SUBMISSION_KINDS,
} from "#scoring/programme/kinds.ts";

/** A text in both languages. Both are required: a page never shows a machine-made translation. */
const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const code = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,31}$/, "a code is a letter, then letters, digits, - or _");
const instant = z.iso.datetime({ offset: true });

/** Whether it is the name of a known zone; an unknown one would only fail when a notice is computed. */
function isTimeZone(name: string): boolean {
  try {
    // An offset ("+08:00") is a zone to Temporal, but not a name that a page could show.
    return (
      /^[A-Za-z]/.test(name) && Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId !== ""
    );
  } catch {
    return false;
  }
}

const calendarDate = z.iso.date();
/** ISO 3166-1 alpha-2, of a country or region. */
const country = z.string().regex(/^[A-Z]{2}$/);
const share = z
  .strictObject({ numerator: z.int().positive(), denominator: z.int().positive() })
  .refine((value) => value.numerator <= value.denominator, "a share is at most one");

const organization = z.strictObject({
  code,
  kind: z.enum(ORGANIZATION_KINDS),
  name: bilingual,
});

const field = z.strictObject({ code, name: bilingual });

const band = z.strictObject({ from: z.int().min(0), to: z.int().min(0), name: bilingual });

/** The anchor sentence of one band of one criterion; `from` names the band by its lower end. */
const levelDescriptor = z.strictObject({ from: z.int().min(0), text: bilingual });

const criterion = z.strictObject({
  code,
  name: bilingual,
  weight: z.int().positive(),
  levelDescriptors: z.array(levelDescriptor),
});

const rubric = z
  .strictObject({
    /** Lowest and highest mark of one criterion; marks are whole numbers. */
    scale: z.strictObject({ minimum: z.int().min(0), maximum: z.int().max(1000) }),
    criteria: z.array(criterion).min(1),
    bands: z.array(band),
    comment: z.strictObject({ minimumCharacters: z.int().min(0) }),
    /** A mark below `below` or from `from` needs a written reason. */
    reason: z.strictObject({ below: z.int().nullable(), from: z.int().nullable() }),
    /** Yes/no flags an expert may raise; never scored. */
    flags: z.array(z.strictObject({ code, name: bilingual })),
  })
  .check((ctx) => {
    const { criteria, scale, bands } = ctx.value;
    const codes = criteria.map((item) => item.code);
    if (new Set(codes).size !== codes.length)
      ctx.issues.push({
        code: "custom",
        input: codes,
        path: ["criteria"],
        message: "criterion codes must be distinct",
      });
    if (scale.minimum >= scale.maximum)
      ctx.issues.push({
        code: "custom",
        input: scale,
        path: ["scale"],
        message: "the scale's minimum must be below its maximum",
      });
    const starts = new Set(bands.map((item) => item.from));
    bands.forEach((item, index) => {
      const isOverlapping = bands.slice(0, index).some((other) => item.from <= other.to && other.from <= item.to);
      if (item.from > item.to || item.from < scale.minimum || item.to > scale.maximum || isOverlapping)
        ctx.issues.push({
          code: "custom",
          input: item,
          path: ["bands", index],
          message: "a band runs upwards, stays inside the scale and overlaps no other band",
        });
    });
    criteria.forEach((item, index) => {
      for (const descriptor of item.levelDescriptors)
        if (!starts.has(descriptor.from))
          ctx.issues.push({
            code: "custom",
            input: descriptor,
            path: ["criteria", index, "levelDescriptors"],
            message: `no band starts at ${descriptor.from}`,
          });
    });
  });

/** Where a panel's experts must come from. Counts are per submission (remote stages) or per panel (defense). */
const mix = z.strictObject({
  atLeast: z.array(z.strictObject({ kinds: z.array(z.enum(EXPERT_KINDS)).min(1), count: z.int().positive() })),
  atLeastForeign: z.int().min(0),
  /** At least so many experts from outside the applicant's province (domestic) or country (foreign). */
  atLeastOutsideRegion: z.int().min(0),
  /** At least so many experts who did not read the submission in the stage before. */
  atLeastNewSinceLastStage: z.int().min(0),
  /** At most so many experts of one organization; left out: any number. */
  atMostPerOrganization: z.int().positive().optional(),
});

/** Official aggregation of the totals of one submission; see scoring/aggregation. */
const aggregation = z.discriminatedUnion("method", [
  z.strictObject({ method: z.literal("mean") }),
  z.strictObject({ method: z.literal("median") }),
  /** Drop one highest and one lowest total when at least `whenAtLeast` sheets are valid, else the mean. */
  z.strictObject({ method: z.literal("trimmedMean"), whenAtLeast: z.int().min(3) }),
]);

/** One step of the tie chain, in the order in which it is asked. */
const tieStep = z.discriminatedUnion("by", [
  /** Higher sum of the mean marks of the named criteria goes first. */
  z.strictObject({ by: z.literal("criteria"), criteria: z.array(code).min(1) }),
  z.strictObject({ by: z.literal("medianTotal") }),
  /** A submission that holds the programme's priority goes first. */
  z.strictObject({ by: z.literal("priority") }),
  /** Higher official score of another stage goes first. */
  z.strictObject({ by: z.literal("stageScore"), stage: z.enum(STAGE_KINDS) }),
  /** A re-vote of the experts without a conflict; undecided until it is held. */
  z.strictObject({ by: z.literal("revote") }),
]);

const floor = z.strictObject({ criterion: code, minimum: z.int() });

/**
 * A submission also passes that would be in the cut by its adjusted score, which takes the experts' leanings out; it
 * takes nobody's place. Minimum and floors hold on the official figures. Left out: the official score alone.
 */
const adjusted = z.strictObject({ method: z.enum(ADJUSTED_METHODS).default("blup") });

/** Who passes a stage. Ties at the line are never broken by lot, time or name. */
const cut = z.discriminatedUnion("method", [
  /** In each field the best `share` of the ranked submissions, rounded up. */
  z.strictObject({
    method: z.literal("sharePerField"),
    share,
    minimumScore: z.int().min(0),
    floors: z.array(floor),
    tiesAtLine: z.literal("allGoOn"),
    adjusted: adjusted.optional(),
  }),
  /** `total` places, given to fields by largest remainder of their submissions. */
  z.strictObject({
    method: z.literal("quotaByField"),
    total: z.int().positive(),
    /** A field gets at least one place if its best submission reaches this score; null: no such rule. */
    onePerFieldFrom: z.int().nullable(),
    minimumScore: z.int().min(0),
    floors: z.array(floor),
    tiesAtLine: z.literal("allGoOn"),
    adjusted: adjusted.optional(),
  }),
  /** At most `maximum` over all fields, each from `minimumScore` on (of the composite, if there is one). */
  z.strictObject({
    method: z.literal("atMost"),
    maximum: z.int().positive(),
    minimumScore: z.int().min(0),
    floors: z.array(floor),
    tiesAtLine: z.literal("allGoOn"),
    adjusted: adjusted.optional(),
  }),
]);

const stage = z
  .strictObject({
    kind: z.enum(STAGE_KINDS),
    name: bilingual,
    opensAt: instant,
    closesAt: instant,
    /** What the experts may not see: the applicant's identity, or nothing. */
    blindness: z.enum(["applicantHidden", "open"]),
    rubric,
    panel: z.strictObject({
      size: z.int().positive(),
      reserves: z.int().min(0),
      /** A submission with fewer valid sheets has no official score in this stage. */
      minimumValidSheets: z.int().positive(),
      /** One panel reads each of these groups of fields (defense); empty: experts are assigned one by one. */
      fieldGroups: z.array(z.strictObject({ code, name: bilingual, fields: z.array(code).min(1) })),
      mix,
    }),
    aggregation,
    /** Weights of stage scores in the score that ranks; null: this stage's score alone. */
    composite: z.array(z.strictObject({ stage: z.enum(STAGE_KINDS), weight: z.int().positive() })).nullable(),
    tieChain: z.array(tieStep),
    cut,
    /** A submission whose highest and lowest total are further apart is marked for discussion. */
    splitRange: z.int().positive().nullable(),
    vote: z
      .strictObject({
        /** Share of the members without a conflict who must be present. */
        quorum: share,
        minimumPresent: z.int().positive(),
        /** Share of those present who must vote yes. */
        pass: share,
      })
      .nullable(),
    hearing: z
      .strictObject({
        presentationMinutes: z.int().positive(),
        questionMinutes: z.int().positive(),
        scoringMinutes: z.int().positive(),
        slotsPerPanel: z.int().positive(),
      })
      .nullable(),
  })
  .check((ctx) => {
    const { rubric: stageRubric, cut: stageCut, tieChain, panel } = ctx.value;
    const known = new Set(stageRubric.criteria.map((item) => item.code));
    const used: Array<[string, (string | number)[]]> = [
      ...stageCut.floors.map((item, index): [string, (string | number)[]] => [
        item.criterion,
        ["cut", "floors", index, "criterion"],
      ]),
      ...tieChain.flatMap((step, index) =>
        step.by === "criteria"
          ? step.criteria.map((item): [string, (string | number)[]] => [item, ["tieChain", index, "criteria"]])
          : [],
      ),
    ];
    for (const [name, path] of used)
      if (!known.has(name))
        ctx.issues.push({ code: "custom", input: name, path, message: `the rubric has no criterion "${name}"` });
    if (panel.minimumValidSheets > panel.size)
      ctx.issues.push({
        code: "custom",
        input: panel,
        path: ["panel", "minimumValidSheets"],
        message: "more valid sheets are asked for than the panel has experts",
      });
    if (stageCut.adjusted !== undefined && ctx.value.composite !== null)
      ctx.issues.push({
        code: "custom",
        input: stageCut.adjusted,
        path: ["cut", "adjusted"],
        message: "adjusted scores cannot stand beside a composite: they are of this stage's sheets alone",
      });
    if (Date.parse(ctx.value.opensAt) >= Date.parse(ctx.value.closesAt))
      ctx.issues.push({
        code: "custom",
        input: ctx.value.closesAt,
        path: ["closesAt"],
        message: "the stage closes before it opens",
      });
  });

const conflictRule = z.strictObject({
  code: z.string().regex(/^[A-Z_]{2,24}$/),
  name: bilingual,
  severity: z.enum(CONFLICT_SEVERITIES),
  /** A stricter severity in the named stage. */
  stageSeverity: z.strictObject({ stage: z.enum(STAGE_KINDS), severity: z.enum(CONFLICT_SEVERITIES) }).nullable(),
  /** Other severities of single relations under the rule: a joint paper weighs less than a joint patent. */
  relationSeverity: z
    .array(z.strictObject({ relation: z.enum(RELATIONS), severity: z.enum(CONFLICT_SEVERITIES) }))
    .optional(),
  /** How far back the relation counts, in months; null: without limit. */
  lookBackMonths: z.int().positive().nullable(),
  basis: z.string().min(1),
});

const conflictHandling = z
  .strictObject({
    /** When applicants may name experts as unsuitable or object to one; null: at any time. */
    applicantWindow: z.strictObject({ opensAt: instant, closesAt: instant }).nullable(),
    /** Most experts one applicant may name as unsuitable without proving anything. */
    maximumExcluded: z.int().min(0),
    /** Months for which "not a conflict" holds, unless the verdict says otherwise; null: to the end of the call. */
    clearedMonths: z.int().positive().nullable(),
    /** Working days for a reading that is asked for again. */
    rereadingWorkingDays: z.int().positive(),
  })
  .refine(
    ({ applicantWindow: window }) => window === null || Date.parse(window.opensAt) < Date.parse(window.closesAt),
    { path: ["applicantWindow", "closesAt"], message: "the window closes before it opens" },
  );

const eligibilityRule = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Za-z0-9]{1,7}$/),
  name: bilingual,
  /** automatic: decided by the rule; flag: shown to a person; human: declared or judged by a person. */
  kind: z.enum(["automatic", "flag", "human"]),
});

export const programmeSchema = z
  .strictObject({
    formatVersion: z.literal(1),
    slug: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
    name: bilingual,
    shortName: bilingual,
    edition: z.strictObject({ number: z.int().positive(), name: bilingual }),
    principle: bilingual,
    timeZone: z.string().refine(isTimeZone, "the time zone is not an IANA name such as Asia/Shanghai"),
    timeZoneName: bilingual,
    /**
     * Whoever comes from another country is foreign; null: the call makes no difference, and nobody is. Programmes that
     * were stored before there was a home country lack it and mean the same; see `homeCountryOf`.
     */
    homeCountry: country.nullable().optional(),
    organizations: z.array(organization),
    fields: z.array(field).min(1),
    /** A field code an applicant may declare but that must be mapped to a field before assignment; null: none. */
    otherField: z.strictObject({ code, name: bilingual }).nullable(),
    callOpensAt: instant,
    callClosesAt: instant,
    eligibility: z.strictObject({
      rules: z.array(eligibilityRule),
      launchedFrom: calendarDate.nullable(),
      /** Countries and regions that may enter. */
      countries: z.array(country),
      /** IP classes that count as class I. */
      classOneIpTypes: z.array(code),
      maximumEmployees: z.int().positive().nullable(),
      recommendingExperts: z.strictObject({ count: z.int().min(0), minimumOrganizations: z.int().min(0) }),
      qualificationScanBytes: z.strictObject({ minimum: z.int().min(0), maximum: z.int().positive() }),
      maximumImageBytes: z.int().positive(),
      maximumFileBytes: z.int().positive(),
      /** A video's own limit; without it a video is a file like any other. */
      maximumVideoBytes: z.int().positive().optional(),
      /** Sealed paper copies to be received; without it none are asked for. */
      paperCopies: z.int().positive().optional(),
      maximumCharacters: z.strictObject({
        profile: z.int().positive(),
        summary: z.int().positive(),
        innovation: z.int().positive(),
        application: z.int().positive(),
      }),
      maximumImagesPerSection: z.int().positive(),
      /** Levels that hold priority at admission and in the tie chain. */
      priorityLevels: z.array(code),
    }),
    formalCheck: z.strictObject({ correctionWorkingDays: z.int().positive(), checkers: z.int().positive() }),
    stages: z.array(stage).min(1),
    conflictRules: z.array(conflictRule),
    /** How conflicts are dealt with; without it the defaults of `conflictHandlingOf` hold. */
    conflictHandling: conflictHandling.optional(),
    notice: z.strictObject({
      workingDays: z.int().positive(),
      addendumWorkingDays: z.int().positive(),
      /** Days off and extra working days around them, from the official calendar. */
      holidays: z.array(z.strictObject({ date: calendarDate, name: bilingual })),
      workingWeekendDays: z.array(calendarDate),
      objectionContact: bilingual,
      supervisionContact: bilingual,
    }),
    certificatePrefix: z.string().min(1),
  })
  .check((ctx) => {
    const fields = new Set(ctx.value.fields.map((item) => item.code));
    if (fields.size !== ctx.value.fields.length)
      ctx.issues.push({ code: "custom", input: null, path: ["fields"], message: "field codes must be distinct" });
    const kinds = ctx.value.stages.map((item) => item.kind);
    if (new Set(kinds).size !== kinds.length)
      ctx.issues.push({ code: "custom", input: kinds, path: ["stages"], message: "a stage kind may appear once" });
    ctx.value.stages.forEach((item, index) => {
      if (item.panel.mix.atLeastForeign > 0 && ctx.value.homeCountry === null)
        ctx.issues.push({
          code: "custom",
          input: item.panel.mix.atLeastForeign,
          path: ["stages", index, "panel", "mix", "atLeastForeign"],
          message: "nobody is foreign, since the programme names no home country",
        });
      item.panel.fieldGroups.forEach((group, groupIndex) => {
        for (const name of group.fields)
          if (!fields.has(name))
            ctx.issues.push({
              code: "custom",
              input: name,
              path: ["stages", index, "panel", "fieldGroups", groupIndex, "fields"],
              message: `the programme has no field "${name}"`,
            });
      });
      item.tieChain.forEach((step, stepIndex) => {
        if (step.by === "stageScore" && (kinds.indexOf(step.stage) > index || !kinds.includes(step.stage)))
          ctx.issues.push({
            code: "custom",
            input: step,
            path: ["stages", index, "tieChain", stepIndex, "stage"],
            message: `stage "${step.stage}" is not held before or in this stage`,
          });
      });
      const parts = (item.composite ?? []).map((part) => part.stage);
      if (new Set(parts).size !== parts.length)
        ctx.issues.push({
          code: "custom",
          input: parts,
          path: ["stages", index, "composite"],
          message: "a composite names each stage once",
        });
      for (const part of item.composite ?? [])
        if (kinds.indexOf(part.stage) > index || !kinds.includes(part.stage))
          ctx.issues.push({
            code: "custom",
            input: part,
            path: ["stages", index, "composite"],
            message: `stage "${part.stage}" is not held before or in this stage`,
          });
    });
  });

export type Programme = z.infer<typeof programmeSchema>;
export type StagePlan = Programme["stages"][number];
export type StageKind = (typeof STAGE_KINDS)[number];
export type Rubric = StagePlan["rubric"];
export type Criterion = Rubric["criteria"][number];
export type Band = Rubric["bands"][number];
export type AggregationRule = StagePlan["aggregation"];
export type CutRule = StagePlan["cut"];
export type AdjustedMethod = (typeof ADJUSTED_METHODS)[number];
export type TieStep = StagePlan["tieChain"][number];
export type VoteRule = NonNullable<StagePlan["vote"]>;
export type PanelMix = StagePlan["panel"]["mix"];
export type ConflictRule = Programme["conflictRules"][number];
export type ConflictHandling = z.infer<typeof conflictHandling>;
export type ConflictSeverity = (typeof CONFLICT_SEVERITIES)[number];
export type ExpertKind = (typeof EXPERT_KINDS)[number];
export type SubmissionKind = (typeof SUBMISSION_KINDS)[number];
export type Channel = (typeof CHANNELS)[number];
export type Bilingual = z.infer<typeof bilingual>;
export type Share = z.infer<typeof share>;

export interface ProgrammeProblem {
  /** Where in the document, as a dotted path; empty for the document itself. */
  readonly path: string;
  readonly message: string;
}

/**
 * Reads a programme file.
 * @returns the programme, or every problem with its path; never both.
 */
export function readProgramme(document: unknown): { programme: Programme } | { problems: readonly ProgrammeProblem[] } {
  const result = programmeSchema.safeParse(document);
  if (result.success) return { programme: result.data };
  return {
    problems: result.error.issues.map((issue) => ({ path: issue.path.map(String).join("."), message: issue.message })),
  };
}
