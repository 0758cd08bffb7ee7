import type { Programme } from "#scoring/programme/programme.ts";

/**
 * 境外 / Whether a country is another than the programme's home country. A programme that names none makes no
 * difference between home and abroad: then nobody is foreign.
 *
 * @param country ISO 3166-1 alpha-2, of an applicant or an expert
 */
export function isForeign({ homeCountry }: Pick<Programme, "homeCountry">, country: string): boolean {
  return homeCountry !== null && country !== homeCountry;
}
