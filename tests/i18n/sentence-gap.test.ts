import { describe, expect, it } from "vitest";
import { texts } from "#app/i18n/zh-CN.ts";
import { flatTexts } from "./support/flat-texts.ts";
import { keysBeforeSpace, ownPunctuation } from "./support/page-source.ts";

const SOURCES = import.meta.glob<string>(["/app/**/*.tsx", "/app/{components,routes}/**/*.ts"], {
  eager: true,
  query: "?raw",
  import: "default",
});

const closing = flatTexts(texts).flatMap(([key, text]) => (/[，。！？：；、]$/u.test(text) ? [key] : []));

/** Keys of texts that bring the room of their last sign with them and have a space after it all the same. */
function doubleRooms(source: string): string[] {
  return keysBeforeSpace(source).flatMap((form) => closing.filter((key) => form.test(key)));
}

describe("a Chinese sentence", () => {
  it("is never followed by a half-width space: its own punctuation has the room", () => {
    const found = Object.entries(SOURCES).flatMap(([file, source]) =>
      doubleRooms(source).map((key) => `${file} ${key}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    ["in braces", '<p>{t("refusals.unexpected")}{" "}\n{t("a")}</p>', "refusals.unexpected"],
    ["of the line", '<p>{t("refusals.unexpected", { a: 1 })} <Link>a</Link></p>', "refusals.unexpected"],
    ["after an element", '<p><b>{t("refusals.unexpected")}</b>{" "}{name}</p>', "refusals.unexpected"],
    ["of a template", 'const a = `${t("refusals.unexpected")} ${name}`', "refusals.unexpected"],
    ["after a plural", '<p>{t("reports.missing.unknown", { count })}{" "}{name}</p>', "reports.missing.unknown_other"],
    ["after a key of parts", "<p>{t(`conflicts.applicants.${kind}`)} {name}</p>", "conflicts.applicants.always"],
    ["after a choice", '<p>{a ? t("reports.missing.none") : null}{" "}{name}</p>', "reports.missing.none"],
    ["after a choice of keys", '<p>{t(a ? "reports.missing.none" : "b")} {name}</p>', "reports.missing.none"],
    ["after a condition", '<p>{a && t("reports.missing.none")} {name}</p>', "reports.missing.none"],
  ])("a space %s is found", (_where, source, key) => expect(doubleRooms(source)).toContain(key));

  it("a gap of the language is none of them, nor is the end of a line", () => {
    const gap = '<p>{t("refusals.unexpected")}\n  {t("common.sentenceGap")}\n  {t("a")}</p>';
    expect(keysBeforeSpace(gap).flatMap((form) => closing.filter((key) => form.test(key)))).toEqual([]);
  });
});

describe("the punctuation between two texts", () => {
  it("is a text of the language, never a page's own", () => {
    const found = Object.entries(SOURCES)
      .filter(([, source]) => /\bt\(|\bTranslate\b/.test(source))
      .flatMap(([file, source]) => ownPunctuation(source).map((sign) => `${file} ${sign}`));
    expect(found).toEqual([]);
  });

  it.each([
    ["<dd>{name}, {at}</dd>", ","],
    ["<dd>{name} ({code})</dd>", "("],
    ["const a = `${name}: ${text}`", ": "],
    ["const a = `, ${text}`", ", "],
    ['flags.join("; ")', 'flags.join("; ")'],
  ])("%s has its own", (source, sign) => expect(ownPunctuation(source)).toContain(sign));
});
