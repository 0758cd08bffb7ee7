import { describe, expect, it } from "vitest";
import { nextSheet, type SheetLine } from "#app/routes/$call.expert._index/stage-work.ts";

function sheet(serial: string, status: SheetLine["status"]): SheetLine {
  return {
    sheetId: serial,
    order: 1,
    serial,
    titleZh: null,
    titleEn: serial,
    fieldName: null,
    status,
    total: { hundredths: null, scored: 0, of: 7 },
    savedAt: null,
    submittedAt: null,
  };
}

describe("the sheet to go on with", () => {
  it("is the draft that was begun, before one that was not", () => {
    const sheets = [sheet("F04-001", "submitted"), sheet("F04-002", "notStarted"), sheet("F04-003", "draft")];
    expect(nextSheet(sheets)?.serial).toBe("F04-003");
  });

  it("is one that was put aside only when nothing else is left", () => {
    const sheets = [sheet("F04-001", "skipped"), sheet("F04-002", "notStarted")];
    expect(nextSheet(sheets)?.serial).toBe("F04-002");
    expect(nextSheet(sheets.slice(0, 1))?.serial).toBe("F04-001");
  });

  it("is none when everything is submitted", () => {
    expect(nextSheet([sheet("F04-001", "submitted")])).toBeUndefined();
  });
});
