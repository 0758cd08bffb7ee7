import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvReply, formulaSafe } from "#app/http/csv.server.ts";

describe("files of tables", () => {
  it("a text that starts like a formula, also with a full-width sign, gets an apostrophe in front", () => {
    const dangerous = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠x"];
    expect(dangerous.map(formulaSafe)).toEqual(dangerous.map((text) => `'${text}`));
  });

  it("any other text stays as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        fc.pre(!/^[=+\-@\t\r＝＋－＠]/u.test(text));
        expect(formulaSafe(text)).toBe(text);
      }),
    );
  });

  it("starts with a byte order mark and ends lines with CRLF; numbers stay numbers", async () => {
    const reply = csvReply(
      "list",
      ["编号", "title"],
      [
        ["F01-001", "=a,b"],
        ["-", -3],
      ],
    );
    const bytes = new Uint8Array(await reply.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toBe("编号,title\r\nF01-001,\"'=a,b\"\r\n'-,-3\r\n");
    expect(reply.headers.get("Content-Disposition")).toBe('attachment; filename="list.csv"');
  });

  it("a figure has the digits it is shown with, and its minus sign is no formula", async () => {
    const rows = [[{ hundredths: 8700 }, { decimal: -10.846, digits: 1 }, { decimal: -0.04, digits: 1 }]];
    const text = await csvReply("list", ["a", "b", "c"], rows).text();
    expect(text.split("\r\n")[1]).toBe("87.00,-10.8,0.0");
  });
});
