import { describe, expect, it } from "vitest";
import {
  differingFields,
  fieldsOf,
  mergedSheetOf,
  NOTHING_TYPED,
  readSheet,
  typedFrom,
  typedSheetOf,
  type TypedSheet,
} from "#app/components/score-sheet/typed-sheet.ts";

const mine: TypedSheet = {
  marks: { adv: "88", cre: "40" },
  reasons: { adv: "", cre: "copies a known device" },
  sources: { adv: "innovation", cre: "file:f1" },
  pages: { adv: "", cre: "３" },
  comment: "mine",
  flags: ["identityKnown"],
};
const saved: TypedSheet = {
  marks: { adv: "85", cre: "" },
  reasons: { adv: "", cre: "" },
  sources: { adv: "ipRights", cre: "" },
  pages: { adv: "", cre: "" },
  comment: "saved",
  flags: [],
};

function formOf(...fields: readonly (readonly [string, string])[]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

describe("a typed sheet", () => {
  it("comes out of the form as it went in", () => {
    expect(typedSheetOf(formOf(...fieldsOf(mine)))).toEqual(mine);
  });

  it("an empty mark is no mark and no zero", () => {
    expect(readSheet({ ...mine, marks: { adv: "", cre: " " } })).toMatchObject({ marks: [], problems: [] });
  });

  it("a reason is read without its mark too, and stands beside the mark once there is one", () => {
    const cleared = readSheet({ ...mine, marks: { adv: "88", cre: "" } });
    expect(cleared.reasonsWithoutMark).toEqual([{ criterion: "cre", reason: "copies a known device" }]);
    expect(readSheet(mine)).toMatchObject({
      marks: [{ criterion: "adv" }, { criterion: "cre", reason: "copies a known device" }],
      reasonsWithoutMark: [],
    });
  });

  it("evidence is read without its mark too, and a page only beside a file", () => {
    const sheet = { ...mine, marks: {}, pages: { adv: "7", cre: "３" } };
    expect(readSheet(sheet).evidence).toEqual([
      { criterion: "adv", source: "innovation", page: null },
      { criterion: "cre", source: "file:f1", page: 3 },
    ]);
    expect(readSheet({ ...sheet, sources: { adv: "", cre: "" } }).evidence).toEqual([]);
  });

  it("a page that is none is named at its field, and the marks are still read", () => {
    const read = readSheet({ ...mine, pages: { cre: "iv" } });
    expect(read.marks).toHaveLength(2);
    expect(read.problems).toEqual([
      { field: "page.cre", code: "page_out_of_range", params: { criterion: "cre", minimum: 1, maximum: 9999 } },
    ]);
  });

  it("a mark that is not a whole number is named, and the others are still read", () => {
    expect(readSheet({ ...mine, sources: {}, marks: { adv: "85.5", cre: "４０" } })).toEqual({
      evidence: [],
      reasonsWithoutMark: [],
      marks: [{ criterion: "cre", mark: 40, reason: "copies a known device" }],
      problems: [{ field: "mark.adv", code: "not_whole", params: { criterion: "adv" } }],
    });
  });

  it("is the same as the saved one it came from, whatever was left empty", () => {
    const evidence = [{ criterion: "cre", source: "innovation", page: null }];
    const marks = [{ criterion: "adv", mark: 88, reason: "" }];
    const stored = { marks, reasonsWithoutMark: [], evidence, comment: "", flags: [] };
    const typed = { ...NOTHING_TYPED, marks: { adv: "88", cre: "" }, sources: { adv: "", cre: "innovation" } };
    expect(differingFields(typedFrom(stored), { ...typed, pages: { adv: "4", cre: "5" } })).toEqual([]);
    expect(differingFields(typedFrom(stored), { ...typed, sources: {} })).toEqual(["mark.cre"]);
    const thoughtOver = { ...stored, reasonsWithoutMark: [{ criterion: "cre", reason: "copies a known device" }] };
    expect(differingFields(typedFrom(thoughtOver), typedFrom(stored))).toEqual(["mark.cre"]);
    expect(readSheet(typedFrom(thoughtOver))).toMatchObject({ reasonsWithoutMark: thoughtOver.reasonsWithoutMark });
  });
});

describe("merging two versions", () => {
  const both = [...fieldsOf(mine, "mine."), ...fieldsOf(saved, "saved.")];

  it("names the fields in which they differ", () => {
    expect(differingFields(mine, saved)).toEqual(["mark.adv", "mark.cre", "comment", "flags"]);
  });

  it("takes each field from the chosen version, a mark together with its reason and its evidence", () => {
    const form = formOf(
      ...both,
      ["choice.mark.adv", "saved"],
      ["choice.mark.cre", "mine"],
      ["choice.comment", "saved"],
    );
    expect(mergedSheetOf(form)).toEqual({
      marks: { adv: "85", cre: "40" },
      reasons: { adv: "", cre: "copies a known device" },
      sources: { adv: "ipRights", cre: "file:f1" },
      pages: { adv: "", cre: "３" },
      comment: "saved",
      flags: ["identityKnown"],
    });
  });

  it("names a field in which nothing but the evidence differs", () => {
    expect(differingFields(mine, { ...mine, pages: { ...mine.pages, cre: "4" } })).toEqual(["mark.cre"]);
    expect(differingFields(mine, { ...mine, sources: { cre: "file:f1" } })).toEqual(["mark.adv"]);
  });

  it("takes the whole of one version when that is asked", () => {
    expect(mergedSheetOf(formOf(...both, ["all", "saved"]))).toEqual(saved);
    expect(mergedSheetOf(formOf(...both, ["all", "mine"]))).toEqual(mine);
  });
});
