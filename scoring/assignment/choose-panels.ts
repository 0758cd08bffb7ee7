/**
 * 组建评审组 / Panels: who sits on which panel of a stage whose panels read whole groups of fields.
 *
 * Every expert sits on at most one panel, because panels may meet at the same hour. Members are chosen for all panels
 * together so that
 *   1. the mix of each panel (kinds, experts from abroad) is missed as little as possible,
 *   2. the members have the fewest conflicts with what their panel reads,
 *   3. they suit it best.
 * Reserves are chosen in the same way, without a mix, from those who are left; a small pool gives fewer of them.
 *
 * Exact as `assignExperts` is, of which this is one small case: panels instead of submissions, loads of at most one.
 */
import type { AssignmentExpert, BlockingSet, UnmetRule } from "#scoring/assignment/assignment-problem.ts";
import { assignExperts } from "#scoring/assignment/assign-experts.ts";
import { mixGroups } from "#scoring/assignment/mix-groups.ts";
import type { PanelMix } from "#scoring/programme/programme.ts";

export interface PanelChoice {
  readonly experts: readonly AssignmentExpert[];
  readonly panels: readonly { readonly code: string; readonly size: number; readonly reserves: number }[];
  readonly mix: PanelMix;
  /** Mean fit of each expert for each panel, 0 to 100; row-major experts × panels. */
  readonly fit: Int32Array;
  /** Submissions of the panel each expert may not read; same shape. */
  readonly conflicts: Int32Array;
}

export interface ChosenPanel {
  readonly code: string;
  /** Expert ids, in the order of the input. */
  readonly members: readonly string[];
  readonly reserves: readonly string[];
}

export type PanelChoiceResult =
  | { readonly status: "chosen"; readonly panels: readonly ChosenPanel[]; readonly unmet: readonly UnmetRule[] }
  | { readonly status: "infeasible"; readonly blocking: BlockingSet };

/** One conflict outweighs every difference of fit. */
const CONFLICT_COST = 1_000;

export function choosePanels(choice: PanelChoice): PanelChoiceResult {
  const members = seat(choice, choice.experts, (panel) => panel.size, true);
  if (members.status === "infeasible") return members;
  const taken = new Set(members.pairs.map((pair) => pair.expert));
  const left = choice.experts.filter((expert) => !taken.has(expert.id));
  const most = choice.panels.length === 0 ? 0 : Math.floor(left.length / choice.panels.length);
  const reserves = seat(choice, left, (panel) => Math.min(panel.reserves, most), false);
  if (reserves.status === "infeasible")
    throw new Error("choosePanels: reserves within the number of experts left cannot be found");
  const seatedOn = (pairs: typeof members.pairs, code: string) =>
    pairs.filter((pair) => pair.submission === code).map((pair) => pair.expert);
  return {
    status: "chosen",
    panels: choice.panels.map(({ code }) => ({
      code,
      members: seatedOn(members.pairs, code),
      reserves: seatedOn(reserves.pairs, code),
    })),
    unmet: members.unmet,
  };
}

function seat(
  choice: PanelChoice,
  experts: readonly AssignmentExpert[],
  seats: (panel: PanelChoice["panels"][number]) => number,
  hasMix: boolean,
) {
  const rows = experts.map((expert) => choice.experts.indexOf(expert));
  const seated = experts.map((expert) => ({ ...expert, minimumLoad: 0, maximumLoad: 1 }));
  const tables = choice.panels.map((panel) => ({ id: panel.code, demand: seats(panel) }));
  const mix = { ...choice.mix, atLeastOutsideRegion: 0, atLeastNewSinceLastStage: 0 };
  return assignExperts({
    experts: seated,
    submissions: tables,
    fit: Int32Array.from(rows.flatMap((row) => choice.panels.map((_, panel) => suitability(choice, row, panel)))),
    forbidden: new Uint8Array(rows.length * tables.length),
    locked: [],
    groups: hasMix ? mixGroups(mix, seated, tables, null) : [],
  });
}

function suitability({ fit, conflicts, panels }: PanelChoice, expert: number, panel: number): number {
  const pair = expert * panels.length + panel;
  return fit[pair]! - CONFLICT_COST * conflicts[pair]!;
}
