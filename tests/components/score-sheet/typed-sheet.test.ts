import { describe, expect, it } from "vitest";
import {
  differingFields,
  fieldsOf,
  mergedSheetOf,
  readMarks,
  typedFrom,
  typedSheetOf,
  type TypedSheet,
} from "#app/components/score-sheet/typed-sheet.ts";

const mine: TypedSheet = {
  marks: { adv: "88", cre: "40" },
  reasons: { adv: "", cre: "copies a known device" },
  comment: "mine",
  flags: ["identityKnown"],
};
const saved: TypedSheet = { marks: { adv: "85", cre: "" }, reasons: { adv: "", cre: "" }, comment: "saved", flags: [] };

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
    expect(readMarks({ ...mine, marks: { adv: "", cre: " " } })).toEqual({ marks: [], problems: [] });
  });

  it("a mark that is not a whole number is named, and the others are still read", () => {
    expect(readMarks({ ...mine, marks: { adv: "85.5", cre: "４０" } })).toEqual({
      marks: [{ criterion: "cre", mark: 40, reason: "copies a known device" }],
      problems: [{ field: "mark.adv", code: "not_whole", params: { criterion: "adv" } }],
    });
  });

  it("is the same as the saved one it came from, whatever was left empty", () => {
    const stored = { marks: [{ criterion: "adv", mark: 88, reason: "" }], comment: "", flags: [] };
    expect(
      differingFields(typedFrom(stored), { marks: { adv: "88", cre: "" }, reasons: {}, comment: "", flags: [] }),
    ).toEqual([]);
  });
});

describe("merging two versions", () => {
  const both = [...fieldsOf(mine, "mine."), ...fieldsOf(saved, "saved.")];

  it("names the fields in which they differ", () => {
    expect(differingFields(mine, saved)).toEqual(["mark.adv", "mark.cre", "comment", "flags"]);
  });

  it("takes each field from the chosen version, a mark together with its reason", () => {
    const form = formOf(
      ...both,
      ["choice.mark.adv", "saved"],
      ["choice.mark.cre", "mine"],
      ["choice.comment", "saved"],
    );
    expect(mergedSheetOf(form)).toEqual({
      marks: { adv: "85", cre: "40" },
      reasons: { adv: "", cre: "copies a known device" },
      comment: "saved",
      flags: ["identityKnown"],
    });
  });

  it("takes the whole of one version when that is asked", () => {
    expect(mergedSheetOf(formOf(...both, ["all", "saved"]))).toEqual(saved);
    expect(mergedSheetOf(formOf(...both, ["all", "mine"]))).toEqual(mine);
  });
});
