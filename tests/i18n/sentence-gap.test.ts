import { describe, expect, it } from "vitest";
import { createI18n } from "#app/i18n/create-i18n.ts";

const SOURCES = import.meta.glob<string>("/app/**/*.tsx", { eager: true, query: "?raw", import: "default" });
const chinese = await createI18n("zh-CN");

/** Keys of texts that a space of the source follows: `{t("a.b")}{" "}`, or `{t("a.b")} <b>`. */
function keysBeforeSpace(source: string): string[] {
  return [...source.matchAll(/\bt\(\s*"([\w.]+)"(?:(?!\bt\()[^;])*?\)\}(?:\{" "\}| (?=[<{]))/g)].flatMap(
    ([, key]) => key ?? [],
  );
}

function endsInFullWidth(key: string): boolean {
  return /[，。！？：；]$/u.test(chinese.t(key));
}

describe("a Chinese sentence", () => {
  it("is never followed by a half-width space: its own punctuation has the room", () => {
    const found = Object.entries(SOURCES).flatMap(([file, source]) =>
      keysBeforeSpace(source)
        .filter(endsInFullWidth)
        .map((key) => `${file} ${key}`),
    );
    expect(found).toEqual([]);
  });

  it("that is followed by one is found", () => {
    const spaced = ['{t("refusals.unexpected")}{" "}\n{t("a")}', '{t("refusals.unexpected", { a: 1 })} <Link>'];
    expect(spaced.flatMap(keysBeforeSpace)).toEqual(["refusals.unexpected", "refusals.unexpected"]);
    expect(endsInFullWidth("refusals.unexpected")).toBe(true);
    expect(keysBeforeSpace('{t("refusals.unexpected")}\n{t("common.sentenceGap")}\n{t("a")}')).toEqual([]);
  });
});
