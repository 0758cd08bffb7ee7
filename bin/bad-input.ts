/** Input that does not fit: one line on standard error, exit 2, nothing written. */
export class BadInput extends Error {
  override readonly name = "BadInput";
}
