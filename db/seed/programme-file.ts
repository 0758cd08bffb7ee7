import lightOfInnovation2022 from "./programmes/light-of-innovation-2022.json";

/**
 * The programme file that ships with the product. It is data like any other programme file: a desk validates it
 * before use, so it is handed out unread.
 */
export function defaultProgramme(): unknown {
  return structuredClone(lightOfInnovation2022);
}
