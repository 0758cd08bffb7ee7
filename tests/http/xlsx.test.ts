import readXlsxFile from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { workbookReply, xlsxReply } from "#app/http/xlsx.server.ts";

async function bytesOf(...parts: Parameters<typeof xlsxReply>): Promise<Buffer> {
  return Buffer.from(await (await xlsxReply(...parts)).arrayBuffer());
}

async function readBack(header: readonly string[], rows: Parameters<typeof xlsxReply>[2]) {
  const [sheet] = await readXlsxFile(await bytesOf("ranking", header, rows));
  return sheet?.data;
}

describe("xlsxReply", () => {
  it("another program reads back what was written: texts, whole numbers, figures as numbers, nothing as nothing", async () => {
    const rows = [
      ["光子芯片", 1, { hundredths: 8731 }],
      ["Rare ‹earth› & more", 2, null],
    ];
    expect(await readBack(["Title", "Rank", "Score"], rows)).toEqual([
      ["Title", "Rank", "Score"],
      ["光子芯片", 1, 87.31],
      ["Rare ‹earth› & more", 2, null],
    ]);
  });

  it("a text that looks like a formula is a text with an apostrophe, in every row and in the header", async () => {
    const formulas = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1"];
    const read = await readBack(
      ["=header"],
      formulas.map((formula) => [formula]),
    );
    expect(read?.map(([cell]) => String(cell).slice(0, 2))).toEqual([
      "'=",
      "'=",
      "'+",
      "'-",
      "'@",
      "'\t",
      "'\r",
      "'＝",
    ]);
  });

  it("a figure has the digits it is shown with, and is a number below zero too", async () => {
    const rows = [[{ decimal: -0.004, digits: 2 }], [{ decimal: -10.846, digits: 2 }], [{ decimal: 41.6, digits: 0 }]];
    expect(await readBack(["Severity"], rows)).toEqual([["Severity"], [0], [-10.85], [42]]);
  });

  it("several tables are sheets of one workbook, in their order", async () => {
    const tables = ["第一张", "Second"].map((sheet, index) => ({ sheet, header: ["=A"], rows: [["@x", index]] }));
    const made = Buffer.from(await (await workbookReply("reports", tables)).arrayBuffer());
    expect(await readXlsxFile(made)).toEqual([
      {
        sheet: "第一张",
        data: [
          ["'=A", null],
          ["'@x", 0],
        ],
      },
      {
        sheet: "Second",
        data: [
          ["'=A", null],
          ["'@x", 1],
        ],
      },
    ]);
    expect(Buffer.from(await (await workbookReply("reports", tables)).arrayBuffer())).toEqual(made);
  });

  it("the same table gives the same bytes, and the file says what it is", async () => {
    const reply = await xlsxReply("call-initial-ranking", ["A"], [["x"]]);
    expect(reply.headers.get("Content-Disposition")).toBe('attachment; filename="call-initial-ranking.xlsx"');
    const bytes = Buffer.from(await reply.arrayBuffer());
    expect(await bytesOf("call-initial-ranking", ["A"], [["x"]])).toEqual(bytes);
    // No moment of making in any part of it: the first the format knows stands there instead.
    expect(bytes.readUInt16LE(12)).toBe(0x21);
  });
});
