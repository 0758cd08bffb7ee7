/** A small valid PDF of one page, padded by comments to an exact size where a size is what matters. */
import { ascii, concat } from "./bytes.ts";

const LINE = 100;

/**
 * @param lines Latin text, one a line of the page
 * @param bytes the exact size; without it, as small as it is
 * @throws Error when the page alone is larger than `bytes`
 */
export function onePagePdf(lines: readonly string[], bytes?: number): Uint8Array {
  const bare = build(lines, new Uint8Array());
  if (bytes === undefined) return bare;
  // The offset in the trailer grows by some digits with the padding, which is then shorter by as many.
  const padding = bytes - bare.length;
  for (const shorter of [0, 1, 2, 3, 4, 5]) {
    if (padding - shorter < 2) throw new Error(`onePagePdf: the page alone has ${bare.length} bytes`);
    const file = build(lines, comment(padding - shorter));
    if (file.length === bytes) return file;
  }
  throw new Error(`onePagePdf: no padding gives ${bytes} bytes`);
}

function build(lines: readonly string[], padding: Uint8Array): Uint8Array {
  const text = lines.map((line) => `(${escaped(line)}) Tj T*`).join("\n");
  const stream = `BT /F1 14 Tf 22 TL 56 760 Td\n${text}\nET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
  ];
  const head = ascii("%PDF-1.4\n");
  let offset = head.length + padding.length;
  const offsets: number[] = [];
  const bodies = objects.map((body, index) => {
    offsets.push(offset);
    const bytes = ascii(`${index + 1} 0 obj\n${body}\nendobj\n`);
    offset += bytes.length;
    return bytes;
  });
  const rows = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  const tail = ascii(
    `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${offset}\n%%EOF\n`,
  );
  return concat([head, padding, ...bodies, tail]);
}

/** Comment lines of so many bytes in all, at least two. */
function comment(length: number): Uint8Array {
  const bytes = new Uint8Array(length).fill(0x2e);
  for (let start = 0; start < length; start += LINE) {
    bytes[start] = 0x25;
    bytes[Math.min(start + LINE, length) - 1] = 0x0a;
  }
  // A last line of a single byte would be a line end only, which is as good as a comment.
  return bytes;
}

function escaped(text: string): string {
  return text.replace(/[\\()]/g, "\\$&");
}
