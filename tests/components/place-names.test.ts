import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { COUNTRY_CODES, placeName, placeText } from "#app/components/place-names.ts";

describe("names of places", () => {
  it("at home the province is named with the country, abroad the country alone", () => {
    expect(placeText("CN", "CN-HB", "zh-CN")).toBe("中国·湖北");
    expect(placeText("CN", "CN-HB", "en")).toBe("Hubei, China");
    expect(placeText("MY", null, "en")).toBe("Malaysia");
  });

  it("a code without a name stands for itself", () => {
    expect(placeName("XX", "en")).toBe("XX");
  });

  it("every country of the default programme has a name", () => {
    const file = join(import.meta.dirname, "../../db/seed/programmes/light-of-innovation-2022.json");
    const { eligibility } = JSON.parse(readFileSync(file, "utf8")) as { eligibility: { countries: string[] } };
    expect(eligibility.countries.filter((code) => !COUNTRY_CODES.includes(code))).toEqual([]);
  });
});
