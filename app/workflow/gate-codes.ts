/** What the gate before adjusted scores has to say, with the experts' codes in place of their ids. */
import type { GateReason } from "#scoring/aggregation/adjustment-gate.ts";
import { withPartNames, withTold } from "#scoring/aggregation/gate-sentence.ts";
import { compareText } from "#scoring/record/compare-text.ts";

/** Lists in the order of the codes, so that no order of ids is told; names that no sentence tells are left out. */
export function reasonsWithCodes(reasons: readonly GateReason[], codeOf: (expertId: string) => string): GateReason[] {
  const codesOf = (ids: readonly string[]): string[] => ids.map(codeOf).sort(compareText);
  return reasons
    .map(withTold)
    .map((reason) =>
      reason.code === "bridges"
        ? { ...reason, experts: codesOf(reason.experts) }
        : withPartNames(reason, ({ fields, experts }) => ({ fields, experts: codesOf(experts) })),
    );
}
