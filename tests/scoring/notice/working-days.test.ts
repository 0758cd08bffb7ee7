import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addWorkingDays, noticePeriod, workingDaysLeft } from "#scoring/notice/working-days.ts";

const spring = { holidays: ["2023-04-05"], workingWeekendDays: [] };
const notice = { publishedOn: "2023-03-31", workingDays: 7, timeZone: "Asia/Shanghai", ...spring };

describe("noticePeriod", () => {
  it("published on a Friday for seven working days with one holiday ends on Wednesday 12 April at 24:00", () => {
    expect(noticePeriod(notice)).toEqual({
      firstDay: "2023-04-03",
      lastDay: "2023-04-12",
      endsAt: "2023-04-12T16:00:00.000Z",
      holidaysInside: ["2023-04-05"],
    });
  });

  it("the day of publication is not counted", () => {
    expect(noticePeriod({ ...notice, publishedOn: "2023-04-10", workingDays: 1 })).toMatchObject({
      firstDay: "2023-04-11",
      lastDay: "2023-04-11",
    });
  });

  it("a weekend day worked in exchange counts, unless it is a holiday", () => {
    const workingWeekendDays = ["2023-04-23", "2023-05-06"];
    const holidays = ["2023-05-01", "2023-05-02", "2023-05-03"];
    const plan = { ...notice, publishedOn: "2023-04-21", workingDays: 7, holidays, workingWeekendDays };
    // Sun 23, Mon 24 … Fri 28 are six; after 1–3 May off, Thu 4 May is the seventh.
    expect(noticePeriod(plan)).toMatchObject({
      firstDay: "2023-04-23",
      lastDay: "2023-05-04",
      holidaysInside: holidays,
    });
    expect(noticePeriod({ ...plan, holidays: [...holidays, "2023-04-23"] }).firstDay).toBe("2023-04-24");
  });

  it("ends at the zone's own midnight, also on the day the clocks change", () => {
    const berlin = { ...notice, publishedOn: "2023-03-23", workingDays: 1, timeZone: "Europe/Berlin", holidays: [] };
    expect(noticePeriod(berlin).endsAt).toBe("2023-03-24T23:00:00.000Z");
    expect(noticePeriod({ ...berlin, workingDays: 2 }).endsAt).toBe("2023-03-27T22:00:00.000Z");
  });

  it("no days, an unknown zone and an impossible date are refused", () => {
    expect(() => noticePeriod({ ...notice, workingDays: 0 })).toThrow("noticePeriod");
    expect(() => noticePeriod({ ...notice, timeZone: "Mars/Olympus" })).toThrow(RangeError);
    expect(() => noticePeriod({ ...notice, publishedOn: "2023-02-30" })).toThrow(RangeError);
  });
});

describe("addWorkingDays", () => {
  it("five working days from Friday are the next Friday; zero days are the day itself", () => {
    expect(addWorkingDays("2023-03-17", 5, spring)).toBe("2023-03-24");
    expect(addWorkingDays("2023-03-18", 0, spring)).toBe("2023-03-18");
  });

  it("days one after the other reach the same day as days at once, always a working day", () => {
    const day = fc
      .date({ min: new Date("2022-01-01"), max: new Date("2024-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const days = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(day, fc.array(day, { maxLength: 20 }), days, days, (from, holidays, a, b) => {
        const calendar = { holidays, workingWeekendDays: [] };
        const reached = addWorkingDays(from, a + b, calendar);
        expect(reached).toBe(addWorkingDays(addWorkingDays(from, a, calendar), b, calendar));
        expect(holidays).not.toContain(reached);
        expect([0, 6]).not.toContain(new Date(reached).getUTCDay());
      }),
    );
  });

  it("half a day is refused", () => {
    expect(() => addWorkingDays("2023-03-17", 1.5, spring)).toThrow("addWorkingDays");
  });
});

describe("workingDaysLeft", () => {
  const left = (now: string) =>
    workingDaysLeft({ now, firstDay: "2023-04-03", lastDay: "2023-04-12", timeZone: "Asia/Shanghai", ...spring });

  it.each([
    ["2023-03-31T10:00:00+08:00", 7],
    ["2023-04-03T00:00:00+08:00", 7],
    ["2023-04-03T23:59:59+08:00", 7],
    ["2023-04-04T00:00:00+08:00", 6],
    ["2023-04-05T12:00:00+08:00", 5],
    ["2023-04-08T12:00:00+08:00", 3],
    ["2023-04-12T15:59:59.999Z", 1],
    ["2023-04-12T16:00:00.000Z", 0],
    ["2023-06-01T00:00:00Z", 0],
  ])("at %s there are %i left, today included", (now, days) => {
    expect(left(now)).toBe(days);
  });
});
