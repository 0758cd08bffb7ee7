/** 推荐 / Rules on the recommendation: E13 recommending experts of a self-nomination, E14 the body's confirmation. */
import { curable, type EligibilityCheck, type Observation } from "#scoring/formal-check/finding.ts";
import { normalizedName } from "#scoring/formal-check/same-name.ts";
import type { RecommendingExpertFacts } from "#scoring/formal-check/submission-facts.ts";

/**
 * E13: who nominates himself names exactly so many distinct experts, each with a reason and a dated signature, from
 * enough organisations, none employed by the applicant. Who is recommended leaves the section blank.
 * Experts are named by their position in the form, so that no finding repeats a person's name.
 */
export const checkRecommendingExperts: EligibilityCheck = ({ channel, recommendingExperts }, { eligibility }) => {
  const given = recommendingExperts.length;
  if (channel !== "self") return given === 0 ? [] : [curable("recommending_experts_not_blank", { given })];
  const { count: needed, minimumOrganizations } = eligibility.recommendingExperts;
  const organizations = new Set(recommendingExperts.map((expert) => normalizedName(expert.organization))).size;
  return [
    ...(given === needed ? [] : [curable("recommending_experts_count", { given, needed })]),
    ...recommendingExperts.flatMap((expert, index) => checkExpert(expert, recommendingExperts.slice(0, index))),
    ...(given > 0 && organizations < minimumOrganizations
      ? [curable("recommending_organizations_too_few", { given: organizations, needed: minimumOrganizations })]
      : []),
  ];
};

/** E14: a recommended submission is confirmed by the body that recommends it. */
export const checkRecommender: EligibilityCheck = ({ channel, isRecommenderConfirmed }) =>
  channel === "self" || isRecommenderConfirmed ? [] : [curable("recommender_not_confirmed", { channel })];

function checkExpert(expert: RecommendingExpertFacts, before: readonly RecommendingExpertFacts[]): Observation[] {
  const params = { position: before.length + 1 };
  const { name, organization, reason, signedOn, isEmployeeOfApplicant } = expert;
  const isComplete = [name, organization, reason].every((text) => text.trim() !== "") && signedOn !== null;
  const isSamePerson = (other: RecommendingExpertFacts): boolean =>
    normalizedName(other.name) === normalizedName(name) &&
    normalizedName(other.organization) === normalizedName(organization);
  return [
    ...(isComplete ? [] : [curable("recommending_expert_incomplete", params)]),
    ...(before.some(isSamePerson) ? [curable("recommending_expert_repeated", params)] : []),
    ...(isEmployeeOfApplicant ? [curable("recommending_expert_employed", params)] : []),
  ];
}
