import type { Calculation, Computed } from "#app/workflow/calculations.ts";

/** So long a page may take without anybody wondering. */
const SHORTLY_MS = 1500;

/** What is known of a calculation after a moment: most are done by then, and the page needs no second look. */
export async function waitShortly<Value>({ known, done }: Calculation<Value>): Promise<Computed<Value>> {
  if (known.state !== "computing") return known;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const moment = new Promise<Computed<Value>>((resolve) => {
    timer = setTimeout(() => resolve(known), SHORTLY_MS);
  });
  const outcome = await Promise.race([done, moment]);
  clearTimeout(timer);
  return outcome;
}
