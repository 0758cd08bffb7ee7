import { describe, expect, it } from "vitest";
import { PLANTED_EXPERTS } from "#db/seed/demonstration/behaviours.ts";
import { demonstrationEvidence } from "#db/seed/demonstration/evidence.ts";
import { EXPERT_PLANS } from "#db/seed/demonstration/expert-list.ts";
import { PLANS } from "#db/seed/demonstration/plans.ts";

const criteria = ["adv", "cre", "lead", "app", "eco", "soc", "ipr"];
const sections = ["summary", "innovation", "originality", "application", "ipRights", "evaluation"];
const files = [
  { id: "picture", section: "innovation", mediaType: "image/png" },
  { id: "certificates", section: "ipCertificate", mediaType: "application/pdf" },
];
const namedBy = (expertCode: string, serial: string, parts = { sections, files }) =>
  demonstrationEvidence({ expertCode, serial, stageKind: "initial", criteria }, parts);
const shareOf = (code: string) =>
  PLANS.flatMap(({ serial }) => namedBy(code, serial)).length / (PLANS.length * criteria.length);

describe("demonstration evidence", () => {
  it("depends on its question alone", () => {
    const first = namedBy("E-07", "F04-001");
    for (const { serial } of PLANS) namedBy("E-07", serial);
    expect(namedBy("E-07", "F04-001")).toEqual(first);
  });

  it("is named for most marks by most, for hardly any by who stops half-way, and never by who gives all the same", () => {
    const [flat] = PLANTED_EXPERTS.flat;
    const [stopping] = PLANTED_EXPERTS.stopping;
    expect(shareOf(flat)).toBe(0);
    expect(shareOf(stopping)).toBeGreaterThan(0);
    expect(shareOf(stopping)).toBeLessThan(0.12);
    for (const { code } of EXPERT_PLANS)
      if (code !== flat && code !== stopping) expect(shareOf(code), code).toBeGreaterThan(0.45);
  });

  it("is only what there is to be read, one for a criterion, with a page only of a document", () => {
    const all = PLANS.flatMap(({ serial }) => namedBy("E-07", serial));
    expect(new Set(all.map(({ source, fileId, page }) => `${source} ${fileId ?? ""} ${page ?? ""}`))).toEqual(
      new Set([
        ...["innovation", "evaluation", "originality", "application", "summary", "ipRights"].map((name) => `${name}  `),
        "file picture ",
        "file certificates 1",
      ]),
    );
    for (const { serial } of PLANS) {
      const codes = namedBy("E-07", serial).map(({ criterion }) => criterion);
      expect(new Set(codes).size).toBe(codes.length);
    }
    expect(namedBy("E-07", "F04-001", { sections: [], files: [] })).toEqual([]);
  });
});
