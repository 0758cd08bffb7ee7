/**
 * 组的清点 / Tally of groups: which group bounds some panels miss, and by how much.
 *
 * A bound counts as far as somebody could keep it: two of a kind where only one may read is one.
 */
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import { isMember, missBy } from "#scoring/assignment/assignment-problem.ts";
import { type GroupOnSubmission, groupOnSubmission } from "#scoring/assignment/nested-sets.ts";

export interface MissedGroup {
  readonly submission: number;
  readonly set: GroupOnSubmission;
  readonly missed: number;
}

export class GroupTally {
  /** Groups on submissions as they were met; null: this group forbids nothing there. */
  private readonly met = new Map<number, GroupOnSubmission | null>();

  constructor(private readonly problem: AssignmentProblem) {}

  /** Everything the panels miss, by submission, then in the order of the groups. Cost: O(pairs × groups). */
  missed(panels: readonly (readonly number[])[]): MissedGroup[] {
    return panels.flatMap((panel, submission) => this.missedOn(submission, panel));
  }

  /** The groups that forbid anything on a submission, in the order of the problem. */
  groupsOn(submission: number): GroupOnSubmission[] {
    return [...this.problem.groups.keys()].flatMap((group) => this.groupOn(group, submission) ?? []);
  }

  /** Units by which one panel misses its groups. */
  missesOn(submission: number, panel: readonly number[]): number {
    return this.missedOn(submission, panel).reduce((sum, item) => sum + item.missed, 0);
  }

  private missedOn(submission: number, panel: readonly number[]): MissedGroup[] {
    return this.problem.groups.flatMap((group, index) => {
      const count = panel.reduce((sum, expert) => sum + (isMember(this.problem, group, expert, submission) ? 1 : 0), 0);
      if (missBy(count, group.atLeast, group.atMost) === 0) return [];
      const set = this.groupOn(index, submission);
      const missed = set === null ? 0 : missBy(count, set.atLeast, set.atMost);
      return set === null || missed === 0 ? [] : [{ submission, set, missed }];
    });
  }

  /** The same object whenever the same group is asked for on the same submission. */
  private groupOn(group: number, submission: number): GroupOnSubmission | null {
    const key = submission * this.problem.groups.length + group;
    const known = this.met.get(key);
    if (known !== undefined) return known;
    const set = groupOnSubmission(this.problem, group, submission);
    this.met.set(key, set);
    return set;
  }
}
