import { describe, expect, it } from "vitest";
import { typedTexts } from "#app/http/page.server.ts";
import { typedIn } from "#app/components/typed.ts";

describe("what was typed before a refusal", () => {
  it("comes back by name, but never a password or a file", () => {
    const form = new FormData();
    form.set("serial", "F01-001");
    form.set("password", "secret");
    form.set("newPassword", "secret");
    form.set("file", new File(["x"], "x.txt"));
    expect(typedTexts(form)).toEqual({ serial: "F01-001" });
  });

  it("a field that was not sent keeps its own value", () => {
    const typed = typedIn({ typed: { serial: "F01-001" } });
    expect([typed("serial", "F02-002"), typed("reason", "none"), typedIn(undefined)("serial", "F02-002")]).toEqual([
      "F01-001",
      "none",
      "F02-002",
    ]);
  });
});
