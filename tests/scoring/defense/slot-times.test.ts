import { describe, expect, it } from "vitest";
import { slotMinutes, slotTime } from "#scoring/defense/slot-times.ts";

const hearing = { presentationMinutes: 10, questionMinutes: 10, scoringMinutes: 5, slotsPerPanel: 10 };

describe("slots of a defense session", () => {
  it("a slot is presentation, questions and scoring", () => {
    expect(slotMinutes(hearing)).toBe(25);
  });

  it("slots follow each other, and the eleventh starts the next day at the same time of day", () => {
    const at = (index: number) => slotTime(hearing, "2023-03-14T09:00:00+08:00", "Asia/Shanghai", index);
    expect(at(0)).toEqual({ startsAt: "2023-03-14T01:00:00.000Z", endsAt: "2023-03-14T01:25:00.000Z" });
    expect(at(1).startsAt).toBe(at(0).endsAt);
    expect(at(9).endsAt).toBe("2023-03-14T05:10:00.000Z");
    expect(at(10).startsAt).toBe("2023-03-15T01:00:00.000Z");
    expect(at(21).startsAt).toBe("2023-03-16T01:25:00.000Z");
  });

  it("the time of day is kept over a change of the clock", () => {
    const at = (index: number) => slotTime(hearing, "2023-03-25T08:00:00Z", "Europe/Berlin", index);
    expect(at(0).startsAt).toBe("2023-03-25T08:00:00.000Z");
    expect(at(10).startsAt).toBe("2023-03-26T07:00:00.000Z");
  });
});
