import { crc32, inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { onePagePdf } from "#db/seed/demonstration/pdf.ts";
import { barsPng } from "#db/seed/demonstration/png.ts";
import { demonstrationRoster } from "#db/seed/demonstration/roster.ts";

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

describe("demonstration PDFs", () => {
  it.each([1400, 98_304, 153_600, 153_601, 999_999, 1_000_000, 1_000_001, 3_145_728, 3_565_158])(
    "have exactly %i bytes when asked",
    (bytes) => {
      expect(onePagePdf(["Demonstration document"], bytes)).toHaveLength(bytes);
    },
  );

  it("point from their end to the table of objects and from there to every object", () => {
    const file = text(onePagePdf(["Demonstration document", "F01-001 (licence)"], 153_600));
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1]);
    expect(file.slice(start, start + 4)).toBe("xref");
    const offsets = [...file.slice(start).matchAll(/(\d{10}) 00000 n /g)].map((match) => Number(match[1]));
    expect(offsets.map((offset) => file.slice(offset, offset + 7))).toEqual(
      [1, 2, 3, 4, 5].map((number) => `${number} 0 obj`),
    );
    expect(file).toContain("(F01-001 \\(licence\\)) Tj");
  });

  it("cannot be smaller than their page", () => {
    expect(() => onePagePdf(["Demonstration document"], 100)).toThrow("onePagePdf");
  });
});

describe("demonstration images", () => {
  it("are valid PNGs of at most 2 KB", () => {
    const file = Buffer.from(barsPng([100, 60, 20]));
    expect(file.length).toBeLessThanOrEqual(2048);
    expect(file.subarray(1, 4).toString()).toBe("PNG");
    const types: string[] = [];
    for (let offset = 8; offset < file.length;) {
      const length = file.readUInt32BE(offset);
      const body = file.subarray(offset + 4, offset + 8 + length);
      expect(file.readUInt32BE(offset + 8 + length)).toBe(crc32(body));
      types.push(body.subarray(0, 4).toString());
      if (types.at(-1) === "IDAT") expect(inflateSync(body.subarray(4))).toHaveLength(48 * 33);
      offset += length + 12;
    }
    expect(types).toEqual(["IHDR", "PLTE", "IDAT", "IEND"]);
  });
});

describe("the files of the demonstration", () => {
  const files = demonstrationRoster().submissions.flatMap((submission) => submission.files);

  it("are what their media type says", () => {
    for (const { mediaType, content } of files)
      expect(text(content.subarray(0, 5))).toBe(mediaType === "application/pdf" ? "%PDF-" : "\x89PNG\r");
  });

  it("are small but for the scans of licences", () => {
    expect(files.filter(({ section, content }) => section !== "qualification" && content.length > 3072)).toEqual([]);
  });
});
