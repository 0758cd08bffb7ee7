/** 等级与等级描述 / The band a mark falls into, and the anchor sentence of that band. */
import type { Band, Bilingual, Rubric } from "#scoring/programme/programme.ts";

/** The band that holds the mark (both ends included); undefined when no band does. */
export function bandOf(rubric: Pick<Rubric, "bands">, mark: number): Band | undefined {
  return rubric.bands.find((band) => band.from <= mark && mark <= band.to);
}

/**
 * The level descriptor of the mark's own band in one criterion. Undefined when the rubric describes no such band or
 * criterion: a neighbouring band's sentence would say something the rubric does not.
 */
export function descriptorOf(
  rubric: Pick<Rubric, "bands" | "criteria">,
  criterion: string,
  mark: number,
): Bilingual | undefined {
  const band = bandOf(rubric, mark);
  if (band === undefined) return undefined;
  const described = rubric.criteria.find((item) => item.code === criterion);
  return described?.levelDescriptors.find((descriptor) => descriptor.from === band.from)?.text;
}
