/**
 * 联系 / A tie: what binds an expert to an organization, a person or a submission, before anybody asks to which
 * submissions it leads. Finding ties first and submissions by key afterwards keeps a scan from trying every pair.
 */
import type { Bilingual } from "#scoring/programme/programme.ts";
import type { SubmissionFacts, SubmissionRole } from "./facts.ts";
import type { MatchBasis, Relation } from "./finding.ts";

export interface Tie {
  readonly relation: Relation;
  readonly matchedBy: MatchBasis;
  readonly certainty: "certain" | "uncertain";
  readonly organizationId: string | null;
  readonly writtenName: string | null;
  readonly person: { readonly name: string; readonly role: SubmissionRole } | null;
  readonly through: Bilingual | null;
  readonly detail: Readonly<Record<string, string | number>>;
  readonly startedOn: string | null;
  readonly endedOn: string | null;
}

/** A tie, and the submission it leads to. */
export interface Hit {
  readonly submission: SubmissionFacts;
  readonly tie: Tie;
}

export const BARE_TIE = {
  matchedBy: "id",
  certainty: "certain",
  organizationId: null,
  writtenName: null,
  person: null,
  through: null,
  detail: {},
  startedOn: null,
  endedOn: null,
} as const;
