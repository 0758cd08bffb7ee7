/** 规则版本 / A rule with the version that is stored beside every finding. */
import type { ConflictRule } from "#scoring/programme/programme.ts";
import { digest } from "#scoring/record/digest.ts";

/** Grows by one whenever the detection itself would find something else in the same facts. */
const DETECTION_VERSION = 1;
const DIGEST_LENGTH = 12;

export type VersionedRule = ConflictRule & {
  /** `1.` (version of the detection), then the start of the digest of the rule as the programme words it. */
  readonly version: string;
};

/** The same rule has the same version in every call; any change of severity, look-back, basis or name changes it. */
export function versionedRules(rules: readonly ConflictRule[]): readonly VersionedRule[] {
  return rules.map((rule) => ({
    ...rule,
    version: `${DETECTION_VERSION}.${digest(rule).slice(0, DIGEST_LENGTH)}`,
  }));
}
