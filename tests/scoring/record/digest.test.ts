import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, digest, digestOfMembers } from "#scoring/record/digest.ts";

describe("canonicalJson", () => {
  it("the order in which keys were written does not matter", () => {
    expect(canonicalJson({ b: [1, null], a: { d: true, c: "光" } })).toBe('{"a":{"c":"光","d":true},"b":[1,null]}');
    expect(canonicalJson({ a: { c: "光", d: true }, b: [1, null] })).toBe(
      canonicalJson({ b: [1, null], a: { d: true, c: "光" } }),
    );
  });

  it("keys are sorted by UTF-16 code units as RFC 8785 3.2.3 shows", () => {
    const keys = { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7 };
    expect(canonicalJson(keys)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
  });

  it.each([
    ["a number with a fraction", { mark: 85.5 }, "$.mark is not a safe integer"],
    ["not-a-number", [Number.NaN], "$[0] is not a safe integer"],
    ["infinity", Number.POSITIVE_INFINITY, "$ is not a safe integer"],
    ["an integer beyond 2^53", 2 ** 53, "$ is not a safe integer"],
    ["undefined in an object", { a: { b: undefined } }, "$.a.b is undefined"],
    ["a hole in an array", new Array(1), "$[0] is undefined"],
    ["a bigint", { a: 1n }, "$.a is bigint"],
    ["a function", { toJSON: () => 1 }, "$.toJSON is function"],
    ["a date", { at: new Date(0) }, "$.at is an instance of a class"],
    ["a map", new Map(), "$ is an instance of a class"],
    ["half a surrogate pair", "\ud800", "$ holds half of a character"],
    ["half a surrogate pair in a key", { "\udc00": 1 }, "holds half of a character"],
  ])("%s is refused with its path", (_name, value, message) => {
    expect(() => canonicalJson(value)).toThrow(message);
  });

  it("a value that contains itself is refused, one that appears twice is not", () => {
    const loop: { self?: unknown } = {};
    loop.self = loop;
    expect(() => canonicalJson(loop)).toThrow("$.self contains itself");
    const shared = { a: 1 };
    expect(canonicalJson([shared, shared])).toBe('[{"a":1},{"a":1}]');
  });
});

describe("digestOfMembers", () => {
  it("is the digest of the object", () => {
    const members = fc.dictionary(
      fc.string({ unit: "grapheme" }),
      fc.oneof(fc.maxSafeInteger(), fc.string({ unit: "grapheme" })),
    );
    fc.assert(
      fc.property(members, (value) => {
        const texts: Record<string, string> = Object.create(null) as Record<string, string>;
        for (const [key, item] of Object.entries(value)) texts[key] = canonicalJson(item);
        expect(digestOfMembers(texts)).toBe(digest({ ...value }));
      }),
    );
  });
});

describe("digest", () => {
  it("is lower-case hex SHA-256 of the canonical text", () => {
    // sha256sum of the two bytes {} and of the UTF-8 text "光" in quotes.
    expect(digest({})).toBe("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    expect(digest("光")).toBe("316106206833842df27174fd114a0a4c517b5e8a7ca4aca4b99754cf1fee73ec");
  });

  it("changes with the value and only with the value", () => {
    const leaf = fc.oneof(fc.maxSafeInteger(), fc.string({ unit: "grapheme" }), fc.boolean(), fc.constant(null));
    const json = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof({ maxDepth: 3 }, leaf, fc.array(tie("value")), fc.dictionary(fc.string(), tie("value"))),
    })).value;
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(digest(a) === digest(b)).toBe(canonicalJson(a) === canonicalJson(b));
        expect(digest(JSON.parse(canonicalJson(a)))).toBe(digest(a));
      }),
    );
  });
});
