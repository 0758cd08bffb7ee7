import { useTranslation } from "#app/i18n/use-translation.ts";
import type { FindingDetail, FindingParams } from "#scoring/formal-check/finding.ts";
import { useCodeName } from "./code-names.ts";
import { dateText, instantText } from "./instant.ts";
import { placeName } from "./place-names.ts";
import type { Bilingual } from "#scoring/programme/programme.ts";

interface CallNames {
  readonly timeZone: string;
  readonly fields: readonly { readonly code: string; readonly name: Bilingual }[];
}

const SIZES = new Set(["scan_too_small", "scan_too_large", "image_too_large", "file_too_large"]);

/** The sentence of a finding, with its codes, sizes and dates put into words. */
export function useFindingText(
  call: CallNames,
): (finding: { readonly detail: FindingDetail; readonly params: FindingParams }) => string {
  const { t, i18n } = useTranslation();
  const fieldName = useCodeName(call.fields);
  const worded = (key: string, value: string): string => (i18n.exists(key) ? t(key as "common.none") : value);
  const inWords = (detail: FindingDetail, name: string, value: string | number): string | number => {
    // Rounded away from the limit, so that the sentence never names two equal sizes.
    if (typeof value === "number" && SIZES.has(detail))
      return detail === "scan_too_small" ? Math.floor(value / 1024) : Math.ceil(value / 1024);
    if (typeof value === "number") return value;
    switch (name) {
      case "receivedAt":
      case "closesAt":
      case "opensAt":
        return instantText(value, call.timeZone, i18n.language);
      case "releasedOn":
      case "launchedFrom":
      case "signedOn":
      case "grantedOn":
        return dateText(value, i18n.language);
      case "country":
        return placeName(value, i18n.language);
      case "field":
        return fieldName(value);
      case "channel":
        return worded(`common.channels.${value}`, value);
      case "status":
        return worded(`common.ipStatus.${value}`, value);
      case "section":
        return worded(`common.sections.${value}`, value);
      case "unitType":
        return worded(`office.unitTypes.${value}`, value);
      case "level":
        return worded(`office.levels.${value}`, value);
      case "item":
      case "text":
        return worded(`formalCheck.items.${value}`, value);
      default:
        return value;
    }
  };
  return ({ detail, params }) => {
    const words = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, inWords(detail, name, value)]),
    );
    return t(`formalCheck.details.${detail}`, words);
  };
}
