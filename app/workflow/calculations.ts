/**
 * Long calculations by name: pure rules that take too long for a request. Who runs them, and where, comes through the
 * context; a desk begins one and reads what is known.
 *
 * A calculation is asked for under a key that is a digest of everything it depends on, so an answer is never stale: other
 * facts are another key.
 */
import { analyseStage, type AnalysedResult, type AnalysisOptions } from "#scoring/shortlist/stage-analysis.ts";
import type { StageResultInputs } from "#scoring/record/stage-result.ts";
import type { ReportInput } from "#scoring/reliability/report-input.ts";
import { standOuts } from "#scoring/reliability/stand-outs.ts";
import { stageReports } from "#scoring/reliability/stage-reports.ts";
import { explainRank, type ExplainedResult } from "#scoring/shortlist/rank-explanation.ts";
import { whatIf, type WhatIfChange } from "#scoring/shortlist/what-if.ts";

/** Inputs and outputs are copied between threads: plain data, typed arrays and whole numbers, no functions. */
export const CALCULATIONS = {
  stageAnalysis: ({ result, options }: { result: AnalysedResult; options: AnalysisOptions }) =>
    analyseStage(result, options),
  rankExplanation: ({ result, submissionId }: { result: ExplainedResult; submissionId: string }) =>
    explainRank(result, submissionId),
  stageReports: (input: ReportInput) => {
    const reports = stageReports(input);
    return { reports, standOuts: standOuts(reports) };
  },
  whatIf: ({ inputs, change }: { inputs: StageResultInputs; change: WhatIfChange }) => whatIf(inputs, change),
};

export type CalculationName = keyof typeof CALCULATIONS;
export type CalculationInput<Name extends CalculationName> = Parameters<(typeof CALCULATIONS)[Name]>[0];
export type CalculationOutput<Name extends CalculationName> = ReturnType<(typeof CALCULATIONS)[Name]>;

export type Outcome<Value> = { readonly state: "ready"; readonly value: Value } | { readonly state: "failed" };

export type Computed<Value> =
  | Outcome<Value>
  /** Being computed; so many others come first. */
  | { readonly state: "computing"; readonly ahead: number };

export interface Calculation<Value> {
  /** What is known now. */
  readonly known: Computed<Value>;
  /** What is known once it is computed; never rejects. */
  readonly done: Promise<Outcome<Value>>;
  /** What is known after a moment: most are done by then, and the page needs no second look. */
  readonly shortly: () => Promise<Computed<Value>>;
}

export interface Calculations {
  /** Begins a calculation, unless the same one (name and key) has begun or is known. Returns at once. */
  begin<Name extends CalculationName>(
    name: Name,
    key: string,
    input: CalculationInput<Name>,
  ): Calculation<CalculationOutput<Name>>;
}

/** Runs a calculation here and now. For the thread that does nothing else, and for tests. */
export function calculate<Name extends CalculationName>(
  name: Name,
  input: CalculationInput<Name>,
): CalculationOutput<Name> {
  const run = CALCULATIONS[name] as (input: CalculationInput<Name>) => CalculationOutput<Name>;
  return run(input);
}
