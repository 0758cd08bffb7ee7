import { describe, expect, it } from "vitest";
import { instantOfLocal, localDay, localTime } from "#app/http/zone-time.server.ts";

describe("times in the call's zone", () => {
  it("an instant is written as the local time of the zone", () => {
    expect(localTime("2023-01-24T10:00:00.000Z", "Asia/Shanghai")).toBe("2023-01-24T18:00");
    expect(localDay("2023-01-24T17:00:00.000Z", "Asia/Shanghai")).toBe("2023-01-25");
  });

  it("a local time means one instant of the zone", () => {
    expect(instantOfLocal("2023-01-24T18:00", "Asia/Shanghai")).toBe("2023-01-24T10:00:00Z");
  });

  it("what is no time stays as it was written", () => {
    expect(instantOfLocal("soon", "Asia/Shanghai")).toBe("soon");
  });
});
