/**
 * 规范化 JSON 与摘要 / Canonical JSON and digest.
 *
 * One value has one text and one digest, whatever the order in which its keys were written, so that two people who
 * hold the same facts can compare 64 characters instead of two documents.
 *
 * Source: RFC 8785 (JSON Canonicalization Scheme), FIPS 180-4 (SHA-256).
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";

/**
 * The canonical text of a plain value: keys sorted, no spaces.
 *
 * Only safe integers, well-formed strings, booleans, null, arrays and plain objects are allowed. A number with a
 * fraction is refused because its text would be a rounding; undefined is refused because JSON would drop it in
 * silence.
 * @throws Error naming the path of the first value that is not allowed.
 */
export function canonicalJson(value: unknown): string {
  refuseUnstable(value, () => "$", []);
  const text = canonicalize(value);
  if (text === undefined) throw new Error("canonicalJson: the value has no JSON text");
  return text;
}

/**
 * Lower-case hexadecimal SHA-256 of the canonical text in UTF-8: 64 characters.
 * @throws Error as canonicalJson.
 */
export function digest(value: unknown): string {
  return digestOfText(canonicalJson(value));
}

/** Lower-case hexadecimal SHA-256 of a text in UTF-8. */
export function digestOfText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/**
 * The digest of an object whose members are canonical texts already: the same as of the object, without writing a large
 * member once more.
 */
export function digestOfMembers(members: Readonly<Record<string, string>>): string {
  // RFC 8785 sorts keys by their UTF-16 code units, as sort() does.
  const written = Object.keys(members)
    .sort()
    .map((key) => `${canonicalJson(key)}:${members[key]}`);
  return digestOfText(`{${written.join(",")}}`);
}

function refuseUnstable(value: unknown, path: () => string, ancestors: object[]): void {
  if (value === null || typeof value === "boolean") return;
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new Error(`canonicalJson: ${path()} is not a safe integer`);
    return;
  }
  if (typeof value === "string") {
    if (/\p{Surrogate}/u.test(value)) throw new Error(`canonicalJson: ${path()} holds half of a character`);
    return;
  }
  if (typeof value !== "object") throw new Error(`canonicalJson: ${path()} is ${typeof value}, which JSON cannot hold`);
  if (ancestors.includes(value)) throw new Error(`canonicalJson: ${path()} contains itself`);
  ancestors.push(value);
  if (Array.isArray(value)) refuseUnstableItems(value, path, ancestors);
  else refuseUnstableKeys(value, path, ancestors);
  ancestors.pop();
}

function refuseUnstableItems(items: readonly unknown[], path: () => string, ancestors: object[]): void {
  // By index, not by iterator method: a hole in the array must be seen as the undefined it is.
  for (let index = 0; index < items.length; index++)
    refuseUnstable(items[index], () => `${path()}[${index}]`, ancestors);
}

function refuseUnstableKeys(value: object, path: () => string, ancestors: object[]): void {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new Error(`canonicalJson: ${path()} is an instance of a class`);
  for (const [key, item] of Object.entries(value)) {
    refuseUnstable(key, () => `${path()} (a key)`, ancestors);
    refuseUnstable(item, () => `${path()}.${key}`, ancestors);
  }
}
