import type { Bilingual } from "#scoring/programme/programme.ts";
import { usePick } from "./bilingual.ts";

/** Navigation to the stages of a call, by their names. */
export function useStageLinks(
  base: string,
  stages: readonly { readonly kind: string; readonly name: Bilingual }[],
): readonly { readonly to: string; readonly label: string }[] {
  const pick = usePick();
  return stages.map(({ kind, name }) => ({ to: `${base}/stages/${kind}`, label: pick(name) }));
}
