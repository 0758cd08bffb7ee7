/** The closed sets a programme chooses from. A file of its own, so that a page can name them without the whole schema. */
export const STAGE_KINDS = ["initial", "secondary", "defense"] as const;
export const EXPERT_KINDS = ["authority", "entrepreneur", "investor"] as const;
export const ORGANIZATION_KINDS = ["host", "coHost", "supporter", "organizer", "recommender"] as const;
export const SUBMISSION_KINDS = ["product", "technology", "process", "equipment"] as const;
export const CHANNELS = ["provincial", "coHost", "association", "self"] as const;

/** block*: nobody may lift it; block: nobody may lift it here either, kept apart for the register; disclose: chair and supervisor decide; note: allowed and recorded. */
export const CONFLICT_SEVERITIES = ["blockAbsolute", "block", "disclose", "note"] as const;

/** Models whose scores may carry a submission past the cut beside the official score; see scoring/aggregation. */
export const ADJUSTED_METHODS = ["blup", "robustBlup"] as const;
