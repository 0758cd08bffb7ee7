import type { RefusalCode } from "#app/workflow/refusal.ts";

/** The one place where a refusal becomes an HTTP status. */
export function statusOf(code: RefusalCode): number {
  switch (code) {
    case "not_found":
      return 404;
    case "invalid":
      return 422;
    case "calculation_failed":
      return 503;
    default:
      return 409;
  }
}
