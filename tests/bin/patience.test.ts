import { describe, expect, it } from "vitest";
import { withPatience } from "../../bin/patience.ts";

const never = new Promise<never>(() => undefined);

describe("withPatience", () => {
  it("what is there already is answered, however little patience there is", async () => {
    expect(await withPatience(0, Promise.resolve("here"))).toBe("here");
  });

  it("what comes too late is null", async () => {
    expect(await withPatience(1, never)).toBeNull();
  });

  it("what goes wrong in time goes wrong here too", async () => {
    await expect(withPatience(1000, Promise.reject(new Error("no")))).rejects.toThrow("no");
  });
});
