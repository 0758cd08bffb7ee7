/**
 * 种子随机数 / Seeded numbers: whole numbers that anybody can compute again from the recorded seed.
 *
 * Key: SHA-256 of the lower-case hexadecimal SHA-256 sums of the seed's parts (UTF-8), joined by line feeds; two
 * different lists of parts never give the same text. Block k = SHA-256(key ‖ k as 8 bytes, big-endian), k = 0, 1, …;
 * each block gives eight 32-bit numbers, big-endian. A number below n is the next 32-bit number modulo n, after
 * passing over those from the largest multiple of n on: no value is favoured.
 *
 * Source: FIPS 180-4 (SHA-256); rejection sampling.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** Recorded beside every draw; a change of the rules above or of `drawOrder` needs a new name. */
export const DRAW_ALGORITHM = "candela-draw-1";

const NUMBERS = 2 ** 32;
const NUMBERS_A_BLOCK = 8;

/**
 * @param seedParts at least one; their order counts.
 * @returns a function that gives the next number from 0 to below − 1, for 1 ≤ below ≤ 2³².
 */
export function seededNumbers(seedParts: readonly string[]): (below: number) => number {
  if (seedParts.length === 0) throw new Error("seededNumbers: a seed has at least one part");
  const key = sha256(utf8ToBytes(seedParts.map((part) => bytesToHex(sha256(utf8ToBytes(part)))).join("\n")));
  let taken = 0;
  let block: DataView = new DataView(new ArrayBuffer(0));
  const next = (): number => {
    const place = taken % NUMBERS_A_BLOCK;
    if (place === 0) block = blockOf(key, taken / NUMBERS_A_BLOCK);
    taken++;
    return block.getUint32(4 * place);
  };
  return (below) => {
    if (!Number.isSafeInteger(below) || below < 1 || below > NUMBERS)
      throw new Error("seededNumbers: below must be a whole number from 1 to 2^32");
    const usable = NUMBERS - (NUMBERS % below);
    let number = next();
    while (number >= usable) number = next();
    return number % below;
  };
}

function blockOf(key: Uint8Array, index: number): DataView {
  const input = new Uint8Array(key.length + 8);
  input.set(key);
  new DataView(input.buffer).setBigUint64(key.length, BigInt(index));
  const output = sha256(input);
  return new DataView(output.buffer, output.byteOffset, output.byteLength);
}
