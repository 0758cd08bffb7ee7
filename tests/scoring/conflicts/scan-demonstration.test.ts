import { describe, expect, it } from "vitest";
import { NEAR_MISSES, undeclaredConflict } from "#db/seed/demonstration/conflict-plans.ts";
import { demonstrationRoster } from "#db/seed/demonstration/roster.ts";
import type { ConflictScanInput, ExpertFact } from "#scoring/conflicts/facts.ts";
import type { Finding } from "#scoring/conflicts/finding.ts";
import { scanForConflicts } from "#scoring/conflicts/scan-for-conflicts.ts";
import { conflictScanInput } from "../../support/conflict-scan-input.ts";
import { fact } from "../support/conflict-scan.ts";

const roster = demonstrationRoster();
const input = conflictScanInput(roster);
const findings = scanForConflicts(input);
const lineOf = ({ expertId, submissionId, ruleCode }: Finding): string => `${expertId} ${submissionId} ${ruleCode}`;
const planted = roster.conflicts.map(
  ({ expertCode, accountEmail, serial, ruleCode }) => `${expertCode ?? accountEmail ?? ""} ${serial} ${ruleCode}`,
);

/** The demonstration with one more fact in one expert's record. */
function withFact(expertId: string, added: ExpertFact): ConflictScanInput {
  const experts = input.experts.map((one) => (one.id === expertId ? { ...one, facts: [...one.facts, added] } : one));
  return { ...input, experts };
}

describe("the scan of the demonstration call", () => {
  it("finds every planted conflict under its own rule", () => {
    const found = new Set(findings.map(lineOf));
    expect(planted.filter((line) => !found.has(line))).toEqual([]);
    expect(planted).toHaveLength(46);
  });

  it("weighs each planted conflict as its rule says, and takes none for a mere likeness", () => {
    const ofPlan = findings.filter((finding) => planted.includes(lineOf(finding)));
    expect(ofPlan.filter(({ certainty }) => certainty === "uncertain")).toEqual([]);
    const asRuled = ({ ruleCode, evidence }: Finding) => {
      const rule = input.rules.find(({ code }) => code === ruleCode)!;
      const ofRelation = rule.relationSeverity?.find(({ relation }) => relation === evidence.relation);
      return ofRelation?.severity ?? rule.severity;
    };
    expect(ofPlan.filter((finding) => finding.severity !== asRuled(finding)).map(lineOf)).toEqual([]);
  });

  it("blocks nobody for anything that was not planted, except the inventor for the patent behind the same submission", () => {
    const others = findings.filter(
      (finding) => !planted.includes(lineOf(finding)) && finding.severity.startsWith("block"),
    );
    expect(others.map(lineOf)).toEqual(["E-10 F06-002 COINVENTOR"]);
  });

  it("leaves the near misses alone: 37 months ago, another subsidiary of the group, a namesake", () => {
    const near = NEAR_MISSES.map(({ who, serial }) => `${who} ${serial}`);
    const found = findings.filter(({ expertId, submissionId }) => near.includes(`${expertId} ${submissionId}`));
    // From the same province, and nothing else.
    expect(found.filter(({ ruleCode }) => ruleCode !== "LOCAL")).toEqual([]);
  });

  it("asks about at most five pairs in a thousand", () => {
    const asked = new Set(
      findings
        .filter(({ severity }) => severity === "disclose")
        .map(({ expertId, submissionId }) => `${expertId} ${submissionId}`),
    );
    const admitted = 102;
    expect((asked.size * 1000) / (roster.experts.length * admitted)).toBeLessThanOrEqual(5);
    expect(asked.size).toBeGreaterThan(0);
  });

  it("finds the undeclared conflict as soon as its fact is known, and not before", () => {
    const { expertCode, serial, ruleCode, fact: reported } = undeclaredConflict;
    const line = `${expertCode} ${serial} ${ruleCode}`;
    expect(findings.map(lineOf)).not.toContain(line);
    const { applicantId } = input.submissions.find((item) => item.serial === serial)!;
    const known = fact(reported.kind, { ...reported, organizationId: applicantId });
    const [late] = scanForConflicts(withFact(expertCode, known)).filter((finding) => lineOf(finding) === line);
    expect(late?.severity).toBe("block");
  });

  it("says in both languages what it found, with every name filled in", () => {
    for (const { evidence } of findings) {
      expect(evidence.sentence.zh).toMatch(/\p{Script=Han}.*。$/u);
      expect(evidence.sentence.en).toMatch(/^[A-Z\p{L}].*[^.]\.$/u);
      expect(`${evidence.sentence.zh}${evidence.sentence.en}`).not.toMatch(/[{}]|undefined|null|““|\(\)/);
    }
  });

  it("is the same in whatever order experts and submissions come", () => {
    const turned = scanForConflicts({
      ...input,
      experts: input.experts.toReversed(),
      submissions: input.submissions.toReversed(),
      organizations: input.organizations.toReversed(),
    });
    const sorted = (list: readonly Finding[]): string[] => list.map((finding) => JSON.stringify(finding)).sort();
    expect(sorted(turned)).toEqual(sorted(findings));
  });
});
