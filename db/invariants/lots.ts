/**
 * The order of the lots (algorithm `candela-draw-1`), computed apart from the rulebook's own: a check that used the
 * function it checks would find nothing when that function is wrong.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

const NUMBERS = 2n ** 32n;

/** Cost: one SHA-256 for eight ids. */
export function lotsOf(seedParts: readonly string[], ids: readonly string[]): string[] {
  const hashes = seedParts.map((part) => bytesToHex(sha256(utf8ToBytes(part))));
  const numbers = numbersOf(sha256(utf8ToBytes(hashes.join("\n"))));
  const left = [...ids].sort((one, other) => (one < other ? -1 : 1));
  for (let size = left.length; size > 1; size -= 1) {
    const below = BigInt(size);
    let number = numbers.next().value;
    while (number >= NUMBERS - (NUMBERS % below)) number = numbers.next().value;
    const chosen = Number(number % below);
    [left[size - 1], left[chosen]] = [left[chosen]!, left[size - 1]!];
  }
  return left;
}

function* numbersOf(key: Uint8Array): Generator<bigint, never> {
  for (let block = 0n; ; block += 1n) {
    const counter = block.toString(16).padStart(16, "0");
    const hex = bytesToHex(sha256(Uint8Array.from([...key, ...Buffer.from(counter, "hex")])));
    for (let at = 0; at < hex.length; at += 8) yield BigInt(`0x${hex.slice(at, at + 8)}`);
  }
}
