/** 重复申报 / Which submissions of a call may be one and the same; a person decides whether they are. */
import type { SubmissionMark } from "#db/submission-facts.ts";
import type { DuplicateFacts } from "#scoring/formal-check/submission-facts.ts";
import { normalizedName } from "#scoring/formal-check/same-name.ts";

/**
 * For each submission the others that have the same applicant and title (through another channel or body, or twice
 * through one), or a certificate number in common. Each pair is found once, by its first ground, and seen from both
 * sides. Cost: linear, apart from the pairs found.
 */
export function findDuplicates(marks: readonly SubmissionMark[]): ReadonlyMap<string, readonly DuplicateFacts[]> {
  const found = new Map<string, Map<string, DuplicateFacts>>();
  const report = (one: SubmissionMark, other: SubmissionMark, ground: DuplicateFacts["ground"]): void => {
    const known = found.get(one.id) ?? new Map<string, DuplicateFacts>();
    found.set(one.id, known);
    if (!known.has(other.id)) known.set(other.id, { serial: other.serial, ground });
  };
  for (const [one, other] of pairsThatShare(marks, titleKeys)) {
    const ground =
      one.channel !== other.channel || one.recommenderId !== other.recommenderId ? "two_channels" : "same_title";
    report(one, other, ground);
    report(other, one, ground);
  }
  for (const [one, other] of pairsThatShare(marks, certificateKeys)) {
    report(one, other, "same_certificate");
    report(other, one, "same_certificate");
  }
  return new Map([...found].map(([id, others]) => [id, [...others.values()]]));
}

/** An applicant is known by its codes and its names, a result by its titles: any of each together is one key. */
function titleKeys({ applicant, titleZh, titleEn }: SubmissionMark): string[] {
  const { country, creditCode, registerNo, nameZh, nameEn } = applicant;
  const who = [creditCode, registerNo === null ? null : `${country} ${registerNo}`, nameZh, nameEn];
  return nonBlank(who).flatMap((name) => nonBlank([titleZh, titleEn]).map((title) => `${name}\n${title}`));
}

function certificateKeys({ certificateNos }: SubmissionMark): string[] {
  return nonBlank(certificateNos);
}

function nonBlank(names: readonly (string | null)[]): string[] {
  return [...new Set(names.map((name) => normalizedName(name ?? "")).filter((name) => name !== ""))];
}

function* pairsThatShare(
  marks: readonly SubmissionMark[],
  keysOf: (mark: SubmissionMark) => string[],
): Generator<readonly [SubmissionMark, SubmissionMark]> {
  const holders = new Map<string, SubmissionMark[]>();
  for (const mark of marks) {
    for (const key of keysOf(mark)) {
      const earlier = holders.get(key) ?? [];
      for (const other of earlier) yield [other, mark];
      holders.set(key, [...earlier, mark]);
    }
  }
}
