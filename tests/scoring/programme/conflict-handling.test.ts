import { describe, expect, it } from "vitest";
import { applicantWindowState } from "#scoring/programme/conflict-handling.ts";

describe("the applicants' window", () => {
  it("opens and closes to the second, in whatever zone its dates are written; without one it is always open", () => {
    const applicantWindow = { opensAt: "2022-12-22T09:00:00+08:00", closesAt: "2023-01-06T18:00:00+08:00" };
    const stateAt = (now: string) => applicantWindowState({ applicantWindow }, now);
    expect(stateAt("2022-12-22T00:59:59Z")).toBe("notYet");
    expect(stateAt("2022-12-22T01:00:00Z")).toBe("open");
    expect(stateAt("2023-01-06T09:59:59Z")).toBe("open");
    expect(stateAt("2023-01-06T10:00:00Z")).toBe("over");
    expect(applicantWindowState({ applicantWindow: null }, "2030-01-01T00:00:00Z")).toBe("always");
  });
});
