/** What-if questions of chair and supervisor on a closed or frozen stage. Nothing is stored: the record is not changed. */
import { inTransaction } from "#db/connection.ts";
import { listExpertCodes } from "#db/results.ts";
import type { StageKind } from "#db/stages.ts";
import { digest } from "#scoring/record/digest.ts";
import type { WhatIf, WhatIfChange } from "#scoring/shortlist/what-if.ts";
import type { Calculation, Computed } from "./calculations.ts";
import { type SideContext, within } from "./context.ts";
import { reasonsWithCodes } from "./gate-codes.ts";
import { mayReadExpertCodes } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { readableResult } from "./results.server.ts";

/** As a person asks: experts by code. */
export interface WhatIfQuestion extends Omit<WhatIfChange, "withoutExperts"> {
  readonly withoutCodes: readonly string[];
}

export interface WhatIfAnswer {
  readonly answer: Calculation<WhatIf>;
  /** Experts whose sheets count here, by code. */
  readonly experts: readonly { readonly code: string; readonly sheets: number; readonly isLeftOut: boolean }[];
}

/**
 * Computed over the submissions the actor may know of, before and after alike. A code of nobody whose sheets count here
 * changes nothing.
 *
 * @throws Refusal not_found (neither chair nor supervisor, or no such stage), stage_not_closed
 */
export async function askWhatIf(ctx: SideContext, kind: StageKind, question: WhatIfQuestion): Promise<WhatIfAnswer> {
  const { inputs, inputDigest, codes } = await inTransaction(ctx.db, async (trx) => {
    if (!mayReadExpertCodes(ctx.actor)) throw new Refusal("not_found");
    const { result } = await readableResult(within(ctx, trx), kind);
    const { inputs: given, inputDigest: key } = result;
    return { inputs: given, inputDigest: key, codes: await listExpertCodes(trx, ctx.actor.callId) };
  });
  const counts = new Map<string, number>();
  for (const { sheets } of inputs.submissions)
    for (const { expertId } of sheets) counts.set(expertId, (counts.get(expertId) ?? 0) + 1);
  const known = codes.filter(({ id }) => counts.has(id));
  const wanted = new Set(question.withoutCodes);
  const withoutExperts = known.filter(({ code }) => wanted.has(code)).map(({ id }) => id);
  const { withoutCodes: _codes, ...premise } = question;
  const change: WhatIfChange = { ...premise, withoutExperts };
  const codeOf = new Map(codes.map(({ id, code }) => [id, code]));
  return {
    answer: withCodes(ctx.calculations.begin("whatIf", digest({ inputDigest, change }), { inputs, change }), codeOf),
    experts: known.map(({ id, code }) => ({ code, sheets: counts.get(id) ?? 0, isLeftOut: wanted.has(code) })),
  };
}

/** The gate names experts where they tell parts of the panel apart. */
function withCodes(
  { known, done, shortly }: Calculation<WhatIf>,
  codes: ReadonlyMap<string, string>,
): Calculation<WhatIf> {
  const named = <Answer extends Computed<WhatIf>>(answer: Answer): Answer => {
    if (answer.state !== "ready" || answer.value.gate === null) return answer;
    const { gate } = answer.value;
    const reasons = reasonsWithCodes(gate.reasons, (id) => codes.get(id) ?? id);
    return { ...answer, value: { ...answer.value, gate: { ...gate, reasons } } };
  };
  return { known: named(known), done: done.then(named), shortly: async () => named(await shortly()) };
}
