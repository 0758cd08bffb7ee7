/** What the pages of reports and of what-if questions show, as plain data. */
import type { StandOut } from "#scoring/reliability/stand-outs.ts";
import type { StageReports } from "#scoring/reliability/stage-reports.ts";
import type { Bilingual, CutRule, Rubric, StageKind } from "#scoring/programme/programme.ts";
import type { WhatIf, WhatIfMethod } from "#scoring/shortlist/what-if.ts";

export interface ReportStage {
  readonly kind: StageKind;
  readonly name: Bilingual;
  readonly state: "planned" | "open" | "closed" | "frozen";
}

export interface Fields {
  readonly fields: readonly { readonly code: string; readonly name: Bilingual }[];
}

export interface ReportsData {
  readonly call: Fields;
  readonly stage: ReportStage & { readonly criteria: readonly { readonly code: string; readonly name: Bilingual }[] };
  readonly computed: Computed<ComputedReports>;
}

export interface ComputedReports {
  readonly reports: StageReports;
  readonly standOuts: readonly StandOut[];
}

/** A calculation that takes longer than a page. */
type Computed<Value> =
  | { readonly state: "ready"; readonly value: Value }
  | { readonly state: "failed" }
  | { readonly state: "computing"; readonly ahead: number };

export interface WhatIfData {
  readonly call: Fields;
  readonly stage: ReportStage;
  readonly method: "mean" | "trimmedMean" | "median";
  readonly cut: CutRule;
  readonly hasVote: boolean;
  readonly scale: Rubric["scale"];
  /** As it was asked, also where it cannot be. */
  readonly asked: { readonly method: WhatIfMethod | null; readonly places: string; readonly minimum: string };
  readonly problems: { readonly places: boolean; readonly minimum: boolean };
  readonly mostPlaces: number;
  readonly isAsked: boolean;
  readonly experts: readonly { readonly code: string; readonly sheets: number; readonly isLeftOut: boolean }[];
  readonly answer: Computed<WhatIf>;
}
