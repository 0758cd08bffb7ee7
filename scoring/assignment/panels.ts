/**
 * 评审组现状 / Panels: who reads what at the moment, as lists that exchanges change.
 *
 * Experts and submissions are indexes of the problem, a pair is `expert * submissions + submission`.
 */
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import { GroupTally } from "#scoring/assignment/group-tally.ts";

export class Panels {
  readonly problem: AssignmentProblem;
  /** Experts of each submission, and submissions of each expert; in no order that means anything. */
  readonly readers: number[][];
  readonly readings: number[][];
  /** Sum of fit of each submission. */
  readonly totals: Float64Array;
  private readonly tally: GroupTally;
  private readonly locked: ReadonlySet<number>;
  private readonly width: number;

  constructor(problem: AssignmentProblem, pairs: Iterable<number>) {
    this.problem = problem;
    this.width = problem.submissions.length;
    this.readers = problem.submissions.map(() => []);
    this.readings = problem.experts.map(() => []);
    this.totals = new Float64Array(this.width);
    this.tally = new GroupTally(problem);
    this.locked = new Set(problem.locked.map((lock) => lock.expert * this.width + lock.submission));
    for (const pair of pairs) this.add(Math.floor(pair / this.width), pair % this.width);
  }

  add(expert: number, submission: number): void {
    this.readers[submission]!.push(expert);
    this.readings[expert]!.push(submission);
    this.totals[submission]! += this.fit(expert, submission);
  }

  remove(expert: number, submission: number): void {
    drop(this.readers[submission]!, expert);
    drop(this.readings[expert]!, submission);
    this.totals[submission]! -= this.fit(expert, submission);
  }

  fit(expert: number, submission: number): number {
    return this.problem.fit[expert * this.width + submission]!;
  }

  has(expert: number, submission: number): boolean {
    return this.readers[submission]!.includes(expert);
  }

  isLocked(expert: number, submission: number): boolean {
    return this.locked.has(expert * this.width + submission);
  }

  isForbidden(expert: number, submission: number): boolean {
    return this.problem.forbidden[expert * this.width + submission] === 1;
  }

  hasRoom(expert: number): boolean {
    return this.readings[expert]!.length < this.problem.experts[expert]!.maximumLoad;
  }

  /** The expert could read one submission less. */
  canSpare(expert: number): boolean {
    return this.readings[expert]!.length > this.problem.experts[expert]!.minimumLoad;
  }

  /**
   * True when a panel keeps its groups no worse after one expert left and another came.
   * @param leaves -1: nobody
   */
  keepsGroups(submission: number, leaves: number, comes: number): boolean {
    if (this.problem.groups.length === 0) return true;
    const panel = this.readers[submission]!;
    const changed = [...panel.filter((expert) => expert !== leaves), comes];
    return this.tally.missesOn(submission, changed) <= this.tally.missesOn(submission, panel);
  }

  /** Sum of fit of all pairs. */
  sum(): number {
    return this.totals.reduce((sum, total) => sum + total, 0);
  }

  /** All pairs, ascending. */
  pairs(): Int32Array {
    return Int32Array.from(
      this.readings.flatMap((submissions, expert) => submissions.map((item) => expert * this.width + item)),
    ).sort();
  }

  copy(): Panels {
    return new Panels(this.problem, this.pairs());
  }
}

function drop(list: number[], value: number): void {
  list.splice(list.indexOf(value), 1);
}
