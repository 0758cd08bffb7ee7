import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { votersOf, type Seat } from "#scoring/shortlist/voters-of.ts";

const rule = { quorum: { numerator: 2, denominator: 3 }, minimumPresent: 5, pass: { numerator: 2, denominator: 3 } };
const member = (expertId: string, isPresent = true): Seat => ({ expertId, seat: "member", isPresent });
const reserve = (expertId: string, isPresent = true): Seat => ({ expertId, seat: "reserve", isPresent });
const nobody = () => false;

describe("who votes on a submission", () => {
  it("present members without a conflict", () => {
    const seats = [member("a"), member("b"), member("c", false), member("d"), member("e"), member("f"), member("g")];
    expect(votersOf(rule, seats, (id) => id === "a")).toEqual({
      members: 6,
      present: ["b", "d", "e", "f", "g"],
      quorumNeeded: 5,
      hasQuorum: true,
    });
  });

  it("seven members, two recused, one absent: one reserve steps in, the second is not needed", () => {
    const seats = ["a", "b", "c", "d", "e", "f", "g"].map((id) => member(id, id !== "c"));
    const voters = votersOf(rule, [...seats, reserve("h"), reserve("i")], (id) => "ab".includes(id));
    expect(voters).toEqual({ members: 5, present: ["d", "e", "f", "g", "h"], quorumNeeded: 5, hasQuorum: true });
  });

  it("a reserve with a conflict is passed over", () => {
    const seats = ["a", "b", "c", "d"].map((id) => member(id));
    const voters = votersOf(rule, [...seats, reserve("h"), reserve("i")], (id) => id === "h");
    expect(voters.present).toEqual(["a", "b", "c", "d", "i"]);
  });

  it("a reserve takes the seat of an absent member, so even a quorum of all can be reached", () => {
    const all = { ...rule, quorum: { numerator: 1, denominator: 1 }, minimumPresent: 1 };
    const seats = [member("a"), member("b", false), reserve("h")];
    expect(votersOf(all, seats, nobody)).toEqual({ members: 2, present: ["a", "h"], quorumNeeded: 2, hasQuorum: true });
  });

  it("with too few on the roll the quorum stays lost", () => {
    expect(votersOf(rule, [member("a"), reserve("h")], nobody)).toMatchObject({
      present: ["a", "h"],
      hasQuorum: false,
    });
    expect(votersOf(rule, [], nobody)).toMatchObject({ members: 0, present: [], hasQuorum: false });
  });

  it("no reserve votes where the members alone have the quorum, and nobody recused ever votes", () => {
    const seat = fc.record({
      seat: fc.constantFrom("member" as const, "reserve" as const),
      isPresent: fc.boolean(),
      isRecused: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(seat, { maxLength: 12 }), (list) => {
        const seats = list.map((item, index) => ({ ...item, expertId: String(index) }));
        const isRecused = (id: string): boolean => seats[Number(id)]!.isRecused;
        const voters = votersOf(rule, seats, isRecused);
        const members = votersOf(
          rule,
          seats.filter((item) => item.seat === "member"),
          isRecused,
        );
        expect(voters.present.some(isRecused)).toBe(false);
        expect(voters.present.every((id) => seats[Number(id)]!.isPresent)).toBe(true);
        if (members.hasQuorum) expect(voters).toEqual(members);
        expect(voters.members).toBeGreaterThanOrEqual(voters.present.length);
      }),
    );
  });
});
