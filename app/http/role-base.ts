import type { Role } from "#db/schema.ts";

const BASES: Record<Role, string> = {
  secretariat: "office",
  chair: "chair",
  supervisor: "supervisor",
  expert: "expert",
  recommender: "recommender",
};

/** The first segment of a role's pages in a call. */
export function roleBase(role: Role): string {
  return BASES[role];
}
