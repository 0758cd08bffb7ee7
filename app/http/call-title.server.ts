import type { Call } from "#app/workflow/calls.server.ts";

/** What the frame of a role's pages shows of a call. */
export function callTitle({ slug, programme }: Call) {
  return { slug, shortName: programme.shortName, edition: programme.edition.name };
}
