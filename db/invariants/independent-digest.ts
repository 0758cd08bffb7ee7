/**
 * The digest of a document (RFC 8785, SHA-256), computed apart from the rulebook's own: a check that used the function
 * it checks would find nothing when that function is wrong.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";

export function independentDigest(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalize(value) ?? "")));
}

/** The text's own digest, for documents that are stored in canonical form. */
export function digestOfText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
