/** What was asked for cannot be done, or is refused for a reason: the explanation on standard error, exit 3. */
export class NotPossible extends Error {
  override readonly name = "NotPossible";
}
