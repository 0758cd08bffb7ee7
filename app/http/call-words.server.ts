import type { Call } from "#app/workflow/calls.server.ts";

/** What a page needs of a programme to put codes into words: zone, fields and stages. */
export function callWords({ slug, programme }: Call) {
  const { timeZone, timeZoneName, fields, otherField, stages } = programme;
  return {
    slug,
    timeZone,
    timeZoneName,
    fields: [...fields, ...(otherField === null ? [] : [otherField])].map(({ code, name }) => ({ code, name })),
    stages: stages.map(({ kind, name }) => ({ kind, name })),
  };
}

export type CallWords = ReturnType<typeof callWords>;
