import { describe, expect, it } from "vitest";
import type { ExpertFact } from "#scoring/conflicts/facts.ts";
import { scanForConflicts } from "#scoring/conflicts/scan-for-conflicts.ts";
import { expert, fact, organization, scanInput, submission } from "../support/conflict-scan.ts";

const APPLICANT = organization("firm", {
  nameZh: "武汉澜拓精密机械有限公司",
  nameEn: "Lantuo Precision Machinery Co., Ltd.",
});

/** `rule severity` of every finding on one expert with these facts and one submission of the firm's. */
function found(...facts: readonly ExpertFact[]): string[] {
  const input = scanInput({
    organizations: [APPLICANT],
    experts: [expert("e", { facts })],
    submissions: [submission("s", "firm")],
  });
  return scanForConflicts(input).map(({ ruleCode, severity }) => `${ruleCode} ${severity}`);
}

const job = (endedOn: string | null) =>
  fact("employment", { organizationId: "firm", startedOn: "2015-01-01", endedOn });

describe("a former employer", () => {
  it("blocks 35 months after the employment ended and no longer 37 months after", () => {
    expect(found(job("2020-01-20"))).toEqual(["FORMER_ORG block"]);
    expect(found(job("2019-11-20"))).toEqual([]);
  });

  it("is the present one while the employment lasts", () => {
    expect(found(job(null))).toEqual(["SAME_ORG blockAbsolute"]);
  });
});
