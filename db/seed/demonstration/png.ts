/** A small valid PNG: horizontal bars in four colours, such as a comparison of figures. */
import { ascii, bigEndian, concat } from "./bytes.ts";

const WIDTH = 128;
const HEIGHT = 48;
const BAR = 8;
/** Paper, and one colour a bar. */
const PALETTE = [250, 249, 246, 176, 112, 24, 120, 118, 112, 200, 197, 190];

/** @param shares length of each bar in per cent of the width, at most three bars */
export function barsPng(shares: readonly number[]): Uint8Array {
  const header = concat([bigEndian(WIDTH), bigEndian(HEIGHT), Uint8Array.of(2, 3, 0, 0, 0)]);
  return concat([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk("IHDR", header),
    chunk("PLTE", Uint8Array.from(PALETTE)),
    chunk("IDAT", stored(pixels(shares))),
    chunk("IEND", new Uint8Array()),
  ]);
}

/** Two bits a pixel; every row starts with the byte of its filter, which is none. */
function pixels(shares: readonly number[]): Uint8Array {
  const stride = WIDTH / 4 + 1;
  const rows = new Uint8Array(stride * HEIGHT);
  shares.slice(0, 3).forEach((share, bar) => {
    const length = Math.round((Math.min(100, Math.max(2, share)) * (WIDTH - 16)) / 100);
    const top = 6 + bar * (BAR + 6);
    for (let y = top; y < top + BAR; y += 1)
      for (let x = 8; x < 8 + length; x += 1) {
        const at = y * stride + 1 + (x >> 2);
        rows[at] = rows[at]! | ((bar + 1) << (6 - 2 * (x & 3)));
      }
  });
  return rows;
}

/** A zlib stream with one block that is not compressed. */
function stored(data: Uint8Array): Uint8Array {
  const length = Uint8Array.of(data.length & 255, data.length >> 8);
  return concat([
    Uint8Array.of(0x78, 0x01, 0x01),
    length,
    length.map((byte) => ~byte & 255),
    data,
    bigEndian(adler32(data)),
  ]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = concat([ascii(type), data]);
  return concat([bigEndian(data.length), body, bigEndian(crc32(body))]);
}

function adler32(data: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of data) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}

function crc32(data: Uint8Array): number {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
