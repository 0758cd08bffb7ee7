/**
 * 能否补足 / Completion of a panel: can the places that are left be filled so that every bound is kept, and how.
 *
 * Experts who count for the same bounds are interchangeable, so a search goes over such classes. It takes the lower
 * bound that has the fewest experts to spare and tries its classes, those first that serve most lower bounds; a class
 * that did not lead to a panel is left out of the tries after it. A bound that can no longer be missed drops out of
 * sight, and classes that differ in nothing else become one. A branch is given up where a bound, or bounds that no two
 * experts share taken together, can no longer be met.
 *
 * So the answer is exact. With many crossing strata and few experts the search may be long; it ends with an error
 * when its budget is used up.
 */

export interface CountBound {
  readonly atLeast: number;
  /** Infinity: no upper bound. */
  readonly atMost: number;
}

/** The budget of the search was used up; nothing is known. */
export class TooEntangled extends Error {
  override readonly name = "TooEntangled";
}

/** What one draw may look at, over all its questions, in classes and bounds; the same on every machine. */
export class SearchBudget {
  /** Some seconds; ordinary rules need a hundredth of it. */
  constructor(private left = 100_000_000) {}

  /** @throws TooEntangled */
  spend(work: number): void {
    this.left -= work;
    if (this.left < 0) throw new TooEntangled();
  }
}

/** Classes that no bound in sight tells apart. */
interface Group {
  readonly bounds: readonly number[];
  readonly classes: readonly number[];
}

interface Choice {
  readonly group: Group;
  /** The class of the group from which one is taken. */
  readonly from: number;
}

/** Answers any number of questions about the same classes and bounds. */
export class PanelCompletion {
  private readonly groups: readonly Group[];
  private readonly families: readonly (readonly number[])[];
  /** Strata with an upper bound only are left out: few classes differ then, and most failures show already. */
  private readonly withoutCeilings: readonly CountBound[];

  /**
   * @param bounds one for each stratum
   * @param boundsOfClass for every class the bounds it counts for
   * @param budget shared by all questions of one draw
   */
  constructor(
    private readonly bounds: readonly CountBound[],
    private readonly boundsOfClass: readonly (readonly number[])[],
    private readonly budget: SearchBudget,
  ) {
    this.groups = boundsOfClass.map((list, index) => ({ bounds: list, classes: [index] }));
    this.families = familiesOf(bounds, boundsOfClass);
    this.withoutCeilings = bounds.map((bound) => (bound.atLeast === 0 ? { atLeast: 0, atMost: Infinity } : bound));
  }

  /**
   * @param seats places to fill
   * @param left experts left in each class
   * @param got experts already taken, by bound
   * @returns how many to take of each class, or null: it cannot be done
   * @throws TooEntangled when the budget is used up
   */
  complete(seats: number, left: readonly number[], got: readonly number[]): number[] | null {
    if (!this.search(seats, left, got, this.withoutCeilings).run(this.groups)) return null;
    const search = this.search(seats, left, got, this.bounds);
    return search.run(this.groups) ? search.taken : null;
  }

  /**
   * The same, when the first to be taken is of a given class.
   * @returns the others to take of each class, or classes of which nobody can be taken any more, this one among them
   */
  completeWith(
    first: number,
    seats: number,
    left: readonly number[],
    got: readonly number[],
  ): { readonly plan: number[] } | { readonly closed: readonly number[] } {
    const relaxed = this.startWith(first, this.search(seats, left, got, this.withoutCeilings));
    return "closed" in relaxed ? relaxed : this.startWith(first, this.search(seats, left, got, this.bounds));
  }

  private startWith(first: number, search: Search): { plan: number[] } | { closed: readonly number[] } {
    const alike = search.alike(this.groups, first);
    if (!search.take(first, this.boundsOfClass[first]!) || !search.run(this.groups)) return { closed: alike };
    search.taken[first]! -= 1;
    return { plan: search.taken };
  }

  private search(seats: number, left: readonly number[], got: readonly number[], bounds: readonly CountBound[]) {
    const need = bounds.map(({ atLeast }, bound) => atLeast - got[bound]!);
    const room = bounds.map(({ atMost }, bound) => atMost - got[bound]!);
    return new Search(seats, [...left], need, room, this.families, this.budget);
  }
}

class Search {
  readonly taken: number[];

  constructor(
    private seats: number,
    private readonly left: number[],
    private readonly need: number[],
    private readonly room: number[],
    private readonly families: readonly (readonly number[])[],
    private readonly budget: SearchBudget,
  ) {
    this.taken = left.map(() => 0);
  }

  /** Takes one of a class; false: a bound has no room. */
  take(index: number, bounds: readonly number[]): boolean {
    if (bounds.some((bound) => this.room[bound]! <= 0)) return false;
    this.move(index, bounds, 1);
    return true;
  }

  /** The classes that nothing tells from this one, from here on: whether one of them can be taken holds for all. */
  alike(groups: readonly Group[], index: number): readonly number[] {
    const open = groups.filter((group) => this.isOpen(group));
    const found = this.merged(open, this.supplyOf(open)).find(({ classes }) => classes.includes(index));
    return found?.classes ?? [index];
  }

  /** Fills the places from these groups; true leaves the answer in `taken`, false leaves everything as it was. */
  run(all: readonly Group[]): boolean {
    if (this.seats === 0) return this.need.every((value) => value <= 0);
    const open = all.filter((group) => this.isOpen(group));
    const work = all.reduce((sum, { bounds, classes }) => sum + bounds.length + classes.length, 0);
    this.budget.spend(work + 2 * this.need.length);
    const supply = this.supplyOf(open);
    if (!this.isPromising(supply)) return false;
    let groups = this.merged(open, supply);
    if (!this.canServe(groups)) return false;
    for (const { group, from } of this.choices(groups, supply.of)) {
      this.move(from, group.bounds, 1);
      if (this.run(groups)) return true;
      this.move(from, group.bounds, -1);
      groups = groups.filter((other) => other !== group);
    }
    return false;
  }

  private isOpen({ bounds, classes }: Group): boolean {
    return bounds.every((bound) => this.room[bound]! > 0) && classes.some((index) => this.left[index]! > 0);
  }

  private supplyOf(groups: readonly Group[]): { readonly all: number; readonly of: readonly number[] } {
    const of = this.need.map(() => 0);
    let all = 0;
    for (const { bounds, classes } of groups) {
      const experts = classes.reduce((sum, index) => sum + this.left[index]!, 0);
      all += experts;
      for (const bound of bounds) of[bound]! += experts;
    }
    return { all, of };
  }

  /** False: from these experts the places cannot be filled. True is no promise. */
  private isPromising({ all, of }: { readonly all: number; readonly of: readonly number[] }): boolean {
    const { need, room, seats } = this;
    if (seats > all) return false;
    for (let bound = 0; bound < need.length; bound++)
      if (need[bound]! > 0 && need[bound]! > Math.min(of[bound]!, room[bound]!, seats)) return false;
    for (const family of this.families) {
      let [wanted, outside, most] = [0, all, 0];
      for (const bound of family) {
        wanted += Math.max(0, need[bound]!);
        outside -= of[bound]!;
        most += Math.min(of[bound]!, room[bound]!);
      }
      if (wanted > seats || most + outside < seats) return false;
    }
    return true;
  }

  /** A bound that is met and has room for all who could still come never comes into play again. */
  private merged(groups: readonly Group[], { of }: { readonly of: readonly number[] }): readonly Group[] {
    const isInSight = this.need.map((need, bound) => need > 0 || this.room[bound]! < Math.min(of[bound]!, this.seats));
    const isSame = groups.every(({ bounds }) => bounds.every((bound) => isInSight[bound]));
    if (isSame && groups.every(({ classes }) => classes.length > 1)) return groups;
    const merged = new Map<string, { bounds: readonly number[]; classes: number[] }>();
    for (const { bounds, classes } of groups) {
      const seen = bounds.filter((bound) => isInSight[bound]);
      const key = seen.join();
      const group = merged.get(key);
      if (group === undefined) merged.set(key, { bounds: seen, classes: [...classes] });
      else group.classes.push(...classes);
    }
    return [...merged.values()];
  }

  /** Lower bounds not yet met for which these experts count. */
  private serves({ bounds }: Group): number {
    return bounds.reduce((sum, bound) => sum + (this.need[bound]! > 0 ? 1 : 0), 0);
  }

  /** False: even if everybody taken served as many lower bounds as anybody does, some would not be met. */
  private canServe(groups: readonly Group[]): boolean {
    const most = groups.reduce((highest, group) => Math.max(highest, this.serves(group)), 0);
    return this.need.reduce((sum, value) => sum + Math.max(0, value), 0) <= most * this.seats;
  }

  /** Groups of the lower bound with the fewest to spare, or all; first who serves most bounds and takes least room. */
  private choices(groups: readonly Group[], supply: readonly number[]): Choice[] {
    const { need, room } = this;
    let scarcest = -1;
    for (let bound = 0; bound < need.length; bound++) {
      if (need[bound]! <= 0) continue;
      if (scarcest < 0 || supply[bound]! - need[bound]! < supply[scarcest]! - need[scarcest]!) scarcest = bound;
    }
    const takes = ({ bounds }: Group) =>
      bounds.reduce((sum, bound) => sum + (need[bound]! > 0 ? 0 : 1 / room[bound]!), 0);
    return groups
      .filter(({ bounds }) => scarcest < 0 || bounds.includes(scarcest))
      .map((group) => ({
        group,
        from: group.classes.find((index) => this.left[index]! > 0)!,
        serves: this.serves(group),
        takes: takes(group),
      }))
      .sort((one, other) => other.serves - one.serves || one.takes - other.takes);
  }

  private move(from: number, bounds: readonly number[], units: number): void {
    this.seats -= units;
    this.left[from]! -= units;
    this.taken[from]! += units;
    for (const bound of bounds) {
      this.need[bound]! -= units;
      this.room[bound]! -= units;
    }
  }
}

/** Bounds that no two experts share, as few lists of them as come easily. */
function familiesOf(bounds: readonly CountBound[], boundsOfClass: readonly (readonly number[])[]): number[][] {
  const shares = bounds.map(() => new Set<number>());
  for (const list of boundsOfClass) for (const one of list) for (const other of list) shares[one]!.add(other);
  const families: number[][] = [];
  for (const bound of bounds.keys()) {
    const family = families.find((list) => !list.some((other) => shares[bound]!.has(other)));
    if (family === undefined) families.push([bound]);
    else family.push(bound);
  }
  return families;
}
