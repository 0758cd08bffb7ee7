import type { Programme } from "#scoring/programme/programme.ts";

type WithHome = Pick<Programme, "homeCountry">;

/** The programme's home country; null where it names none, or is older than the question. */
export function homeCountryOf({ homeCountry = null }: WithHome): string | null {
  return homeCountry;
}

/**
 * 境外 / Whether a country is another than the programme's home country. A programme that names none makes no
 * difference between home and abroad: then nobody is foreign.
 *
 * @param country ISO 3166-1 alpha-2, of an applicant or an expert
 */
export function isForeign(programme: WithHome, country: string): boolean {
  const home = homeCountryOf(programme);
  return home !== null && country !== home;
}
