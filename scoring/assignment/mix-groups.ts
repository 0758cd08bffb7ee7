/**
 * 组成要求 / Groups of a panel mix: the mix of a stage in the programme file as groups of an assignment problem.
 *
 * Rules are named `kinds:authority`, `kinds:entrepreneur+investor`, `foreign`, `outsideRegion`, `newSinceLastStage`,
 * `organization:ID`.
 * Kinds come first, because groups that nest in earlier ones are solved exactly within the flow.
 */
import type {
  AssignmentExpert,
  AssignmentGroup,
  AssignmentSubmission,
} from "#scoring/assignment/assignment-problem.ts";
import type { PanelMix } from "#scoring/programme/programme.ts";
import { compareText } from "#scoring/record/compare-text.ts";

/**
 * @param readBefore one byte a pair (experts × submissions): 1 when the expert read the submission in the stage
 *   before; null in a first stage, where the rule on new experts says nothing.
 * A submission without a region is outside everybody's, so the rule on regions cannot be missed there.
 */
export function mixGroups(
  mix: PanelMix,
  experts: readonly AssignmentExpert[],
  submissions: readonly AssignmentSubmission[],
  readBefore: Uint8Array | null,
): AssignmentGroup[] {
  const groups: AssignmentGroup[] = mix.atLeast.map(({ kinds, count }) => ({
    rule: `kinds:${kinds.join("+")}`,
    members: Uint8Array.from(experts, (expert) => (kinds.includes(expert.kind) ? 1 : 0)),
    atLeast: count,
    atMost: null,
  }));
  if (mix.atLeastForeign > 0)
    groups.push({
      rule: "foreign",
      members: Uint8Array.from(experts, (expert) => (expert.isForeign ? 1 : 0)),
      atLeast: mix.atLeastForeign,
      atMost: null,
    });
  if (mix.atLeastOutsideRegion > 0)
    groups.push({
      rule: "outsideRegion",
      members: Uint8Array.from(
        experts.flatMap((expert) => submissions.map((item) => (item.region !== expert.region ? 1 : 0))),
      ),
      atLeast: mix.atLeastOutsideRegion,
      atMost: null,
    });
  if (mix.atLeastNewSinceLastStage > 0 && readBefore !== null)
    groups.push({
      rule: "newSinceLastStage",
      members: readBefore.map((read) => (read === 1 ? 0 : 1)),
      atLeast: mix.atLeastNewSinceLastStage,
      atMost: null,
    });
  return [...groups, ...organizationGroups(mix.atMostPerOrganization, experts)];
}

/** Only organizations with more experts than that can be too many anywhere. */
function organizationGroups(most: number | undefined, experts: readonly AssignmentExpert[]): AssignmentGroup[] {
  if (most === undefined) return [];
  const organizations = new Set(experts.flatMap(({ organization }) => organization ?? []));
  return [...organizations].sort(compareText).flatMap((id): AssignmentGroup[] => {
    const members = Uint8Array.from(experts, (expert) => (expert.organization === id ? 1 : 0));
    const size = members.reduce((sum, value) => sum + value, 0);
    return size > most ? [{ rule: `organization:${id}`, members, atLeast: 0, atMost: most }] : [];
  });
}
