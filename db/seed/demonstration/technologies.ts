import type { Technology } from "./technology.ts";
import { TECHNOLOGIES_F1 } from "./technologies-f1.ts";
import { TECHNOLOGIES_F2 } from "./technologies-f2.ts";
import { TECHNOLOGIES_F3 } from "./technologies-f3.ts";
import { TECHNOLOGIES_F4 } from "./technologies-f4.ts";
import { TECHNOLOGIES_F5 } from "./technologies-f5.ts";
import { TECHNOLOGIES_F6 } from "./technologies-f6.ts";
import { TECHNOLOGIES_F7 } from "./technologies-f7.ts";
import { TECHNOLOGIES_F8 } from "./technologies-f8.ts";

export const FIELDS = ["F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8"] as const;
export type FieldCode = (typeof FIELDS)[number];

export const TECHNOLOGIES: Record<FieldCode, readonly Technology[]> = {
  F1: TECHNOLOGIES_F1,
  F2: TECHNOLOGIES_F2,
  F3: TECHNOLOGIES_F3,
  F4: TECHNOLOGIES_F4,
  F5: TECHNOLOGIES_F5,
  F6: TECHNOLOGIES_F6,
  F7: TECHNOLOGIES_F7,
  F8: TECHNOLOGIES_F8,
};

/** One technology in one scene: what one submission is about. `scene` counts from 0. */
export interface Result {
  readonly field: FieldCode;
  readonly technology: Technology;
  readonly scene: number;
}

/**
 * The results of a field in the order of their serials: every technology in its first scene, then every one that has
 * a second scene, and so on, so that neighbours in a list are about different things.
 */
export function resultsOf(field: FieldCode): readonly Result[] {
  const technologies = TECHNOLOGIES[field];
  const rounds = Math.max(...technologies.map((technology) => technology.scenes.length));
  return Array.from({ length: rounds }, (_, scene) =>
    technologies
      .filter((technology) => scene < technology.scenes.length)
      .map((technology) => ({ field, technology, scene })),
  ).flat();
}
