/** A what-if question as its address asks it: `rule`, `places`, `minimum`, and `without` for each expert left out. */
import type { Call } from "#app/workflow/calls.server.ts";
import type { Context } from "#app/workflow/context.ts";
import { Refusal } from "#app/workflow/refusal.ts";
import { findStage } from "#app/workflow/stages.server.ts";
import type { StagePlan } from "#scoring/programme/programme.ts";
import type { WhatIfMethod } from "#scoring/shortlist/what-if.ts";
import type { Aside } from "./aside.server.ts";
import { callWords } from "./call-words.server.ts";
import { stageOfAddress } from "./stage-page.server.ts";

interface WhatIfArgs {
  readonly call: Call;
  readonly ctx: Context;
  readonly aside: Aside;
  readonly url: URL;
  readonly params: Readonly<Record<string, string | undefined>>;
}

/** More than a call has submissions: whoever asks for a place each. */
const MOST_PLACES = 10_000;
const METHODS: Readonly<Record<string, WhatIfMethod>> = {
  mean: "mean",
  trimmedMean: "trimmedMean",
  median: "median",
  adjusted: "adjusted",
};

/** What cannot be read is asked as if it were blank, and named. @throws Refusal not_found, stage_not_closed */
export async function whatIfPage({ call, ctx, aside, url, params }: WhatIfArgs) {
  const plan = stageOfAddress({ call, params });
  const { rubric, cut, aggregation, vote } = plan;
  const { question, typed, problems, mostPlaces } = questionOf(url, plan);
  const { answer, experts } = await aside.ask("whatIf", { kind: plan.kind, ...question });
  const { name, state } = await findStage(ctx, plan.kind, "staff");
  const { fields } = callWords(call);
  return {
    call: { fields },
    stage: { kind: plan.kind, name, state },
    ...{ method: aggregation.method, cut, hasVote: vote !== null, scale: rubric.scale, mostPlaces },
    asked: { method: question.method, ...typed },
    problems,
    isAsked: isChange(question, experts, plan),
    experts,
    answer,
  };
}

/**
 * The rows of the answer for the files of its table, which wait until it is computed; none where nothing is asked.
 * @throws Refusal as the page; calculation_failed
 */
export async function whatIfFile({ call, aside, url, params }: Omit<WhatIfArgs, "ctx">) {
  const plan = stageOfAddress({ call, params });
  const { question } = questionOf(url, plan);
  const { answer, experts } = await aside.ask("wholeWhatIf", { kind: plan.kind, ...question });
  if (answer.state === "failed") throw new Refusal("calculation_failed");
  const { fields } = callWords(call);
  const rows = isChange(question, experts, plan) ? answer.value.rows : [];
  return { call: { fields }, stage: { kind: plan.kind }, cut: plan.cut, rows };
}

function questionOf({ searchParams }: URL, { rubric, cut }: StagePlan) {
  const typed = { places: textOf(searchParams, "places"), minimum: textOf(searchParams, "minimum") };
  const mostPlaces = cut.method === "sharePerField" ? 100 : MOST_PLACES;
  const places = wholeNumber(typed.places, 1, mostPlaces);
  const minimumScore = wholeNumber(typed.minimum, 0, rubric.scale.maximum);
  const method = METHODS[textOf(searchParams, "rule")] ?? null;
  const withoutCodes = searchParams.getAll("without");
  return {
    question: { withoutCodes, method, places: places ?? null, minimumScore: minimumScore ?? null },
    problems: { places: places === undefined, minimum: minimumScore === undefined },
    ...{ typed, mostPlaces },
  };
}

function isChange(
  { method, places, minimumScore }: { method: WhatIfMethod | null; places: number | null; minimumScore: number | null },
  experts: readonly { readonly isLeftOut: boolean }[],
  { aggregation }: StagePlan,
): boolean {
  const isOtherRule = method !== null && method !== aggregation.method;
  return isOtherRule || places !== null || minimumScore !== null || experts.some(({ isLeftOut }) => isLeftOut);
}

function textOf(search: URLSearchParams, name: string): string {
  return (search.get(name) ?? "").trim();
}

/** Null for a blank, undefined for anything that is no whole number between the two. */
function wholeNumber(text: string, least: number, most: number): number | null | undefined {
  if (text === "") return null;
  if (!/^\d{1,6}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= least && value <= most ? value : undefined;
}
