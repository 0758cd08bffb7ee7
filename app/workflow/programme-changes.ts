/**
 * 方案差异 / What changes between two programme documents, as a flat list of places, for the person who is about to
 * replace one by the other.
 */
export interface ProgrammeChange {
  /** Dotted path; a member of a list is named by its own code (or stage kind) where it has one, else by its place. */
  readonly path: string;
  /** Compact JSON of the value; null when there is none on that side. */
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * Every leaf that differs, in the order of the documents, first what is in `before`, then what is only in `after`.
 * A list member that has a code is followed by its code, so moving it is no change; a pure reordering shows as one
 * change of the list's `(order)`. Cost: linear in the documents.
 */
export function programmeChanges(before: unknown, after: unknown): readonly ProgrammeChange[] {
  const old = leavesOf(before);
  const fresh = leavesOf(after);
  const paths = [...old.keys(), ...[...fresh.keys()].filter((path) => !old.has(path))];
  return paths
    .map((path) => ({ path, before: old.get(path) ?? null, after: fresh.get(path) ?? null }))
    .filter((change) => change.before !== change.after);
}

function leavesOf(value: unknown): Map<string, string> {
  const leaves = new Map<string, string>();
  collect(value, "", leaves);
  return leaves;
}

function collect(value: unknown, path: string, leaves: Map<string, string>): void {
  if (value === null || typeof value !== "object") {
    leaves.set(path, JSON.stringify(value));
    return;
  }
  const names = Array.isArray(value) ? namesOfMembers(value) : Object.keys(value).sort();
  const members: unknown[] = Array.isArray(value)
    ? value
    : names.map((name) => (value as Record<string, unknown>)[name]);
  if (names.length === 0) leaves.set(path, Array.isArray(value) ? "[]" : "{}");
  if (Array.isArray(value) && names.some((name) => !/^\d+$/.test(name)))
    leaves.set(join(path, "(order)"), JSON.stringify(names));
  members.forEach((member, index) => collect(member, join(path, names[index]!), leaves));
}

/** The first of `code`, `kind` that tells all members apart; their places otherwise. */
function namesOfMembers(list: readonly unknown[]): readonly string[] {
  for (const key of ["code", "kind"]) {
    const names = list.map((member) => (member as Record<string, unknown> | null)?.[key]);
    if (names.length > 0 && names.every((name) => typeof name === "string") && new Set(names).size === names.length)
      return names;
  }
  return list.map((_, index) => String(index));
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
