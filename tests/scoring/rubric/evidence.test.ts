import { describe, expect, it } from "vitest";
import { checkDraft, checkMarks, type SheetContent } from "#scoring/rubric/check-marks.ts";
import { evidenceSources, fileIdOf, fileSource, type MarkEvidence } from "#scoring/rubric/evidence.ts";
import { parsePage } from "#scoring/rubric/parse-page.ts";
import { plan } from "../support/stage-plan.ts";

const { rubric } = plan;
const sources = evidenceSources({
  sections: [{ section: "innovation" }, { section: "summary" }],
  ipRights: [{}],
  files: [{ id: "f1" }],
  applicant: null,
});
const named = (...evidence: MarkEvidence[]): SheetContent => ({
  marks: [
    { criterion: "adv", mark: 80 },
    { criterion: "cre", mark: 70 },
  ],
  evidence,
  comment: "指标清楚明白",
  flags: [],
});
const of = (source: string, page: number | null = null, criterion = "adv") => ({ criterion, source, page });

describe("the sources of a submission", () => {
  it("are its texts and its IP rights in the order in which they are read, and its files", () => {
    expect([...sources]).toEqual(["summary", "innovation", "ipRights", "file:f1"]);
    expect([fileIdOf("file:f1"), fileIdOf("summary")]).toEqual(["f1", undefined]);
  });

  it("hold the profile where the applicant is shown, and nothing that is not there", () => {
    const bare = { sections: [], ipRights: [], files: [], applicant: null };
    expect([...evidenceSources(bare)]).toEqual([]);
    expect([...evidenceSources({ ...bare, applicant: {} })]).toEqual(["profile"]);
  });
});

describe("the evidence of a mark", () => {
  it("may be a section, a file, or a page of a file, and may be left out", () => {
    for (const evidence of [
      [],
      [of("innovation")],
      [of(fileSource("f1"))],
      [of(fileSource("f1"), 9999), of("ipRights", null, "cre")],
    ])
      expect(checkMarks(rubric, named(...evidence), sources)).toEqual([]);
  });

  it("must be something the submission has", () => {
    const unknown = { code: "unknown_source", criterion: "adv", params: {} };
    for (const source of ["profile", "files", "file:f2", "file:", ""]) {
      expect(checkMarks(rubric, named(of(source)), sources)).toEqual([unknown]);
      expect(checkDraft(rubric, named(of(source)), sources)).toEqual([unknown]);
    }
    expect(checkMarks(rubric, named(of("innovation")))).toEqual([unknown]);
  });

  it("has a page only in a file, a whole one from 1 to 9999", () => {
    expect(checkMarks(rubric, named(of("innovation", 3)), sources)).toEqual([
      { code: "page_without_file", criterion: "adv", params: {} },
    ]);
    for (const page of [0, 10_000, -1, 2.5, Number.NaN])
      expect(checkDraft(rubric, named(of("file:f1", page)), sources)).toEqual([
        { code: "page_out_of_range", criterion: "adv", params: { minimum: 1, maximum: 9999 } },
      ]);
  });

  it("is one for each criterion of the rubric", () => {
    expect(checkMarks(rubric, named(of("summary"), of("ipRights"), of("summary", null, "new")), sources)).toEqual([
      { code: "duplicate_evidence", criterion: "adv", params: { written: 2 } },
      { code: "unknown_criterion", criterion: "new", params: {} },
    ]);
  });

  it("may be named before the mark is given, and takes no mark's place", () => {
    const sheet = { ...named(of("summary", null, "cre")), marks: [{ criterion: "adv", mark: 80 }] };
    expect(checkDraft(rubric, sheet, sources)).toEqual([]);
    expect(checkMarks(rubric, sheet, sources)).toEqual([{ code: "missing_criterion", criterion: "cre", params: {} }]);
  });
});

describe("parsePage", () => {
  it("reads what a Chinese or Latin keyboard types as digits", () => {
    expect([parsePage("3"), parsePage(" ０12 "), parsePage("9999")]).toEqual([
      { page: 3 },
      { page: 12 },
      { page: 9999 },
    ]);
  });

  it("an empty page is none; anything else is out of range", () => {
    expect(parsePage(" ")).toEqual({ problem: "empty" });
    for (const text of ["0", "10000", "3.5", "-3", "iv"])
      expect(parsePage(text)).toEqual({ problem: "page_out_of_range" });
  });
});
