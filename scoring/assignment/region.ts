/**
 * 地域 / Region: the province at home, the country abroad; what rule LOCAL and "from outside the region" compare.
 *
 * A domestic record without a province is a region of its own: it never counts as the same place by mistake, and
 * never as a foreign one.
 */
export interface Region {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** null: abroad, or not known. */
  readonly province: string | null;
}

/** One text per region, equal exactly when the regions are the same. */
export function regionKey({ country, province }: Region): string {
  return province === null ? country : `${country}/${province}`;
}

export function isSameRegion(one: Region, other: Region): boolean {
  return regionKey(one) === regionKey(other);
}
