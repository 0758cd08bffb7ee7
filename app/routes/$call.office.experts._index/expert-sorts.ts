/** By what the table of experts can be sorted. */
export const EXPERT_SORTS = ["code", "name", "kind", "capacity", "blocked"] as const;
